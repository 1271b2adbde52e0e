"""What is proven of content over every path: what holds for every pack, and what the packs state themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from repair_cli.checks import courses
from repair_cli.checks.courses import follow
from repair_cli.checks.feedback import without_example, without_look
from repair_cli.checks.findings import Finding, Severity
from repair_cli.checks.memory import Breach, Leg
from repair_cli.checks.private import option_spot, private_among, shareable
from repair_cli.checks.states import Space
from repair_cli.checks.subjects import Said, Subject
from repair_cli.checks.trodden import caught, dead_ends, missed_nodes, missed_options
from repair_cli.guide.conditions import AnyOf
from repair_cli.guide.model import Kind, Outcome
from repair_cli.guide.walk import Walk
from repair_cli.library.links import Written
from repair_cli.library.spots import Spot
from repair_cli.library.statements import Claim, Statement
from repair_cli.library.support import ANYWHERE

FOLLOWED = 100_000
"""How many states all statements together are followed through."""


STOPS = "whoever gives a stop sign reaches support, and no repair, in any guide, through any visit or offer"


NOT_HEARD = "after a stop sign the wording check looks at no answer"


class Verdict(StrEnum):
    """How a proof ended; what is too large to look at all of it is not proven."""

    PROVEN = "proven"
    BROKEN = "broken"
    OPEN = "not proven"


class Break(msgspec.Struct, frozen=True):
    """Where something does not hold, and the walks that show it: the guide of each, and its answers."""

    finding: Finding
    legs: tuple[Leg, ...] = ()


class Proof(msgspec.Struct, frozen=True):
    """What was to be proven, and what was found after looking at so many states (or `of` something else)."""

    prove: str
    verdict: Verdict
    states: int
    breaks: tuple[Break, ...] = ()
    of: str = "states"


def proofs(subject: Subject) -> Iterator[Proof]:
    """Every proof, one after the other: first what holds for every pack, then what the packs state."""
    yield _everything_ends(subject)
    yield _everything_is_met(subject)
    yield _support_is_there(subject)
    yield _nothing_private_is_shared(subject)
    if any(written.guide.practice for written in subject.guides.values()):
        yield _every_round_has_feedback(subject)
    if not any(said.statements.stop_sign for said in subject.said):
        yield _no_stop_sign(subject)
    left = FOLLOWED
    for said in subject.said:
        for statement, codes in (*_stop_signs(subject, said), *map(_stated, said.statements.statements)):
            proof = _followed(subject, said, statement, codes, min(left, courses.MOST))
            left -= proof.states
            yield proof


def _proof(prove: str, states: int, breaks: Iterable[Break], of: str = "states") -> Proof:
    found = tuple(sorted(breaks, key=lambda one: one.finding))
    broken = any(one.finding.code != "P100" for one in found)
    verdict = Verdict.BROKEN if broken else Verdict.OPEN if found else Verdict.PROVEN
    return Proof(prove, verdict, states, found, of)


def _everything_ends(subject: Subject) -> Proof:
    spaces = [subject.spaces[name] for name in subject.guides]
    breaks: dict[tuple[str, int, int], Break] = {}
    for space in spaces:
        found = [(state, "P101", "no answer fits at `{}`, and it cannot be skipped") for state in dead_ends(space)]
        if space.complete and (state := caught(space)) is not None:
            found.append((state, "P102", "from `{}` on, no answers lead to an end"))
        for state, code, message in found:
            walk = space.walks[state]
            finding = _finding(*subject.place(walk), code, message.format(walk.here.id))
            breaks.setdefault(finding[:3], Break(finding, (leg_of(walk),)))
    breaks |= {one.finding[:3]: one for one in _too_large(subject)}
    return _proof("every walk comes to an end, whatever is answered", _states(spaces), breaks.values())


def _everything_is_met(subject: Subject) -> Proof:
    breaks = list(_too_large(subject))
    spaces = []
    for name, written in subject.guides.items():
        spaces.append(space := subject.spaces[name])
        if space.complete:
            breaks += (Break(one) for one in _missed(space, written))
    return _proof("every outcome is reached, and every option is on some path", _states(spaces), breaks)


def _missed(space: Space, written: Written) -> Iterator[Finding]:
    path = written.source.path
    for name in missed_nodes(space):
        what = "the outcome" if isinstance(space.guide.nodes[name], Outcome) else "the node"
        yield _finding(path, written.node(name), "P103", f"no answers lead to {what} `{name}`")
    for name, option in missed_options(space):
        message = f"the option `{option}` of `{name}` is offered on no path"
        yield _finding(path, option_spot(written, name, option), "P104", message)


def _too_large(subject: Subject) -> Iterator[Break]:
    for name, written in subject.guides.items():
        space = subject.spaces[name]
        if not space.complete:
            message = (
                f"`{name}` has more than the {len(space.walks)} states that were looked at; nothing is proven of it"
            )
            yield Break(_finding(written.source.path, written.root.key("guide"), "P100", message))


def _stop_signs(subject: Subject, said: Said) -> Iterator[tuple[Statement, Mapping[Claim, str]]]:
    if (sign := said.statements.stop_sign) is not None:
        asks = {name: ask for written in subject.guides.values() for name, ask in written.guide.asks().items()}
        support = Claim(AnyOf("kind", frozenset({Kind.SUPPORT.value})), sign.spot)
        repair = Claim(AnyOf("kind", frozenset({Kind.REPAIR.value})), sign.spot)
        yield Statement(STOPS, sign.spot, sign, support, repair), {repair: "P105", support: "P106"}
        if heard := frozenset(name for name, ask in asks.items() if ask.wording is not None):
            look = Claim(AnyOf("node", heard), sign.spot)
            yield Statement(NOT_HEARD, sign.spot, sign, None, look), {look: "P109"}


def _no_stop_sign(subject: Subject) -> Proof:
    message = "nothing is proven about stop signs: no `proofs.yaml` beside this file says what they are"
    return _proof(STOPS, 0, [Break(_finding(subject.lines[1].path, subject.lines[0], "P100", message))])


def _stated(statement: Statement) -> tuple[Statement, Mapping[Claim, str]]:
    codes = {claim: code for claim, code in ((statement.never, "P110"), (statement.always, "P111")) if claim}
    return statement, codes


def _followed(subject: Subject, said: Said, statement: Statement, codes: Mapping[Claim, str], most: int) -> Proof:
    course = follow(statement, subject.spaces, subject.guides, subject.told, most)
    breaks: list[Break] = []
    if course.breach is not None:
        code = codes[course.breach.claim]
        message = _told(course.breach, code)
        breaks = [Break(_finding(said.path, course.breach.claim.spot, code, message), course.breach.legs)]
    elif not course.complete:
        message = f"{course.states} states were looked at, and there are more; nothing is proven"
        breaks = [Break(_finding(said.path, statement.spot, "P100", message))]
    elif said.own and not course.begun and statement.whenever is not None:
        message = "no answers ever lead to this, so that it proves nothing"
        breaks = [Break(_finding(said.path, statement.whenever.spot, "P112", message))]
    return _proof(statement.prove, course.states, breaks)


def _told(breach: Breach, code: str) -> str:
    here = breach.here
    where = f"`{breach.legs[-1].guide}`"
    end = f"the end `{here.id}` ({here.kind})" if isinstance(here, Outcome) else f"`{here.id}`"
    does = "ends without it, at" if code in ("P106", "P111") else "comes to"
    return f"a walk through {where} {does} {end}"


def _support_is_there(subject: Subject) -> Proof:
    """`/support` is a command of the loop, so that it works at every question; what it shows stands in content."""
    support, (root, source) = subject.support, subject.lines
    rows = root.value["regions"] if isinstance(root.value, dict) else root
    anywhere, breaks = support.regions[ANYWHERE], list[Break]()
    for code, region in support.regions.items():
        both = {"crisis lines": (*region.lines, *anywhere.lines), "routes": (*region.routes, *anywhere.routes)}
        for what, entries in both.items():
            if not any(entry.confidence == "high" and entry.ways for entry in entries):
                message = f"`/support {code}` has no {what} to show that are sure enough and can be reached"
                breaks.append(Break(_finding(source.path, rows.key(code), "P107", message)))
    prove = "support is one command away at every question, in every region"
    return _proof(prove, len(support.regions), breaks, of="regions")


def _nothing_private_is_shared(subject: Subject) -> Proof:
    breaks, seen = list[Break](), 0
    for written in subject.guides.values():
        for spot, what, taken in shareable(written):
            seen += 1
            for private, name in private_among(written.guide, taken):
                by = "" if name == private else f" by way of `{name}`"
                message = f"{what} takes up `{private}`{by}, which is private; share it, or leave it out"
                breaks.append(Break(_finding(written.source.path, spot, "P108", message)))
    return _proof("nothing that may be shared takes up a private answer", seen, breaks, of="texts")


def _every_round_has_feedback(subject: Subject) -> Proof:
    breaks, spaces = list[Break](), list[Space]()
    for name, written in subject.guides.items():
        practice, space = written.guide.practice, subject.spaces[name]
        if practice is not None:
            spaces.append(space)
            found = [
                (*one, "P113", "a walk goes on past `{}` without a look back") for one in without_look(space, practice)
            ]
            found += [
                (*one, "P114", "the look back at `{}` has no example") for one in without_example(space, practice)
            ]
            for state, one, code, message in found:
                finding = _finding(written.source.path, written.node(one.id), code, message.format(one.id))
                breaks.append(Break(finding, (leg_of(space.walks[state]),)))
    prove = "after every line of a scene comes a look back, and it has an example"
    return _proof(prove, _states(spaces), breaks)


def leg_of(walk: Walk) -> Leg:
    """The answers of a walk; pauses only where they were skipped."""
    skipped = {step.key: step.value for step in walk.trail if step.value is None}
    answers = walk.answers()
    return Leg(
        walk.guide.id, {step.key: step.value for step in walk.trail if step.key in answers or step.key in skipped}
    )


def _states(spaces: Iterable[Space]) -> int:
    return sum(len(space.walks) for space in spaces)


def _finding(path: str, spot: Spot, code: str, message: str) -> Finding:
    return Finding(path, spot.line, spot.col, code, message, Severity.ERROR)
