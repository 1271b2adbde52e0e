"""What guides amount to, in numbers."""

from __future__ import annotations

from pathlib import Path

from repair_cli.checks.stats import Stats, stats
from repair_cli.checks.study import Pack
from repair_cli.errors import Problem
from repair_cli.library.packs import Library, shipped
from repair_cli.library.style import Style
from tests.checks.conftest import with_nodes

NODES = """\
    a: {ask: yes-no, question: Do you want to talk about it here and now?, next: b}
    b:
      say: This is the longest screen of all the screens that there are in this small guide.
      next: [{when: {a: yes}, go: done}, {go: c}]
    c: {ask: text, question: Why?, next: done}
"""


def counted(folder: Path, style: Style) -> list[Stats]:
    (folder / "g.yaml").write_text(with_nodes(NODES), encoding="utf-8")
    problems: list[Problem] = []
    written = Library((), shipped()).check([folder / "g.yaml"], problems)
    assert problems == []
    return list(stats(Pack(written, style)))


def test_the_numbers_of_a_guide(tmp_path: Path) -> None:
    [found] = counted(tmp_path, Style(familiar=("therapist",)))
    assert (found.guide, found.nodes, found.questions, found.outcomes, found.minutes) == ("g", 4, 2, 1, 2)
    assert (found.longest, found.longest_at, found.ways) == (16, "b", 2)
    assert found.words == 2 + 3 + 10 + 16 + 1 + 1 + 1  # title, about, the two questions, the text, the end
    assert (found.hardest_at, found.hardest is not None and found.grade is not None) == ("b", True)
    assert (found.grade or 0) <= (found.hardest or 0)


def test_a_language_without_words_that_everybody_knows_has_no_grades(tmp_path: Path) -> None:
    [found] = counted(tmp_path, Style())
    assert (found.grade, found.hardest, found.hardest_at) == (None, None, None)
