"""The budget: how much room a site may take where it is published, what takes it, and what a site
costs its readers.

GitHub Pages publishes sites of at most 1 GB. It names no limit for the number of files, so that
is told and never judged.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from byline.addresses import file_of
from byline.plan import PlannedFile
from byline.problems import Place, Problem, error, warning
from byline.publish import PublishError
from byline.records.config import Config
from byline.records.extent import Size
from byline.render.assets import Asset
from byline.site import Planned
from byline.views.kinds import kind_of
from byline.words import interface as words

# Of a site of so many papers or more, lean is worth a thought.
MANY_PAPERS = 20_000
_NEAR = 0.8  # of the limit: from here on it is time to do something
_MOST_TOLD = 4
SEARCH, FILES = "search", "pictures and documents"


class TooLargeError(PublishError):
    """The site takes more room than it may; `problems` say so."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


class Share(NamedTuple):
    """What one kind of files takes, in bytes."""

    kind: str
    size: int


def weigh(
    sizes: Mapping[str, int], files: int, config: Config, config_file: str, limit: int
) -> list[Problem]:
    """What is to be said of a site of so many files, given what each kind takes in bytes: a warning
    from four fifths of the limit on, an error beyond it; nothing where large sites are allowed."""
    total = sum(sizes.values())
    if config.allow_large or total < limit * _NEAR:
        return []
    found = in_order(sizes)
    said = words.in_a_row([f"{it.kind} {words.size(it.size)}" for it in found[:_MOST_TOLD]])
    message = (
        f"the site takes {words.size(total)} in {files:,} files, and GitHub Pages publishes "
        f"at most {words.size(limit)}; most of it is {said}"
    )
    make = error if total > limit else warning
    return [make(Place(config_file), message, _advice(found, config))]


def what_files_are_called(
    pages: Iterable[Planned], files: Iterable[PlannedFile], assets: Iterable[Asset]
) -> dict[str, str]:
    """What readers call the kind of each planned file of a site, by its path."""
    called = {asset.address: asset.weighs_as for asset in assets}
    called |= {file.address: FILES for file in files}
    return called | {file_of(page.address): kind_of(page.kind).weighs_as for page in pages}


def in_order(sizes: Mapping[str, int]) -> list[Share]:
    """What each kind of files takes, the largest first."""
    return [Share(*it) for it in sorted(sizes.items(), key=lambda it: (-it[1], it[0]))]


def suggestion(papers: int, config: Config) -> str:
    """A sentence for whoever builds a very large site in full; '' for all others."""
    if config.size is Size.LEAN or papers < MANY_PAPERS:
        return ""
    return f"{papers:,} papers: with size: lean in config.yaml it takes less than half the room"


def analytics_cost(host: str) -> str:
    """What a service that counts visits costs readers, for whoever builds the site."""
    return (
        f"analytics: on every page readers load a script of {host}, which learns their address "
        "(IP) and what they read; who blocks it is not counted"
    )


def _advice(found: list[Share], config: Config) -> str:
    """What would help, by what takes most."""
    kinds = [it.kind for it in found[:_MOST_TOLD]]
    ways = [] if config.size is Size.LEAN else ["write size: lean"]
    ways += ["make pictures and documents smaller, or link to them elsewhere"] * (FILES in kinds)
    ways += ["write features: {search: false}"] * (SEARCH in kinds)
    ways += ["where you publish elsewhere, write allow_large: true"]
    return "; ".join(ways)
