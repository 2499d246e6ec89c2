"""Many pages in one document: a browser takes ten times longer to open each by itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from byline.addresses import file_of
from byline.render.assets import Asset
from byline.search.indexing import index_names

from tests.support.hostile import fields_with, hostile_config, hostile_site
from tests.support.in_memory import ALL_KINDS, library_of, pages_of, site_of

_SHEET = 60  # pages; more of them save nothing
# What loads something for a page, or says what may be loaded, on a line of its own.
_LOADS = ("<meta http-equiv=", "<script ", '<link rel="stylesheet"')
Page = tuple[str, str]  # its address and its text


@dataclass(frozen=True)
class HostilePages:
    """The pages of sites whose records and settings hold some strings in every field."""

    pages: list[Page]
    fields: Counter[str]  # how many of the strings each of them holds
    index: tuple[Asset, ...]  # of search by name


def hostile_pages(at: int, texts: list[str]) -> HostilePages:
    """Of one site with a record of every kind for each string, and a small site for each."""
    library, fields = hostile_site(at, texts)
    pages = list(pages_of(library, ALL_KINDS - {"redirect"}).items())
    for text in texts:
        config = hostile_config(text)
        fields.update(f"config.{name}" for name in fields_with(config, text))
        pages += _of_small_site(config)
    return HostilePages(pages, fields, index_names(site_of(library)))


def sheets(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages that people read, those that load the same one behind the other, at the address
    of the first, where its links lead to the same files: under its policy, with all else that
    stands in the head of each. What is taken out of the others stands in the first."""
    alike: dict[tuple[str, ...], list[Page]] = defaultdict(list)
    for address, text in pages:
        if file_of(address).endswith(".html"):
            alike[_loading(text)].append((address, text))
    for loading, group in alike.items():
        for first in range(0, len(group), _SHEET):
            (address, text), *others = group[first : first + _SHEET]
            rest = "".join(_without(loading, other) for _address, other in others)
            yield address, text + rest


def _of_small_site(config: dict[str, Any]) -> Iterable[Page]:
    """Home, and a page of an author with a tab for each group."""
    group = config["groups"][0]["id"]
    paper = {"id": "engine", "title": "The engine", "authors": ["ada"], "year": 1843}
    records = {
        "papers": [{**paper, "group": group}],
        "authors": [{"id": "ada", "name": "Ada Lovelace"}],
    }
    return pages_of(library_of(records, **config), ("home", "author")).items()


def _loading(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines(keepends=True) if line.startswith(_LOADS))


def _without(lines: Iterable[str], text: str) -> str:
    for line in lines:
        text = text.replace(line, "")
    return text
