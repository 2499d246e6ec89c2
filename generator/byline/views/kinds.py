"""The table of all kinds of pages: each row stands beside its view.

Everything else asks the table: the plan, the navigation, search, the sitemap, the budget. Sections
and what search finds stand in the order of the rows.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from byline.views.author import AUTHOR_PAGES
from byline.views.home import HOME_PAGE
from byline.views.lists import (
    PAPERS,
    PAPERS_PARTS,
    TIES_PARTS,
    VENUE_YEAR,
    YEAR,
    YEARS,
    YEARS_PARTS,
)
from byline.views.metrics import METRICS
from byline.views.name import KEY_HOLDER, NAME
from byline.views.news import NEWS, NEWS_ITEM
from byline.views.not_found import NOT_FOUND
from byline.views.page import FREE_PAGE
from byline.views.page_kind import FileKind, PageKind
from byline.views.paper import PAPER
from byline.views.people_list import PEOPLE, PEOPLE_PARTS
from byline.views.projects import PROJECT, PROJECTS
from byline.views.redirect import REDIRECT
from byline.views.search import SEARCH
from byline.views.ties import TIES

ROWS = (
    HOME_PAGE,
    NOT_FOUND,
    SEARCH,
    PAPERS,
    PEOPLE,
    AUTHOR_PAGES,
    KEY_HOLDER,
    NAME,
    PAPER,
    YEARS,
    YEAR,
    *TIES,
    VENUE_YEAR,
    PROJECTS,
    PROJECT,
    NEWS,
    NEWS_ITEM,
    METRICS,
    FREE_PAGE,
    PAPERS_PARTS,
    PEOPLE_PARTS,
    YEARS_PARTS,
    *TIES_PARTS,
    REDIRECT,
)


def by_name(rows: Iterable[PageKind]) -> Mapping[str, PageKind]:
    """The rows by the names of their kinds; no two may share one."""
    table = {}
    for row in rows:
        if row.name in table:
            raise AssertionError(f"two kinds of pages are called {row.name}")
        table[row.name] = row
    return MappingProxyType(table)


PAGE_KINDS = by_name(ROWS)


def kind_of(name: str) -> PageKind | FileKind:
    """The kind of that name, of pages or of files beside them; a name that no row has is a fault
    of the program."""
    if name in PAGE_KINDS:
        return PAGE_KINDS[name]
    for kind in PAGE_KINDS.values():
        for file in kind.beside:
            if file.name == name:
                return file
    raise AssertionError(f"no row of the table of kinds is called {name}")
