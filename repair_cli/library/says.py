"""`say:` becomes parts, and every text tells which answers it takes up."""

from __future__ import annotations

import re

from repair_cli.errors import Problem
from repair_cli.guide.conditions import Condition
from repair_cli.guide.frames import PLACEHOLDER
from repair_cli.guide.model import Branch
from repair_cli.guide.says import Findings, Lines, Say, SupportLines, Words
from repair_cli.library.conditions import Conditions
from repair_cli.library.drafts import GuideDraft, Named, Sought, Taken
from repair_cli.library.fields import Desk, kind_of
from repair_cli.library.spots import Spot

_DOLLAR = re.compile(rf"{PLACEHOLDER.pattern}|\$")
PART_FIELDS = frozenset({"when", "say", "support", "wording"})
_PARTS = PART_FIELDS - {"when"}
BRANCH_NEEDS = frozenset({"go"})
BRANCH_FIELDS = frozenset({"when", "go"})


class Says:
    """Reads texts and branches of one file."""

    def __init__(self, desk: Desk, draft: GuideDraft) -> None:
        self.desk = desk
        self.draft = draft
        self.conditions = Conditions(desk, draft.tests)

    def line(self, spot: Spot | None, what: str) -> str:
        """A text of one line, with its placeholders."""
        if spot is None:
            return ""
        return self.frame(self.desk.line(spot, what), spot)

    def literal(self, spot: Spot | None, what: str) -> str:
        """A text of one line that is shown as it stands: it takes up no answer."""
        if spot is None:
            return ""
        text = self.desk.line(spot, what)
        if "$" in text and PLACEHOLDER.search(text):
            self.desk.problem(spot, "R125", f"`{what}` is shown as it stands; take `${{...}}` (or `$$`) out of it")
        return text

    def text(self, spot: Spot | None, what: str) -> str:
        """A text, with its placeholders."""
        return "" if spot is None else self.frame(self.desk.text(spot, what), spot)

    def frame(self, text: str, spot: Spot | None) -> str:
        """Notes the placeholders of a text, and what only looks like one."""
        if spot is None or "$" not in text:
            return text
        for match in PLACEHOLDER.finditer(text):
            if match[1] is not None:
                self.draft.taken.append(Taken(match[1], spot, self.conditions.shared))
        if "$" in PLACEHOLDER.sub("", text):
            message = "a `$` stands alone; write `${question}` to take up an answer, or `$$` for a dollar"
            self.desk.problems.append(self._at_sign(spot, "R121", message))
        return text

    def _at_sign(self, spot: Spot, code: str, message: str) -> Problem:
        """A problem at the first `$` that stands alone in a text."""
        source = self.draft.source
        for match in _DOLLAR.finditer(source.text, *source.below(spot.line, spot.col)):
            if match[0] == "$":
                return Problem(source.path, *source.place(match.start()), code, message)
        return self.draft.problem(spot, code, message)

    def say(self, spot: Spot | None, what: str = "say") -> Say:
        """Parts: a text, or a list of texts, texts under a condition, and places for support lines or findings."""
        if spot is None:
            return ()
        if isinstance(spot.value, list):
            return tuple(part for item in spot.value for part in self._part(item, what))
        return (Words(self.text(spot, what)),)

    def _part(self, spot: Spot, what: str) -> Say:
        if isinstance(spot.value, str):
            return (Words(self.text(spot, what)),)
        fields = self.desk.fields(spot, f"a part of `{what}`", PART_FIELDS)
        when = self.conditions.read(fields.get("when"))
        match [name for name in fields if name in _PARTS]:
            case ["say"]:
                return (Words(self.text(fields["say"], "say"), when),)
            case ["support"]:
                return (SupportLines(self.desk.word(fields["support"], "support", Lines, Lines.CRISIS), when),)
            case ["wording"]:
                return (self._findings(fields["wording"], when),)
            case _ if fields == spot.value:
                self.desk.problem(spot, "R122", f"a part of `{what}` needs one of: `say`, `support`, `wording`")
        return ()

    def _findings(self, spot: Spot, when: Condition | None) -> Findings:
        name = self.desk.name(spot, "wording")
        self.draft.sought.append(Sought(name, spot, self.conditions.shared))
        return Findings(name, when)

    def texts(self, spot: Spot | None, what: str) -> tuple[str, ...]:
        """A list of texts, with their placeholders."""
        if spot is None:
            return ()
        return tuple(self.frame(*text) for text in self.desk.texts(spot, what))

    def target(self, spot: Spot | None) -> str | None:
        """The id of a node to go to."""
        if spot is None:
            return None
        name = self.desk.name(spot, "next")
        self.draft.targets.append(Named(name, spot))
        return name

    def branches(self, spot: Spot | None) -> tuple[Branch, ...]:
        """`next:`: an id, or branches of which only the last has no `when`."""
        if spot is None:
            return ()
        if isinstance(spot.value, str):
            name = self.target(spot)
            return (Branch(name),) if name else ()
        if not isinstance(spot.value, list) or not spot.value:
            self.desk.problem(
                spot, "R104", f"`next` needs the id of a node, or a list of branches, not {kind_of(spot)}"
            )
            return ()
        return tuple(self._branch(item, item is spot.value[-1]) for item in spot.value)

    def _branch(self, spot: Spot, last: bool) -> Branch:
        fields = self.desk.fields(spot, "a branch of `next`", BRANCH_FIELDS, BRANCH_NEEDS)
        if last and "when" in fields:
            self.desk.problem(spot, "R124", "the last branch has a `when`; add one without, for everybody else")
        elif not last and "when" not in fields:
            self.desk.problem(
                spot, "R123", "this branch has no `when`, so the ones below it are never taken; put it last"
            )
        return Branch(self.target(fields.get("go")) or "", self.conditions.read(fields.get("when")))
