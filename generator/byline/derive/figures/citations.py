"""Citations: what is known of them, and the figures of a person that count them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from byline.records import Paper
from byline.records.fields import PartialDate


@dataclass(frozen=True, slots=True)
class CitationFigures:
    """What is counted over the papers whose citations are known: `known` of `papers`.

    `dates` are the first and the last date of which a source says its count, if any does.
    """

    total: int
    h_index: int
    i10: int
    known: int
    papers: int
    dates: tuple[PartialDate, ...]


def known_citations(paper: Paper) -> int | None:
    """The largest number of citations that a source of the record states."""
    return max((it.count for it in paper.citations), default=None)


def citation_figures(papers: Sequence[Paper], i10_from: int) -> CitationFigures | None:
    """The figures over the papers; None where no citations are known."""
    counts = [count for paper in papers if (count := known_citations(paper)) is not None]
    if not counts:
        return None
    dates = sorted({it.as_of for paper in papers for it in paper.citations if it.as_of})
    return CitationFigures(
        total=sum(counts),
        h_index=h_index(counts),
        i10=sum(count >= i10_from for count in counts),
        known=len(counts),
        papers=len(papers),
        dates=tuple(dict.fromkeys([*dates[:1], *dates[-1:]])),
    )


def h_index(values: Iterable[float]) -> int:
    """The largest h for which h of the values are at least h."""
    in_order = sorted(values, reverse=True)
    return sum(value >= rank for rank, value in enumerate(in_order, start=1))
