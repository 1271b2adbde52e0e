"""The JSON document of a walk: one shape, whether it is finished, paused, or waits for an answer."""

from __future__ import annotations

import json
from typing import Any

from repair_cli.guide.frames import Block, Item, SupportHere
from repair_cli.guide.model import (
    Ask,
    Choose,
    ChooseAny,
    Date,
    Form,
    Items,
    Number,
    Outcome,
    Pause,
    Text,
)
from repair_cli.guide.page import Page, card, told
from repair_cli.guide.values import offered
from repair_cli.guide.verdict import because, would_change
from repair_cli.guide.walk import Walk
from repair_cli.play.remarks import Rules, no_rules, remarks_in
from repair_cli.play.screen import Resolve, filled

SCHEMA = 1


def document(
    walk: Walk,
    status: str,
    resolve: Resolve,
    error: dict[str, Any] | None = None,
    unused: tuple[str, ...] = (),
    session: int | None = None,
    rules: Rules = no_rules,
) -> dict[str, Any]:
    """The document as plain data; `docs/scripting.md` describes it."""
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "guide": walk.guide.id,
        "for": walk.guide.audience.value,
        "status": status,
        "answers": {key: _plain(value) for key, value in walk.answers().items()},
        "unused": list(unused),
        "session": session,
        "path": list(walk.at.path),
        "outcome": None,
        "because": [],
        "would_change": [],
        "card": None,
        "findings": remarks_in(walk, rules),
        "practice": _practice(walk),
    }
    if isinstance(walk.here, Outcome):
        found |= _ended(walk, walk.here, resolve)
    else:
        found["waiting_for"] = waiting_for(walk, walk.here)
    if error is not None:
        found["error"] = error
    return found


def _practice(walk: Walk) -> dict[str, Any] | None:
    if walk.guide.practice is None:
        return None
    from repair_cli.play.practised import practised  # late: most guides are no scene

    return practised(walk)


def written(found: dict[str, Any]) -> str:
    """The text of a document. ASCII only: nothing in it can steer a terminal."""
    return json.dumps(found, indent=2) + "\n"


def _ended(walk: Walk, outcome: Outcome, resolve: Resolve) -> dict[str, Any]:
    page = card(walk)
    return {
        "outcome": {
            "id": outcome.id,
            "kind": outcome.kind.value,
            "title": outcome.title,
            "text": text_of(resolve(told(walk, walk.facts))),
            "offer": list(outcome.offer),
        },
        "because": [
            {"question": one.key, "answer": _plain(one.value), "words": one.words, "clause": one.clause}
            for one in (because(walk) if walk.guide.verdict else ())
        ],
        "would_change": [
            {
                "question": one.key,
                "answer": _plain(one.value),
                "words": one.words,
                "clause": one.clause,
                "outcomes": [_brief(end) for end in one.leads_to],
                "stays": one.stays,
                "asks": one.asks,
                "complete": one.complete,
            }
            for one in (would_change(walk) if walk.guide.verdict else ())
        ],
        "card": page_data(page, resolve) if page else None,
    }


def _brief(outcome: Outcome) -> dict[str, str]:
    return {"id": outcome.id, "kind": outcome.kind.value, "title": outcome.title}


def page_data(page: Page, resolve: Resolve) -> dict[str, Any]:
    """A page as plain data: its title, and sections with title and text."""
    return {
        "title": page.title,
        "sections": [{"title": part.title, "text": text_of(resolve(part.blocks))} for part in page.parts],
    }


def text_of(blocks: tuple[Block, ...]) -> str:
    """Blocks as text: a line each, items with a dash."""
    return "\n".join(
        f"- {block.text}" if isinstance(block, Item) else block.text
        for block in blocks
        if not isinstance(block, SupportHere)
    )


def waiting_for(walk: Walk, ask: Ask) -> dict[str, Any]:
    """The question that waits, with all that a program needs to answer it."""
    choices = [
        {"id": name, "label": label, **({"alone": True} if option.alone else {})}
        for name, (option, label) in offered(ask, walk.facts).items()
    ]
    return {
        "id": walk.key,
        "kind": kind_of(ask.form),
        "question": filled(ask.question, walk.facts),
        "choices": choices,
        "limits": limits(ask.form),
        "can_skip": not ask.needed,
        "why": filled(ask.why, walk.facts),
    }


def kind_of(form: Form) -> str:
    """The kind of a question as an author writes it."""
    match form:
        case Text():
            return "text"
        case Items():
            return "list"
        case Choose(yes_no=yes_no):
            return "yes-no" if yes_no else "choose"
        case ChooseAny():
            return "choose-any"
        case Number(scale=scale):
            return "scale" if scale else "number"
        case Date():
            return "date"
        case Pause():
            return "pause"


def limits(form: Form) -> dict[str, int]:
    """The limits of an answer, by name."""
    match form:
        case Text(most=most):
            return {"characters": most}
        case Items(most=most):
            return {"items": most}
        case Number(least=least, most=most):
            return {"least": least, "most": most}
        case _:
            return {}


def _plain(value: object) -> Any:
    return list(value) if isinstance(value, tuple) else value
