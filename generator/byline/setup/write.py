"""Files into a site's repository, none of which is there yet."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from byline.problems import Failure
from byline.publish.disk import write_text_whole

SITE_FILE = "config.yaml"


class NoNewSiteError(Failure):
    """There can be no new site in this folder."""


class Written(NamedTuple):
    """What was written, and what stood there before and was left alone; by path."""

    made: tuple[str, ...]
    left: tuple[str, ...]


def write_new_site(folder: Path, files: Mapping[str, str]) -> Written:
    """Writes the files that are not there yet; there must be no site in the folder."""
    if folder.exists() and not folder.is_dir():
        raise NoNewSiteError(f"{folder}: it is a file, not a folder\n  name another folder")
    if (folder / SITE_FILE).exists():
        raise NoNewSiteError(
            f"{folder / SITE_FILE} is there already: this is a site\n"
            "  in its folder, byline check looks it over, and byline upgrade brings it to this "
            "version"
        )
    if strange := _records_in(folder):
        raise NoNewSiteError(f"{strange} is there already; choose a folder without records")
    return write_missing(folder, files)


def write_missing(folder: Path, files: Mapping[str, str]) -> Written:
    """Writes the files that are not there yet, and says of each what became of it."""
    made = [it for it in files if not (folder / it).exists()]
    for name in made:
        write_text_whole(folder / name, files[name])
    return Written(tuple(made), tuple(it for it in files if it not in set(made)))


def _records_in(folder: Path) -> Path | None:
    found: Iterable[Path] = (folder / "content").rglob("*")
    return next((it for it in found if it.suffix in {".yaml", ".md"}), None)
