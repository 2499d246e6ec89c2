"""Sites whose pages are made when they are asked for, and pages to stand for every kind."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from byline.building.check import check
from byline.building.options import Options
from byline.building.prepare import Prepared, prepare
from byline.library.model import Library
from byline.machine.stopwatch import Stopwatch
from byline.problems import as_text
from byline.site import Planned
from byline.views.kinds import PAGE_KINDS

READABLE = tuple(kind for kind in PAGE_KINDS if kind != "redirect")
WEIGHED = 50  # of how many pages of a kind the richest is sought


def prepared(config: Path) -> Prepared:
    """A site whose content must be right; nothing of it is written."""
    return prepare(_options(config), library_at(config))


def library_at(config: Path) -> Library:
    """The library of a site whose content must be right."""
    library, problems, *_ = check(_options(config), Stopwatch())
    assert library is not None, "\n".join(as_text(problem) for problem in problems)
    return library


def _options(config: Path) -> Options:
    """What a build is asked for, but that nobody counts visits: browsers ask no other site."""
    return Options(config, config.parent / "output", analytics=False)


def of_every_kind(site: Prepared) -> dict[str, tuple[Planned, ...]]:
    """The first and the richest page of every kind that people read, once where they are one."""
    found: dict[str, list[Planned]] = defaultdict(list)
    for page in site.pages:
        if page.kind in READABLE:
            found[page.kind].append(page)
    return {
        kind: tuple(dict.fromkeys((pages[0], richest(site, pages))))
        for kind, pages in found.items()
    }


def richest(site: Prepared, pages: Iterable[Planned]) -> Planned:
    """The page with the most to show, of the first of these pages."""
    return max(list(pages)[:WEIGHED], key=lambda page: len(site.renderer.page(page)))
