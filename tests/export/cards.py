"""A typical card (nine sections, 436 words), words that try to be more than words, and pages made of one text."""

from __future__ import annotations

from repair_cli.guide.frames import Heading, Item, Paragraph
from repair_cli.guide.page import Page, Part, Review

CARD = Page(
    "What I want to say",
    (
        Part(
            "",
            (
                Paragraph(
                    "This page is mine. I can read from it, hand it over, or leave it in my bag. "
                    "One sentence is enough for a beginning."
                ),
            ),
        ),
        Part(
            "Opening line",
            (
                Paragraph("There is something from last time that has stayed with me, and it is hard for me to say."),
                Paragraph("Could we take the first ten minutes for it?"),
            ),
        ),
        Part(
            "In 30 seconds",
            (
                Paragraph(
                    "When you looked at your phone while I talked about my dad, I felt hurt and alone. "
                    "I want you to understand that it took me weeks to bring this up. "
                    "I would like you to put the phone away while we talk."
                ),
            ),
        ),
        Part(
            "What happened",
            (
                Paragraph("What I saw or heard: you picked up your phone twice, and said “go on” without looking up."),
                Paragraph("My guess is that you were waiting for a call. I may be wrong."),
                Paragraph("What got missed is that I had just said the worst part out loud for the first time."),
            ),
        ),
        Part(
            "What I feel",
            (
                Paragraph("I felt hurt and alone. Later I was angry, and a little ashamed that it mattered so much."),
                Paragraph(
                    "It makes sense that I feel this, because people at home looked away too when I needed them."
                ),
            ),
        ),
        Part(
            "What I ask",
            (
                Item("I would like you to tell me what was going on for you, in a few words."),
                Item("I would like you to put the phone away, or to say at the start when you expect a call."),
                Item("While you answer, I will listen to the end before I reply."),
            ),
        ),
        Part(
            "The plan",
            (
                Heading("In the session"),
                Item("What would help me: five minutes at the end to ask how it was for both of us."),
                Item("When it gets too much, I will put my hand on the table. Then we stop for a minute."),
                Heading("Between sessions"),
                Item("I will write down one thing that went well, and one that did not."),
                Item("It helps me when you remember small things. I would like to keep that."),
            ),
        ),
        Part(
            "When we look again",
            (
                Paragraph("Let us look at this again on 14 March 2025, at 10:30."),
                Paragraph("I will know that it works when I can go on talking and do not check your face first."),
                Paragraph("If it has not helped by then, I will say so, and ask whether a third person could help us."),
            ),
        ),
        Part(
            "If they ... (for me alone)",
            (
                Item("Listen: “Thank you for hearing that. What can we do about it?”"),
                Item("Explain a lot: “I hear the reason. First, can you tell me what you heard me say?”"),
                Item("Get defensive: “I am telling you how it was for me. Can we slow down?”"),
                Item("Go silent: “Take your time. You can also tell me next session.”"),
            ),
        ),
    ),
    Review("2025-03-14", "A time to look back", "six-steps-client"),
)

HOSTILE = (
    "[/red] :smile: :100: ${x} $$y$$ %s {x} {{ x }}",
    "\x1b[31mred\x1b[0m \x1b]52;c;eA==\x07 \x9b2J \x00 \x7f \ud800 \u202egnp.exe",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </style></title></p> <https://a.example>",
    "[a](javascript:alert(1)) ![b](https://a.example/b.png) ](javascript:alert(1)) [a]: https://a.example",
    "`code` ``` fence ``` ~~~ tilde",
    "```",
    "~~~",
    "# heading #",
    "###### heading",
    "1. x",
    "123456789) x",
    "1.",
    "- x",
    "-",
    "+ x",
    "* x",
    "---",
    "===",
    "* * *",
    "___",
    "> x",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "*bold* **bold** _x_ __x__ ~~gone~~ ~x~",
    "&amp; &lt;b&gt; &#60; &#x3c; &copy; &nosuch; &amp Q&A",
    "<!-- gone --> <!doctype html> <?php ?> <![CDATA[x]]>",
    "https://a.example/b?c=d&e=f www.a.example WWW.a.example someone@a.example mailto:someone@a.example",
    "\\ \\* \\\\ ends with \\",
    "😀 👩‍👧 e\u0301 שלום עולם مرحبا \u200fx\u200e",
    "one\ntwo\r\nthree\n\nfour\n# five\n- six\n    seven\n===",
    "    four spaces and\ttabs\t",
    "\t# x",
    "[ ] open [x] done",
    ": x",
    "a  b   c\u00a0\u00a0d\u3000e",
    "Term\n: meaning",
)


def alone(text: str) -> Page:
    """A page that says the text at every place where a text can stand."""
    blocks = (Heading(text), Item(text), Item(text), Paragraph(text))
    return Page(text, (Part("", (Paragraph(text),)), Part(text, blocks)))
