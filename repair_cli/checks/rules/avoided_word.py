"""A word that the style of the language avoids.

`words.yaml` of the language lists such words, each with something better. They are found in every form and in every
text but examples and quotes: there somebody else speaks.

Finds:

    say: You should tell them.

Mend it: write what stands behind the word in the message, or say it in another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack, Study
from repair_cli.checks.texts import Voice, any_of

CODE = "R401"
SEVERITY = Severity.WARNING

_ELSEWHERE = re.compile(r'"[^"]*"|\$\{[^}]*\}')
"""Words of somebody else, and ids."""


def check(pack: Pack) -> Iterator[Found]:
    """Words to avoid, each where it stands."""
    better = {form: avoided.better for avoided in pack.style.avoid for form in avoided.forms}
    for study in pack.studies:
        there = {form: words for form, words in better.items() if study.may_say(form)}
        if there:
            yield from _in_guide(study, there)


def _in_guide(study: Study, better: Mapping[str, str]) -> Iterator[Found]:
    words = [(re.compile(any_of(form), re.IGNORECASE), instead) for form, instead in better.items()]
    any_word = re.compile("|".join(map(any_of, better)), re.IGNORECASE)
    for told in study.texts:
        text = _ELSEWHERE.sub("", told.text) if '"' in told.text or "$" in told.text else told.text
        for pattern, instead in words if told.voice is not Voice.EXAMPLE and any_word.search(text) else ():
            for match in pattern.finditer(text):
                found = " ".join(match[0].split())
                yield study.at_words(told.spot, found, f"`{found}` is a word to avoid; better: {instead}")
