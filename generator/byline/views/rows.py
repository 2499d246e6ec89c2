"""Rows: papers as lists show them, and the groups that they stand in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from byline import addresses
from byline.cache.fingerprint import DOES_NOT_COUNT, fingerprint_of_fields
from byline.derive.in_a_line import about_paper, facts
from byline.library.identity import Attribution, PersonKey, Rule
from byline.library.model import Work
from byline.site import Site
from byline.views.shared import (
    Brief,
    Link,
    OutLink,
    anchor_of,
    brief,
    byline_link,
    extra_of,
    figure_link,
    resources,
    safe_html,
    shown_date,
    standing,
    tie_link,
    venue_link,
    work_link,
)
from byline.words import interface as words

# Names behind "and 12 more" that open in their place; with more, the paper's page has them.
MOST_OPENED = 60
MOST_INSTITUTIONS = 2
_SHOWN_LINKS = ("pdf", "code")


@dataclass(frozen=True, slots=True)
class Row:
    """A paper as lists show it; its fingerprint stands for all of it.

    `others` are the names that open behind `more`. What begins with `by_` is there to sort
    and to choose by.
    """

    address: str
    title: Markup
    language: str
    people: tuple[Link, ...]
    others: tuple[Link, ...]
    more: str
    facts: tuple[Link, ...]
    links: tuple[OutLink, ...]
    has_abstract: bool
    status: str
    standing: str
    by_type: str
    by_year: str
    by_topics: str
    by_group: str
    by_citations: str
    by_score: str
    has_code: bool
    extra: Mapping[str, Any]
    fingerprint: str = field(init=False, metadata=DOES_NOT_COUNT)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fingerprint", fingerprint_of_fields(self))


@dataclass(frozen=True, slots=True)
class Listed:
    """A row in someone's list, with what is weak about its standing there ('' if nothing)."""

    row: Row
    weakness: str = ""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Papers under a heading of their own ('': under none), as rows or in a line each."""

    label: str
    anchor: str
    items: tuple[Listed, ...]
    lines: tuple[Brief, ...] = ()


def row(site: Site, paper_id: str, own: PersonKey | None = None) -> Row:
    """The paper's row, made once; a row of someone's list does not leave them out."""
    work = site.library.works[paper_id]
    cut = _cut(site, work)
    plain = site.once((paper_id, None), lambda: _make_row(site, work, cut))
    kept = _hidden(site, work, cut).by_person.get(own) if own else None
    if not kept:
        return plain
    return site.once((paper_id, own), lambda: _with(site, plain, work, cut, kept))


def groups(
    site: Site, items: Iterable[tuple[str, str]], own: PersonKey | None = None
) -> tuple[RowGroup, ...]:
    """Papers in the order of lists, each with what is weak about its standing there, under
    'Featured' and then under their years."""
    found = groupby(items, key=lambda it: _heading(site, it[0]))
    return tuple(
        RowGroup(
            label,
            anchor_of(label),
            tuple(Listed(row(site, paper, own), weakness) for paper, weakness in of_label),
        )
        for label, of_label in found
    )


def lines_of_one(site: Site, papers: Iterable[str]) -> tuple[RowGroup, ...]:
    """Someone's papers in a line each, under no heading."""
    works = (site.library.works[paper] for paper in papers)
    lines = tuple(Brief(work_link(it), facts(_said(it), brief(it).about)) for it in works)
    return (RowGroup("", "", (), lines),) if lines else ()


def groups_of_lines(site: Site, papers: Iterable[str]) -> tuple[RowGroup, ...]:
    """Papers in the order of lists in a line each, under their years."""
    found = groupby(papers, key=lambda it: _heading(site, it))
    return tuple(
        RowGroup(label, anchor_of(label), (), tuple(_line(site, paper) for paper in of_label))
        for label, of_label in found
    )


def _line(site: Site, paper: str) -> Brief:
    """A paper in one line, made once: its title and standing, who wrote it, where and when."""

    def make() -> Brief:
        work = site.library.works[paper]
        return Brief(work_link(work), facts(_said(work), about_paper(site.library, work)))

    return site.once(("line", paper), make)


def _said(work: Work) -> str:
    """What a line must say of a paper's standing; '' for nothing."""
    return words.STANDINGS.get(standing(work), "")


def _heading(site: Site, paper: str) -> str:
    record = site.library.works[paper].record
    return words.FEATURED if record.featured else str(record.filed_year)


def _cut(site: Site, work: Work) -> int:
    """How many bylines a list shows; one alone is never hidden."""
    shown = site.library.config.authors_shown or len(work.bylines)
    return shown if len(work.bylines) > shown + 1 else len(work.bylines)


class HiddenBylines(NamedTuple):
    """The bylines of a paper that lists leave out: the first of each person, how many there are,
    and how many of them are names."""

    by_person: Mapping[PersonKey, Attribution]
    number: int
    names: int


def _hidden(site: Site, work: Work, cut: int) -> HiddenBylines:
    """What lists leave out, looked through once: of some papers it is thousands, and as many lists
    ask for one of them."""
    return site.once(("hidden bylines", work.id), lambda: _look_through(work.bylines[cut:]))


def _look_through(hidden: Sequence[Attribution]) -> HiddenBylines:
    by_person = {it.person: it for it in reversed(hidden) if it.person}
    names = sum(it.rule is not Rule.OTHERS for it in hidden)
    return HiddenBylines(by_person, len(hidden), names)


def _make_row(site: Site, work: Work, cut: int) -> Row:
    paper = work.record
    people = [] if work.names_nobody else [_named(site, it) for it in work.bylines[:cut]]
    others, more = _left_out(site, work, cut)
    found = resources(site, "papers", work.id, paper.links)
    labels = {words.LINK_LABELS[name] for name in _SHOWN_LINKS}
    first = {it.text: it for it in reversed(found)}
    citations, score = site.figures.citations_of(work), site.figures.score_of(work)
    return Row(
        address=addresses.paper(work.id),
        title=safe_html(work.title.html),
        language=paper.language or "",
        people=tuple(people),
        others=others,
        more=more,
        facts=_facts(site, work, citations, score),
        links=tuple(first[it] for it in dict.fromkeys(it.text for it in found) if it in labels),
        has_abstract=bool(work.abstract.html),
        status=words.STANDINGS.get(standing(work), ""),
        standing=standing(work),
        by_type=paper.type or "",
        by_year=str(paper.filed_year),
        by_topics=" ".join(dict.fromkeys(addresses.slug(it.id or it.text) for it in work.topics)),
        by_group=addresses.slug(paper.group or ""),
        by_citations="" if citations is None else str(citations),
        by_score="" if score is None else f"{score:g}",
        has_code=paper.has_code or bool(paper.links.code),
        extra=extra_of(paper),
    )


def _with(site: Site, plain: Row, work: Work, cut: int, kept: Attribution) -> Row:
    """The same row, with one more of its names in sight."""
    others, more = _left_out(site, work, cut, kept)
    gap = (Link(words.GAP),) if more else ()
    return replace(
        plain, people=(*plain.people, *gap, _named(site, kept)), others=others, more=more
    )


def _left_out(
    site: Site, work: Work, cut: int, kept: Attribution | None = None
) -> tuple[tuple[Link, ...], str]:
    """The names that open, and how many more there are than show."""
    _by_person, number, names = _hidden(site, work, cut)
    if kept:
        number, names = number - 1, names - 1
    if work.names_nobody or not number:
        return (), ""
    more = words.more_authors(names, at_least=names < number)
    hidden = work.bylines[cut:] if number <= MOST_OPENED else ()
    return tuple(_named(site, it) for it in hidden if it is not kept), more


def _named(site: Site, byline: Attribution) -> Link:
    """Who signed; a row of few links leads to people with a record alone."""
    link = byline_link(site, byline)
    is_declared = byline.person is not None and byline.person.is_declared
    is_led_to = is_declared or site.extent.rows_lead_everywhere
    return link if is_led_to else Link(link.text)


def _facts(site: Site, work: Work, citations: int | None, score: float | None) -> tuple[Link, ...]:
    """Where and when, what, on what and by whom, and how it fared: a chip for each."""
    paper = work.record
    filed_apart = paper.filed_year != paper.ordering_date.year
    facts = [venue_link(site, work, with_year=filed_apart), Link(shown_date(paper.ordering_date))]
    if paper.submitted and not paper.ordering_date.month:
        facts.append(Link(words.submitted(shown_date(paper.submitted))))
    facts += [Link(words.TYPES[paper.type])] if paper.type else []
    facts += [Link(status)] if (status := words.PLAIN_STATUSES.get(paper.status)) else []
    facts += [Link(category) for category in paper.categories[:1]]
    facts += _institutions(site, work)
    facts += [figure_link("citations", words.citations(citations))] if citations else []
    facts += [figure_link("score", words.score(words.figure(score)))] if score is not None else []
    facts += [Link(words.HAS_CODE)] if paper.has_code and not paper.links.code else []
    leads = site.extent.rows_lead_everywhere
    return tuple(fact if leads else Link(fact.text) for fact in facts if fact)


def _institutions(site: Site, work: Work) -> list[Link]:
    """The first institutions of the paper as a whole, and how many more there are."""
    named = [it for it in work.institutions if it.text]
    shown = named if len(named) <= MOST_INSTITUTIONS + 1 else named[:MOST_INSTITUTIONS]
    more = [Link(words.more_institutions(len(named) - len(shown)))] if shown != named else []
    return [*(tie_link(site, "institutions", it) for it in shown), *more]
