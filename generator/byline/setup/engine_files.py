"""The engine's files in a site's repository, and what a newer engine makes of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from byline.library.checks.templates import difference
from byline.own.copies import text_of
from byline.own.note import SiteNote, digest
from byline.render.folders import KEPT
from byline.setup.keep import is_the_engines


class Fate(StrEnum):
    """What becomes of a file: what the site changed or removed stays as it is."""

    ADDED = "added"
    RENEWED = "renewed"
    REMOVED = "removed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class EngineFile:
    """A file of which something is to be told: what stands there (None: nothing, or no text), and
    what the engine would write (None: it has no such file any more)."""

    path: str
    fate: Fate
    there: str | None
    new: str | None

    def difference(self) -> list[str]:
        """How the engine's file differs from the one that is left."""
        if self.fate is not Fate.LEFT or self.there is None or self.new is None:
            return []
        return difference(self.there, self.new)


def fates(site: Path, note: SiteNote | None, new: Mapping[str, str]) -> list[EngineFile]:
    """The engine's files that are not as it would write them now, and what becomes of each. What
    the site has changed is told again only where the engine has changed it too."""
    known = note or SiteNote()
    wanted = {path: text for path, text in new.items() if is_the_engines(path)}
    gone = {it for it in known.files if Path(KEPT) not in Path(it).parents} - wanted.keys()
    found = (_fate(site, known, path, wanted.get(path)) for path in sorted({*wanted, *gone}))
    return [it for it in found if it]


def _fate(site: Path, known: SiteNote, path: str, new: str | None) -> EngineFile | None:
    place = site / path
    there = text_of(place)
    if not place.exists() and not place.is_symlink():
        is_new = new is not None and path not in known.files
        return EngineFile(path, Fate.ADDED, None, new) if is_new else None
    if there == new:
        return None
    if there is not None and known.is_untouched(path, there):
        fate = Fate.REMOVED if new is None else Fate.RENEWED
        return EngineFile(path, fate, there, new)
    if new is not None and known.files.get(path) == digest(new):
        return None
    return EngineFile(path, Fate.LEFT, there, new)


def noted(note: SiteNote | None, new: Mapping[str, str]) -> Mapping[str, str]:
    """The hashes of the engine's files after all that: of those that it has now, and of what is
    in its own folder."""
    before = note.files if note else {}
    own = {path: it for path, it in before.items() if Path(KEPT) in Path(path).parents}
    return own | {path: digest(text) for path, text in new.items() if is_the_engines(path)}


def to_write(files: list[EngineFile]) -> Iterator[tuple[str, str]]:
    """The files that the engine writes, with their texts."""
    for file in files:
        if file.new is not None and file.fate in {Fate.ADDED, Fate.RENEWED}:
            yield file.path, file.new
