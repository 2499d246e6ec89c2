"""Figures as pages show them: each with its source or its coverage, and the way to what
explains it. What a record states with its source goes before what is computed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import words
from generator.derive.figures.citations import CitationFigures
from generator.derive.figures.people import PersonFigures, Summary
from generator.derive.figures.trust import band
from generator.library import Work
from generator.records import Author
from generator.records.author import StatedLevel, StatedNumber
from generator.records.paper import CitationCount, SourcedNumber
from generator.views.shared import Link, Site, figure_link, shown_date

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


def paper_groups(site: Site, work: Work) -> tuple[FigureGroup, ...]:
    """The figures of a paper."""
    features, record = site.features, work.record
    noted: list[tuple[str, Figure]] = []
    if features.citations:
        noted += [(_source(it), _figure("citations", it.count)) for it in record.citations]
    if features.score:
        noted += [(_source(it), _figure("score", it.value)) for it in record.score]
        noted += _computed("score", None if record.score else site.figures.score_of(work))
    if features.novelty:
        noted += [(_source(it), _figure("novelty", it.value)) for it in record.novelty]
        noted += _computed("novelty", None if record.novelty else site.figures.novelty_of(work))
    return _grouped(noted)


def person_groups(site: Site, author: Author, made: PersonFigures) -> tuple[FigureGroup, ...]:
    """The figures of a person, those of the sources first."""
    stated = {name: found for name, found in _stated(author) if getattr(site.features, name)}
    noted = [it for found in stated.values() for it in found]
    left = [
        (name, note, figure)
        for name, note, figure in _of_person(site, made)
        if name not in stated and getattr(site.features, name)
    ]
    return _grouped([*noted, *((note, figure) for _name, note, figure in left)])


def _stated(author: Author) -> Iterable[tuple[str, list[tuple[str, Figure]]]]:
    """What sources state of the person, by the figure's name; only of what some source does."""
    given = author.figures
    numbers = (
        ("works", given.papers),
        ("citations", given.citations),
        ("h_index", given.h_index),
        ("novelty", given.novelty),
        ("score", given.score),
        ("followers", given.followers),
    )
    for name, values in numbers:
        if values:
            yield name, [(_source(it), _figure(name, it.value)) for it in values]
    if given.trust:
        yield (
            "trust",
            [(_source(it), _figure("trust", it.value, it.band or "")) for it in given.trust],
        )
    if given.verification:
        levels = given.verification
        yield "verification", [(_source(it), _figure("verification", it.value)) for it in levels]


def _of_person(site: Site, made: PersonFigures) -> Iterable[tuple[str, str, Figure]]:
    """What is computed of the person: the figure's name, its note, and the figure."""
    cited = made.citations
    if cited:
        note = _coverage_of_counts(cited)
        yield "citations", note, _figure("citations", cited.total)
        yield "h_index", note, _figure("h_index", cited.h_index)
        yield "i10", note, _figure("i10", cited.i10)
    for name, summary in (("novelty", made.novelty), ("score", made.score)):
        if summary:
            yield name, _coverage(summary), _figure(name, summary.value)
    if made.trust is not None:
        named = band(made.trust, site.library.config.figures.bands)
        yield "trust", words.FROM_RECORDS, _figure("trust", made.trust, named)
    step = f"L{made.verification}"
    means = words.VERIFICATION_STEPS[step]
    yield "verification", words.FROM_RECORDS, _figure("verification", step, means)


def _grouped(noted: Iterable[tuple[str, Figure]]) -> tuple[FigureGroup, ...]:
    """The figures under their notes, in the order in which each note comes first."""
    groups: dict[str, list[Figure]] = {}
    for note, figure in noted:
        groups.setdefault(note, []).append(figure)
    return tuple(FigureGroup(tuple(found), note) for note, found in groups.items())


def _computed(name: str, value: float | None) -> list[tuple[str, Figure]]:
    return [] if value is None else [(words.FROM_RECORDS, _figure(name, value))]


def _figure(name: str, value: float | str, means: str = "") -> Figure:
    shown = value if isinstance(value, str) else figure_text(name, value)
    return Figure(figure_link(name, words.FIGURES[name]), shown, means)


def figure_text(name: str, value: float) -> str:
    """A figure's number as readers see it."""
    return words.percent(value) if name in _PERCENT else words.figure(value)


def _source(stated: StatedNumber | StatedLevel | SourcedNumber | CitationCount) -> str:
    as_of = getattr(stated, "as_of", None)
    return words.as_stated(stated.source or "", shown_date(as_of) if as_of else "")


def _coverage(summary: Summary) -> str:
    return words.known_for(summary.known, summary.papers)


def _coverage_of_counts(cited: CitationFigures) -> str:
    dates = [shown_date(date) for date in cited.dates]
    return words.known_for(cited.known, cited.papers, dates)


def brief_of(count: str, groups: Sequence[FigureGroup]) -> str:
    """The most telling figures in one line, for screens that fold the rest."""
    first = {it.label.text: it.value for group in reversed(groups) for it in group.figures[::-1]}
    telling = [label for name in _BRIEF if (label := words.FIGURES[name]) in first]
    said = [f"{label} {first[label]}" for label in telling[:_MOST_IN_BRIEF]]
    return " · ".join([*filter(None, [count]), *said]) or words.AT_A_GLANCE
