"""Several packs at once: what stands for which id, and what nobody declared."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.errors import ContentError, ExitCode
from repair_cli.library.packs import Library
from tests.library.packing import pack, plain

TAKES = "extends: base\nreplaces: [fit]\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A pack with the guides `fit` and `walk`, in the place of what ships."""
    return pack(tmp_path / "base", "fit", "walk")


def standing(base: Path, *folders: Path) -> dict[str, tuple[str, str]]:
    """For each id the folder of its guide, and that of the pack whose guide it replaces."""
    found = Library(folders, base).standing()
    return {name: (one.path.parent.name, one.instead.folder.name if one.instead else "") for name, one in found.items()}


def refused(base: Path, *folders: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        Library(folders, base).names()
    assert caught.value.code is ExitCode.CONTENT
    return [str(one).replace(f"{base.parent}/", "") for one in caught.value.problems]


def test_a_pack_adds_guides(base: Path, tmp_path: Path) -> None:
    assert standing(base, pack(tmp_path / "mine", "talk", "scenes/clock")) == {
        "talk": ("mine", ""),
        "clock": ("scenes", ""),
        "fit": ("base", ""),
        "walk": ("base", ""),
    }


def test_a_pack_replaces_a_guide_where_it_says_so(base: Path, tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", "fit", "talk", more=TAKES)
    assert standing(base, mine)["fit"] == ("mine", "base")
    assert Library((mine,), base).names()["fit"] == mine / "fit.yaml"


def test_a_pack_may_replace_a_guide_of_one_that_is_added(base: Path, tmp_path: Path) -> None:
    one = pack(tmp_path / "one", "talk", more="extends: base\n")
    two = pack(tmp_path / "two", "talk", "fit", more="extends: [one, base]\nreplaces: [talk, fit]\n")
    found = standing(base, one, two)
    assert (found["talk"], found["fit"]) == (("two", "one"), ("two", "base"))
    assert standing(base, two, one) == found


def test_two_guides_of_one_id_are_refused_with_what_to_write(base: Path, tmp_path: Path) -> None:
    told = "error K117 there is a guide `fit` already: base/fit.yaml; take another id, or write `extends: base` and `replaces: [fit]`"
    assert refused(base, pack(tmp_path / "mine", "fit")) == [f"mine/fit.yaml:1:1: {told} in its pack.yaml"]
    assert refused(base, plain(tmp_path / "bare", "fit")) == [f"bare/fit.yaml:1:1: {told} in a pack.yaml beside it"]


def test_to_extend_is_not_to_replace(base: Path, tmp_path: Path) -> None:
    [line] = refused(base, pack(tmp_path / "mine", "fit", more="extends: base\n"))
    assert line.startswith("mine/fit.yaml:1:1: error K117 ")


def test_only_a_guide_of_a_pack_that_is_extended_is_replaced(base: Path, tmp_path: Path) -> None:
    other = pack(tmp_path / "other", "talk")
    mine = pack(tmp_path / "mine", "fit", "talk", more=TAKES)
    assert refused(base, mine, other) == [
        "mine/talk.yaml:1:1: error K117 there is a guide `talk` already: other/talk.yaml; take another id, or write `extends: other` and `replaces: [talk]` in its pack.yaml"
    ]


def test_a_plain_folder_has_no_guides_that_could_be_replaced(base: Path, tmp_path: Path) -> None:
    bare = plain(tmp_path / "bare", "talk")
    [line] = refused(base, pack(tmp_path / "mine", "talk"), bare)
    assert line == "mine/talk.yaml:1:1: error K117 there is a guide `talk` already: bare/talk.yaml; take another id"


def test_two_guides_of_one_id_in_one_pack_are_refused(base: Path, tmp_path: Path) -> None:
    assert refused(base, pack(tmp_path / "mine", "fit", "scenes/fit", more=TAKES)) == [
        "mine/scenes/fit.yaml:1:1: error K117 there is a guide `fit` already: mine/fit.yaml; take another id"
    ]


def test_the_two_of_one_pack_are_named_even_where_another_pack_has_one(base: Path, tmp_path: Path) -> None:
    lines = refused(pack(tmp_path / "base", "fit", "scenes/fit"), pack(tmp_path / "mine", "fit", more=TAKES))
    assert lines == [
        "base/scenes/fit.yaml:1:1: error K117 there is a guide `fit` already: base/fit.yaml; take another id"
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_two_packs_that_replace_one_guide_are_refused_in_whatever_order(
    base: Path, tmp_path: Path, turned: bool
) -> None:
    one, two = pack(tmp_path / "one", "fit", more=TAKES), pack(tmp_path / "two", "fit", more=TAKES)
    first, second = ("two", "one") if turned else ("one", "two")
    assert refused(base, *((two, one) if turned else (one, two))) == [
        f"{second}/pack.yaml:8:12: error K116 {first}/pack.yaml replaces `fit`, too; leave one of the two packs out, or take this out"
    ]


def test_a_pack_that_replaces_what_is_replaced_already_is_refused(base: Path, tmp_path: Path) -> None:
    one = pack(tmp_path / "one", "fit", more=TAKES)
    two = pack(tmp_path / "two", "fit", more="extends: one\nreplaces: [fit]\n")
    [line] = refused(base, one, two)
    assert line.startswith("two/pack.yaml:8:12: error K116 one/pack.yaml replaces `fit`, too")


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("extends: bass\n", "7:10: error K111 the pack `bass` is not at hand (name its folder in --content); did you mean `base`?"),
        ("extends: [base, mine]\n", "7:17: error K112 a pack does not extend itself; take this out"),
        ("replaces: [fit]\n", "7:12: error K113 say in `extends` which pack the guide `fit` is from"),
        ("extends: base\nreplaces: [talk, fitt]\n", "8:18: error K114 there is no guide `fitt` in `base`; did you mean `fit`?"),
        ("extends: base\nreplaces: walk\n", "8:11: error K115 there is no walk.yaml in this pack to stand in its place"),
    ],
)  # fmt: skip
def test_what_a_pack_says_of_others_must_be_so(base: Path, tmp_path: Path, more: str, line: str) -> None:
    mine = pack(tmp_path / "mine", "talk", more=more)
    told = [one for one in refused(base, mine) if "`talk`" not in one]
    assert told == [f"mine/pack.yaml:{line}"]


def test_two_packs_of_one_id_are_refused_and_nothing_else_is_told(base: Path, tmp_path: Path) -> None:
    again = pack(tmp_path / "again" / "base", "fit", "walk")
    assert refused(base, again) == [
        "base/pack.yaml:1:1: error K118 there is a pack `base` already: again/base; leave one of them out"
    ]


def test_a_folder_that_is_named_twice_counts_once(base: Path, tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", "talk")
    (tmp_path / "link").symlink_to(mine)
    assert set(Library((mine, mine / ".." / "mine", tmp_path / "link", base), base).names()) == {"talk", "fit", "walk"}


def test_a_broken_pack_file_is_refused_with_its_line(base: Path, tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", "talk", more="extends: [\n")
    assert refused(base, mine) == ["mine/pack.yaml:8:1: error R010 a value is missing here"]


def test_what_ships_need_not_say_what_it_is(tmp_path: Path) -> None:
    bare = plain(tmp_path / "ships", "fit")
    assert Library((pack(tmp_path / "mine", "talk"),), bare).names().keys() == {"talk", "fit"}
