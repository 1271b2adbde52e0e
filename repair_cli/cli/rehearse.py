"""`repair rehearse`: finds a scene, plays it like any guide, and offers what follows from how hard it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from repair_cli.cli import archives
from repair_cli.cli.conversation import Way
from repair_cli.cli.pair import check_pair, play_pair
from repair_cli.cli.printing import as_json, put
from repair_cli.cli.scene_list import pick_scene, print_scenes
from repair_cli.cli.session import Session
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.practice import rehearsal
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.catalogue import Listed, scene_files, scenes
from repair_cli.library.practice import PracticeWords
from repair_cli.play.keepers import Keeper
from repair_cli.play.scenes import Practised, Wanted, after, drawn
from repair_cli.text import did_you_mean

_OTHERS = 3
"""Other scenes that are offered at the end of one."""


class RehearseWishes(NamedTuple):
    """What was asked for besides the options of every guide."""

    scene: str | None = None
    wanted: Wanted = Wanted()
    random: bool = False
    seed: int | None = None
    table: bool = False
    pair: bool = False


def rehearse(asked: RehearseWishes, wishes: Wishes) -> ExitCode:
    """Plays the scene that was named or drawn, prints the scenes, or lets a person pick one. Raises RepairError."""
    around = Surroundings.here()
    session = Session(wishes, around)
    if asked.pair:
        check_pair(wishes, around)
    hall = Hall(session, around)
    if asked.table:
        return _print_table(hall, wishes)
    scene = hall.named(asked) if asked.scene is not None else _found(hall, asked)
    if scene is None:
        return ExitCode.DONE
    if asked.pair:
        return play_pair(scene, wishes, around)
    return session.run(scene, {}, Onward(hall) if session.fronts.can_ask else None)


def _found(hall: Hall, asked: RehearseWishes) -> str | None:
    """The scene that is drawn or picked; None where the scenes were printed, or nobody took one."""
    wishes, fitting = hall.session.wishes, hall.fitting(asked.wanted)
    practised = hall.practised()
    if asked.random:
        return drawn(fitting, asked.seed, practised).id
    if wishes.answers is not None:
        raise RepairError("the answers are for no scene", ExitCode.USAGE, "name a scene: repair rehearse SCENE")
    if hall.somebody_picks:
        picked = pick_scene(hall.session, fitting, hall.words, practised)
        return None if picked is None else picked.id
    print_scenes(fitting, hall.words, practised, asked.wanted, wishes.json)
    return None


class Hall:
    """The scenes at hand, the words for them, and what was practised."""

    def __init__(self, session: Session, around: Surroundings) -> None:
        self.session = session
        self.around = around

    @cached_property
    def scenes(self) -> tuple[Listed, ...]:
        """Every scene, read when it is first needed."""
        return scenes(self.session.library)

    @cached_property
    def words(self) -> PracticeWords:
        """The words for what scenes practise."""
        return self.session.library.practice()

    @property
    def somebody_picks(self) -> bool:
        """Whether a person sits there who can take one of a list."""
        return self.session.fronts.person and self.around.stdout_is_terminal and not self.session.wishes.json

    def named(self, asked: RehearseWishes) -> str:
        """The scene that was named. Raises RepairError (exit 2): with the nearest one, or where more was asked for."""
        known, name = scene_files(self.session.library), asked.scene or ""
        if name not in known:
            raise _unknown("scene", name, known, "`repair rehearse` lists them")
        if asked.wanted != Wanted() or asked.random:
            raise RepairError("a scene is named already", ExitCode.USAGE, "leave the scene out, or the other options")
        return name

    def fitting(self, wanted: Wanted) -> list[Listed]:
        """The scenes that were asked for. Raises RepairError (exit 2) for a word that is not known, or for none."""
        words = self.words
        for what, given, known in (
            ("skill", wanted.skill, words.skills), ("marker", wanted.marker, words.markers),
            ("setting", wanted.setting, words.settings), ("topic", wanted.topic, words.topics),
            ("seat", wanted.seat, ("client", "therapist")),
        ):  # fmt: skip
            if given is not None and given not in known:
                raise _unknown(what, given, known, f"use one of: {', '.join(known)}")
        found = [one for one in self.scenes if wanted.fits(one)]
        if not found:
            raise RepairError("there is no scene like that", ExitCode.USAGE, "`repair rehearse --table` shows them all")
        return found

    def practised(self) -> Practised:
        """What the diary tells, where there is one that opens without a passphrase; it never stands in the way."""
        from repair_cli.cli.progress import diary_in

        try:
            archive = archives.there(self.around)
            if archive is None or archive.lock is not None:
                return Practised()
            return Practised.of([line for _, line in diary_in(archive)])
        except RepairError:
            return Practised()


class Onward:
    """Offers what comes after a scene: by how hard it was, the same once more, others. Who leaves takes none."""

    def __init__(self, hall: Hall, before: tuple[str, ...] = ()) -> None:
        self._hall = hall
        self._before = before

    def begun(self, keeper: Keeper) -> None:
        """Nothing."""

    def ended(self, walk: Walk, keeper: Keeper) -> tuple[Way, ...]:
        """The ways on; none after a scene that was stopped."""
        line = rehearsal(walk, "")
        played = next((one for one in self._hall.scenes if one.id == walk.guide.id), None)
        if line is None or played is None:
            return ()
        return tuple(self._ways(played, line.difficulty))

    def _ways(self, played: Listed, difficulty: str) -> Iterator[Way]:
        before = (*self._before, played.id)
        known = self._hall.practised()
        here = {name: known.scenes.get(name, 0) + before.count(name) for name in {*known.scenes, *before}}
        following = after(played, difficulty, self._hall.scenes, Practised(here, known.skills))
        for place, scene in enumerate(following[: 1 + _OTHERS]):
            yield self._way("rehearse-other" if place else "rehearse-next", scene, before)
            if not place:
                yield self._way("rehearse-again", played, before)
        if not following:
            yield self._way("rehearse-again", played, before)

    def _way(self, key: str, scene: Listed, before: tuple[str, ...]) -> Way:
        session, skills = self._hall.session, self._hall.words.skills
        skill = skills[scene.skill].label if scene.skill in skills else scene.skill
        values = {"title": scene.title} if key == "rehearse-again" else {
            "title": scene.title, "skill": skill, "level": scene.level,
        }  # fmt: skip
        back = Onward(self._hall, before)
        return Way(session.words(key, **values), lambda: begin(session.library.guide(scene.id)), back=back)


def _print_table(hall: Hall, wishes: Wishes) -> ExitCode:
    from repair_cli.play.scene_table import as_data, lines, table

    found = table(hall.scenes, hall.words)
    put(as_json(as_data(found)) if wishes.json else "\n".join(lines(found)) + "\n")
    return ExitCode.DONE


def _unknown(what: str, given: str, known: Collection[str], hint: str) -> RepairError:
    return RepairError(f"there is no {what} `{given}`{did_you_mean(given, known)}", ExitCode.USAGE, hint)
