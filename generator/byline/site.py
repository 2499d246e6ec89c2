"""The site: its pages as they are planned, all that they are made from, and what notes which of it
a page asked for."""

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from byline.cache.ledger import Ledger, Question
from byline.derive.figures import Figures
from byline.derive.shelves import Shelves
from byline.library.model import Library, Subject
from byline.records.config import Features
from byline.records.extent import Extent

Made = TypeVar("Made")


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


def noting(site: Site) -> Site:
    """The same site, which notes in its ledger what is asked of it."""
    library, figures, noted = site.library, site.figures, site.ledger.noting
    shelves = site.shelves
    library = replace(
        library,
        works=noted("works", library.works),
        people=noted("people", library.people),
        names=noted("names", library.names),
        ties={kind: noted(kind, ties) for kind, ties in library.ties.items()},
        tied=noted("tied", library.tied),
        pages=noted("pages", library.pages),
        news=noted("news", library.news),
        attachments=noted("attachments", library.attachments),
        origins=noted("origins", library.origins),
    )
    scores, nearness = noted("scores", figures.scores), noted("nearness", figures.nearness)
    return replace(
        site,
        library=library,
        shelves=Shelves(
            noted("lists", shelves.lists),
            noted("shelved papers", shelves.papers),
            noted("shelved people", shelves.people),
        ),
        figures=Figures(library, scores, nearness),
    )


def digest(view: object) -> str:
    """The same for equal views in every run: a page can be reused when it has not changed."""
    return hashlib.blake2b(repr(view).encode(errors="surrogatepass"), digest_size=16).hexdigest()
