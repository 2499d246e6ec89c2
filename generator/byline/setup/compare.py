"""Two outputs of one site, compared as readers know them: by addresses, and by what pages say."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from byline.addresses import OWN
from byline.publish import MARKER
from byline.text.destinations import NAMES

PAGE = "index.html"
# Names that change with what the files hold, wherever a page names them.
_HASHED = re.compile(rb"\.[0-9a-f]{10}(?=[./])")
_LEADS_ON = b'<meta http-equiv="refresh"'
# What nobody links to: what pages load.
_LOADED = ("assets/", "search/", "pagefind/")
# What stands in the folders of a site, as links and people call it.
KINDS = {**NAMES, "names": "name", "years": "year"}


class Seen(NamedTuple):
    """What is at an address: a digest that no name of a loaded file changes, and whether it is a
    page that only leads to another."""

    digest: bytes
    leads_on: bool


@dataclass(frozen=True, slots=True)
class OutputsCompared:
    """Addresses that are gone and that are new; that stay and lead elsewhere now; how many stay;
    and of what stays, how much changed and how much there is, by kind."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    lead_on: tuple[str, ...]
    stay: int
    changed: Counter[str]
    of: Counter[str]


def outline(output: Path) -> dict[str, Seen]:
    """What an output holds for readers, by address."""
    return {_address(name): _seen(output / name) for name in _names(output)}


def compared(old: Mapping[str, Seen], new: Mapping[str, Seen]) -> OutputsCompared:
    """What became of the addresses of one output in another."""
    stay = old.keys() & new.keys()
    other = [it for it in stay if old[it].digest != new[it].digest]
    return OutputsCompared(
        gone=tuple(sorted(old.keys() - new.keys())),
        new=tuple(sorted(new.keys() - old.keys())),
        lead_on=tuple(sorted(it for it in stay if new[it].leads_on and not old[it].leads_on)),
        stay=len(stay),
        changed=Counter(map(kind_of, other)),
        of=Counter(map(kind_of, stay)),
    )


def kind_of(address: str) -> str:
    """What kind of page or file stands at an address, by its form."""
    parts = address.split("/")
    if parts[-1]:
        return "other page" if address.endswith(".html") else f"{Path(address).suffix} file"
    if len(parts) == 1:
        return "home"
    if parts[0] in OWN and (len(parts) == 2 or "page" in parts[1:-2]):
        return "list"
    if parts[0] == "venues" and len(parts) == len(("venues", "id", "year", "")):
        return "venue's year"
    return KINDS.get(parts[0], "page")


def _names(output: Path) -> Iterator[str]:
    for path in output.rglob("*"):
        name = path.relative_to(output).as_posix()
        if path.is_file() and (name == f"search/{PAGE}" or not name.startswith((*_LOADED, MARKER))):
            yield name


def _address(name: str) -> str:
    return name.removesuffix(PAGE) if name == PAGE or name.endswith(f"/{PAGE}") else name


def _seen(path: Path) -> Seen:
    content = path.read_bytes()
    is_page = path.suffix == ".html"
    told = _HASHED.sub(b"", content) if is_page else content
    digest = hashlib.blake2b(told, digest_size=16).digest()
    return Seen(digest, is_page and _LEADS_ON in content)
