"""What the last import wrote, so that it can be taken back where nobody has edited since."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from byline.importers.keeping.memory import FOLDER, is_memory, taken_back
from byline.problems import Failure
from byline.publish.disk import drafted, write_whole
from byline.reading.load import CONTENT

_JOURNAL = f"{CONTENT}/{FOLDER}/undo.json"
_ID = re.compile(r"^[\s-]*id:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)
_NO_COPIES: Mapping[str, Path] = MappingProxyType({})
_ABOUT = "what the last import wrote, and what stood there before; byline import --undo reads it"


class TakenBack(NamedTuple):
    """The files that are as they were before the import, and those that somebody edited since."""

    restored: tuple[str, ...]
    left: tuple[str, ...]


class _WrittenFile(NamedTuple):
    """The mark of what a file held after an import, and what it held before; None for no file."""

    after: str | None
    before: bytes | None


def write_all(
    site: Path,
    texts: Mapping[str, str],
    expected: Mapping[str, str],
    *,
    copies: Mapping[str, Path] = _NO_COPIES,
    removed: Iterable[str] = (),
) -> None:
    """Writes all texts and copies and removes files, or does nothing, and notes how to take it
    back. Raises `Failure` where a file does not hold what is expected, or stands where none is."""
    contents: dict[str, bytes | None] = {name: text.encode() for name, text in texts.items()}
    contents |= {name: source.read_bytes() for name, source in copies.items()}
    contents |= dict.fromkeys(removed)
    _refuse_edited(site, contents, expected)
    if contents:
        _put(site, {_JOURNAL: _journal(site, contents), **contents})


def _refuse_edited(site: Path, names: Iterable[str], expected: Mapping[str, str]) -> None:
    """What is kept beside the records counts too: people write their decisions there, and another
    import what it was told."""
    for name in names:
        before = expected.get(name)
        if _read(site / name) != (None if before is None else before.encode()):
            again = "nothing was written; run it again to see what it would do now"
            raise Failure(f"{name} was edited meanwhile\n  {again}")


def _refuse_links(site: Path, names: Iterable[str]) -> None:
    """Nothing is written where a symbolic link leads: that may be anywhere."""
    folders = {folder for name in names for folder in PurePosixPath(name).parents}
    for folder in sorted(folders):
        if folder.parts and (site / folder).is_symlink():
            raise Failure(f"{folder} is a symbolic link, and nothing is written behind one")


def _journal(site: Path, contents: Mapping[str, bytes | None]) -> bytes:
    files = {
        name: {"after": _mark(content), "before": _as_text(_read(site / name))}
        for name, content in sorted(contents.items())
    }
    told = json.dumps({"about": _ABOUT, "files": files}, ensure_ascii=False, indent=1)
    return f"{told}\n".encode()


def _as_text(content: bytes | None) -> str | None:
    """What stood there before: texts alone are written over, files that are none never."""
    return None if content is None else content.decode()


def _put(site: Path, contents: Mapping[str, bytes | None]) -> None:
    """Gives all files what they are to hold, and removes those that get nothing; or leaves all as
    they were. The disk holds everything before the first file changes, so a full one changes none.
    """
    _refuse_links(site, contents)
    before = {name: _read(site / name) for name in contents}
    drafts: dict[str, Path] = {}
    done: list[str] = []
    try:
        for name, content in contents.items():
            if content is not None:
                (site / name).parent.mkdir(parents=True, exist_ok=True)
                drafts[name] = drafted(site / name, content)
        for name in contents:
            done.append(name)
            if name in drafts:
                drafts[name].replace(site / name)
            else:
                (site / name).unlink(missing_ok=True)
    except BaseException:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
        for name in done:
            _restore(site / name, before[name])
        raise
    finally:
        for name in contents:
            _without_empty_folders(site, name)


def take_back(site: Path) -> TakenBack:
    """Restores what the last import wrote over, and removes what it added, but for files that were
    edited since; raises `Failure` where there is nothing to take back."""
    files = _read_journal(site / _JOURNAL)
    changes = {
        name: it.before for name, it in files.items() if _mark(_read(site / name)) == it.after
    }
    left = tuple(it for it in files if it not in changes)
    kept = {record for name in left for record in _ids_in(name, _read(site / name))}
    for name in changes:
        if kept and is_memory(name.removeprefix(f"{CONTENT}/")):
            changes[name] = taken_back(changes[name], _read(site / name) or b"{}", kept)
    _put(site, {**changes, _JOURNAL: None})
    return TakenBack(tuple(changes), left)


def _ids_in(name: str, content: bytes | None) -> list[str]:
    """The ids that the records of a file may have: its name, and those that it gives."""
    return [PurePosixPath(name).stem, *_ID.findall((content or b"").decode("utf-8", "replace"))]


def _read_journal(journal: Path) -> dict[str, _WrittenFile]:
    """What the last import wrote; raises `Failure`."""
    try:
        told = json.loads(journal.read_text("utf-8"))["files"]
        files = {
            name: _WrittenFile(it["after"], None if it["before"] is None else it["before"].encode())
            for name, it in told.items()
        }
    except FileNotFoundError as fault:
        raise Failure("there is no import to take back") from fault
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        remedy = "remove it; what the import wrote can be taken back with Git alone"
        raise Failure(f"{journal} cannot be read: {fault}\n  {remedy}") from fault
    if strange := next((it for it in files if not _is_of_content(it)), ""):
        raise Failure(f"{journal} names '{strange}', which no import writes")
    return files


def _is_of_content(name: str) -> bool:
    """A file that an import may write: the configuration, which knows old addresses, or one below
    `content/`."""
    parts = PurePosixPath(name).parts
    if len(parts) == 1:
        return name.endswith(".yaml")
    return parts[0] == CONTENT and ".." not in parts and "\\" not in name


def _read(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _restore(path: Path, before: bytes | None) -> None:
    """The file as it was, unless it is so still."""
    if before is None:
        with suppress(OSError):  # what could not become a file is none
            path.unlink()
    elif _read(path) != before:
        write_whole(path, before)


def _without_empty_folders(site: Path, name: str) -> None:
    """Folders that hold nothing go, but for the one of all content."""
    for folder in PurePosixPath(name).parents:
        path = site / folder
        if len(folder.parts) > 1 and path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _mark(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()
