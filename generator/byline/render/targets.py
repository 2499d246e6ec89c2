"""Links between pages: only what is planned can be linked to."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from byline import addresses

LinkTo = Callable[[str], str]  # of an address


@dataclass(frozen=True, slots=True)
class LinkForm:
    """How links are written: for a server or for a disk, and where the site stands."""

    for_disk: bool = False
    base_path: str = "/"


class DeadLinkError(Exception):
    """A template links to an address that is not planned: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What links may lead to, and how that is called from the site's root."""

    known: Collection[str]
    for_disk: bool

    def of(self, address: str) -> str:
        """What stands at the address, which may have a question or a mark at its end."""
        page = address.partition("#")[0].partition("?")[0]
        if page not in self.known:
            raise DeadLinkError(f"a page links to {address}, which is not planned")
        return (addresses.file_of(page) if self.for_disk else page) + address[len(page) :]

    def from_root(self, root: str) -> LinkTo:
        """What turns an address into a link from a page whose way to the root is `root`."""
        return lambda address: root + self.of(address)

    def from_page(self, page: str) -> LinkTo:
        """What turns an address into the shortest link from a page."""
        return lambda address: addresses.shortest_link(page, self.of(address))
