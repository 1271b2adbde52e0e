"""Each proof finds what breaks it in a small pack, with its line."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent, indent

import pytest

from repair_cli.checks.courses import follow
from repair_cli.checks.loading import subject_of
from repair_cli.checks.proofs import Verdict, proofs
from repair_cli.errors import ContentError
from repair_cli.library.packs import shipped
from tests.checks.proving import lines, proven, subject

HEAD = "guide: {name}\ntitle: A guide\nabout: For a test.\nfor: anyone\nminutes: 2\nstart: {name}-a\nnodes:\n"
END = "  {name}-done: {{outcome: end, title: Done, say: Done.}}\n"
HARM = """\
  harm:
    ask: yes-no
    question: Harm?
    next:
      - {when: {harm: yes}, go: help}
      - go: talk
  help: {outcome: support, title: Help, say: Help., offer: [%s]}
  talk: {outcome: repair, title: Talk, say: Talk.}
"""
SIGN = "proofs: 1\nstop-sign: {harm: yes}\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with statements: harm is a stop sign."""
    (tmp_path / "proofs.yaml").write_text(SIGN)
    put(tmp_path, "h", HEAD.format(name="h").replace("h-a", "harm") + HARM % "")
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.yaml").write_text(text)


def add(folder: Path, name: str, nodes: str, tail: str = "") -> None:
    """Adds a guide of nodes that begin in line 8, with an end `NAME-done`."""
    text = HEAD.format(name=name) + indent(dedent(nodes), "  ") + END.format(name=name) + dedent(tail)
    put(folder, name, text)


def state(folder: Path, statements: str) -> None:
    (folder / "proofs.yaml").write_text(SIGN + "statements:\n" + indent(dedent(statements), "  "))


def test_a_sound_pack_is_proven(pack: Path) -> None:
    found = proven(pack)
    assert [proof.verdict for proof in found] == [Verdict.PROVEN] * 5
    assert [(proof.states, proof.of) for proof in found] == [
        (3, "states"), (3, "states"), (17, "regions"), (0, "texts"), (3, "states"),
    ]  # fmt: skip


def test_a_question_without_an_answer_that_fits_is_found(pack: Path) -> None:
    nodes = """\
    x-a: {ask: text, question: Q?, next: x-b}
    x-b:
      ask: choose
      needed: It decides.
      question: Which?
      options: {one: "1 ${x-a}", two: "2 ${x-a}"}
      next: x-done
    """
    add(pack, "x", nodes)
    assert lines(pack) == ["x.yaml:9:3: error P101 no answer fits at `x-b`, and it cannot be skipped"]


def test_a_circle_from_which_no_answers_lead_out_is_found(pack: Path) -> None:
    nodes = """\
    x-a: {ask: yes-no, question: Q?, next: x-b}
    x-b:
      ask: text
      question: Q?
      next:
        - {when: {x-a: no}, go: x-b}
        - go: x-done
    """
    add(pack, "x", nodes)
    assert lines(pack) == ["x.yaml:9:3: error P102 from `x-b` on, no answers lead to an end"]


def test_a_node_and_an_outcome_that_no_answers_lead_to_are_found(pack: Path) -> None:
    nodes = """\
    x-a:
      ask: yes-no
      question: Q?
      next:
        - {when: {x-a: no}, go: x-b}
        - go: x-done
    x-b:
      say: Words.
      next:
        - {when: {x-a: yes}, go: x-c}
        - go: x-done
    x-c: {say: More words., next: x-d}
    x-d: {outcome: end, title: T, say: S}
    """
    add(pack, "x", nodes)
    assert lines(pack) == [
        "x.yaml:19:3: error P103 no answers lead to the node `x-c`",
        "x.yaml:20:3: error P103 no answers lead to the outcome `x-d`",
    ]


def test_an_option_that_is_never_offered_is_found(pack: Path) -> None:
    nodes = """\
    x-a:
      ask: choose
      question: Q?
      options:
        one: One
        two: Two
        three: "${x-b}"
      next: x-b
    x-b: {ask: text, question: Q?, next: x-done}
    """
    add(pack, "x", nodes)
    assert lines(pack) == ["x.yaml:14:7: error P104 the option `three` of `x-a` is offered on no path"]


def test_an_option_that_an_answer_brings_is_on_a_path(pack: Path) -> None:
    nodes = """\
    x-a: {ask: text, question: Q?, next: x-b}
    x-b:
      ask: choose
      question: Q?
      options: {one: One, two: Two, three: "${x-a}"}
      next: x-done
    """
    add(pack, "x", nodes)
    assert lines(pack) == []


def test_a_stop_sign_that_leads_to_a_repair_is_found(pack: Path) -> None:
    put(pack, "h", HEAD.format(name="h").replace("h-a", "harm") + (HARM % "").replace("go: help", "go: talk").replace(
        "- go: talk", "- {when: {harm: no}, go: help}\n      - go: talk"
    ))  # fmt: skip
    [one] = proven(pack)[-1].breaks
    assert str(one.finding) == (
        f"{pack}/proofs.yaml:2:1: error P105 a walk through `h` comes to the end `talk` (repair)"
    )
    assert [(leg.guide, dict(leg.answers)) for leg in one.legs] == [("h", {"harm": "yes"})]


def test_a_stop_sign_that_ends_elsewhere_is_found(pack: Path) -> None:
    put(
        pack,
        "h",
        HEAD.format(name="h").replace("h-a", "harm") + (HARM % "").replace("outcome: support", "outcome: end"),
    )
    assert lines(pack) == [
        "proofs.yaml:2:1: error P106 a walk through `h` ends without it, at the end `help` (end)",
    ]


def test_a_stop_sign_in_a_guide_that_is_visited_is_found(pack: Path) -> None:
    put(
        pack,
        "h",
        (pack / "h.yaml")
        .read_text()
        .replace("outcome: repair", "outcome: return")
        .replace("support, title", "return, title"),
    )
    add(pack, "x", "x-a: {visit: h, next: x-b}\nx-b: {outcome: repair, title: T, say: S}\n", "")
    text = (pack / "x.yaml").read_text()
    put(pack, "x", text[: text.index("  x-done")])
    assert lines(pack)[-1:] == [
        "proofs.yaml:2:1: error P106 a walk through `h` ends without it, at the end `help` (return)"
    ]
    state(pack, "- {prove: no repair, whenever: stop-sign, never: {kind: repair}}")
    assert "proofs.yaml:4:45: error P110 a walk through `x` comes to the end `x-b` (repair)" in lines(pack)


def test_a_stop_sign_that_is_lost_at_an_offer_is_found_with_both_walks(pack: Path) -> None:
    put(pack, "h", HEAD.format(name="h").replace("h-a", "harm") + HARM % "o")
    add(pack, "o", "o-a: {ask: yes-no, question: Q?, next: o-b}\no-b: {outcome: repair, title: T, say: S}\n")
    text = (pack / "o.yaml").read_text()
    put(pack, "o", text[: text.index("  o-done")])
    [one] = proven(pack)[-1].breaks
    assert one.finding.message == "a walk through `o` comes to the end `o-b` (repair)"
    assert [(leg.guide, dict(leg.answers)) for leg in one.legs] == [("h", {"harm": "yes"}), ("o", {"o-a": None})]


def test_a_guide_that_is_offered_takes_the_answers_that_come_along(pack: Path) -> None:
    put(pack, "h", HEAD.format(name="h").replace("h-a", "harm") + HARM % "o")
    put(pack, "o", HEAD.format(name="o").replace("o-a", "harm") + HARM % "")
    assert lines(pack) == []


def test_guides_that_are_offered_by_a_file_come_along(pack: Path, tmp_path: Path) -> None:
    put(pack, "h", HEAD.format(name="h").replace("h-a", "harm") + HARM % "support, ending-contact")
    found = subject(pack)
    assert set(found.guides) == {"h"}
    assert {"support", "ending-contact", "how-to-complain"} <= set(found.all)


def test_a_region_without_anything_to_show_is_found(pack: Path) -> None:
    entry = "{name: N, phone: '1', source: S, confidence: %s, verified_on: 2027-01-01}"
    region = "{name: N, emergency: '1', lines: [%s], routes: [%s]}"
    low, high = entry % "low", entry % "high"
    text = (
        "support-lines: 1\nemergency: E\nelsewhere: W\nregions:\n"
        f"  ANY: {region % (low, high)}\n  GB: {region % (high, low)}\n  US: {region % (low, low)}\n"
    )
    (pack / "support-lines.yaml").write_text(text)
    assert lines(pack) == [
        "support-lines.yaml:5:3: error P107 `/support ANY` has no crisis lines to show that are sure enough and can be reached",
        "support-lines.yaml:7:3: error P107 `/support US` has no crisis lines to show that are sure enough and can be reached",
    ]


def test_a_private_answer_behind_a_shared_option_is_found(pack: Path) -> None:
    nodes = """\
    x-a: {ask: text, question: Q?, next: x-b}
    x-b:
      ask: choose
      question: Q?
      share: session
      options:
        one: One
        two: {label: Two, as: "when you ${x-a}"}
      next: x-done
    """
    add(pack, "x", nodes)
    assert lines(pack) == [
        "x.yaml:15:7: error P108 the option `two` of `x-b`, which may be shared, takes up `x-a`, which is private; share it, or leave it out"
    ]


def test_a_counter_on_a_card_that_counts_private_answers_is_found(pack: Path) -> None:
    nodes = """\
    x-a:
      ask: choose
      question: Q?
      options: {one: {label: One, add: {risk: 1}}, two: Two}
      next: x-done
    """
    tail = """\
    counters: {risk: {start: 0, least: 0, most: 3}}
    card:
      title: C
      sections:
        - title: S
          say: "Risk: ${risk}"
    """
    add(pack, "x", nodes, tail)
    put(pack, "x", (pack / "x.yaml").read_text().replace("say: Done.", "say: Done., card: yes"))
    assert lines(pack) == [
        "x.yaml:19:12: error P108 the card section `S` takes up `x-a` by way of `risk`, which is private; share it, or leave it out"
    ]


def test_a_statement_that_does_not_hold_is_found_at_its_claim(pack: Path) -> None:
    state(
        pack,
        """\
        - prove: nobody talks
          never: {node: talk}
        - prove: everybody gets help
          always: {kind: support}
        - prove: harm is asked about
          always: {node: harm}
        """,
    )
    found = proven(pack)[5:]
    assert [proof.verdict for proof in found] == [Verdict.BROKEN, Verdict.BROKEN, Verdict.PROVEN]
    assert lines(pack) == [
        "proofs.yaml:5:5: error P110 a walk through `h` comes to the end `talk` (repair)",
        "proofs.yaml:7:5: error P111 a walk through `h` ends without it, at the end `talk` (repair)",
    ]


def test_a_wording_check_after_a_stop_sign_is_found(pack: Path) -> None:
    softened = (
        HARM.replace("go: help}", "go: words}") + "  words: {ask: text, wording: client, question: Q?, next: help}\n"
    )
    put(pack, "h", HEAD.format(name="h").replace("h-a", "harm") + softened % "")
    assert lines(pack) == ["proofs.yaml:2:1: error P109 a walk through `h` comes to `words`"]


def test_a_wording_check_where_there_is_no_stop_sign_is_fine(pack: Path) -> None:
    softened = (
        HARM.replace("go: talk\n", "go: words\n") + "  words: {ask: text, wording: client, question: Q?, next: talk}\n"
    )
    put(pack, "h", HEAD.format(name="h").replace("h-a", "harm") + softened % "")
    assert "after a stop sign the wording check looks at no answer" in {one.prove for one in proven(pack)}
    assert lines(pack) == []


def test_a_statement_about_what_never_happens_is_broken(pack: Path) -> None:
    state(pack, "- prove: nothing\n  whenever: {harm: yes, kind: repair}\n  never: {node: help}\n")
    assert lines(pack) == ["proofs.yaml:5:5: error P112 no answers ever lead to this, so that it proves nothing"]


def test_a_sign_counts_as_given_even_when_it_is_taken_back_in_a_loop(pack: Path) -> None:
    nodes = """\
    x-a:
      ask: yes-no
      question: Q?
      next:
        - {when: {x-a: yes}, go: x-a}
        - go: x-done
    """
    add(pack, "x", nodes)
    state(pack, "- prove: nothing\n  whenever: {x-a: yes}\n  never: {kind: end}\n")
    [one] = proven(pack)[-1].breaks
    assert dict(one.legs[0].answers) == {"x-a": "yes", "x-a#2": None}


def test_what_shows_support_is_looked_at_with_its_conditions(pack: Path) -> None:
    nodes = """\
    x-a: {ask: yes-no, question: Q?, next: x-b}
    x-b:
      ask: choose
      question: Q?
      options:
        one: One
        two: {label: Two, say: [{support: routes}]}
      next: x-done
    """
    add(pack, "x", nodes, "closing: [{when: {x-a: yes}, support: crisis}]\n")
    state(
        pack,
        """\
        - {prove: one, whenever: {x-a: yes}, always: {shows: crisis}}
        - {prove: two, whenever: {guide: x}, always: {shows: crisis}}
        - {prove: three, whenever: {x-b: two}, always: {shows: routes}}
        - {prove: four, whenever: {x-b: one}, never: {shows: routes}}
        - {prove: five, never: {shows: routes}}
        """,
    )
    found = proven(pack)[5:]
    assert [proof.verdict.value for proof in found] == ["proven", "broken", "proven", "proven", "broken"]
    assert [dict(proof.breaks[0].legs[0].answers) for proof in found if proof.breaks] == [
        {"x-a": None, "x-b": None}, {"x-a": None, "x-b": "two"},
    ]  # fmt: skip


def test_what_an_end_gives_is_looked_at(pack: Path) -> None:
    add(
        pack,
        "x",
        "x-a: {ask: yes-no, question: Q?, share: session, next: x-done}\n",
        "card: {title: C, sections: [{title: S, say: W}]}\n",
    )
    put(pack, "x", (pack / "x.yaml").read_text().replace("say: Done.", "say: Done., card: yes"))
    state(pack, "- {prove: one, never: {gives: card}}\n- {prove: two, never: {gives: plan}}\n")
    assert [proof.verdict.value for proof in proven(pack)[5:]] == ["broken", "proven"]


def test_counters_are_looked_at(pack: Path) -> None:
    nodes = """\
    x-a:
      ask: choose
      question: Q?
      options: {one: {label: One, add: {risk: 1}}, two: Two}
      next: x-b
    x-b: {ask: yes-no, question: Again?, next: [{when: {x-b: yes}, go: x-a}, {go: x-done}]}
    """
    add(pack, "x", nodes, "counters: {risk: {start: 0, least: 0, most: 3}}\n")
    state(pack, "- {prove: one, never: {risk: {at_least: 3}}}\n- {prove: two, never: {risk: {at_least: 4}}}\n")
    found = proven(pack)[5:]
    assert [proof.verdict.value for proof in found] == ["broken", "proven"]
    assert dict(found[0].breaks[0].legs[0].answers) == {
        "x-a": "one", "x-b": "yes", "x-a#2": "one", "x-b#2": "yes", "x-a#3": "one",
    }  # fmt: skip


def test_what_is_too_large_is_not_proven_and_says_so(pack: Path) -> None:
    state(
        pack,
        "- {prove: nobody is lost, never: {node: talk}}\n- {prove: none, whenever: {harm: yes}, never: {node: talk}}",
    )
    found = proven(pack, most=0)
    assert [proof.verdict.value for proof in found] == [
        "not proven", "not proven", "proven", "proven", "not proven", "not proven", "not proven",
    ]  # fmt: skip
    assert lines(pack, most=0)[:1] == [
        "h.yaml:1:1: error P100 `h` has more than the 1 states that were looked at; nothing is proven of it"
    ]
    assert lines(pack, most=0)[-1] == (
        "proofs.yaml:5:6: error P100 1 states were looked at, and there are more; nothing is proven"
    )


def test_a_choice_of_several_is_tried_in_every_combination(pack: Path) -> None:
    """No single option, and not all of them together, lead to `x-b`."""
    nodes = """\
    x-a:
      ask: choose-any
      question: Q?
      options: {one: One, two: Two, three: Three, four: Four}
      next:
        - {when: {x-a: {all_of: [one, two]}, not: {x-a: {any_of: [three, four]}}}, go: x-b}
        - go: x-done
    x-b: {outcome: repair, title: T, say: S}
    """
    add(pack, "x", nodes)
    state(pack, "- {prove: nobody, never: {node: x-b}}")
    [one] = proven(pack)[-1].breaks
    assert dict(one.legs[0].answers) == {"x-a": ("one", "two")}


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("never: {kind: repare}", "proofs.yaml:4:30: error R206 `repare` is no `kind`; did you mean `repair`?"),
        ("never: {node: tolk}", "proofs.yaml:4:30: error R206 `tolk` is no `node`; did you mean `talk`?"),
        ("never: {outcome: harm}", "proofs.yaml:4:33: error R206 `harm` is no `outcome`"),
        ("never: {guide: i}", "proofs.yaml:4:31: error R206 `i` is no `guide`"),
        ("never: {shows: lines}", "proofs.yaml:4:31: error R206 `lines` is no `shows`"),
        ("never: {gives: {is: cards}}", "proofs.yaml:4:36: error R206 `cards` is no `gives`; did you mean `card`?"),
        (
            "never: {kind: {at_least: 2}}",
            "proofs.yaml:4:24: error R207 `kind` has nothing to count; use `is` or `any_of`",
        ),
        (
            "never: {harms: yes}",
            "proofs.yaml:4:24: error R203 `harms` is no question of any guide; did you mean `harm`?",
        ),
        ("never: {harm: yep}", "proofs.yaml:4:30: error R206 `yep` is no option of `harm`; did you mean `yes`?"),
        (
            "never: {harm: {at_least: 1}}",
            "proofs.yaml:4:24: error R207 `harm` has nothing to count; use `is` or `any_of`",
        ),
        ("never: {words: yes}", "proofs.yaml:4:24: error R207 `words` has no options; use `answered`"),
        ("never: {risk: yes}", "proofs.yaml:4:24: error R207 `risk` is a counter; use `at_least` or `at_most`"),
    ],
)
def test_a_statement_that_speaks_of_nothing_is_refused(pack: Path, statement: str, line: str) -> None:
    add(pack, "x", "x-a: {ask: text, question: Q?, next: words}\nwords: {ask: text, question: Q?, next: x-done}\n",
        "counters: {risk: {start: 0, least: 0, most: 3}}\n")  # fmt: skip
    state(pack, f"- {{prove: x, {statement}}}")
    with pytest.raises(ContentError) as refused:
        subject(pack)
    assert [str(one).replace(f"{pack}/", "") for one in refused.value.problems] == [line]


def test_a_pack_without_stop_signs_is_held_to_those_of_the_language(tmp_path: Path) -> None:
    add(tmp_path, "x", "x-a: {visit: safety-check, next: x-b}\nx-b: {outcome: repair, title: T, say: S}\n")
    text = (tmp_path / "x.yaml").read_text()
    put(tmp_path, "x", text[: text.index("  x-done")])
    (tmp_path / "proofs.yaml").write_text("proofs: 1\nstatements: [{prove: calm, never: {kind: wait}}]\n")
    found = proven(tmp_path)
    assert {proof.verdict for proof in found} == {Verdict.PROVEN}
    assert {
        "calm",
        "whoever gives a stop sign reaches support, and no repair, in any guide, through any visit or offer",
    } <= {proof.prove for proof in found}


def test_what_counters_have_counted_decides_later(pack: Path) -> None:
    nodes = """\
    x-a:
      ask: choose
      question: Q?
      options: {one: {label: One, add: {risk: 1}}, two: Two}
      next: x-b
    x-b: {ask: yes-no, question: Again?, next: [{when: {x-b: yes}, go: x-a}, {when: {risk: {at_least: 3}}, go: x-c}, {go: x-done}]}
    x-c: {outcome: wait, title: T, say: S}
    """
    add(pack, "x", nodes, "counters: {risk: {start: 0, least: 0, most: 4}}\n")
    state(pack, "- {prove: one, whenever: {guide: x}, never: {kind: wait}}")
    [one] = proven(pack)[-1].breaks
    assert list(one.legs[0].answers.values()) == ["one", "yes", "one", "yes", "one", None]


def test_own_words_go_when_their_question_is_answered_anew(pack: Path) -> None:
    nodes = """\
    x-a:
      ask: choose
      question: Q?
      options: {one: One, own: {label: Own, ask: text}}
      next: x-b
    x-b: {ask: yes-no, question: Again?, next: [{when: {x-b: yes}, go: x-a}, {go: x-done}]}
    """
    add(pack, "x", nodes)
    state(pack, "- {prove: one, whenever: {x-a: one}, always: {x-a-own: {answered: no}}}")
    found = proven(pack)[-1]
    assert dict(found.breaks[0].legs[0].answers)["x-b"] == "yes"
    state(pack, "- {prove: one, whenever: {x-a: one, x-b: no}, never: {x-a-own: {answered: yes}}}")
    assert proven(pack)[-1].verdict is Verdict.PROVEN


def test_a_language_that_names_no_stop_sign_is_not_proven(tmp_path: Path) -> None:
    language = shutil.copytree(shipped(), tmp_path / "xx", ignore=shutil.ignore_patterns("stories", "proofs.yaml"))
    (tmp_path / "pack").mkdir()
    add(tmp_path / "pack", "x", "x-a: {ask: text, question: Q?, next: x-done}\n")
    found = list(proofs(subject_of([tmp_path / "pack" / "x.yaml"], language, [])))
    line = (language / "support-lines.yaml").read_text().splitlines().index("support-lines: 1") + 1
    assert [str(one.finding) for proof in found for one in proof.breaks] == [
        f"{language}/support-lines.yaml:{line}:1: error P100 nothing is proven about stop signs: no `proofs.yaml` beside this file says what they are"
    ]


def test_a_statement_that_is_followed_too_far_is_given_up(pack: Path) -> None:
    state(pack, "- {prove: one, always: {harm: {none_of: [no]}}}\n- {prove: two, never: {node: help, harm: no}}")
    there = subject(pack)
    first, second = there.said[0].statements.statements
    assert follow(second, there.spaces, there.guides, there.told).complete
    given_up = follow(second, there.spaces, there.guides, there.told, most=2)
    assert (given_up.states, given_up.complete, given_up.breach) == (2, False, None)
    assert follow(first, there.spaces, there.guides, there.told).breach is not None


def test_forty_choices_that_all_count_at_the_end_are_too_many(pack: Path) -> None:
    asks = "".join(f"x-{n}: {{ask: yes-no, question: Q?, next: x-{n + 1}}}\n" for n in range(40))
    every = "".join(f"    - {{when: {{x-{n}: yes, x-{(n + 7) % 40}: no}}, go: x-b{n % 2}}}\n" for n in range(40))
    ends = "x-b0: {outcome: end, title: T, say: S}\nx-b1: {outcome: end, title: T, say: S}\n"
    add(pack, "x", asks + f"x-40:\n  say: S\n  next:\n{every}    - go: x-done\n" + ends)
    put(pack, "x", (pack / "x.yaml").read_text().replace("start: x-a", "start: x-0"))
    found = proven(pack)
    assert [proof.verdict.value for proof in found] == ["not proven", "not proven", "proven", "proven", "proven"]
    assert 5000 < found[0].states <= 15_010
