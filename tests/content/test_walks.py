"""The ways through each guide end where they must, with the right words on the card."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import Block, Item, Paragraph
from repair_cli.guide.model import Guide, options_of
from repair_cli.guide.page import card
from repair_cli.guide.walk import Walk

Guides = Mapping[str, Guide]
ToTheEnd = Callable[[Guide, Mapping[str, Value]], Walk]


def lines(walk: Walk) -> list[str]:
    """The card, line by line; a title stands in brackets."""
    page = card(walk)
    assert page is not None
    found = []
    for part in page.parts:
        found.append(f"[{part.title}]")
        found += [f"- {block.text}" if isinstance(block, Item) else words(block) for block in part.blocks]
    return found


def words(block: Block) -> str:
    return block.text if isinstance(block, Paragraph | Item) else ""


CLIENT: dict[str, Value] = {
    "stirred": 4, "ask-report": "yes", "what-happened": "looked at your phone while I talked about my dad.",
    "strain": "judged", "hard-words": 'the word "lazy"', "feeling": ("hurt", "other"), "feeling-other": "far away",
    "signs-back": ("fine",), "signs-against": ("none",), "opening": "plain", "saw-heard": "you looked at it twice",
    "guess": "you were tired", "their-view": "going-on", "listen-how": ("breathe", "again"),
    "makes-sense": "I wait all week for that hour", "understood": "I am worn out and not lazy", "my-part": "some",
    "my-part-words": "did not say so at the time", "their-part": "name-it", "would-help": ("screens", "slower"),
    "small-ask": "you to put your phone away", "plan": ("You tell me a day ahead", "I say so when it hurts"),
    "keep": "wait when I need time", "pause-signal": "word", "how-know": ("say-more", "they-ask"),
    "review-when": "date", "review-date": "2027-01-08", "what-if-not": "third", "deliver": "first",
    "replies": ("listen", "turn"), "after-care": ("walk",),
}  # fmt: skip


def test_a_client_who_answers_everything_gets_a_whole_card(guides: Guides, to_the_end: ToTheEnd) -> None:
    walk = to_the_end(guides["six-steps-client"], CLIENT)
    assert walk.here.id == "card-ready"
    assert lines(walk) == [
        "[Opening line]",
        "Before I start: what would you have to report to others?",
        "When you looked at your phone while I talked about my dad, I felt hurt and far away.",
        "[In 30 seconds]",
        "When you looked at your phone while I talked about my dad, I felt hurt and far away.",
        "I want you to understand that I am worn out and not lazy.",
        "I would like you to put your phone away.",
        "[What happened]",
        "What I saw or heard: you looked at it twice.",
        "My guess is that you were tired. I may be wrong.",
        'What stayed with me was the word "lazy".',
        "My part was that I did not say so at the time.",
        "[What I feel]",
        "I felt hurt and far away.",
        "It makes sense that I feel this, because I wait all week for that hour.",
        "[What I ask]",
        "I would like you to put your phone away.",
        'I would like you to say plainly what you did. No "if" and no "but".',
        "What was going on for you when you looked at your phone while I talked about my dad?",
        "While you answer, I will take a breath before I speak and ask you to say it in other words.",
        "[The plan]",
        "What would help me: a slower pace and no phone or other screen while I talk.",
        "- You tell me a day ahead",
        "- I say so when it hurts",
        "It helps me when you wait when I need time. I would like to keep that.",
        'When it gets too much, I will say "pause". Then we stop for a minute.',
        "I will know that it works when I say more of what I think and you ask how it is between us.",
        "[When we look again]",
        "Let us look at this again on 8 January 2027.",
        "If it has not helped by then, I will ask for a third person to help, such as a supervisor.",
        "[If they ... (for me alone)]",
        'Listen: "Thank you for hearing that. What can we do about it?"',
        'Turn it back on me: "We can look at my side later. First I would like an answer to what I asked."',
    ]


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({"strain": "misunderstood", "missed": "how much it hurt"}, "What got missed is how much it hurt."),
        ({"strain": "judged", "hard-words": "the sigh"}, "What stayed with me was the sigh."),
        ({"strain": "direction", "my-goal": "sleep", "their-goal": "my past"}, "I want to work on sleep."),
        ({"strain": "direction", "my-goal": "sleep", "their-goal": "my past"}, "You seem to want to work on my past."),
        (
            {"strain": "limits", "which-limit": "their-life"},
            "The limit that I would like to talk about: what you tell me about your own life.",
        ),
        ({"strain": "practical", "barrier": "cost", "practical-ask": "fewer"}, "What gets in the way: the cost."),
        (
            {"strain": "practical", "barrier": "cost", "practical-ask": "fewer"},
            "Could we look at this: shorter or fewer sessions?",
        ),
        (
            {"strain": "culture", "culture-missed": "my faith", "culture-explain": "no-teach"},
            "What got missed about me is my faith.",
        ),
        (
            {"strain": "culture", "culture-missed": "my faith", "culture-explain": "no-teach"},
            "I do not want to explain it. Please learn about it elsewhere.",
        ),
        (
            {"strain": "style", "style-ask": ("structure", "slower")},
            "I would also like more structure and a slower pace.",
        ),
        ({"strain": "online", "online-snag": ("line",)}, "What gets in the way online: a slow or broken line."),
    ],
)
def test_each_kind_of_strain_has_its_own_question_and_its_own_line_on_the_card(
    answers: dict[str, Value], line: str, guides: Guides, to_the_end: ToTheEnd
) -> None:
    walk = to_the_end(guides["six-steps-client"], answers)
    assert walk.here.id == "card-ready"
    assert line in lines(walk)


def test_every_kind_of_strain_is_tried(guides: Guides, to_the_end: ToTheEnd) -> None:
    kinds = set(options_of(guides["six-steps-client"].asks()["strain"]))
    assert kinds == {
        "misunderstood", "judged", "direction", "limits", "practical", "culture", "style", "online", "other",
    }  # fmt: skip
    walk = to_the_end(guides["six-steps-client"], {"strain": "other", "strain-other": "the waiting room"})
    assert walk.here.id == "card-ready"


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"stirred": 9, "stirred-choice": "later"}, "another-day"),
        ({"stirred": 9, "stirred-choice": "breath", "after-breath": "later"}, "another-day"),
        ({"stirred": 9, "stirred-choice": "breath", "after-breath": "go-on"}, "card-ready"),
        ({"stirred": 9, "stirred-choice": "go-on"}, "card-ready"),
        ({"stirred": 6}, "card-ready"),
        ({"feeling": ("scared",), "scared-of": "them"}, "step-back"),
        ({"feeling": ("scared",), "scared-of": "saying"}, "card-ready"),
        ({"feeling": ("scared",), "scared-of": "not-sure"}, "card-ready"),
        ({"feeling": ("scared",), "scared-of": "not-sure", "afraid": "prefer-not"}, "step-back"),
        ({"deliver": "wait"}, "waiting"),
        ({"deliver": "email"}, "card-ready"),
        ({}, "card-ready"),
    ],
)
def test_the_six_steps_of_a_client_end_at(
    answers: dict[str, Value], outcome: str, guides: Guides, to_the_end: ToTheEnd
) -> None:
    assert to_the_end(guides["six-steps-client"], answers).here.id == outcome


THERAPIST: dict[str, Value] = {
    "setting": ("individual", "online"), "cues-away": ("minimal",), "cues-against": ("none",),
    "act": "looked at the clock while you spoke of your father", "touches": "judged", "direction": "away",
    "route": "between", "opening": "act-first", "invitation": "tell", "hold-back": ("explain", "fix"),
    "silence": "breathe", "first-move": "say-back", "felt": ("hurt", "small"),
    "validation": "you felt hurt when I looked away", "own-part": "mine", "acknowledge": "plain",
    "impact": "left you alone with it", "change": "put the clock behind you",
    "context": "The alarm was for the next client", "ask-safer": "safer",
    "moves": ("check with you halfway", "say what I am about to do"), "adapt": ("pace", "form"),
    "pause-signal": "hand", "recheck": "date", "recheck-date": "2027-01-08", "recheck-how": "worked",
    "visible": "stop halfway and ask", "what-if": "yes", "if-quiet": "choice", "if-fine": "later", "if-angry": "own",
    "if-angry-own": "I am here. Go on.", "if-end": "right", "if-question": "answer",
    "supervision": "What did I not want to hear?", "consult": ("none",),
}  # fmt: skip


def test_a_therapist_who_answers_everything_gets_a_whole_card(guides: Guides, to_the_end: ToTheEnd) -> None:
    walk = to_the_end(guides["six-steps-therapist"], THERAPIST)
    assert walk.here.id == "card-ready"
    assert lines(walk) == [
        "[Opening]",
        "I want to go back to something. I looked at the clock while you spoke of your father. How was that for you?",
        "[Invitation]",
        "Tell me how it was for you. I will listen and not argue.",
        "Hold back: explaining first and fixing it fast.",
        "In a silence: breathe out slowly, three times, before I speak.",
        "[What I validate]",
        "It makes sense that you felt hurt when I looked away.",
        "A guess, to check: hurt and small. Their own word wins.",
        "[What I own]",
        "I looked at the clock while you spoke of your father. That was mine. I am sorry.",
        "I imagine that it left you alone with it. Have I got that right?",
        "Later, only when they need a reason: The alarm was for the next client. It was still mine.",
        "[What I offer to change]",
        "From now on I will put the clock behind you.",
        "I can:",
        "- check with you halfway",
        "- say what I am about to do",
        "We could change: the pace and where we meet.",
        "[What I ask]",
        "What would feel safer next time?",
        "A sign for a pause: a raised hand.",
        "[When I check again]",
        "I check on 8 January 2027.",
        "I said that I would do something differently. Did you see it? Did it help?",
        "You will notice that I stop halfway and ask.",
        "[If they ...]",
        "- go quiet: We can wait, talk about something else, or come back to this. You choose.",
        "- say it is fine: All right. It can come up later as well, and I will want to hear it.",
        "- get angrier: I am here. Go on.",
        "- want to end: That is your choice to make. Would you like one more session, or is this the last?",
        "- ask a plain question: Good that you ask. Here is the answer.",
        "[For supervision]",
        "What did I not want to hear?",
    ]


@pytest.mark.parametrize(
    ("answers", "outcome", "line"),
    [
        ({}, "card-ready", "I would like to go back to something between us, if you are willing."),
        (
            {"act": "was late", "route": "clear-up", "opening-direct": "clear-up"},
            "card-ready",
            "I was late. I think I was not clear. What did it sound like to you?",
        ),
        (
            {"act": "was late", "touches": "identity", "own-part": "mine", "own-identity": "missed"},
            "card-ready",
            "I missed a part of who you are. That was mine, and I am sorry. What would you like from me now?",
        ),
        ({"own-part": "not-sure", "own-open": "what-part"}, "card-ready",
         "Something went wrong here. What did I do that made it harder?"),
        ({"own-part": "nothing", "own-nothing": "matters"}, "card-ready",
         "That was hard for you, and that matters to me."),
        ({"recheck": "both"}, "card-ready", "I check at the end of that session, and at the start of the one after."),
        ({"recheck": "date"}, "card-ready", "I check on a day that we choose."),
        ({"what-if": "no"}, "card-ready", "- get angrier: I am listening. Tell me what I still do not see."),
        ({"consult": ("again", "worse")}, "consult-first",
         "I would like to go back to something between us, if you are willing."),
        ({"consult": ("beyond",), "refer-line": "fit"}, "refer-well",
         "I want you to have help that fits. May we look for someone together?"),
    ],
)  # fmt: skip
def test_the_six_steps_of_a_therapist_end_at(
    answers: dict[str, Value], outcome: str, line: str, guides: Guides, to_the_end: ToTheEnd
) -> None:
    walk = to_the_end(guides["six-steps-therapist"], answers)
    assert walk.here.id == outcome
    assert line in lines(walk)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"consult": ("unclear",)}, "consult-limit"),
        ({"own-state": "flooded", "own-next": "wait"}, "wait-therapist"),
        ({"client-risk": "yes", "risk-next": "stop-here"}, "urgent-therapist"),
    ],
)
def test_a_therapist_gets_no_card_where_somebody_else_is_asked_first(
    answers: dict[str, Value], outcome: str, guides: Guides, to_the_end: ToTheEnd
) -> None:
    walk = to_the_end(guides["six-steps-therapist"], answers)
    assert walk.here.id == outcome
    assert card(walk) is None


def test_the_short_way_of_a_client(guides: Guides, to_the_end: ToTheEnd) -> None:
    answers: dict[str, Value] = {
        "role": "client", "what-happened": "told me to try harder", "feeling": ("angry",), "opening": "sideways",
        "their-view": "see", "understood": "I am worn out", "their-part": "effect",
        "small-ask": "two minutes at the end",
    }  # fmt: skip
    walk = to_the_end(guides["six-steps-quick"], answers)
    assert walk.here.id == "quick-card-client"
    assert lines(walk) == [
        "[To begin]",
        "Could we go back to one moment? It is the one when you told me to try harder. I am still thinking about it.",
        "[To ask]",
        "I would like to know how you see it. What do you remember?",
        "[What matters here]",
        "I felt angry.",
        "I want you to understand that I am worn out.",
        "[What I would like to hear]",
        "I would like you to say that you see how it was for me. The reason can come later.",
        "[One small step]",
        "I would like two minutes at the end.",
    ]


def test_the_short_way_of_a_therapist(guides: Guides, to_the_end: ToTheEnd) -> None:
    answers: dict[str, Value] = {
        "role": "therapist", "t-happened": "came ten minutes late", "t-felt": ("hurt",), "t-opening": "back",
        "t-invite": "missed", "t-validate": "you had waited all week", "t-own": "mine",
        "t-step": "tell you a day ahead", "t-ask-again": "few",
    }  # fmt: skip
    walk = to_the_end(guides["six-steps-quick"], answers)
    assert walk.here.id == "quick-card-therapist"
    assert lines(walk) == [
        "[To begin]",
        "I came ten minutes late. I would like to talk about that, if you are willing.",
        "[To ask]",
        "What did I miss?",
        "[What matters here]",
        "You may have felt hurt.",
        "That makes sense to me, because you had waited all week.",
        "[What I own]",
        "I came ten minutes late. That was my responsibility. I am sorry.",
        "[One small step]",
        "Next time, I will tell you a day ahead. Would something else help more?",
        "[When to ask again]",
        "I will ask you in a few sessions how this is for you.",
    ]


@pytest.mark.parametrize(
    ("name", "answers", "first"),
    [
        ("six-steps-client", {}, "There is something that I would like to talk about with you."),
        ("six-steps-therapist", {}, "I would like to go back to something between us, if you are willing."),
        ("six-steps-quick", {"role": "client"}, "There is something that I would like to talk about with you."),
        (
            "six-steps-quick",
            {"role": "therapist"},
            "I would like to go back to something between us, if you are willing.",
        ),
    ],
)
def test_whoever_skips_everything_still_holds_a_first_sentence(
    name: str, answers: dict[str, Value], first: str, guides: Guides, to_the_end: ToTheEnd
) -> None:
    assert lines(to_the_end(guides[name], answers))[1] == first


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("six-steps-client", {"opening": "own", "opening-own": "Something is hard for me to say"}),
        ("six-steps-therapist", {"opening": "own", "opening-own": "Something is hard for me to say"}),
        ("six-steps-quick", {"role": "client", "opening": "own", "opening-own": "Something is hard for me to say"}),
        (
            "six-steps-quick",
            {"role": "therapist", "t-opening": "own", "t-opening-own": "Something is hard for me to say"},
        ),
    ],
)
def test_own_words_take_the_first_place_on_the_card(
    name: str, answers: dict[str, Value], guides: Guides, to_the_end: ToTheEnd
) -> None:
    assert lines(to_the_end(guides[name], answers))[1].rstrip(".") == "Something is hard for me to say"


@pytest.mark.parametrize(
    "shared", ["what-happened", "feeling", "strain", "opening", "their-view", "their-part", "scared-of", "beneath"]
)
def test_a_question_that_several_guides_ask_has_the_same_choices_in_each(shared: str, guides: Guides) -> None:
    those = ("six-steps-client", "six-steps-quick", "fit", "working-bond", "prepare")
    asking = [guides[name].asks().get(shared) for name in those]
    several = [ask for ask in asking if ask is not None]
    assert len(several) > 1
    first = several[0]
    for other in several[1:]:
        assert type(other.form) is type(first.form)
        assert other.question == first.question
        assert {name: option.label for name, option in options_of(other).items()} == {
            name: option.label for name, option in options_of(first).items()
        }
