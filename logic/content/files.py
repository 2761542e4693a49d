"""Files that somebody else may have made: no more is read of one than may be, and none that lies outside its folder.

Imports nothing of ours.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

MOST_FILES = 2_000
"""Files and folders in one folder, with all below it, that are looked at."""


class FileError(Exception):
    """A file that is not read, with why and how to mend it. Neither repeats its name or what stands in it."""

    def __init__(self, what: str, fix: str):
        super().__init__(what)
        self.what, self.fix = what, fix


_OUTSIDE = ("is a link that leads out of this folder", "put the file itself in its place")
_UNREADABLE = ("cannot be read", "name another one, or allow reading it")
_OTHER_TEXT = ("cannot be read as UTF-8 text", "save it as plain UTF-8 text")


def read(file: Path, most: int, *, inside: Path | None = None) -> str:
    """The text of a file, with every end of line as one sign.

    Args:
        file: the file. A pipe or a device is read as well, when it is in no folder of somebody else's.
        most: bytes it may have; its size is looked at first, and never more than this is read.
        inside: the folder it must lie in, where a link would lead, too.

    Raises:
        FileError: when it cannot be read, is larger, lies outside, or is no UTF-8 text.
    """
    try:
        if inside is not None:
            if not _lies_in(file, inside):
                raise FileError(*_OUTSIDE)
            if not file.is_file():
                raise FileError("is no plain file", "put a file of text in its place")
        with file.open("rb") as opened:
            large = os.fstat(opened.fileno()).st_size > most
            data = b"" if large else opened.read(most + 1)
    except OSError:
        raise FileError(*_UNREADABLE) from None
    if large:
        raise _too_large(most)
    return text_of(data, most)


def text_of(data: bytes, most: int) -> str:
    """The bytes of a file as text.

    Raises:
        FileError: when they are more than `most`, or no UTF-8.
    """
    if len(data) > most:
        raise _too_large(most)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise FileError(*_OTHER_TEXT) from None


def _too_large(most: int) -> FileError:
    return FileError(f"is larger than {most // 1000} kB", "make it smaller, or split it")


def write(file: Path, text: str | bytes, *, inside: Path | None = None) -> None:
    """Write a file, with the folders it needs.

    Args:
        file: where to.
        text: what; text is written as UTF-8.
        inside: the folder it must lie in, where a link would lead, too.

    Raises:
        FileError: when it cannot be written, or lies outside.
    """
    if inside is not None and not _lies_in(file, inside):
        raise FileError(*_OUTSIDE)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    except OSError as error:
        raise FileError(f"cannot be written ({error.strerror})", "name another folder") from None


def names(folder: Path, root: Path) -> Iterator[tuple[str, FileError | None]]:
    """Every file in a folder of `root` and below it, by its name inside `root`; with a reason, what is not to be read.

    What begins with a dot is passed over, and no folder is entered through a link but the first one.
    """
    seen, closed = 0, list[OSError]()
    if not _lies_in(folder, root):
        yield name_in(root, folder), FileError(*_OUTSIDE)
        return
    for here, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = sorted(name for name in files if not name.startswith("."))
        seen += len(files) + len(folders)
        if seen > MOST_FILES:
            yield (
                name_in(root, folder),
                FileError(f"holds more than {MOST_FILES} files", "keep in it only what belongs to the aid"),
            )
            return
        for name in folders:
            if Path(here, name).is_symlink():
                yield (
                    name_in(root, Path(here, name)),
                    FileError("is a link to a folder", "put the folder itself in its place"),
                )
        yield from ((name_in(root, Path(here, name)), None) for name in files)
    if any(not isinstance(error, FileNotFoundError) for error in closed):
        yield name_in(root, folder), FileError(*_UNREADABLE)


def beside(folder: Path) -> list[str]:
    """The names of the files in a folder, without those below it; none when there is no such folder.

    Raises:
        FileError: when it cannot be read.
    """
    try:
        return sorted(file.name for file in folder.iterdir() if not file.name.startswith(".") and not file.is_dir())
    except FileNotFoundError:
        return []
    except OSError:
        raise FileError(*_UNREADABLE) from None


def name_in(root: Path, file: Path) -> str:
    """The name of a file inside a folder, with `/` on every system."""
    return file.relative_to(root).as_posix()


def _lies_in(file: Path, folder: Path) -> bool:
    """Whether a file, or what it leads to as a link, lies in a folder."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a name too long; links in a circle
        return False
