"""The budget: how much room a site may take where it is published, and what takes it.

GitHub Pages publishes sites of at most 1 GB. It names no limit for the number of files, so that
is told and never judged.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from byline.problems import Place, Problem, error, warning
from byline.publish import PublishError
from byline.records.config import Config
from byline.words import interface as words

# Of a site of so many papers or more, lean is worth a thought.
MANY_PAPERS = 20_000
_NEAR = 0.8  # of the limit: from here on it is time to do something
_MOST_TOLD = 4
_SEARCH, _FILES = "search", "pictures and documents"
_PAGES = {"papers": "papers", "authors": "people", "names": "names", "venues": "venues",
          "topics": "topics", "institutions": "institutions", "years": "years"}  # fmt: skip


class TooLargeError(PublishError):
    """The site takes more room than it may; `problems` say so."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


class Share(NamedTuple):
    """What one kind of files takes, in bytes."""

    kind: str
    size: int


def weigh(sizes: Mapping[str, int], config: Config, config_file: str, limit: int) -> list[Problem]:
    """What is to be said of a site's files, given by path with their sizes in bytes: a warning
    from four fifths of the limit on, an error beyond it; nothing where large sites are allowed."""
    total = sum(sizes.values())
    if config.allow_large or total < limit * _NEAR:
        return []
    found = shares(sizes)
    said = words.in_a_row([f"{it.kind} {words.size(it.size)}" for it in found[:_MOST_TOLD]])
    message = (
        f"the site takes {words.size(total)} in {len(sizes):,} files, and GitHub Pages publishes "
        f"at most {words.size(limit)}; most of it is {said}"
    )
    make = error if total > limit else warning
    return [make(Place(config_file), message, _advice(found, config))]


def shares(sizes: Mapping[str, int]) -> list[Share]:
    """What each kind of files takes, the largest first."""
    found: Counter[str] = Counter()
    for path, size in sizes.items():
        found[_kind(path)] += size
    return [Share(*it) for it in sorted(found.items(), key=lambda it: (-it[1], it[0]))]


def suggestion(papers: int, config: Config) -> str:
    """A sentence for whoever builds a very large site in full; '' for all others."""
    if config.is_lean or papers < MANY_PAPERS:
        return ""
    return f"{papers:,} papers: with size: lean in config.yaml it takes less than half the room"


def _kind(path: str) -> str:
    """What readers call the kind of file."""
    folder, _, _rest = path.partition("/")
    if folder == "search":
        return _SEARCH
    if path.endswith(".html"):
        return f"pages of {_PAGES[folder]}" if folder in _PAGES else "other pages"
    if path.endswith(".xml"):
        return "feeds and sitemaps"
    if path.endswith(".bib"):
        return "BibTeX files"
    return "scripts and styles" if folder == "assets" else _FILES


def _advice(found: list[Share], config: Config) -> str:
    """What would help, by what takes most."""
    kinds = [it.kind for it in found[:_MOST_TOLD]]
    ways = [] if config.is_lean else ["write size: lean"]
    ways += ["make pictures and documents smaller, or link to them elsewhere"] * (_FILES in kinds)
    ways += ["write features: {search: false}"] * (_SEARCH in kinds)
    ways += ["where you publish elsewhere, write allow_large: true"]
    return "; ".join(ways)
