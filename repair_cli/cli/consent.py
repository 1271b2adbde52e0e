"""Whether a walk is kept: what the options say, else what the person chose, who is asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from repair_cli.cli import archives
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import RepairError
from repair_cli.guide.frames import Paragraph
from repair_cli.play.keepers import Keeper, KeepNothing
from repair_cli.play.screen import Screen

if TYPE_CHECKING:
    from repair_cli.play.player import Player
    from repair_cli.store.archive import Archive
    from repair_cli.store.vault import Lock


class Consent:
    """Gives each walk its keeper. Nothing is read from disk before it is needed."""

    def __init__(self, wishes: Wishes, around: Surroundings, person: bool) -> None:
        self._wishes = wishes
        self._around = around
        self._person = person

    @property
    def may_keep(self) -> bool:
        """Whether there is anything to find out: scripts keep nothing unless they say so."""
        return self._wishes.keep or (self._person and self._wishes.keep is None)

    def given(self) -> Keeper:
        """The keeper for a walk in which nothing is asked. Raises RepairError where `--keep` cannot be kept."""
        if self._wishes.keep:
            return self._in(archives.made(self._around))
        archive = archives.there(self._around) if self.may_keep else None
        return self._in(archive) if archive is not None and archive.consent else KeepNothing()

    def asked(self, player: Player) -> Keeper:
        """The keeper for a walk with a person, who is asked where nobody has been. Raises as `given` does."""
        if not self.may_keep or self._wishes.keep:
            return self.given()
        try:
            archive = archives.there(self._around)
            if archive is None or archive.consent is None:
                archive = self._ask(player)
        except RepairError as error:  # somebody who came to write must not be sent away by a disk
            player.notes = (*player.notes, error.told, player.words("kept-no-more"))
            return KeepNothing()
        return self._in(archive) if archive is not None and archive.consent else KeepNothing()

    def _ask(self, player: Player) -> Archive | None:
        """What the person chooses; None where they leave, so that they are asked another time."""
        from repair_cli.play.actions import complain  # late: a script is asked nothing
        from repair_cli.play.picking import pick
        from repair_cli.play.player import Status

        words = player.words
        choices = (words("consent-plain"), words("consent-locked"), words("consent-nothing"))
        about = (Paragraph(words("consent-about")), Paragraph(words("consent-who")))
        screen = Screen(title=words("consent-title"), blocks=about, question=words("consent-question"), choices=choices)
        while number := pick(player, screen):
            try:
                lock = _new_lock(player) if number == 2 else None
            except RepairError as error:
                complain(player, error)
                screen = replace(screen, fresh=False)  # else what was told is wiped away
                continue
            archive = archives.made(self._around)
            if lock is not None:
                archive.seal_all(lock)
            archive.agree(number < 3)
            return archive
        if player.status is None:  # the input has ended
            player.say("pause-nothing-kept")
            player.status = Status.PAUSED
        return None

    def _in(self, archive: Archive) -> Keeper:
        from repair_cli.cli.keeping import InArchive, Source

        folders = tuple(str(path.absolute()) for path in self._around.packs(self._wishes.content))
        return InArchive(archive, self._around.clock, Source(self._wishes.lang, folders))


def _new_lock(player: Player) -> Lock:
    from repair_cli.cli.passphrase import Passphrases
    from repair_cli.store.vault import new_lock

    player.say("consent-lost")
    passphrase = Passphrases(player.words, None, can_ask=True).new()
    player.say("locking")
    return new_lock(passphrase)
