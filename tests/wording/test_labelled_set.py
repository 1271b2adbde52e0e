"""The shape of the labelled set: what the numbers rest on."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product

import pytest

from repair_cli.wording.finding import KINDS
from tests.wording.measure import PARTS, SEATS, labelled

ENTRIES = labelled()


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z']+", text.lower().replace("\u2019", "'")))


def test_there_are_at_least_440_texts() -> None:
    assert len(ENTRIES) >= 440


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("seat", SEATS)
def test_about_half_of_each_seat_and_part_is_fine(seat: str, part: str) -> None:
    here = [entry for entry in ENTRIES if (entry.seat, entry.part) == (seat, part)]
    assert 0.45 <= sum(entry.fine for entry in here) / len(here) <= 0.55


def test_the_seats_are_about_equal() -> None:
    shares = Counter(entry.seat for entry in ENTRIES)
    assert set(shares) == set(SEATS)
    assert min(shares.values()) / len(ENTRIES) >= 0.45


def test_at_least_350_texts_only_measure_and_the_rest_builds() -> None:
    shares = Counter(entry.part for entry in ENTRIES)
    assert set(shares) == set(PARTS)
    assert shares["measure"] >= 350


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_stands_in_both_parts_and_seats(kind: str) -> None:
    counts = Counter((entry.seat, entry.part) for entry in ENTRIES if kind in entry.kinds)
    assert all(counts[where] for where in product(SEATS, PARTS))
    assert all(sum(counts[seat, part] for seat in SEATS) >= 6 for part in PARTS)


def test_every_kind_is_known_and_none_is_both_meant_and_arguable() -> None:
    for entry in ENTRIES:
        assert entry.kinds | entry.may <= set(KINDS), entry.id
        assert not entry.kinds & entry.may, entry.id


def test_every_id_stands_once_and_begins_with_its_seat() -> None:
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES)
    assert all(entry.id[0] == entry.seat[0] for entry in ENTRIES)


def test_no_text_stands_twice() -> None:
    assert len({" ".join(sorted(_words(entry.text))) for entry in ENTRIES}) == len(ENTRIES)


def test_no_text_of_one_part_is_nearly_one_of_the_other() -> None:
    build, measure = ([(entry.id, _words(entry.text)) for entry in ENTRIES if entry.part == part] for part in PARTS)
    near = [(one, other) for (one, a), (other, b) in product(build, measure) if len(a & b) > 0.5 * len(a | b)]
    assert near == []
