"""`docs/wording.md` has the figures of the rules that ship."""

from __future__ import annotations

from tests.docs.conftest import text_of
from tests.wording.measure import labelled
from tests.wording.report import renewed, report, shipped_check


def test_the_figures_of_the_page_are_those_of_the_rules() -> None:
    page = text_of("docs/wording.md")
    assert page == renewed(page, report(labelled(), shipped_check())), "run `python -m tests.wording.report --write`"
