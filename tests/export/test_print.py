"""The card on paper: a typical one is one page, on A4 and on Letter."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from repair_cli.export import html
from repair_cli.guide.page import Page

from .cards import CARD

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
WIDTHS = {"A4": 595, "letter": 612}

pytestmark = [pytest.mark.print, pytest.mark.skipif(not CHROMIUM, reason="no chromium here to print with")]


@pytest.mark.parametrize("paper", WIDTHS)
def test_a_typical_card_is_one_page(paper: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "STYLE", html.STYLE.replace("@page {", f"@page {{ size: {paper};"))
    assert _printed(CARD, tmp_path) == [WIDTHS[paper]]  # a style that the policy refused would not set the paper


def test_a_card_twice_as_long_fills_its_first_page_before_the_second(tmp_path: Path) -> None:
    assert len(_printed(Page(CARD.title, CARD.parts + CARD.parts[1:]), tmp_path)) == 2


def _printed(page: Page, folder: Path) -> list[int]:
    """The widths, in points, of the pages that come out of a browser."""
    source, target = folder / "card.html", folder / "card.pdf"
    source.write_text(html.write(page, "en"), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    files = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", source.as_uri()]
    subprocess.run([CHROMIUM, *options, *files], check=True, capture_output=True, timeout=120)
    pdf = target.read_bytes()
    widths = [round(float(width)) for width in re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)", pdf)]
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(widths)
    return widths
