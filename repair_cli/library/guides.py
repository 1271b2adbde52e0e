"""A file becomes a guide. Names are only noted here; whether they lead anywhere is checked when all files are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from repair_cli.guide.model import Audience, Guide, Kind, Node, Outcome, Tell, Visit
from repair_cli.guide.rules import Counter, PlanState
from repair_cli.guide.says import CardPlan, Phrasing, Section
from repair_cli.library.counts import read_counts
from repair_cli.library.drafts import GuideDraft, Named
from repair_cli.library.fields import Desk, Fields, is_id
from repair_cli.library.files import Source
from repair_cli.library.options import Labels
from repair_cli.library.plans import read_plan
from repair_cli.library.questions import KINDS, Questions, ideas
from repair_cli.library.says import Says
from repair_cli.library.spots import Spot
from repair_cli.text import shortened

if TYPE_CHECKING:
    from repair_cli.library.practice import Language
    from repair_cli.library.rounds import Rounds

GUIDE_NEEDS = frozenset({"guide", "title", "about", "for", "minutes", "start", "nodes"})
GUIDE_FIELDS = GUIDE_NEEDS | {"stages", "counters", "card", "plan", "closing", "verdict", "practice"}
NODE_KINDS = ("ask", "visit", "outcome", "round")
TELL_FIELDS = frozenset({"say", "next", "stage", "counts", "ideas", "source"})
TELL_NEEDS = frozenset({"say", "next"})
COUNTS_NEEDS = frozenset({"counts", "next"})
VISIT_NEEDS = frozenset({"visit", "next"})
VISIT_FIELDS = frozenset({"visit", "next", "stage", "say", "ideas", "source"})
OUTCOME_FIELDS = frozenset({"outcome", "title", "say", "stage", "card", "plan", "entry", "offer", "ideas", "source"})
OUTCOME_NEEDS = frozenset({"title", "say"})
COUNTER_FIELDS = frozenset({"start", "least", "most"})
CARD_FIELDS = frozenset({"title", "sections"})
SECTION_FIELDS = frozenset({"title", "say"})


def read_guide(
    spot: Spot, desk: Desk, source: Source, labels: Labels, phrasing: Phrasing, language: Language
) -> GuideDraft:
    """The guide that a document holds, as far as it can be made out; problems go to the desk."""
    fields = desk.fields(spot, "a guide", GUIDE_FIELDS, GUIDE_NEEDS)
    name = desk.line(fields.get("guide"), "guide")
    if name and not is_id(name):
        desk.no_id(name, fields["guide"])
    guide = Guide(
        id=name,
        title=desk.line(fields.get("title"), "title"),
        about=desk.line(fields.get("about"), "about"),
        audience=desk.word(fields.get("for"), "for", Audience, Audience.ANYONE),
        minutes=desk.whole(fields.get("minutes"), "minutes", 1, 240, 1),
        start=desk.name(fields.get("start"), "start"),
        nodes={},
        stages=_stages(desk, fields.get("stages")),
        counters=_counters(desk, fields.get("counters")),
        verdict=desk.yes(fields.get("verdict"), "verdict"),
        phrasing=phrasing,
    )
    draft = GuideDraft(guide, source, desk.suggest)
    says = Says(desk, draft)
    if "counters" in fields:
        draft.counters = {name: fields["counters"].key(name) for name in guide.counters}
    if "start" in fields:
        draft.targets.append(Named(guide.start, fields["start"]))
    reader = _Nodes(says, labels, guide, _rounds(says, labels, fields, guide.audience, language))
    nodes = reader.all(fields.get("nodes"))
    closing = says.say(fields.get("closing"), "closing")
    card = _card(says, fields.get("card"))
    plan = read_plan(desk, draft, fields.get("plan"))
    practice = reader.rounds.practice() if reader.rounds else None
    draft.guide = replace(guide, nodes=nodes, closing=closing, card=card, plan=plan, practice=practice)
    return draft


def _rounds(says: Says, labels: Labels, fields: Fields, seat: Audience, language: Language) -> Rounds | None:
    """What reads the rounds of a scene; None where a guide is no scene."""
    if "practice" not in fields:
        return None
    from repair_cli.library.rounds import rounds_of  # late: other guides need nothing of this

    return rounds_of(says, labels, fields, seat, language)


def _stages(desk: Desk, spot: Spot | None) -> dict[str, str]:
    if spot is None:
        return {}
    return {name: desk.line(value, name) for name, value in desk.named(spot, "`stages`")}


def _counters(desk: Desk, spot: Spot | None) -> dict[str, Counter]:
    found = {}
    for name, value in desk.named(spot, "`counters`") if spot else ():
        fields = desk.fields(value, f"the counter `{name}`", COUNTER_FIELDS, COUNTER_FIELDS)
        start, least, most = (
            desk.whole(fields.get(one), one, -1000, 1000, otherwise)
            for one, otherwise in (("start", 0), ("least", 0), ("most", 10))
        )
        if not least <= start <= most:
            desk.problem(value, "R118", f"`start` of the counter `{name}` must lie between `least` and `most`")
        found[name] = Counter(start, least, most)
    return found


def _card(says: Says, spot: Spot | None) -> CardPlan | None:
    if spot is None:
        return None
    desk = says.desk
    fields = desk.fields(spot, "`card`", CARD_FIELDS, CARD_FIELDS)
    says.conditions.shared = True
    sections = []
    rows = fields.get("sections")
    if rows is not None and not isinstance(rows.value, list):
        desk.problem(rows, "R104", "`sections` needs a list of sections with `title` and `say`")
    for row in rows.value if rows is not None and isinstance(rows.value, list) else ():
        part = desk.fields(row, "a section", SECTION_FIELDS, SECTION_FIELDS)
        sections.append(Section(desk.line(part.get("title"), "title"), says.say(part.get("say"))))
    says.conditions.shared = False
    return CardPlan(desk.line(fields.get("title"), "title"), tuple(sections))


class _Nodes:
    """Reads the nodes of one guide."""

    def __init__(self, says: Says, labels: Labels, guide: Guide, rounds: Rounds | None) -> None:
        self.says = says
        self.rounds = rounds
        self.desk = says.desk
        self.draft = says.draft
        self.guide = guide
        self.questions = Questions(says, labels)

    def all(self, spot: Spot | None) -> dict[str, Node]:
        found: dict[str, Node] = {}
        if spot is None:
            return found
        if isinstance(spot.value, dict):
            self.draft.spots.update((name, spot.key(name)) for name in spot.value)
        for name, value in self.desk.named(spot, "`nodes`"):
            made = self.node(name, value)
            for node in made if isinstance(made, tuple) else (made,):
                if node is not None:
                    found[node.id] = node
        return found

    def node(self, name: str, spot: Spot) -> Node | tuple[Node, ...] | None:
        here: Fields = spot.value if isinstance(spot.value, dict) else {}
        kinds = [kind for kind in NODE_KINDS if kind in here]
        if len(kinds) > 1:
            self.desk.problem(spot, "R111", f"a node is one thing: `{kinds[0]}` or `{kinds[1]}`, not both")
            return None
        stage = self._stage(here.get("stage"))
        if "source" in here:
            self.desk.line(here["source"], "source")
        match kinds:
            case ["ask"]:
                return self.questions.read(name, spot, here["ask"], stage)
            case ["visit"]:
                return self._visit(name, spot, stage)
            case ["outcome"]:
                return self._outcome(name, spot, stage)
            case ["round"]:
                return self._round(name, spot, here, stage)
            case _:
                return self._tell(name, spot, here, stage)

    def _tell(self, name: str, spot: Spot, here: Fields, stage: str | None) -> Tell | None:
        for field in [name for name in here if name not in TELL_FIELDS]:
            kind = self.desk.suggest.nearest(field, NODE_KINDS)
            if kind is not None:
                self.desk.problem(spot.key(field), "R102", f"a node has no field `{field}`; did you mean `{kind}`?")
                return None
        if not here.keys().isdisjoint(("question", "options")):
            self.desk.problem(
                spot, "R110", f"this question does not say its kind; add `ask:` and one of: {', '.join(KINDS)}"
            )
            return None
        needs = COUNTS_NEEDS if "counts" in here else TELL_NEEDS
        fields = self.desk.fields(spot, "a text node" if here else "a node", TELL_FIELDS, needs)
        say = self.says.say(fields.get("say"))
        branches = self.says.branches(fields.get("next"))
        counts = read_counts(self.says, fields.get("counts"))
        return Tell(name, say, branches, stage, ideas(self.says, fields.get("ideas")), counts)

    def _round(self, name: str, spot: Spot, fields: Fields, stage: str | None) -> tuple[Node, ...]:
        if self.rounds is not None:
            return self.rounds.read(name, spot, stage)
        message = "a `round` belongs to a scene; say in `practice` what this guide practises"
        self.desk.problem(fields["round"], "R227", message)
        return (Tell(name, (), self.says.branches(fields.get("next")), stage),)

    def _stage(self, spot: Spot | None) -> str | None:
        if spot is None:
            return None
        name = self.desk.name(spot, "stage")
        if name not in self.guide.stages:
            near = self.desk.suggest.did_you_mean(name, self.guide.stages)
            self.desk.problem(spot, "R205", f"`{shortened(name)}` is no stage of this guide{near}")
            return None
        return name

    def _visit(self, name: str, spot: Spot, stage: str | None) -> Visit:
        fields = self.desk.fields(spot, "a visit", VISIT_FIELDS, VISIT_NEEDS)
        guide = self.desk.name(fields.get("visit"), "visit")
        if guide:
            self.draft.visits.append(Named(guide, fields["visit"]))
        branches = self.says.branches(fields.get("next"))
        say = self.says.say(fields.get("say"))
        return Visit(name, guide, branches, stage, say, ideas(self.says, fields.get("ideas")))

    def _outcome(self, name: str, spot: Spot, stage: str | None) -> Outcome:
        desk, says = self.desk, self.says
        fields = desk.fields(spot, "an outcome", OUTCOME_FIELDS, OUTCOME_NEEDS)
        offer = desk.texts(fields.get("offer"), "offer")
        self.draft.offers += [Named(guide, place) for guide, place in offer]
        card = desk.yes(fields.get("card"), "card")
        entry = desk.word(fields["entry"], "entry", PlanState, PlanState.OPEN) if "entry" in fields else None
        return Outcome(
            name,
            desk.word(fields.get("outcome"), "outcome", Kind, Kind.END),
            says.literal(fields.get("title"), "title"),
            says.say(fields.get("say")),
            stage,
            card,
            tuple(guide for guide, _ in offer),
            ideas(says, fields.get("ideas")),
            desk.yes(fields.get("plan"), "plan"),
            entry,
        )
