"""The figures that papers have within the whole library."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from byline.cache.fingerprint import fingerprint
from byline.derive.figures.citations import known_citations
from byline.derive.figures.counted import is_counted
from byline.derive.figures.score import ScoreParts, completeness, openness, places, score
from byline.derive.similarity import Near, Text, near
from byline.library.model import Library, Work
from byline.records.fields import PartialDate

_MATH, _TAG = re.compile(r"<math\b.*?</math>", re.DOTALL), re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found near to each paper; the fingerprint is that of all that was compared."""

    fingerprint: str
    found: Mapping[str, Near]


class Comparison(Mapping[str, Near]):
    """What is near to each paper that is compared; nothing where no page shows it.

    Comparing takes seconds on a large site. It is done when somebody first asks, or when the
    processes that are to share it are about to part; and not at all where an earlier
    comparison was of the same texts.
    """

    def __init__(self, library: Library, earlier: Compared | None = None) -> None:
        self.library = library
        self.last = earlier
        self._compared: Compared | None = None

    def compare(self) -> Compared:
        """The comparison, made at the first call."""
        if self._compared is None:
            self._compared = _compared(self.library, self.last)
            self.last = None
        return self._compared

    def __getitem__(self, paper: str) -> Near:
        return self.compare().found[paper]

    def __iter__(self) -> Iterator[str]:
        return iter(self.compare().found)

    def __len__(self) -> int:
        return len(self.compare().found)


def as_far_as_there(compared: Compared | None, library: Library) -> Mapping[str, Near]:
    """What was found near to papers, without those that the library has no longer."""
    there = library.works

    def near(whole: Near) -> Near:
        nearest = whole.nearest if whole.nearest in there else None
        return Near(whole.novelty, nearest, tuple(it for it in whole.related if it.id in there))

    known = compared.found if compared else {}
    return {paper: near(whole) for paper, whole in known.items() if paper in there}


@dataclass(frozen=True, slots=True)
class Figures:
    """What is computed of all papers that count: their scores, and what is near to each."""

    library: Library
    scores: Mapping[str, int]
    nearness: Mapping[str, Near]

    def score_of(self, work: Work) -> float | None:
        """The score that pages show: the first that the record states, else the computed one."""
        if not self.library.config.features.score:
            return None
        stated = work.record.score
        return stated[0].value if stated else self.scores.get(work.id)

    def novelty_of(self, work: Work) -> float | None:
        """The novelty that pages show: the first that the record states, else the computed."""
        shown = self.library.config.features.novelty
        if shown and work.record.novelty:
            return work.record.novelty[0].value
        computed = self.nearness.get(work.id) if shown.is_computed else None
        return computed.novelty if computed else None

    def citations_of(self, work: Work) -> int | None:
        """The number of citations that lists show."""
        shown = self.library.config.features.citations
        return known_citations(work.record) if shown else None


def figures(library: Library, nearness: Mapping[str, Near] | None = None) -> Figures:
    """The figures of a library."""
    scores = _scores(library) if library.config.features.score.is_computed else {}
    return Figures(library, scores, Comparison(library) if nearness is None else nearness)


def _scores(library: Library) -> dict[str, int]:
    """The computed scores, of papers whose records state none."""
    settings = library.config.figures
    works = [work for work in library.listed if is_counted(work)]
    placed = _places_in_years(library, works)
    scores: dict[str, int] = {}
    for work in works:
        parts = ScoreParts(
            citations=placed.get(work.id),
            openness=openness(work.record, settings.openness),
            completeness=completeness(work.record, settings.completeness),
        )
        value = None if work.record.score else score(parts, settings.score)
        if value is not None:
            scores[work.id] = value
    return scores


def _places_in_years(library: Library, works: list[Work]) -> dict[str, float]:
    """The place of each paper by citations in its year, where enough of them are known."""
    if not library.config.features.citations:
        return {}
    years: dict[int, dict[str, int]] = defaultdict(dict)
    for work in works:
        count = known_citations(work.record)
        if count is not None:
            years[work.record.filed_year][work.id] = count
    fewest = library.config.figures.fewest_peers
    placed: dict[str, float] = {}
    for counts in years.values():
        placed |= places(counts) if len(counts) >= fewest else {}
    return placed


def _compared(library: Library, earlier: Compared | None) -> Compared:
    features, settings = library.config.features, library.config.figures
    is_asked_for = features.novelty.is_computed or features.related
    works = library.listed if is_asked_for else ()
    texts = [_text(work) for work in works if is_compared(work)]
    fewest, most = settings.fewest_earlier, settings.related
    compared = fingerprint((texts, fewest, most))
    if earlier and earlier.fingerprint == compared:
        return earlier
    return Compared(compared, near(texts, fewest_earlier=fewest, most=most))


def is_compared(work: Work) -> bool:
    """Papers that count; of a work that the site holds in several forms, the last one, for
    no form is to lack novelty because of another."""
    return is_counted(work) and not (work.relations.published_as or work.relations.superseded_by)


def _text(work: Work) -> Text:
    """The title and the abstract without markup and formulas."""
    abstract = html.unescape(_TAG.sub(" ", _MATH.sub(" ", work.abstract.html)))
    return Text(work.id, f"{work.title.plain}\n{abstract}", _known(work.record.ordering_date))


def _known(date: PartialDate) -> tuple[int, ...]:
    """The date, as far as it is known."""
    return tuple(part for part in date if part)
