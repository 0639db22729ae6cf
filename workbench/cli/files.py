"""Opening workspace files from the command line, and writing results beside them."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.cli.command import Surroundings, WrongUsage
from workbench.domain.state import State
from workbench.errors import CannotWrite, Damaged, FileProblem, NewerVersion, WrongPassphrase

if TYPE_CHECKING:
    from workbench.store.reading import Peeked
    from workbench.store.workspace_file import WorkspaceFile

Result = TypeVar("Result")


def add_file(parser: ArgumentParser) -> None:
    """The FILE argument and the way to give a passphrase, which is never an argument's value."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a workspace file")
    parser.add_argument(
        "--passphrase-file",
        metavar="F",
        type=Path,
        help="a file whose first line is the passphrase; otherwise it is asked for",
    )


def passphrase_of(options: Namespace) -> str | None:
    """The passphrase from the file named in the options, or None."""
    path: Path | None = options.passphrase_file
    if path is None:
        return None
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise FileProblem(
            f"The passphrase file {path} cannot be read: {problem.strerror}. Check its name."
        ) from problem
    except UnicodeDecodeError as problem:
        raise FileProblem(
            f"The passphrase file {path} is not written in UTF-8. Save it as UTF-8."
        ) from problem
    if not lines or not lines[0]:
        raise FileProblem(f"The passphrase file {path} is empty. Write it on the first line.")
    return lines[0]


def read_state(options: Namespace, surroundings: Surroundings) -> State:
    """The state in FILE; the working copy's when that is newer, which is said on stderr."""
    return read_file(options, surroundings).state


def read_file(options: Namespace, surroundings: Surroundings) -> Peeked:
    """FILE with what can be said of the file itself."""
    from workbench.store.reading import peek  # SQL is loaded when a file is read

    seen = _unlocked(lambda passphrase: peek(options.file, passphrase), options, surroundings)
    for notice in seen.notices:
        print(f"workbench: {notice}", file=sys.stderr)
    return seen


def open_file(options: Namespace, surroundings: Surroundings) -> WorkspaceFile:
    """FILE, opened to be changed; whoever opens it closes it."""
    from workbench.store.workspace_file import open_workspace  # SQL is loaded with a file

    file = _unlocked(
        lambda passphrase: open_workspace(options.file, passphrase, clock=surroundings.now),
        options,
        surroundings,
    )
    for notice in file.notices:
        print(f"workbench: {notice}", file=sys.stderr)
    return file


def _unlocked(
    read: Callable[[str | None], Result], options: Namespace, surroundings: Surroundings
) -> Result:
    """What is read with the passphrase given, else with one that is asked for."""
    given = passphrase_of(options)
    try:
        return read(given)
    except WrongPassphrase:
        if given is not None or not sys.stdin.isatty():
            raise
        return read(surroundings.ask_passphrase(f"Passphrase of {options.file}: "))


def add_result(parser: ArgumentParser, *flags: str, metavar: str) -> None:
    """The place of the result, as an option with these flags, else as an argument."""
    if flags:
        parser.add_argument(
            *flags, dest="result", metavar=metavar, type=_file_to_write, required=True
        )
    else:
        parser.add_argument("result", metavar=metavar, type=_file_to_write)


def keep_what_is_read(options: Namespace) -> None:
    """Refuse a call whose result would take the place of a file that the call reads."""
    result: Path | None = getattr(options, "result", None)
    if result is not None and any(_is_one_file(result, each) for each in _read_by(options)):
        raise WrongUsage(
            f"{str(result)!r} is a file that this command reads. Give the result another name."
        )


def _read_by(options: Namespace) -> Iterable[Path]:
    files = (getattr(options, name, None) for name in ("file", "passphrase_file"))
    return [each for each in files if each is not None]


def _is_one_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there, or may not be looked at
        return False


def _file_to_write(words: str) -> Path:
    """Where a result goes, as it was typed; refused where it names no file at all."""
    path = Path(words)
    if not path.name:
        raise WrongUsage(f"{words!r} is no name for a file. Give the result a name.")
    if path.suffix.casefold() == ".workbench" or _holds_a_workspace(path):
        raise WrongUsage(f"{words!r} is the name of a workspace. Give the result another name.")
    return path


def _holds_a_workspace(path: Path) -> bool:
    """Whether a workspace is kept there, whatever its ending and however damaged."""
    from workbench.store.container import read_manifest  # only where something is there already

    try:
        if path.is_file():
            read_manifest(path)
            return True
    except (Damaged, NewerVersion):
        return True
    except (FileProblem, OSError):  # something else, or a name that no file can have
        return False
    return False


def result_folder(path: Path) -> Path:
    """A folder for several results; made where it is not there yet."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CannotWrite(
            f"{path} cannot be used as a folder: {problem.strerror}. Choose another place."
        ) from problem
    return path


def write_result(target: Path, content: bytes) -> None:
    """Write a result whole or not at all, beside its name first."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        os.replace(beside, target)  # noqa: PTH105  # Path.replace hides that the target may exist
    except OSError as problem:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise CannotWrite(
            f"{target} cannot be written: {problem.strerror}. Choose another place."
        ) from problem
