"""What the wording check leaves alone, whoever writes it, with the rules that ship."""

from __future__ import annotations

import pytest

from repair_cli.guide.model import Audience
from repair_cli.library.packs import Library

FINE = (
    "I don't always feel comfortable.",
    "I\u2019m so sorry you had to go through that.",
    "You asked me to stay late three times this week.",
    "I feel hurt when you look away.",
    "If it gets loud I will take a break.",
    "I am sorry that I was late. The train stood still for an hour.",
    "You're not cold at all.",
    "Did I miss what you wanted to say?",
    'You said, "You never listen." I would like to hear more about that.',
)
RIGHTS = (
    "I am making a formal complaint about what happened.",
    "I'm going to report this to the licensing board.",
    "I will tell the ombudsman that you broke my privacy.",
    "I have told the police.",
    "My lawyer will write to you.",
    "I want a copy of my records, and I want it sent to my new therapist.",
    "You touched me and that was wrong.",
    "What you did was abuse.",
    "I am leaving, and I owe you no reason.",
    "If you contact me again, I will call the police.",
    "You must stop contacting me.",
    "I need you to stop calling me.",
)


def found(library: Library, seat: Audience, text: str) -> list[str]:
    return [one.kind for one in library.wording()[seat].find(text)]


@pytest.mark.parametrize("text", FINE)
@pytest.mark.parametrize("seat", [Audience.CLIENT, Audience.THERAPIST])
def test_what_is_no_problem_is_left_alone(library: Library, seat: Audience, text: str) -> None:
    assert found(library, seat, text) == []


def test_who_is_sorry_and_does_not_agree_makes_at_most_themselves_small(library: Library) -> None:
    assert set(found(library, Audience.CLIENT, "I'm sorry, but I don't agree.")) <= {"self-erasing"}


@pytest.mark.parametrize("text", RIGHTS)
def test_nobody_is_talked_out_of_a_report_a_complaint_or_an_end_of_contact(library: Library, text: str) -> None:
    assert found(library, Audience.CLIENT, text) == []
