"""The site: its pages as they are planned, all that they are made from, and what notes which of it
a page asked for."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from byline.cache.ledger import Ledger, Question
from byline.derive.figures import Figures
from byline.derive.shelves import Shelves
from byline.library.model import Library, Subject
from byline.records.config import Features
from byline.records.extent import Extent

Made = TypeVar("Made")
Whole = TypeVar("Whole", Library, Shelves, Figures)


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to come, or a file beside one: its view is built when it is rendered, from the key.

    `kind` is a row of the table of kinds (`views/kinds.py`). `about` is what the page belongs to;
    a page that is not listed may be found by those alone who know where it is.
    """

    address: str
    kind: str
    key: tuple[Any, ...] = ()
    about: Subject | None = None
    is_listed: bool = True


@dataclass(slots=True)
class Site:
    """What views are made from. What many pages share is made once.

    `base` is the full address of home, '' where the site does not know where it stands. The
    ledger holds what views ask for, where the library tells it.
    """

    library: Library
    shelves: Shelves
    figures: Figures
    base: str = ""
    ledger: Ledger = field(default_factory=Ledger)
    shared: dict[Hashable, tuple[Any, frozenset[Question]]] = field(default_factory=dict)

    @property
    def extent(self) -> Extent:
        """How much the site publishes."""
        return self.library.config.extent

    @property
    def features(self) -> Features:
        """Which kinds of pages there are."""
        return self.library.config.features

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is made for that key, the first time; whoever takes it asked for all that it is
        made from."""
        if key not in self.shared:
            with self.ledger.opened() as asked:
                made = make()
            self.shared[key] = made, frozenset(asked)
        found: Made
        found, questions = self.shared[key]
        self.ledger.asked.update(questions)
        return found


# What no page asks for by a key: it is in the grounds of all pages, or serves planning alone.
_NOT_NOTED = frozenset({
    "Library.config", "Library.logo", "Library.icons", "Library.redirects", "Library.moves",
    "Figures.library",
})  # fmt: skip


def noting(site: Site) -> Site:
    """The same site, which notes in its ledger what is asked of it."""
    library = _noting(site.library, site.ledger)
    ties = {kind: site.ledger.noting(kind, of_kind) for kind, of_kind in site.library.ties.items()}
    library = replace(library, ties=ties)
    figures = replace(_noting(site.figures, site.ledger), library=library)
    return replace(
        site, library=library, shelves=_noting(site.shelves, site.ledger), figures=figures
    )


def _noting(whole: Whole, ledger: Ledger) -> Whole:
    """The same value, each of its mappings noting who is asked for."""
    noted: dict[str, Any] = {}
    for part in fields(whole):
        name, value = f"{type(whole).__name__}.{part.name}", getattr(whole, part.name)
        if isinstance(value, Mapping):
            noted[part.name] = ledger.noting(name, value)
        elif name not in _NOT_NOTED:
            raise AssertionError(f"pages could ask for {name}, and nobody would know")
    return replace(whole, **noted)
