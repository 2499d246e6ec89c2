"""What a paper's page says of papers that are near to it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from byline.derive.figures import is_compared
from byline.library.model import Work
from byline.site import Site
from byline.views.shared import Brief, Link, brief, figure_link
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """A paper in one line, and the words that it shares."""

    paper: Brief
    why: str


def related_papers(site: Site, work: Work) -> tuple[RelatedPaper, ...]:
    """The papers that share the most telling words, with these."""
    found = near_papers(site, work)
    return tuple(RelatedPaper(brief(other), words.shares(terms)) for other, terms in found)


def near_papers(site: Site, work: Work) -> Iterator[tuple[Work, tuple[str, ...]]]:
    """The papers that share the most telling words, without those that the record itself names;
    and the words."""
    found = site.figures.nearness.get(work.id) if site.features.related else None
    if found is None:
        return
    named = {it for field in fields(work.relations) for it in getattr(work.relations, field.name)}
    for it in found.related:
        if it.id not in named:
            yield site.library.works[it.id], it.terms


def nearest_earlier(site: Site, work: Work) -> Brief | None:
    """The earlier paper that the computed novelty tells a paper from."""
    if not site.features.novelty.is_computed or work.record.novelty:
        return None
    found = site.figures.nearness.get(work.id)
    return brief(site.library.works[found.nearest]) if found and found.nearest else None


def why_no_novelty(site: Site, work: Work) -> Link | None:
    """What stands for the novelty of a paper that has too few earlier ones to compare with."""
    has_none = site.features.novelty.is_computed and site.figures.novelty_of(work) is None
    if not has_none or not is_compared(work):
        return None
    return figure_link("novelty", words.NO_NOVELTY)
