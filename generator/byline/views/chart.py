"""Papers by year as bars, in the units of an SVG; and the same in words."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from byline.derive.figures import counted
from byline.derive.figures.citations import known_citations
from byline.site import Site
from byline.words import interface as words

LEAST_YEARS = 3
_HEIGHT, _GAP = 48, 2
_WIDTH = 240
_WIDEST = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """A year's bar; `said` is what it stands for."""

    x: str
    y: str
    width: str
    height: str
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over the years from first to last; `said` is the same in a sentence."""

    anchor: str
    label: str
    said: str
    box: str
    bars: tuple[Bar, ...]
    first: str
    last: str


def charts(site: Site, papers: Sequence[str]) -> tuple[Chart, ...]:
    """Papers a year, and citations of each year's papers where some are known."""
    works = [work.record for work in counted(site.library, papers)]
    per_year = Counter(work.filed_year for work in works)
    cited: Counter[int] = Counter()
    for work in works:
        cited[work.filed_year] += known_citations(work) or 0
    found = [_chart("papers-per-year", words.PAPERS_PER_YEAR, per_year, words.papers)]
    if cited.total() and site.features.citations:
        known = sum(known_citations(work) is not None for work in works)
        label = words.citations_per_year(known, len(works))
        found.append(_chart("citations-per-year", label, cited, words.citations))
    return tuple(chart for chart in found if chart)


def _chart(
    anchor: str, label: str, counts: Counter[int], in_words: Callable[[int], str]
) -> Chart | None:
    years = range(min(counts), max(counts) + 1) if counts else range(0)
    if len(years) < LEAST_YEARS:
        return None
    highest = max(counts.values())
    step = min(_WIDTH / len(years), _WIDEST + _GAP)
    bars = tuple(
        _bar(at * step, step - _GAP, counts[year] / highest, f"{year}: {in_words(counts[year])}")
        for at, year in enumerate(years)
    )
    best = max(years, key=lambda year: (counts[year], year))
    said = words.chart(years[0], years[-1], best, in_words(highest))
    return Chart(anchor, label, said, f"0 0 {step * len(years) - _GAP:g} {_HEIGHT}", bars,
                 str(years[0]), str(years[-1]))  # fmt: skip


def _bar(x: float, width: float, share: float, said: str) -> Bar:
    height = max(round(share * _HEIGHT, 1), 1 if share else 0.5)
    return Bar(f"{x:.4g}", f"{_HEIGHT - height:.4g}", f"{width:.4g}", f"{height:.4g}", said)
