"""A folder -> the site of another system that stands in it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from byline.importers.moving import academicpages, al_folio, hugo_blox, jekyll_scholar
from byline.importers.moving.taken import OldSite
from byline.importers.moving.tree import Tree, tree_of


class System(NamedTuple):
    """A system: what tells its sites, and what reads them."""

    looks_like: Callable[[Tree], bool]
    read: Callable[[Tree], OldSite]


# In this order they are tried: a site of al-folio is one of jekyll-scholar, too.
SYSTEMS = (
    System(al_folio.looks_like, al_folio.read),
    System(academicpages.looks_like, academicpages.read),
    System(jekyll_scholar.looks_like, jekyll_scholar.read),
    System(hugo_blox.looks_like, hugo_blox.read),
)


def old_site(folder: Path) -> OldSite | None:
    """The site in the folder; None where it is of no system that is known."""
    tree = tree_of(folder)
    system = next((it for it in SYSTEMS if it.looks_like(tree)), None)
    return system.read(tree) if system else None
