"""The same answers give the same result, whether a file holds them or a pipe feeds them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.guide.walk import Walk
from repair_cli.library.answers import written
from tests.cli.conftest import Finished
from tests.conftest import Repair

COMMANDS = [
    (("walk", "--as", "client"), "six-steps-client", 0, False),
    (("walk",), "six-steps-client", 1, False),
    (("walk", "--as", "client"), "six-steps-client", 0, True),
    (("walk", "--as", "therapist"), "six-steps-therapist", 0, False),
    (("fit",), "fit", 0, False),
    (("fit",), "fit", 2, False),
    (("run", "six-steps-quick"), "six-steps-quick", 1, False),
]


@pytest.mark.parametrize(("command", "guide", "place", "skip"), COMMANDS)
def test_typed_through_a_pipe_or_from_a_file_gives_the_same(
    repair: Repair,
    finished: Finished,
    as_typed: Callable[[Walk], str],
    tmp_path: Path,
    command: tuple[str, ...],
    guide: str,
    place: int,
    skip: bool,
) -> None:
    walk = finished(guide, place=place, skip=skip)
    file = tmp_path / "answers.yaml"
    file.write_text(written(walk.guide, walk.answers()), encoding="utf-8")

    from_file = repair(*command, "--answers", file, "--json")
    from_pipe = repair(*command, "--json", stdin=as_typed(walk))

    assert (from_file.code, from_pipe.code) == (0, 0)
    assert from_file.err == ""
    by_file, by_pipe = json.loads(from_file.out), json.loads(from_pipe.out)
    assert by_file == by_pipe
    assert by_file["status"] == "finished"
    assert by_file["path"] == list(walk.at.path)


def test_a_script_that_knows_nothing_goes_on_step_by_step(repair: Repair) -> None:
    answers: dict[str, object] = {}
    for _ in range(60):
        ran = repair("run", "six-steps-quick", "--answers", "-", "--json", stdin=json.dumps(answers))
        found = json.loads(ran.out)
        if found["status"] == "finished":
            break
        assert ran.code == 4
        assert found["error"]["code"] == "missing"
        waiting = found["waiting_for"]
        ids = [choice["id"] for choice in waiting["choices"]]
        wanted = [one for one in ("none", "no", "client") if one in ids]
        match waiting["kind"]:
            case "choose" | "yes-no":
                answers[waiting["id"]] = (wanted or ids)[0]
            case "choose-any":
                answers[waiting["id"]] = [(wanted or ids)[0]]
            case "list":
                answers[waiting["id"]] = ["one thing"]
            case _:
                answers[waiting["id"]] = "some words"
    assert found["outcome"]["id"] == "quick-card-client"
    assert found["card"]["sections"]


def test_what_json_prints_is_an_answers_file(repair: Repair, finished: Finished, tmp_path: Path) -> None:
    walk = finished("fit")
    (tmp_path / "a.json").write_text(json.dumps({"schema": 1, "answers": walk.answers()}), encoding="utf-8")
    first = repair("fit", "--answers", "a.json", "--json")
    (tmp_path / "b.json").write_text(first.out, encoding="utf-8")
    assert repair("fit", "--answers", "b.json", "--json") == first


def test_a_template_lists_every_question_and_answers_none(repair: Repair, finished: Finished, tmp_path: Path) -> None:
    template = repair("run", "six-steps-client", "--template")
    assert template.code == 0
    for key in finished("six-steps-client").answers():
        assert f"\n{key}:\n" in template.out
    (tmp_path / "t.yaml").write_text(template.out, encoding="utf-8")
    ran = repair("walk", "--answers", "t.yaml", "--json")
    assert ran.code == 4
    assert json.loads(ran.out)["answers"] == {}


def test_answers_on_another_way_are_listed_as_unused(repair: Repair, finished: Finished, tmp_path: Path) -> None:
    walk = finished("six-steps-quick", {"role": "client"})
    answers = {**walk.answers(), "t-felt": ["hurt"]}
    (tmp_path / "a.json").write_text(json.dumps(answers), encoding="utf-8")
    ran = repair("run", "six-steps-quick", "--answers", "a.json", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["unused"] == ["t-felt"]
    assert ran.err == "repair: not used, because they lie on another way: t-felt\n"
