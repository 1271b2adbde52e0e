"""`proofs.yaml`: what must hold on every path, in the words of conditions."""

from __future__ import annotations

import msgspec

from repair_cli.guide.conditions import Condition
from repair_cli.library.conditions import Conditions
from repair_cli.library.drafts import Tested
from repair_cli.library.fields import Desk, Fields
from repair_cli.library.spots import Spot

STOP_SIGN = "stop-sign"
PROOFS_FIELDS = frozenset({"proofs", STOP_SIGN, "statements"})
PROOFS_NEEDS = frozenset({"proofs"})
STATEMENT_FIELDS = frozenset({"prove", "whenever", "always", "never"})
STATEMENT_NEEDS = frozenset({"prove"})


class Claim(msgspec.Struct, frozen=True):
    """A condition, and where the field stands that holds it."""

    condition: Condition
    spot: Spot


class Statement(msgspec.Struct, frozen=True):
    """What is to be proven, in words (`prove`); from when on (None: from the start), and what must and must not be."""

    prove: str
    spot: Spot
    whenever: Claim | None
    always: Claim | None
    never: Claim | None


class Statements(msgspec.Struct, frozen=True):
    """What one file says: its stop signs, its statements, and every test in them with its place."""

    stop_sign: Claim | None = None
    statements: tuple[Statement, ...] = ()
    tested: tuple[Tested, ...] = ()


def read_statements(spot: Spot, desk: Desk) -> Statements | None:
    """The statements that a document holds; None (and problems) where it has mistakes."""
    before = len(desk.problems)
    reader = _Reader(desk)
    fields = desk.fields(spot, "the proofs", PROOFS_FIELDS, PROOFS_NEEDS)
    stop_sign = reader.claim(fields.get(STOP_SIGN))
    rows = fields.get("statements")
    if rows is not None and not isinstance(rows.value, list):
        desk.problem(rows, "R104", "`statements` needs a list of statements with `prove`")
    given = rows.value if rows is not None and isinstance(rows.value, list) else []
    statements = tuple(reader.statement(row, stop_sign) for row in given)
    return None if len(desk.problems) > before else Statements(stop_sign, statements, tuple(reader.tested))


class _Reader:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.tested: list[Tested] = []
        self.conditions = Conditions(desk, self.tested)

    def statement(self, spot: Spot, stop_sign: Claim | None) -> Statement:
        fields = self.desk.fields(spot, "a statement", STATEMENT_FIELDS, STATEMENT_NEEDS)
        prove = self.desk.line(fields.get("prove"), "prove")
        if fields and fields.keys().isdisjoint(("always", "never")):
            self.desk.problem(spot, "R103", "a statement needs `always` or `never`")
        whenever = self._whenever(fields, stop_sign)
        place = spot.key("prove") if "prove" in fields else spot
        return Statement(prove, place, whenever, self.claim(fields.get("always")), self.claim(fields.get("never")))

    def _whenever(self, fields: Fields, stop_sign: Claim | None) -> Claim | None:
        spot = fields.get("whenever")
        if spot is None or spot.value != STOP_SIGN:
            return self.claim(spot)
        if stop_sign is None:
            self.desk.problem(spot, "R103", f"there is no `{STOP_SIGN}` in this file; say at its top what that is")
            return None
        return Claim(stop_sign.condition, _name_of(spot))

    def claim(self, spot: Spot | None) -> Claim | None:
        condition = self.conditions.read(spot)
        return None if spot is None or condition is None else Claim(condition, _name_of(spot))


def _name_of(spot: Spot) -> Spot:
    """The place of the name of a field, by what the field holds."""
    return Spot("", spot.named or spot.mark)
