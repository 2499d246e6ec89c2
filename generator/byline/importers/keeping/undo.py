"""What the last import wrote, so that it can be taken back where nobody has edited since."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from byline.importers.keeping.memory import FOLDER
from byline.problems import Failure
from byline.publish.disk import write_text_whole
from byline.reading.load import CONTENT

_JOURNAL = f"{CONTENT}/{FOLDER}/undo.json"
_ABOUT = "what the last import wrote, and what stood there before; byline import --undo reads it"


class TakenBack(NamedTuple):
    """The files that are as they were before the import, and those that somebody edited since."""

    restored: tuple[str, ...]
    left: tuple[str, ...]


def write_all(site: Path, texts: Mapping[str, str]) -> None:
    """Writes all the files, or none: what fails takes back what was written before it."""
    before = {name: _read(site / name) for name in texts}
    if not texts:
        return
    _write_journal(site, texts, before)
    done: list[str] = []
    try:
        for name, text in texts.items():
            done.append(name)
            write_text_whole(site / name, text)
    except BaseException:
        for name in done:
            _restore(site, name, before[name])
        (site / _JOURNAL).unlink(missing_ok=True)
        raise


def _write_journal(site: Path, texts: Mapping[str, str], before: Mapping[str, str | None]) -> None:
    files = {
        name: {"after": _mark(text), "before": before[name]} for name, text in sorted(texts.items())
    }
    told = json.dumps({"about": _ABOUT, "files": files}, ensure_ascii=False, indent=1)
    write_text_whole(site / _JOURNAL, f"{told}\n")


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
        if now is not None and _mark(now) == told["after"]:
            _restore(site, name, told["before"])
            restored.append(name)
        else:
            left.append(name)
    journal.unlink()
    return TakenBack(tuple(restored), tuple(left))


def _is_of_content(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return len(parts) > 1 and parts[0] == CONTENT and ".." not in parts and "\\" not in name


def _read(path: Path) -> str | None:
    """A file's text with its own line ends; None where there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None


def _restore(site: Path, name: str, before: str | None) -> None:
    """The file as it was; folders that were made for it go, too."""
    path = site / name
    if before is not None:
        write_text_whole(path, before)
        return
    path.unlink(missing_ok=True)
    for folder in path.relative_to(site).parents:
        if (
            len(folder.parts) > 1
            and (site / folder).is_dir()
            and not any((site / folder).iterdir())
        ):
            (site / folder).rmdir()


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
