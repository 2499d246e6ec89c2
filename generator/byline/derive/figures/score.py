"""The score of a paper, from 0 to 100: a mean of what is known of three parts."""

from collections.abc import Mapping
from dataclasses import dataclass

from byline.derive.figures.rounding import blend, whole
from byline.records import Paper
from byline.records.figure_settings import CompletenessWeights, OpennessWeights, ScoreWeights

FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class ScoreParts:
    """What a score is blended of, each from 0 to 100; None where it is not known."""

    citations: float | None = None
    openness: float | None = None
    completeness: float | None = None


def score(parts: ScoreParts, weights: ScoreWeights) -> int | None:
    """The mean by the weights of the known parts; None where fewer than two are known."""
    weighed = (
        (parts.citations, weights.citations),
        (parts.openness, weights.openness),
        (parts.completeness, weights.completeness),
    )
    known = [(value, weight) for value, weight in weighed if value is not None and weight]
    return whole(blend(known)) if len(known) >= FEWEST_PARTS else None


def places(counts: Mapping[str, int]) -> dict[str, float]:
    """The place of each key by its count among all, from 0 to 100: the share of the others
    that have less, and half of the share of those that have as much. One alone has no place.
    """
    others = len(counts) - 1
    in_order = sorted(counts.values())
    below = {count: at for at, count in reversed(list(enumerate(in_order)))}
    up_to = {count: at for at, count in enumerate(in_order, start=1)}
    return {
        key: 100 * (below[count] + (up_to[count] - below[count] - 1) / 2) / others
        for key, count in counts.items()
        if others
    }


def openness(paper: Paper, weights: OpennessWeights) -> float | None:
    """The weighted share of PDF, code and data that the record leads to.

    A record that leads to none does not say that there is none: then it is not known.
    """
    links = paper.links
    parts = (
        (bool(links.pdf or paper.arxiv or paper.openreview), weights.pdf),
        (bool(links.code) or paper.has_code, weights.code),
        (bool(links.data), weights.data),
    )
    return _share(parts) if any(is_there and weight for is_there, weight in parts) else None


def completeness(paper: Paper, weights: CompletenessWeights) -> float | None:
    """The weighted share of what a complete record says; None where nothing has a weight."""
    return _share(
        (
            (bool(paper.abstract), weights.abstract),
            (has_identifier(paper), weights.identifier),
            (bool(paper.ordering_date.month), weights.date),
            (bool(paper.venue), weights.venue),
            (paper.type is not None, weights.type),
            (bool(paper.topics or paper.keywords or paper.categories), weights.subject),
            (not any(author.is_others for author in paper.authors), weights.authors),
        )
    )


def has_identifier(paper: Paper) -> bool:
    """Can the work be found by an identifier that outlasts addresses?"""
    ids = (paper.doi, paper.arxiv, paper.openreview, paper.pmid, paper.isbn, paper.openalex,
           paper.dblp)  # fmt: skip
    return any(ids)


def _share(parts: tuple[tuple[bool, int], ...]) -> float | None:
    weighed = [(100.0 * is_there, weight) for is_there, weight in parts if weight]
    return blend(weighed) if weighed else None
