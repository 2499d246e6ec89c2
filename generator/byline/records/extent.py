"""How much a site of a size publishes: every limit that the sizes do not share, in one value."""

from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    """How much a site publishes."""

    FULL = "full"
    LEAN = "lean"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is of what makes very large sites too large.

    `templates` is the folder of templates that go before the engine's others. Someone without a
    record has a page from `fewest_papers` on, where search lists the papers of the others, and from
    `fewest_without_search` on where nothing else joins them. `most_related` caps the setting.
    """

    templates: str
    fewest_papers: int
    fewest_without_search: int
    most_related: int
    most_events: int
    years_have_pages: bool
    topics_have_long_lists: bool
    has_bibtex_files: bool
    feeds_tell_whole_abstracts: bool
    searches_abstracts: bool
    lists_have_rows: bool
    rows_lead_everywhere: bool
    heads_repeat_the_page: bool
    frames_are_whole: bool
    links_start_at_the_root: bool

    @property
    def everyone_has_a_page(self) -> bool:
        """Nobody's name leads to search for want of a page."""
        return self.fewest_papers <= 1


_ANY = 1_000_000
EXTENTS = {
    Size.FULL: Extent(
        templates="",
        fewest_papers=1,
        fewest_without_search=1,
        most_related=_ANY,
        most_events=50,
        years_have_pages=True,
        topics_have_long_lists=True,
        has_bibtex_files=True,
        feeds_tell_whole_abstracts=True,
        searches_abstracts=True,
        lists_have_rows=True,
        rows_lead_everywhere=True,
        heads_repeat_the_page=True,
        frames_are_whole=True,
        links_start_at_the_root=True,
    ),
    Size.LEAN: Extent(
        templates="lean",
        fewest_papers=3,
        fewest_without_search=2,
        most_related=3,
        most_events=20,
        years_have_pages=False,  # the list of papers stands by year anyway
        topics_have_long_lists=False,  # search, narrowed to the topic, finds the same
        has_bibtex_files=False,  # a paper's page makes its own
        feeds_tell_whole_abstracts=False,
        searches_abstracts=False,
        lists_have_rows=False,  # but a line for each paper
        rows_lead_everywhere=False,  # but to papers, and to people with a record
        heads_repeat_the_page=False,
        frames_are_whole=False,
        links_start_at_the_root=False,
    ),
}
