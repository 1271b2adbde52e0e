"""The card on paper: a typical one is one page, on A4 and on Letter."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from repair_cli.export import html

from .cards import CARD

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here to print with")
@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_a_typical_card_is_one_page(paper: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CHROMIUM is not None
    monkeypatch.setattr(html, "STYLE", html.STYLE.replace("@page {", f"@page {{ size: {paper};"))
    source, target = tmp_path / "card.html", tmp_path / "card.pdf"
    source.write_text(html.write(CARD, "en"), encoding="utf-8")
    _print(CHROMIUM, source, target)
    assert len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())) == 1
    assert _width(target) == {"A4": 595, "letter": 612}[paper]


def _print(chromium: str, source: Path, target: Path) -> None:
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    profile = f"--user-data-dir={source.parent / 'profile'}"
    command = [chromium, *options, profile, f"--print-to-pdf={target}", source.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _width(pdf: Path) -> int:
    """The width of the paper in points: 595 is A4, 612 is Letter. A style that the policy refused would not set it."""
    found = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)", pdf.read_bytes())
    assert found is not None
    return round(float(found[1]))
