"""A paper's page in a lean site: links, facts and evidence in a line each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from byline.formats.citation import citation
from byline.library.model import Subject, Work
from byline.library.reached import Reached, all_named, reached
from byline.site import Planned, Site
from byline.views import exports
from byline.views.edit_links import RecordLinks, record_links
from byline.views.figures import FigureGroup, paper_groups
from byline.views.head import Head, opening, paper_head
from byline.views.nearness import near_papers, why_no_novelty
from byline.views.news import news_about
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
    brief,
    extra_of,
    other_language,
    resources,
    safe_html,
)
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class LeanPaperView:
    """What a paper's page shows in a lean site; `grounds` tells the evidence in a sentence."""

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
    tldr: Markup
    abstract: tuple[Piece, ...]
    details: tuple[Detail, ...]
    bibtex: str
    related: tuple[Brief, ...]
    versions: tuple[VersionItem, ...]
    relations: tuple[Relation, ...]
    projects: tuple[Brief, ...]
    news: tuple[Brief, ...]
    grounds: str
    has_links: bool
    has_facts: bool
    extra: Mapping[str, Any]
    record: RecordLinks | None


def paper_in_short(site: Site, page: Planned) -> LeanPaperView:
    """The page of a paper, in short."""
    (key,) = page.key
    work = site.library.works[key]
    record = work.record
    cited, bibtex = exports.cited(site, work.id)
    ids, known = identifiers(record), details(site, work)
    figures, no_novelty = paper_groups(site, work), why_no_novelty(site, work)
    links = resources(site, "papers", work.id, record.links)
    abstract = prose(site, "papers", work.id, work.abstract)
    about = work.tldr.plain or opening(abstract) or citation(cited)
    return LeanPaperView(
        head=paper_head(site, page, work, cited, about),
        title=work.title.plain,
        language=other_language(site, record.language),
        heading=safe_html(work.title.html),
        is_wide=has_long_formula(work.title.html),
        notices=notices(site, work),
        people=signatories(site, work),
        footings=footings(site, work),
        facts=facts(site, work, cited),
        links=links,
        identifiers=ids,
        figures=figures,
        no_novelty=no_novelty,
        tldr=safe_html(work.tldr.html),
        abstract=abstract,
        details=known,
        bibtex=bibtex,
        related=tuple(brief(it) for it, _terms in near_papers(site, work)),
        versions=versions(site, work),
        relations=relations(site, work),
        projects=projects_of(site, Subject("papers", work.id)),
        news=news_about(site, paper=work.id),
        grounds=_grounds(site, work),
        has_links=bool(links or ids),
        has_facts=bool(figures or no_novelty or known),
        extra=extra_of(record),
        record=record_links(site, "papers", work.id),
    )


def _grounds(site: Site, work: Work) -> str:
    """The evidence by rule, in a sentence. Who is reached stands in brackets where the byline says
    it otherwise; the way to everyone's page is in the byline itself."""
    found: dict[str, list[str]] = defaultdict(list)
    bylines = [reached(it) for it in all_named(work.bylines)]
    for it in bylines:
        found[it.why.in_short].append(_reaching(site, it))
    if not found:
        return words.NO_BYLINES
    if list(found.values()) == [[it.printed for it in bylines]]:
        return words.how_attributed(found)  # all by one rule: no need to name them again
    return words.how_attributed(f"{', '.join(who)} {rule}" for rule, who in found.items())


def _reaching(site: Site, it: Reached) -> str:
    """The byline, with whom it reaches if it does not say so itself."""
    person = site.library.people.get(it.person) if it.person else None
    if person is None or person.name == it.printed:
        return it.printed
    return f"{it.printed} ({person.name})"
