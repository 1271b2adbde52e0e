"""An id that was there in an earlier version is gone, or means something else.

Answers files, saved walks and scripts name guides, questions, options and outcomes by their ids. When an id goes, what
people kept no longer fits. This rule needs something to compare with: `repair content lint --against REV` (a revision
of git) or `--against FOLDER`.

Finds:

    feelings:               # was `feeling`
      ask: choose
      options:              # `numb` was among them
        hurt: hurt
        angry: angry

Mend it: keep the id and change the words. Where it has to go, say so at the top of the guide, above `guide:`, as
`# silence R601: nobody has used this yet`.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack, Study
from repair_cli.guide.model import Ask, Guide, Node, Outcome, options_of

CODE = "R601"
SEVERITY = Severity.ERROR


def check(pack: Pack) -> Iterator[Found]:
    """Ids of the earlier guides that are not as they were."""
    if pack.beside.before is None or not pack.studies:
        return
    now = {study.guide.id: study for study in pack.studies}
    for name, before in pack.beside.before.items():
        if name in now:
            yield from _guide(now[name], before)
        else:
            yield pack.studies[0].at_guide(f"the guide `{name}` was there before, and is gone")


def _guide(study: Study, before: Guide) -> Iterator[Found]:
    for was in before.nodes.values():
        node = study.guide.nodes.get(was.id)
        if isinstance(was, Ask) and isinstance(node, Ask):
            yield from _question(study, was, node)
        elif isinstance(was, Ask | Outcome) and type(was) is not type(node):
            what = "question" if isinstance(was, Ask) else "outcome"
            yield study.at_guide(
                f"the {what} `{was.id}` was there before, and is gone{_renamed(was, study.guide, before)}"
            )


def _question(study: Study, was: Ask, now: Ask) -> Iterator[Found]:
    if type(was.form) is not type(now.form):
        message = f"`{now.id}` was a question of another kind before; answers that were kept do not fit it"
        yield study.at_field(now.id, "ask", message)
        return
    for name in options_of(was):
        if name not in options_of(now):
            yield study.at_field(now.id, "options", f"the option `{name}` of `{now.id}` was there before, and is gone")


def _renamed(was: Node, guide: Guide, before: Guide) -> str:
    """The new id of a node whose words are the same."""
    words = _words(was)
    near = next(
        (node.id for node in guide.nodes.values() if node.id not in before.nodes and _words(node) == words), None
    )
    return f"; it may be `{near}` now" if near else ""


def _words(node: Node) -> object:
    match node:
        case Ask(question=words) | Outcome(title=words):
            return type(node), words
        case _:
            return None
