"""What the last import wrote, so that it can be taken back where nobody has edited since."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from byline.importers.keeping.memory import FOLDER
from byline.problems import Failure
from byline.publish.disk import write_text_whole, write_whole
from byline.reading.load import CONTENT

_JOURNAL = f"{CONTENT}/{FOLDER}/undo.json"
_NO_COPIES: Mapping[str, Path] = MappingProxyType({})
_ABOUT = "what the last import wrote, and what stood there before; byline import --undo reads it"


class TakenBack(NamedTuple):
    """The files that are as they were before the import, and those that somebody edited since."""

    restored: tuple[str, ...]
    left: tuple[str, ...]


def write_all(
    site: Path,
    texts: Mapping[str, str],
    copies: Mapping[str, Path] = _NO_COPIES,
    removed: Iterable[str] = (),
) -> None:
    """Writes texts and copies and removes files, all or none: what fails takes back what was done
    before it."""
    contents: dict[str, bytes | None] = {name: text.encode() for name, text in texts.items()}
    contents |= {name: source.read_bytes() for name, source in copies.items()}
    contents |= dict.fromkeys(removed)
    if not contents:
        return
    before = {name: _read(site / name) for name in contents}
    _write_journal(site, contents, before)
    done: list[str] = []
    try:
        for name, content in contents.items():
            done.append(name)
            _put(site, name, content)
    except BaseException:
        for name in done:
            _put(site, name, before[name])
        (site / _JOURNAL).unlink(missing_ok=True)
        raise


def _write_journal(
    site: Path, contents: Mapping[str, bytes | None], before: Mapping[str, bytes | None]
) -> None:
    files = {
        name: {"after": _mark(content), "before": _as_text(before[name])}
        for name, content in sorted(contents.items())
    }
    told = json.dumps({"about": _ABOUT, "files": files}, ensure_ascii=False, indent=1)
    write_text_whole(site / _JOURNAL, f"{told}\n")


def _as_text(content: bytes | None) -> str | None:
    """What stood there before: texts alone are written over, files that are none never."""
    return None if content is None else content.decode()


def take_back(site: Path) -> TakenBack:
    """Restores what the last import wrote over, and removes what it added, but for files that were
    edited since; raises `Failure` where there is nothing to take back."""
    journal = site / _JOURNAL
    try:
        files: dict[str, dict[str, str | None]] = json.loads(journal.read_text("utf-8"))["files"]
    except FileNotFoundError as fault:
        raise Failure("there is no import to take back") from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise Failure(f"{journal} cannot be read: {fault}") from fault
    if strange := next((it for it in files if not _is_of_content(it)), ""):
        raise Failure(f"{journal} names '{strange}', which no import writes")
    restored, left = [], []
    for name, told in files.items():
        now = _read(site / name)
        if _mark(now) == told["after"]:
            before = told["before"]
            _put(site, name, None if before is None else before.encode())
            restored.append(name)
        else:
            left.append(name)
    journal.unlink()
    return TakenBack(tuple(restored), tuple(left))


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


def _put(site: Path, name: str, content: bytes | None) -> None:
    """The file holds this; where it is to hold nothing, it goes, with folders left empty."""
    path = site / name
    if content is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
        return
    path.unlink(missing_ok=True)
    for folder in path.relative_to(site).parents:
        if (
            len(folder.parts) > 1
            and (site / folder).is_dir()
            and not any((site / folder).iterdir())
        ):
            (site / folder).rmdir()


def _mark(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()
