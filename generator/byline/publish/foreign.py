"""What an output holds that no build put there. It is never removed.

The marker in an output tells whether these are the names that a build left there, wherever the
output was moved or copied. Where they are not, the manifest beside it tells which are.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from itertools import count, groupby
from pathlib import Path, PurePosixPath

from byline.problems import printable
from byline.publish.manifest import names_in
from byline.publish.places import MARKER, OUTPUT_MARKER, Places, PublishError
from byline.publish.survey import Generation

_MOST_TOLD = 3
# Programs that show folders leave these in them, and nobody misses them.
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}


def marker_of(paths: Iterable[str]) -> bytes:
    """The marker of an output that holds these files."""
    names = "\n".join(sorted(path for path in paths if path != MARKER))
    digest = hashlib.sha256(names.encode(errors="surrogateescape")).hexdigest()
    return OUTPUT_MARKER + f"The names of its files have the hash {digest}.\n".encode()


def foreign_in(places: Places, holds: Generation) -> list[str]:
    """The paths in an output of what no build is known to have put there."""
    found = [path for path in (*holds.files(), *_strays(holds)) if not _is_litter(path)]
    if _is_marked(places.output, found):
        return []
    made = {MARKER, *names_in(places.manifest)}
    return [path for path in found if path not in made]


def refuse(output: Path, foreign: Iterable[str], remedy: str) -> None:
    """Raises where an output holds what no build put there."""
    told = list(_in_few_words(foreign))
    if told:
        shown = ", ".join(map(printable, told[:_MOST_TOLD]))
        others = f" and {len(told) - _MOST_TOLD:,} more" if len(told) > _MOST_TOLD else ""
        raise PublishError(
            f"{output} holds what no build is known to have put there: {shown}{others}\n  {remedy}"
        )


def set_aside(output: Path) -> Path:
    """Gives an output another name beside it, under which it is kept with all that it holds."""
    names = (f"{output.name}.kept{f'-{at}' if at > 1 else ''}" for at in count(1))
    kept = next(path for name in names if not os.path.lexists(path := output.with_name(name)))
    return output.rename(kept)


def _strays(holds: Generation) -> Iterator[str]:
    """Links and devices; not folders that are empty, of which nothing would be lost."""
    return (path for path in holds.strays if not path.endswith("/"))


def _is_litter(path: str) -> bool:
    return PurePosixPath(path).name in _LITTER


def _is_marked(output: Path, paths: Iterable[str]) -> bool:
    """The marker tells that a build left just these files."""
    try:
        return (output / MARKER).read_bytes() == marker_of(paths)
    except OSError:
        return False


def _in_few_words(paths: Iterable[str]) -> Iterator[str]:
    """The paths; of a repository only its folder."""
    return (path for path, _each in groupby(map(_repository_or_path, sorted(paths))))


def _repository_or_path(path: str) -> str:
    before, git, _within = f"/{path}".partition("/.git/")
    return f"{before}{git}".removeprefix("/") if git else path
