"""Names that a guide uses: where they lead, what stands twice, and what a card may take up."""

from __future__ import annotations

from tests.library.conftest import Lines, Read, with_nodes

TEXT = "{ask: text, question: Q?, next: %s}"


def test_a_target_that_is_no_node_is_told_with_the_nearest_one(problems_of: Lines) -> None:
    nodes = f"a: {TEXT % 'goto-plan'}\ngo-plan: {TEXT % 'done'}\n"
    assert problems_of(nodes) == ["g.yaml:8:38: error R201 `goto-plan` is no node; did you mean `go-plan`?"]


def test_a_start_that_is_no_node_is_told(problems_of: Lines) -> None:
    assert problems_of(f"first: {TEXT % 'done'}\n", start="frist") == [
        "g.yaml:6:8: error R201 `frist` is no node; did you mean `first`?"
    ]


def test_a_node_may_be_called_card(read: Read) -> None:
    assert list(read(f"a: {TEXT % 'card'}\ncard: {TEXT % 'done'}\n").nodes) == ["a", "card", "done"]


def test_a_node_that_cannot_be_read_is_still_a_node(problems_of: Lines) -> None:
    nodes = """\
        a: {ask: choice, question: Q?, next: b}
        b:
          say: You said ${a}.
          next:
            - {when: {a: x}, go: a}
            - {go: done}
        """
    assert [line.split(" ")[:3] for line in problems_of(nodes)] == [["g.yaml:8:12:", "error", "R110"]]


def test_an_offer_that_is_no_guide_is_told_with_the_nearest_one(problems_of: Lines) -> None:
    nodes = "a: {outcome: end, title: T, say: S, offer: [safety-chek, nothing-like-it, '']}\n"
    assert problems_of(nodes + f"b: {TEXT % 'done'}\n")[:3] == [
        "g.yaml:8:47: error R202 `safety-chek` is no guide; did you mean `safety-check`?",
        "g.yaml:8:60: error R202 `nothing-like-it` is no guide",
        "g.yaml:8:77: error R104 `offer` is empty; write a text or take the line out",
    ]


def test_unknown_placeholders_are_told_at_their_very_place(problems_of: Lines) -> None:
    nodes = """\
        a:
          say: |
            A ${bb} and ${b}.

            Then ${bb} again, and ${}.
          next: b
        b: {ask: text, question: "Why ${c}, and $${d}?", next: done}
        """
    assert problems_of(nodes) == [
        "g.yaml:10:9: error R204 `${bb}` takes up no question; did you mean `b`?",
        "g.yaml:12:12: error R204 `${bb}` takes up no question; did you mean `b`?",
        "g.yaml:12:29: error R204 `${}` takes up no question",
        "g.yaml:14:33: error R204 `${c}` takes up no question",
    ]


def test_the_same_placeholder_in_two_texts_of_one_line_has_two_places(problems_of: Lines) -> None:
    nodes = "a: {ask: choose, question: Q?, options: {b: {label: '${x}', as: 'ä ${x}'}, c: C}, next: done}\n"
    assert problems_of(nodes) == [
        "g.yaml:8:56: error R204 `${x}` takes up no question",
        "g.yaml:8:70: error R204 `${x}` takes up no question",
    ]


def test_a_placeholder_that_is_spelled_in_another_way_is_told_where_its_text_begins(problems_of: Lines) -> None:
    assert problems_of('a: {say: "say \\x24{x}", next: done}\n') == [
        "g.yaml:8:12: error R204 `${x}` takes up no question"
    ]


def test_a_placeholder_takes_up_a_counter_but_no_pause(problems_of: Lines) -> None:
    nodes = "a: {ask: pause, next: b}\nb: {say: 'Now ${cnt}, ${a}.', next: done}\n"
    assert problems_of(nodes, tail="counters: {cnt: {start: 0, least: 0, most: 1}}\n") == [
        "g.yaml:9:25: error R204 `${a}` takes up a pause, which has no words"
    ]


def test_a_placeholder_may_stand_in_every_text(problems_of: Lines) -> None:
    nodes = """\
        a:
          ask: choose
          question: ${q1}
          say: ${q2}
          why: ${q3}
          examples: ["${q4}"]
          because: ${q5}
          options: {b: {label: "${q6}", as: "${q7}", because: "${q8}", say: "${q9}"}, c: C}
          next: end
        end: {outcome: end, title: T, say: "${q10}"}
        """
    found = problems_of(nodes, tail="closing: ${q11}\ncard: {title: C, sections: [{title: T, say: '${q12}'}]}\n")
    told = [line for line in found if " R204 " in line]
    assert [line.split("`")[1] for line in told] == [f"${{q{number}}}" for number in range(1, 13)]


def test_a_text_that_is_shown_as_it_stands_takes_up_nothing(problems_of: Lines) -> None:
    nodes = """\
        a:
          ask: text
          question: Q?
          lead: When ${a}
          needed: For $${a}
          if-skipped: ${a}
          next: b
        b: {ask: scale, question: Q?, from: 0, to: 1, low: "${a}", high: "${a}", next: c}
        c: {ask: number, question: Q?, from: 0, to: 1, unit: "${a}", next: d}
        d: {outcome: end, title: "${a}", say: S}
        e: {ask: list, question: Q?, lead: "${a}", next: done}
        """
    told = [line for line in problems_of(nodes) if " R125 " in line]
    assert told[0] == "g.yaml:11:11: error R125 `lead` is shown as it stands; take `${...}` (or `$$`) out of it"
    assert [line.split("`")[1] for line in told] == [
        "lead", "needed", "if-skipped", "low", "high", "unit", "title", "lead",
    ]  # fmt: skip


def test_a_counter_that_is_not_there_is_told_with_the_nearest_one(problems_of: Lines) -> None:
    nodes = "a: {ask: yes-no, question: Q?, options: {yes: {add: {safety: 1, sefty: 1}}}, next: done}\n"
    assert problems_of(nodes, tail="counters: {safety: {start: 0, least: 0, most: 1}}\n") == [
        "g.yaml:8:67: error R208 `sefty` is no counter of this guide; did you mean `safety`?"
    ]


def test_a_card_takes_up_only_what_may_be_shared(problems_of: Lines) -> None:
    nodes = f"a: {TEXT % 'b'}\nb: {{ask: text, question: Q?, share: session, next: done}}\n"
    tail = """\
        card:
          title: Card
          sections:
            - title: T
              say:
                - Hello ${a} and ${b}.
                - when: {a: {answered: yes}, b: {answered: yes}}
                  say: x
        """
    assert problems_of(nodes, tail=tail) == [
        "g.yaml:19:17: error R209 a card takes up `a`, which is private; share it, or leave it out",
        "g.yaml:20:18: error R209 a card looks at `a`, which is private; share it, or leave it out",
    ]


def test_an_id_of_a_guide_that_is_visited_is_taken(problems_of: Lines) -> None:
    nodes = f"a: {{visit: safety-check, next: danger}}\ndanger: {TEXT % 'done'}\n"
    line = "g.yaml:9:3: error R210 `danger` is an id in the guide `safety-check` too, which is visited from here"
    assert problems_of(nodes) == [f"{line}; take another"]


def test_own_words_have_ids_that_must_be_free(problems_of: Lines) -> None:
    nodes = """\
        a: {ask: choose, question: Q?, options: {b: {label: B, ask: text}, b-c: {label: C, ask: text}}, next: a-b}
        a-b: {ask: choose, question: Q?, options: {c: {label: C, ask: text}, d: D}, next: done}
        """
    assert problems_of(nodes) == [
        "g.yaml:8:3: error R210 `a-b` is an id twice: of `a-b`, and of the own words of `a`; rename one",
        "g.yaml:9:3: error R210 `a-b-c` is an id twice: of `a`, and of the own words of `a-b`; rename one",
    ]


def test_a_counter_is_not_called_as_a_node(problems_of: Lines) -> None:
    nodes = f"a: {TEXT % 'done'}\n"
    assert problems_of(nodes, tail="counters:\n  a: {start: 0, least: 0, most: 1}\n") == [
        "g.yaml:14:3: error R210 `a` is a counter and a node; rename one"
    ]


def test_a_card_that_an_outcome_gives_must_be_there(problems_of: Lines) -> None:
    nodes = "a: {ask: yes-no, question: Q?, options: {no: {next: done}}, next: b}\n"
    nodes += "b: {outcome: repair, title: T, say: S, card: yes}\n"
    assert problems_of(nodes) == ["g.yaml:9:3: error R211 `b` gives a card, but the guide has none; add `card:`"]


def test_what_is_known_without_a_broken_guide_is_told_and_the_rest_is_not_guessed(write: Lines, lint: Lines) -> None:
    nodes = """\
        a: {visit: broken, next: b}
        b:
          say: You said ${over-there}.
          next:
            - {when: {over-there: yes}, go: nowhere}
            - {go: done}
        """
    write("g.yaml", with_nodes(nodes))
    write("broken.yaml", "guide: [")
    assert lint("g.yaml") == [
        "broken.yaml:2:1: error R010 a value is missing here",
        "g.yaml:12:39: error R201 `nowhere` is no node",
    ]
