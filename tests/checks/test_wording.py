"""The linter reads wording rules, and tries their examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.checks.wording import wording_problems

KIND = """\
wording: 1
kind: blame
why: It may be heard as ...
frames: [When you ...]
rules:
  cold:
    find: ["you are <bad>"]
    examples: [You are cold.]
    near-misses: [You are warm.]
"""


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("", "", []),
        ("You are cold", "You are warm", ["blame.yaml:8:16: error R154 `cold` does not find this example (for a client)"]),
        ("You are warm", "You are harsh", ["blame.yaml:9:19: error R155 `blame` is found in this near miss (for a client)"]),
        ("<bad>", "<bda>", ["blame.yaml:7:12: error R151 this pattern cannot be used: there is no set of words `bda`"]),
        ("[When you ...]", "['${what}']", ["blame.yaml:4:10: error R152 no pattern takes up all of this frame: what",
                                 "blame.yaml:7:12: error R152 there is no frame for what this pattern finds"]),
        ("When you", "When $ you", ["blame.yaml:4:10: error R121 a `$` stands alone in this frame; write `$$` for a dollar",
                                    "blame.yaml:7:12: error R152 there is no frame for what this pattern finds"]),
        ("kind: blame", "kind: blmae", ["blame.yaml:2:7: error R104 `kind` takes one of: absolutes, blame, non-apology, but-excuse, over-explaining, minimizing, mind-reading, ultimatum, pressuring, diagnosing, self-erasing; did you mean `blame`?"]),
        ("why: It may be heard as ...\n", "", ["blame.yaml:6:5: error R103 a rule needs `why`, here or at the top"]),
        ("    find:", "    for: client\n    unless: [cold]\n    find:", ["blame.yaml:10:16: error R154 `cold` does not find this example (for a client)"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, before: str, after: str, lines: list[str]) -> None:
    (tmp_path / "shared.yaml").write_text("wording: 1\nsets: {bad: [cold, harsh]}\n", encoding="utf-8")
    (tmp_path / "blame.yaml").write_text(KIND.replace(before, after) if before else KIND, encoding="utf-8")
    found = [str(one).replace(f"{tmp_path}/", "") for one in wording_problems(tmp_path)]
    assert [line for line in found if not line.endswith("(for a therapist)")] == lines


def test_shared_words_that_are_broken_hide_what_follows_from_them(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text("wording: 1\nsets: {bad: ['(cold']}\n", encoding="utf-8")
    (tmp_path / "blame.yaml").write_text(KIND, encoding="utf-8")
    assert [str(one).replace(f"{tmp_path}/", "") for one in wording_problems(tmp_path)] == [
        "shared.yaml:2:8: error R151 `bad` cannot be used: a `)` is missing"
    ]
