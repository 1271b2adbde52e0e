"""What is written down of a walk, step by step."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.cli.keeping import InArchive, Source
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.log import Entry, remembered
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.packs import Library, shipped
from repair_cli.store.archive import Archive
from repair_cli.store.records import Head
from tests.cli.conftest import THEN, Kept

ALL: Drafts = {
    "what": "came late", "mood": "hurt", "letter": "one", "moves": ("say it", "ask"), "sign": "we talk", "when": "week",
}  # fmt: skip


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = THEN

    def __call__(self) -> datetime.datetime:
        return self.time


@pytest.fixture
def walk(pack: Path) -> Walk:
    return begin(Library((pack,), shipped()).guide("talk"))


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def keeper(kept: Kept, watch: Watch) -> InArchive:
    return InArchive(kept(), watch, Source("en", ("/a/pack",)))


def _answered(walk: Walk, **answers: str) -> Walk:
    for value in answers.values():
        onward = walk.answer(value)
        assert isinstance(onward, Walk)
        walk = onward
    return walk


def _head(archive: Archive) -> Head:
    [(_, head)] = archive.heads()
    return head


def test_a_session_begins_with_the_first_answer(keeper: InArchive, walk: Walk) -> None:
    keeper.note(walk)
    keeper.note(walk.with_drafts({"what": "half a li"}))
    assert (keeper.number, keeper.archive.numbers()) == (None, [])
    keeper.note(_answered(walk, what="came late"))
    assert (keeper.number, keeper.archive.numbers()) == (1, [1])


def test_each_step_is_one_entry_and_none_where_nothing_is_new(keeper: InArchive, walk: Walk) -> None:
    for onward in (_answered(walk, what="a"), _answered(walk, what="a", mood="hurt")):
        for _ in range(3):
            keeper.note(onward)
    head = _head(keeper.archive)
    assert head.entries == 2
    assert keeper.archive.memory(1, head) == remembered([Entry(0, (("what", "a"),)), Entry(1, (("mood", "hurt"),))])


def test_the_head_tells_where_the_walk_stands_in_the_words_of_the_guide_alone(
    keeper: InArchive, walk: Walk, watch: Watch
) -> None:
    keeper.note(_answered(walk, what="zqx"))
    watch.time += datetime.timedelta(hours=1)
    keeper.note(_answered(walk, what="zqx", mood="hurt"))
    assert _head(keeper.archive) == Head(
        guide="talk", title="A short talk", started="2020-02-01T20:15:00+00:00", changed="2020-02-01T21:15:00+00:00",
        content=("/a/pack",), step=1, steps=2, stage="Say it", waits="A few lines?", entries=2,
    )  # fmt: skip


def test_a_question_that_takes_up_an_answer_is_told_without_it(kept: Kept, watch: Watch, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "echo.yaml").write_text(
        "guide: echo\ntitle: Echo\nabout: For tests.\nfor: client\nminutes: 1\nstart: what\nnodes:\n"
        "  what: {ask: text, question: What?, next: again}\n"
        '  again: {ask: text, question: "Why ${what}?", next: end}\n'
        "  end: {outcome: wait, title: wait, say: Wait.}\n",
        encoding="utf-8",
    )
    keeper = InArchive(kept(), watch, Source())
    keeper.note(_answered(begin(Library((folder,), shipped()).guide("echo")), what="zqx"))
    assert _head(keeper.archive).waits == "Why ...?"


def test_the_day_of_a_plan_counts_from_the_end_of_the_walk_and_not_from_a_later_look(
    keeper: InArchive, walk: Walk, watch: Watch
) -> None:
    done = walk.with_drafts(ALL).replay()
    keeper.note(done)
    head = _head(keeper.archive)
    assert (head.finished, head.waits, head.due, head.done) == (True, "say it", "2020-02-08", False)
    watch.time += datetime.timedelta(days=100)
    keeper.note(done.with_drafts({"day": "2030-01-01"}))
    assert (_head(keeper.archive).entries, _head(keeper.archive).due) == (2, "2020-02-08")


def test_a_plan_that_is_made_anew_has_a_new_day(keeper: InArchive, walk: Walk, watch: Watch) -> None:
    done = walk.with_drafts(ALL).replay()
    keeper.note(done)
    watch.time += datetime.timedelta(days=100)
    again = done.revisit("moves")
    assert again is not None
    keeper.note(again)
    assert (_head(keeper.archive).finished, _head(keeper.archive).due) == (False, "")
    keeper.note(again.replay())
    assert _head(keeper.archive).due == "2020-05-18"


def test_forgetting_removes_the_session_and_what_comes_after_begins_another(keeper: InArchive, walk: Walk) -> None:
    keeper.forget()
    keeper.note(_answered(walk, what="a"))
    keeper.forget()
    assert (keeper.number, keeper.archive.numbers()) == (None, [])


@pytest.fixture
def again(kept: Kept, watch: Watch) -> Callable[[], InArchive]:
    """Opens session 1 again, as another run of the program does."""

    def opened() -> InArchive:
        archive = kept()
        head = archive.head(1)
        return InArchive.again(archive, watch, 1, head, archive.memory(1, head))

    return opened


def test_going_on_adds_to_the_same_session(
    keeper: InArchive, walk: Walk, watch: Watch, again: Callable[[], InArchive]
) -> None:
    keeper.note(_answered(walk, what="a"))
    keeper.archive.close()
    watch.time += datetime.timedelta(days=1)
    later = again()
    later.note(_answered(walk, what="a", mood="hurt"))
    head = _head(later.archive)
    assert (later.number, head.entries) == (1, 2)
    assert (head.started, head.changed, head.content) == (
        "2020-02-01T20:15:00+00:00", "2020-02-02T20:15:00+00:00", ("/a/pack",),
    )  # fmt: skip


def test_which_plan_a_walk_looks_back_at_is_kept_with_it(
    keeper: InArchive, walk: Walk, again: Callable[[], InArchive]
) -> None:
    keeper.back = 5
    keeper.note(_answered(walk, what="a"))
    keeper.archive.close()
    later = again()
    later.note(_answered(walk, what="a", mood="hurt"))
    assert (later.back, _head(later.archive).back) == (5, 5)


def test_a_session_that_was_removed_elsewhere_is_told_and_not_begun_anew(
    keeper: InArchive, walk: Walk, kept: Kept
) -> None:
    keeper.note(_answered(walk, what="a"))
    kept().delete([1])  # the turn is this process's own
    with pytest.raises(RepairError, match="there is no session 1") as failed:
        keeper.note(_answered(walk, what="a", mood="hurt"))
    assert failed.value.code is ExitCode.STORAGE
    assert keeper.archive.numbers() == []
