"""Figures as pages show them: each with its source or its coverage, and the way to what
explains it. What a record states with its source goes before what is computed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from byline.derive.figures.citations import CitationFigures
from byline.derive.figures.of_people import PersonFigures
from byline.derive.figures.trust import band
from byline.derive.figures.verification import LEVELS
from byline.library.model import Work
from byline.records import Author
from byline.records.author import StatedFigures, StatedLevel, StatedNumber
from byline.records.figure_settings import Bands
from byline.records.paper import CitationCount, SourcedNumber
from byline.site import Site
from byline.views.shared import Link, figure_link, shown_date
from byline.words import interface as words

_PERCENT = frozenset({"novelty"})
# What one line on a narrow screen has room for, the most telling first.
_BRIEF = ("citations", "h_index", "trust", "verification")
_MOST_IN_BRIEF = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with the words for it ('' where there are none), and what it is a value of, which
    leads to its explanation."""

    label: Link
    value: str
    means: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures of one source or one coverage, which the note tells once for all."""

    figures: tuple[Figure, ...]
    note: str


class _Noted(NamedTuple):
    """A figure by its name, with what qualifies it."""

    name: str
    note: str
    figure: Figure


def paper_groups(site: Site, work: Work) -> tuple[FigureGroup, ...]:
    """The figures of a paper."""
    record, figures = work.record, site.figures
    found = [_noted("citations", _source(it), it.count) for it in record.citations]
    found += [_noted("score", _source(it), it.value) for it in record.score]
    found += [_noted("novelty", _source(it), it.value) for it in record.novelty]
    for name, value in (("score", figures.score_of(work)), ("novelty", figures.novelty_of(work))):
        if value is not None and all(it.name != name for it in found):
            found.append(_noted(name, words.FROM_RECORDS, value))
    return _grouped(site, found)


def person_groups(site: Site, author: Author, made: PersonFigures) -> tuple[FigureGroup, ...]:
    """The figures of a person, those of the sources first."""
    stated = list(_stated(author.figures))
    names = {it.name for it in stated}
    computed = _computed(made, site.library.config.figures.bands)
    return _grouped(site, [*stated, *(it for it in computed if it.name not in names)])


def _stated(given: StatedFigures) -> Iterator[_Noted]:
    """What sources state of a person."""
    numbers = (
        ("works", given.papers),
        ("citations", given.citations),
        ("h_index", given.h_index),
        ("novelty", given.novelty),
        ("score", given.score),
        ("followers", given.followers),
    )
    for name, values in numbers:
        yield from (_noted(name, _source(it), it.value) for it in values)
    for points in given.trust:
        yield _noted("trust", _source(points), points.value, points.band or "")
    for step in given.verification:
        yield _noted("verification", _source(step), step.value)


def _computed(made: PersonFigures, bands: Bands) -> Iterator[_Noted]:
    """What is computed of a person."""
    if made.citations:
        note = _coverage_of_counts(made.citations)
        yield _noted("citations", note, made.citations.total)
        yield _noted("h_index", note, made.citations.h_index)
        yield _noted("i10", note, made.citations.i10)
    for name, summary in (("novelty", made.novelty), ("score", made.score)):
        if summary:
            note = words.known_for(summary.known, summary.papers)
            yield _noted(name, note, summary.value)
    if made.trust is not None:
        yield _noted("trust", words.FROM_RECORDS, made.trust, band(made.trust, bands))
    if made.verification is not None:
        step = LEVELS[made.verification]
        yield _noted("verification", words.FROM_RECORDS, step, words.VERIFICATION_STEPS[step])


def _noted(name: str, note: str, value: float | str, means: str = "") -> _Noted:
    shown = value if isinstance(value, str) else _text_of(name, value)
    return _Noted(name, note, Figure(figure_link(name, words.FIGURES[name]), shown, means))


def _text_of(name: str, value: float) -> str:
    return words.percent(value) if name in _PERCENT else words.figure(value)


def _grouped(site: Site, found: Iterable[_Noted]) -> tuple[FigureGroup, ...]:
    """What is not switched off, under its notes in the order in which each comes first."""
    groups: dict[str, list[Figure]] = {}
    for name, note, figure in found:
        if site.features.shows(name):
            groups.setdefault(note, []).append(figure)
    return tuple(FigureGroup(tuple(figures), note) for note, figures in groups.items())


def _source(stated: StatedNumber | StatedLevel | SourcedNumber | CitationCount) -> str:
    as_of = getattr(stated, "as_of", None)
    return words.as_stated(stated.source or "", shown_date(as_of) if as_of else "")


def _coverage_of_counts(cited: CitationFigures) -> str:
    dates = [shown_date(date) for date in cited.dates]
    return words.known_for(cited.known, cited.papers, dates)


def brief_of(count: str, groups: Sequence[FigureGroup]) -> str:
    """The most telling figures in one line, for screens that fold the rest."""
    first = {it.label.text: it.value for group in reversed(groups) for it in group.figures[::-1]}
    telling = [label for name in _BRIEF if (label := words.FIGURES[name]) in first]
    said = [f"{label} {first[label]}" for label in telling[:_MOST_IN_BRIEF]]
    return " · ".join([*filter(None, [count]), *said]) or words.AT_A_GLANCE
