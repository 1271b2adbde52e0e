"""What each field is, for the hints of an editor: the words of `docs/authoring.md`, which a test compares."""

from __future__ import annotations

from collections.abc import Mapping

TOLD: Mapping[str, Mapping[str, str]] = {
    "guide": {
        "guide": "the id, as in the name of the file",
        "title": "one line each",
        "about": "one line each",
        "for": "`client`, `therapist` or `anyone`",
        "minutes": "how long it takes: a whole number from 1 to 240",
        "start": "the id of the first node",
        "nodes": "the nodes by id",
        "stages": "steps by id, in order; a node says `stage: ID`",
        "counters": "numbers that answers move, by id: see counters",
        "plan": "what the walk leaves to look back at, and when: see the plan",
        "card": "the page to take along: `title` and `sections`; each section has `title` and `say`",
        "closing": "text (see Text) shown after *any* outcome of a walk that came through this guide",
        "verdict": (
            "`yes`: outcomes also say why, and what would change it; outcomes of the kinds `support` and "
            "`urgent` never do"
        ),
        "practice": "what the guide practises: it makes a scene of it",
    },
    "node": {
        "stage": "the step of the guide that begins here; it holds until another node names another",
        "ideas": "the numbers of the ideas that the node carries, for whoever looks after the content",
        "source": "where a fact comes from that the node tells (`Name of the paper, year`)",
        "say": "the text: paragraphs and lists; or a list of parts",
        "next": "where it goes on: the id of a node, or a list of branches of which the last has no `when`",
        "counts": "what whoever comes by adds to counters: a list of entries with `add`, and `when` where it depends",
    },
    "question": {
        "lead": "the beginning of the sentence (`When you`): the person writes how it goes on",
        "lines": "`many`: several lines; `one` is what it is otherwise",
        "max": "how many characters: 2,000 for one line and 8,000 for many, if you do not say; at most 200,000",
        "most": "how many lines of a `list`: 10, if you do not say; at most 100. A line has at most 500 characters",
        "options": "the choices, at least two; for a `yes-no`, what `yes`, `no` and `not-sure` bring along",
        "unsure": '`yes`: adds "not sure" to a `yes-no`',
        "from": "the smallest and the largest number",
        "to": "the smallest and the largest number",
        "low": "words for the two ends of a scale",
        "high": "words for the two ends of a scale",
        "unit": "words behind the limits of a number",
        "seconds": "how long a pause is suggested, from 1 to 600; nothing is counted down",
        "ask": "the kind",
        "question": "the words: one question; a `pause` may do without",
        "say": "text above it",
        "why": "what the answer is for: `/why` shows it",
        "examples": "a list: `/examples` shows it",
        "share": "`private` (if you do not say) or `session`: only `session` may stand in a card or a saved page",
        "wording": "`client` or `therapist`: which wording rules may look at the answer",
        "needed": "why this question cannot be skipped: shown to who tries. Without it every question can be skipped",
        "if-skipped": "what a placeholder says when there is no answer",
        "because": (
            "how a verdict tells this answer as a reason, in second person: `something on the stop list happened`"
        ),
        "next": "where it goes on",
        "wipe": (
            "`yes`: for one person's eyes, where two sit at one terminal; the screen is cleared before it and after it"
        ),
    },
    "option": {
        "label": "the words",
        "as": "how `${...}` says it inside a sentence (otherwise the label)",
        "say": "shown after this choice",
        "next": (
            "where this choice goes on, otherwise the question's `next`; not in a `choose-any`, where several "
            "can be taken"
        ),
        "ask": "`text`: own words, see below",
        "question": "the words of the question for own words",
        "alone": "`yes`: excludes the others; only in a `choose-any`",
        "because": "how a verdict tells this choice as a reason: `they have not heard it from you yet`",
        "add": "what it adds to counters: `{safety: 1}`",
    },
    "yes or no": {
        "say": "shown after this choice",
        "next": "where this choice goes on, otherwise the question's `next`",
        "because": "how a verdict tells this choice as a reason: `they have not heard it from you yet`",
        "add": "what it adds to counters: `{safety: 1}`",
    },
    "options of a yes-no": {
        "yes": "what a yes brings along",
        "no": "what a no brings along",
        "not-sure": 'what "not sure" brings along, with `unsure: yes`',
    },
    "visit": {
        "visit": (
            "the guide that the walk goes through; it comes back to `next` when it reaches an `outcome: return` there"
        ),
    },
    "outcome": {
        "outcome": "what the end means: the kind",
        "title": "the words above the end",
        "card": "`yes` gives the card of the guide",
        "plan": "`yes` gives the plan of the guide",
        "entry": "what becomes of the plan that was looked back at",
        "offer": "a list of guides to go on with, which start with the answers that they share",
    },
    "part": {
        "when": "a condition: without it, the part always stands",
        "say": "a text under a condition",
        "support": (
            "the place for crisis lines (`crisis`) or for complaint and support routes (`routes`) of the "
            "reader's region"
        ),
        "wording": "the place for what the wording check found in the answer to this question",
    },
    "branch": {
        "when": "a condition; the first branch that holds is taken",
        "go": "the id of a node",
    },
    "test": {
        "is": "the answer is that choice, or that number (for `choose-any`: it is among them)",
        "any_of": "at least one of them was chosen",
        "all_of": "all of them were chosen",
        "none_of": "none of them was chosen; also when the question was skipped or not met",
        "at_least": "a number, or how many were given, is at least this; never for a skipped question",
        "at_most": "a number, or how many were given, is at most this; never for a skipped question",
        "answered": "it was answered, or it was not (a skipped question is not)",
    },
    "when": {
        "all": "all of them hold",
        "any": "at least one of them holds",
        "not": "this one does not hold",
    },
    "count": {
        "when": "a condition; without it, it always counts",
        "add": "what is added to counters: `{safety: 1}`",
    },
    "counter": {
        "start": "the number that it begins with",
        "least": "the smallest number: it stops there",
        "most": "the largest number: it stops there",
    },
    "card": {
        "title": "the title of the page",
        "sections": "a list of sections with `title` and `say`; one that has nothing to say is left out",
    },
    "section": {
        "title": "the words above the section",
        "say": "its text; it takes up only answers that may be shared",
    },
    "plan": {
        "then": "the guide that looks back",
        "due": "a `date` question: the day to look back",
        "within": (
            "`choose` questions, and for their options the days after the walk, from 1 to 366; used where `due` "
            "has no answer"
        ),
        "moves": "who does what: a `text` or `list` question, or several of them",
        "known-by": "the question how one will know that it helped",
        "again": "the question where the plan is made: there the walk is taken up again when the plan is to change",
    },
    "practice": {
        "skill": "what is practised",
        "level": "how hard it is, from 1 to 3",
        "settings": "where it plays",
        "topics": "what it is about",
        "markers": "the signs of a strain in it; they are shown only afterwards",
        "strategies": "the ways to mend a strain that the skill is",
        "partner": "who speaks, and in what tone, in one or two short sentences",
        "criteria": "two to four by id: a label, as people say it of their own reply, or `label` and `add`",
        "found": "what findings add to counters: by kind, and `any` once for whatever was found",
    },
    "criterion": {
        "label": "the words, as the person who practises says them",
        "add": "what it adds to counters when a reply meets it",
    },
    "round": {
        "round": "what the partner says",
        "example": "a reply that meets all criteria",
        "points": "what to try when a criterion was not met, by the criteria",
        "replies": "written replies to choose from, by id: three or four",
    },
    "reply": {
        "label": "the words of the reply",
        "say": "what it does with the partner",
        "step": "the step that it takes, by its id in the practice words",
        "strategy": "the strategy that it uses, by its id in the practice words",
        "does": "the criteria that it meets",
        "found": "the kinds of findings that it would have",
    },
    "story file": {
        "guide": "the guide that the stories are about",
        "stories": "the stories by name",
    },
    "story": {
        "about": "a line on what it is for",
        "given": "the answers, as in an answers file; `/skip` leaves a question open. Each of them must be asked for",
        "rest": "`skip`: every question that has no answer here is left open, where it can be",
        "expect": "what is expected in the end",
        "turns": "a list of turns, for a story in several parts; then `given` and the others stand in each turn",
    },
    "turn": {
        "back": "so many questions back, as `/back` goes",
        "change": (
            "other answers to questions that have one, as `/review` takes them: what still fits is kept, the "
            "rest is parked"
        ),
        "given": "answers; before them come those that are known from turns before",
        "expect": "what is expected at the end of this turn",
    },
    "expect": {
        "asks": "the walk waits at this question",
        "outcome": "it has ended at this outcome",
        "path": "these are the nodes that it came through, from its beginning, all of them and in this order",
        "passes": "it came through these nodes in this order; others may lie between",
        "never": "it came through none of these",
        "says": (
            "each of these phrases stands in a paragraph, item, question, choice or title of the screens of "
            "this turn; a place for help lines is `support: crisis` or `support: routes`"
        ),
        "card": (
            "these are all lines of the card: `# title`, `## section`, a line for each paragraph, `- ` before "
            "items; `[]`: there is none"
        ),
        "card-has": "each of these lines is on the card",
        "refused": (
            "this question refuses its answer, for this reason: a code such as `no-choice`, `needed`, `alone`, "
            "`out-of-range` (the list)"
        ),
    },
    "proofs": {
        "proofs": "the version of this file: 1",
        "stop-sign": "a condition: the answers after which nobody may be led into a talk with the other person",
        "statements": "a list of statements",
    },
    "statement": {
        "prove": "the promise, in your words",
        "whenever": "a condition: from when on it counts; or `stop-sign`. Without it, from the start",
        "always": (
            "what is so at the end of every such walk. A `node` counts wherever the walk came by it, before or after"
        ),
        "never": (
            "what does not happen from then on: in that walk, or in one of the guides that its end offers, and "
            "those offer, where the answers that `whenever` looks at come along"
        ),
    },
    "interface": {
        "interface": "the version of this file: 1",
        "words": (
            "every interface word by its name. Change the words, leave the names, and keep `${...}` where they stand"
        ),
    },
    "support lines": {
        "support-lines": "the version of this file: 1",
        "emergency": "what stands above every list",
        "elsewhere": "what stands below it",
        "regions": "the regions by their code of two capitals (`GB`), and `ANY` for everybody else",
    },
    "region": {
        "name": "its name",
        "emergency": "its emergency number, in words",
        "lines": "crisis lines: a list of entries",
        "routes": "places to complain or to find support: a list of entries",
    },
    "entry": {
        "name": "what it is called",
        "phone": "how to reach it",
        "text": "how to reach it",
        "chat": "how to reach it",
        "email": "how to reach it",
        "website": "how to reach it",
        "note": "hours, languages, whom it is for",
        "source": "where the entry comes from",
        "confidence": "`high`, `medium` or `low`; only `high` is shown",
        "verified_on": "the day when somebody last checked it, as YYYY-MM-DD",
    },
    "words": {
        "words": "the version of this file: 1",
        "avoid": "words to avoid: a list of entries",
        "familiar": (
            "long words that everybody knows who reads these guides: in a reading grade each counts as short. A "
            "language without this list has no grades"
        ),
        "facts": "words that a fact is told with; the node then needs a `source`",
        "joints": 'words with which a second question begins inside a question ("and did")',
    },
    "word to avoid": {
        "word": "the word, or several; `*` at the end stands for any ending",
        "forms": "a list of other forms",
        "better": "what to write in its place",
    },
    "practice words": {
        "practice": "the version of this file: 1",
        "skills": "what can be practised, by id: words, or `label` and `for`",
        "markers": "signs of a strain, by id",
        "strategies": "ways to mend it, by id",
        "settings": "where it can happen, by id",
        "topics": "what it can be about, by id",
        "steps": "the six steps by id, and `protect` for when mending is not the task",
    },
    "skill": {
        "label": "the words",
        "for": "`client` or `therapist`: only scenes for that seat can practise it",
    },
    "pack": {
        "pack": "its id, unlike that of any other pack; it never changes",
        "name": "what people see in `repair guides`",
        "version": "letters, digits, dots, hyphens and plus signs: `1.2`",
        "language": "the code of the language of its guides: `en`",
        "licence": "a line each, for whoever gets the pack",
        "author": "a line each, for whoever gets the pack",
        "about": "one line on what it is for",
        "extends": "the packs that it adds to, and that have to be at hand: an id, or a list",
        "replaces": "guides of those packs that its own guides of the same id take the place of: an id, or a list",
    },
    "ideas": {
        "ideas": "the version of this file: 1",
        "sections": "a list of sections",
    },
    "section of ideas": {
        "title": "its name",
        "ideas": "the ideas by number, each on a line; a number stands once in the file",
    },
}

_LIKE: Mapping[str, str] = {
    **dict.fromkeys(("question", "visit", "outcome", "round", "text"), "node"),
    "story": "turn",
}
"""What has fields besides its own, and whose they are."""


def told(thing: str, field: str) -> str:
    """What a field of something is; nothing where nobody wrote it down."""
    words = TOLD.get(thing, {}).get(field, "")
    return words or TOLD.get(_LIKE.get(thing, ""), {}).get(field, "")
