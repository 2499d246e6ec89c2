"""A kind of pages: the one row that says all that the rest of the program must know of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from byline import addresses
from byline.derive.shelves import Shelves
from byline.library.listing import is_listed
from byline.library.model import Library, Subject
from byline.records.config import Features
from byline.records.extent import Size
from byline.site import Planned, Site


class PageAt(NamedTuple):
    """A page of a kind: where it stands, what its view is built from, and what it belongs to."""

    address: str
    key: tuple[Any, ...] = ()
    about: Subject | None = None


@dataclass(frozen=True, slots=True)
class InNavigation:
    """The entry that leads to a section; there is none where the library has nothing for it."""

    title: str
    has_any: Callable[[Library], bool] = lambda _library: True


class MostShown(NamedTuple):
    """How many entries of a kind show: in the dialog of search, on its page, and on a page that is
    not there."""

    dialog: int
    page: int
    nearest: int


class Findable(NamedTuple):
    """A page as search by name finds it: by its names, of which the first is its title."""

    address: str
    about: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InSearch:
    """How search by name finds pages of a kind; the browser is told all but `findable`.

    `judged` says as what an entry is compared with a query: a title, whose words stand in order
    and which has a rank among the texts; a person's name, whose words may change places; or any
    other name, of which no word may be missing. `block` is how many entries stand in one file,
    `folders` are those of their pages. `findable` are the pages, the weightiest first; None where
    search itself knows more of them than names.
    """

    name: str
    label: str
    most: MostShown
    folders: tuple[str, ...]
    judged: Literal["title", "name", "tie"] = "tie"
    block: int = 16
    findable: Callable[[Site], Iterable[Findable]] | None = None


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of files that stand beside pages: `address` is None for a page that has none.

    Without a template, the view is what the file says.
    """

    name: str
    address: Callable[[Library, Planned], str | None]
    view: Callable[[Site, Planned], Any]
    weighs_as: str
    template: str = ""


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of pages.

    `pages` are all that a library has of it; the feature `switch` takes them away. A lean site
    shows less of some kinds: then it has a `lean_view`. `section` is the entry of the navigation
    that is marked on them, which `navigation` makes of the kind that leads the section. `search`
    says how search by name finds them. `weighs_as` is what the budget calls them, `beside` what
    stands beside each.
    """

    name: str
    pages: Callable[[Library, Shelves], Iterable[PageAt]]
    view: Callable[[Site, Planned], Any]
    template: str
    section: str = ""
    switch: str = ""
    lean_view: Callable[[Site, Planned], Any] | None = None
    in_sitemap: bool = True
    weighs_as: str = "other pages"
    navigation: InNavigation | None = None
    search: InSearch | None = None
    beside: tuple[FileKind, ...] = ()

    def view_at(self, size: Size) -> Callable[[Site, Planned], Any]:
        """What builds the view in a site of this size."""
        return self.lean_view if self.lean_view and size is Size.LEAN else self.view

    def is_on(self, features: Features) -> bool:
        """Has a site with these features such pages?"""
        return features.shows(self.switch)

    def planned(self, library: Library, shelves: Shelves) -> Iterator[Planned]:
        """All pages of the kind, each with the files beside it."""
        if not self.is_on(library.config.features):
            return
        for address, key, about in self.pages(library, shelves):
            page = Planned(address, self.name, key, about, is_listed(library, about))
            yield page
            for kind in self.beside:
                if file := kind.address(library, page):
                    yield Planned(file, kind.name, key, about, page.is_listed)


def one_page(address: str) -> Callable[[Library, Shelves], Iterable[PageAt]]:
    """The pages of a kind of which every site has one."""
    return lambda _library, _shelves: (PageAt(address),)


def parts_of(kind: str) -> Callable[[Library, Shelves], Iterator[PageAt]]:
    """The parts of long lists that are pages of this kind."""

    def pages(_library: Library, shelves: Shelves) -> Iterator[PageAt]:
        for address, whole in shelves.lists.items():
            for shelf in whole.shelves if whole.part_kind == kind else ():
                yield PageAt(addresses.part(address, shelf.key), (address, shelf.key), whole.about)

    return pages
