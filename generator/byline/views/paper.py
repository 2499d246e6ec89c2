"""A paper's page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from byline import addresses
from byline.derive.shelves import Shelves
from byline.formats.citation import citation
from byline.library.model import Library, Subject, Work
from byline.library.reached import Reached, Whom, all_named, reached
from byline.site import Planned, Site
from byline.views import exports
from byline.views.edit_links import RecordLinks, record_links
from byline.views.figures import FigureGroup, paper_groups
from byline.views.head import Head, opening, paper_head
from byline.views.lean_paper import paper_in_short
from byline.views.nearness import RelatedPaper, nearest_earlier, related_papers, why_no_novelty
from byline.views.news import news_about
from byline.views.page_kind import InSearch, MostShown, PageAt, PageKind
from byline.views.paper_parts import (
    Footing,
    Notice,
    Relation,
    Signatory,
    VersionItem,
    details,
    facts,
    footings,
    has_long_formula,
    identifiers,
    notices,
    relations,
    signatories,
    versions,
)
from byline.views.projects import projects_of
from byline.views.prose import Piece, prose
from byline.views.shared import (
    Brief,
    Detail,
    Fact,
    Link,
    OutLink,
    extra_of,
    figure_link,
    other_language,
    person_address,
    resources,
    safe_html,
)
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class Evidence:
    """How one byline was attributed: to whom, by which rule, and what the rule is worth."""

    printed: str
    person: Link
    rule: str
    means: str
    is_weak: bool


@dataclass(frozen=True, slots=True)
class PaperView:
    """What a paper's page shows."""

    head: Head
    title: str
    language: str
    heading: Markup
    is_wide: bool
    notices: tuple[Notice, ...]
    people: tuple[Signatory, ...]
    footings: tuple[Footing, ...]
    facts: tuple[Link, ...]
    links: tuple[OutLink, ...]
    identifiers: tuple[Fact, ...]
    figures: tuple[FigureGroup, ...]
    no_novelty: Link | None
    nearest: Brief | None
    tldr: Markup
    abstract: tuple[Piece, ...]
    details: tuple[Detail, ...]
    citation: str
    bibtex: str
    bibtex_file: Link
    related: tuple[RelatedPaper, ...]
    related_how: Link
    versions: tuple[VersionItem, ...]
    relations: tuple[Relation, ...]
    projects: tuple[Brief, ...]
    news: tuple[Brief, ...]
    evidence: tuple[Evidence, ...]
    has_details: bool
    extra: Mapping[str, Any]
    record: RecordLinks | None


def paper(site: Site, page: Planned) -> PaperView:
    """The page of a paper."""
    (key,) = page.key
    work = site.library.works[key]
    record = work.record
    cited, bibtex = exports.cited(site, work.id)
    ids, known = identifiers(record), details(site, work)
    history, related = versions(site, work), relations(site, work)
    projects = projects_of(site, Subject("papers", work.id))
    told = news_about(site, paper=work.id)
    figures, no_novelty = paper_groups(site, work), why_no_novelty(site, work)
    abstract = prose(site, "papers", work.id, work.abstract)
    in_plain_text = citation(cited)
    about = work.tldr.plain or opening(abstract) or in_plain_text
    return PaperView(
        head=paper_head(site, page, work, cited, about),
        title=work.title.plain,
        language=other_language(site, record.language),
        heading=safe_html(work.title.html),
        is_wide=has_long_formula(work.title.html),
        notices=notices(site, work),
        people=signatories(site, work),
        footings=footings(site, work),
        facts=facts(site, work, cited),
        links=resources(site, "papers", work.id, record.links),
        identifiers=ids,
        figures=figures,
        no_novelty=no_novelty,
        nearest=nearest_earlier(site, work),
        tldr=safe_html(work.tldr.html),
        abstract=abstract,
        details=known,
        citation=in_plain_text,
        bibtex=bibtex,
        bibtex_file=Link(f"{work.id}.bib", addresses.bibtex(work.id)),
        related=related_papers(site, work),
        related_how=figure_link("related", words.HOW_FOUND),
        versions=history,
        relations=related,
        projects=projects,
        news=told,
        evidence=_evidence(site, work),
        has_details=any((figures, no_novelty, known, ids, history, related, projects, told)),
        extra=extra_of(record),
        record=record_links(site, "papers", work.id),
    )


def _evidence(site: Site, work: Work) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(it.printed, _person(site, it), it.why.name, it.why.means, it.why.is_weak)
        for it in map(reached, all_named(work.bylines))
    )


def _person(site: Site, it: Reached) -> Link:
    """Whom the byline reaches; people of unlisted papers may have no page."""
    if it.whom is Whom.TEAM:
        return Link(words.TEAM)
    if it.person is None:
        return Link(words.NOBODY)
    person = site.library.people.get(it.person)
    return Link(person.name, person_address(site, person.key)) if person else Link(it.printed)


def _pages(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    for paper in library.works:
        yield PageAt(addresses.paper(paper), (paper,), Subject("papers", paper))


PAPER = PageKind(
    name="paper",
    pages=_pages,
    view=paper,
    lean_view=paper_in_short,
    template="paper",
    section="papers",
    weighs_as="pages of papers",
    search=InSearch(
        name="papers",
        label=words.PAPERS,
        most=MostShown(dialog=8, page=10, nearest=5),
        folders=("papers",),
        judged="title",
        block=8,
    ),
    beside=(exports.BIBTEX,),
)
