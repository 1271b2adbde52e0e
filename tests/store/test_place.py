"""Where sessions are kept: a folder and a file for their owner alone."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from repair_cli.store.archive import Archive
from repair_cli.store.place import check, create, folder_for, open_to_others, prepare
from tests.store.kept import as_root, failed, file_of, keep, ran

SOMEBODY = 65534
NO_ONE = 54321
"""A user id that no system has an entry for."""

AS = """
def become(user):
    os.setgroups([]); os.setgid(user); os.setuid(user)

def told(action):
    try: print(action())
    except RepairError as error: print(int(error.code), error.message)
"""


@pytest.fixture
def theirs() -> Iterator[Path]:
    """A folder of somebody else, where they can get to: what pytest makes is closed to them."""
    with tempfile.TemporaryDirectory() as name:
        os.chown(name, SOMEBODY, SOMEBODY)
        yield Path(name)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# --- modes


@pytest.mark.parametrize("umask", [0, 0o022, 0o077, 0o277, 0o777])
def test_folder_and_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "above" / "kept"
    before = os.umask(umask)
    try:
        archive = Archive(folder)
        keep(archive, "one", "two")
        archive.close()
    finally:
        os.umask(before)
    assert [mode(path) for path in (folder.parent, folder)] == [0o700, 0o700]
    assert {path.name: mode(path) for path in folder.iterdir()} == {"sessions.db": 0o600, "sessions.lock": 0o600}


def test_the_journal_of_a_change_is_for_its_owner_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        code = """
class Dying:
    recipient = property(lambda self: os._exit(9) if Path(sys.argv[1], "sessions.db-journal").exists() else LIGHT.recipient)
    identity = LIGHT.identity
archive = Archive(Path(sys.argv[1]))
archive.add(head(), entry("long " * 1_000_000))
archive.seal_all(Dying())
"""
        assert ran(code, folder)[0] == 9
    finally:
        os.umask(before)
    assert mode(folder / "sessions.db-journal") == 0o600


@pytest.mark.parametrize("was", [0o755, 0o750, 0o700, 0o500])
def test_a_folder_that_is_there_is_not_changed(folder: Path, was: int) -> None:
    folder.mkdir()
    folder.chmod(was)
    prepare(folder)
    assert mode(folder) == was


def test_a_file_that_is_there_is_not_changed(folder: Path) -> None:
    Archive(folder).close()
    file_of(folder).chmod(0o644)
    Archive(folder).close()
    assert not create(file_of(folder))
    assert mode(file_of(folder)) == 0o644


# --- who else could read or write


@pytest.mark.parametrize("was", [0o770, 0o707, 0o720, 0o1777])
def test_a_folder_that_others_can_write_to_is_refused(folder: Path, was: int) -> None:
    folder.mkdir()
    folder.chmod(was)
    for refuse in (prepare, check, Archive, Archive.there):
        error = failed(refuse, folder)
        assert (error.message, error.hint) == (
            f"others can write to {folder}",
            f"make it yours alone: chmod 700 {folder}",
        )
    assert list(folder.iterdir()) == []


@as_root
def test_a_folder_of_somebody_else_is_refused(folder: Path) -> None:
    folder.mkdir(0o700)
    os.chown(folder, SOMEBODY, SOMEBODY)
    assert failed(Archive, folder).message == f"{folder} belongs to somebody else"
    assert list(folder.iterdir()) == []


@as_root
def test_a_folder_of_root_is_refused_for_anybody_else(theirs: Path) -> None:
    (theirs / "kept").mkdir(0o755)
    code = AS + "become(int(sys.argv[2])); told(lambda: Archive(Path(sys.argv[1])))"
    assert ran(code, theirs / "kept", SOMEBODY, env={}) == (0, f"5 {theirs / 'kept'} belongs to somebody else")


@as_root
def test_a_file_of_somebody_else_is_refused(folder: Path) -> None:
    Archive(folder).close()
    os.chown(file_of(folder), SOMEBODY, SOMEBODY)
    assert failed(Archive, folder).message == f"{file_of(folder)} belongs to somebody else"


@as_root
def test_a_user_who_is_not_root_keeps_sessions_in_a_folder_of_their_own(theirs: Path) -> None:
    code = AS + "become(int(sys.argv[2])); print(Archive(Path(sys.argv[1])).add(head(), entry('x')))"
    assert ran(code, theirs / "kept", SOMEBODY, env={}) == (0, "1")
    assert (theirs / "kept").stat().st_uid == file_of(theirs / "kept").stat().st_uid == SOMEBODY


@as_root
def test_a_file_that_cannot_be_read_is_told(theirs: Path) -> None:
    code = """
become(int(sys.argv[2]))
folder = Path(sys.argv[1])
Archive(folder).close()
(folder / "sessions.db").chmod(0)
told(lambda: Archive(folder))
"""
    assert ran(AS + code, theirs / "kept", SOMEBODY, env={}) == (0, f"5 {file_of(theirs / 'kept')} cannot be written")


@as_root
def test_a_folder_that_cannot_be_looked_into_is_told(theirs: Path) -> None:
    (theirs / "closed").mkdir(0o700)
    code = AS + "become(int(sys.argv[2])); told(lambda: Archive.there(Path(sys.argv[1])))"
    folder = theirs / "closed" / "kept"
    assert ran(code, folder, SOMEBODY, env={}) == (0, f"5 {folder} cannot be read: permission denied")


@as_root
def test_where_no_folder_can_be_made_it_is_told(theirs: Path) -> None:
    theirs.chmod(0o500)
    code = AS + "become(int(sys.argv[2])); told(lambda: Archive(Path(sys.argv[1])))"
    assert ran(code, theirs / "kept", SOMEBODY, env={}) == (0, f"5 {theirs / 'kept'} cannot be made: permission denied")


def test_who_can_be_read_by_others_is_warned_of_it(folder: Path) -> None:
    assert open_to_others(folder) == ()
    Archive(folder).close()
    assert open_to_others(folder) == ()
    folder.chmod(0o750)
    assert open_to_others(folder) == (folder,)
    file_of(folder).chmod(0o604)
    assert open_to_others(folder) == (folder, file_of(folder))
    folder.chmod(0o700)
    assert open_to_others(folder) == (file_of(folder),)


# --- what stands in the way


def test_a_file_in_the_place_of_the_folder_is_refused(folder: Path) -> None:
    folder.write_bytes(b"mine")
    assert failed(Archive, folder).message == f"{folder} is no folder"
    assert failed(Archive, folder / "below").message == f"{folder / 'below'} cannot be made: not a directory"
    assert folder.read_bytes() == b"mine"


def test_a_fifo_in_the_place_of_the_file_is_refused_and_nobody_waits_for_it(folder: Path) -> None:
    folder.mkdir(0o700)
    os.mkfifo(file_of(folder))
    assert failed(Archive, folder).message == f"{file_of(folder)} is no regular file"


def test_a_folder_in_the_place_of_the_file_is_refused(folder: Path) -> None:
    file_of(folder).mkdir(parents=True)
    folder.chmod(0o700)
    assert failed(Archive, folder).message == f"{file_of(folder)} is no regular file"


def test_a_link_that_leads_nowhere_is_refused(folder: Path) -> None:
    folder.symlink_to(folder.parent / "gone")
    assert failed(Archive, folder).message.endswith("cannot be opened: no such file or directory")


def test_where_nothing_was_kept_there_is_no_archive_and_none_is_made(folder: Path) -> None:
    assert Archive.there(folder) is None
    assert not folder.exists()


# --- which folder


def test_repair_home_names_the_folder(tmp_path: Path) -> None:
    assert folder_for({"REPAIR_HOME": str(tmp_path)}) == tmp_path
    assert folder_for({"REPAIR_HOME": "some/where"}) == Path.cwd() / "some/where"


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"HOME": "/home/me"}, "/home/me/.local/share/repair"),
        ({"HOME": "/home/me", "REPAIR_HOME": ""}, "/home/me/.local/share/repair"),
        ({"HOME": "/home/me", "XDG_DATA_HOME": "/data"}, "/data/repair"),
    ],
)
def test_without_it_the_platform_names_the_folder(env: dict[str, str], expected: str) -> None:
    assert ran("print(folder_for(os.environ))", env=env) == (0, expected)


@as_root
def test_without_a_home_nothing_can_be_kept() -> None:
    code = AS + "import platformdirs, platformdirs.unix\nbecome(int(sys.argv[1])); told(lambda: folder_for(os.environ))"
    assert ran(code, NO_ONE, env={}) == (0, "5 there is no home folder to keep anything in")


@as_root
def test_a_home_that_is_not_set_is_found_in_the_list_of_users() -> None:
    assert ran("print(folder_for(os.environ))", env={})[1] == "/root/.local/share/repair"
