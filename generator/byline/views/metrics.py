"""The page that explains every figure that the site shows, with its weights as configured."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from byline import addresses
from byline.derive.figures import shown_figures, shows_figures
from byline.derive.shelves import Shelves
from byline.library.model import Library
from byline.records.base import Model
from byline.site import Planned, Site
from byline.views.head import Head, head, on_site
from byline.views.page_kind import PageAt, PageKind
from byline.views.shared import Fact, OutLink
from byline.words import interface as words
from byline.words.explanations import (
    COMPLETENESS_PARTS,
    EXPLANATIONS,
    HALF_LIFE,
    NO_HALF_LIFE,
    OPENNESS_PARTS,
    SCORE_PARTS,
    STATED,
    STEPS_OF_CLAIMS,
    TRUST_PARTS,
    VERIFICATION_STEPS,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part or a step of a figure: how much it weighs or what it is called, and what it is."""

    weight: str
    what: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What a figure, or a part of it, is made of."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What the page says of one figure."""

    anchor: str
    title: str
    what: str
    facts: tuple[Fact, ...]
    tables: tuple[Parts, ...]


@dataclass(frozen=True, slots=True)
class MetricsView:
    """The page about figures."""

    head: Head
    title: str
    paragraphs: tuple[Paragraph, ...]


def metrics(site: Site, page: Planned) -> MetricsView:
    """The page about the figures that the site shows."""
    names = shown_figures(site.library)
    return MetricsView(
        head=head(site, page, on_site(site, words.METRICS)),
        title=words.METRICS,
        paragraphs=tuple(_paragraph(site, name) for name in names),
    )


def _paragraph(site: Site, name: str) -> Paragraph:
    is_computed, numbers = site.features.computes(name), _numbers(site)
    said = EXPLANATIONS[name] if is_computed else STATED[name]
    facts = (
        (words.FORMULA, said.formula),
        (words.INPUTS, said.inputs),
        (words.LIMITS, said.limits),
    )
    return Paragraph(
        anchor=addresses.metric_anchor(name),
        title=said.title,
        what=said.what,
        facts=tuple(Fact(label, OutLink(text.format_map(numbers))) for label, text in facts),
        tables=tuple(_tables(site, name, numbers)) if is_computed else (),
    )


def _numbers(site: Site) -> Mapping[str, Any]:
    """The numbers that explanations name."""
    settings = site.library.config.figures
    close = settings.collaborators
    half_life = HALF_LIFE.format(half_life=close.half_life) if close.half_life else NO_HALF_LIFE
    return {
        **dict(settings),
        **dict(settings.bands),
        **dict(close),
        "half_life_words": half_life,
    }


def _tables(site: Site, name: str, numbers: Mapping[str, Any]) -> Iterator[Parts]:
    """What weighs how much in a figure, without what is switched off or weighs nothing."""
    settings, features = site.library.config.figures, site.features
    if name == "verification":
        off = frozenset() if features.claim else STEPS_OF_CLAIMS
        steps = (Part(step, what) for step, what in VERIFICATION_STEPS.items() if step not in off)
        yield Parts(words.STEPS, tuple(steps))
    if name == "trust":
        off = frozenset() if features.claim else frozenset({"claim"})
        yield _table(words.WEIGHTS, settings.trust, TRUST_PARTS, numbers, off)
    if name == "score":
        off = frozenset() if features.citations else frozenset({"citations"})
        yield _table(words.WEIGHTS, settings.score, SCORE_PARTS, numbers, off)
        if settings.score.openness:
            yield _table(words.OPENNESS, settings.openness, OPENNESS_PARTS, numbers)
        if settings.score.completeness:
            yield _table(words.COMPLETENESS, settings.completeness, COMPLETENESS_PARTS, numbers)


def _table(
    label: str,
    weights: Model,
    parts: Mapping[str, str],
    numbers: Mapping[str, Any],
    off: frozenset[str] = frozenset(),
) -> Parts:
    weighed = ((part, getattr(weights, part)) for part in parts if part not in off)
    return Parts(
        label,
        tuple(
            Part(f"{weight:,}", parts[part].format_map(numbers))
            for part, weight in weighed
            if weight
        ),
    )


def _pages(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    if shows_figures(library):
        yield PageAt(addresses.METRICS)


METRICS = PageKind(name="metrics", pages=_pages, view=metrics, template="metrics")
