"""A paper's page."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from byline import addresses
from byline.derive.shelves import Shelves
from byline.formats.citation import citation, shown_pages
from byline.formats.reference import Reference
from byline.library.model import Library, Subject, Work
from byline.library.reached import Reached, Whom, all_named, reached
from byline.records import Paper
from byline.site import Planned, Site
from byline.views import exports
from byline.views.edit_links import RecordLinks, record_links
from byline.views.figures import FigureGroup, paper_groups
from byline.views.head import Head, opening, paper_head
from byline.views.nearness import RelatedPaper, nearest_earlier, related_papers, why_no_novelty
from byline.views.news import news_about
from byline.views.page_kind import PageAt, PageKind
from byline.views.paper_parts import (
    Footing,
    Notice,
    Relation,
    Signatory,
    VersionItem,
    details,
    footings,
    notices,
    relations,
    signatories,
    versions,
)
from byline.views.prose import Piece, prose
from byline.views.shared import (
    Brief,
    Detail,
    Fact,
    Link,
    Resource,
    figure_link,
    other_language,
    person_address,
    resources,
    safe_html,
    shown_date,
    venue_link,
)
from byline.words import interface as words

MOST_ON_NARROW = 24
_FORMULA, _TAG = re.compile(r"<math>.*?</math>"), re.compile(r"<[^>]*>")


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
    links: tuple[Resource, ...]
    identifiers: tuple[Fact, ...]
    figures: tuple[FigureGroup, ...]
    no_novelty: Link | None
    nearest: Brief | None
    tldr: Markup
    abstract: tuple[Piece, ...]
    details: tuple[Detail, ...]
    citation: str
    bibtex: str
    bibtex_file: Link | None
    related: tuple[RelatedPaper, ...]
    related_how: Link
    versions: tuple[VersionItem, ...]
    relations: tuple[Relation, ...]
    news: tuple[Brief, ...]
    evidence: tuple[Evidence, ...]
    grounds: str
    has_links: bool
    has_facts: bool
    has_details: bool
    record: RecordLinks | None


def paper(site: Site, page: Planned) -> PaperView:
    """The page of a paper."""
    (key,) = page.key
    work, is_lean = site.library.works[key], site.library.config.is_lean
    record = work.record
    cited, bibtex = exports.cited(site, work.id)
    identifiers, known = _identifiers(record), details(site, work)
    history, related = versions(site, work), relations(site, work)
    told = news_about(site, paper=work.id)
    figures, no_novelty = paper_groups(site, work), why_no_novelty(site, work)
    links = resources(site, "papers", work.id, record.links)
    has_facts = bool(figures or no_novelty or known)
    abstract = prose(site, "papers", work.id, work.abstract)
    in_plain_text = citation(cited)
    about = work.tldr.plain or opening(abstract) or in_plain_text
    return PaperView(
        head=paper_head(site, page, work, cited, about),
        title=work.title.plain,
        language=other_language(site, record.language),
        heading=safe_html(work.title.html),
        is_wide=_has_long_formula(work.title.html),
        notices=notices(site, work),
        people=signatories(site, work),
        footings=footings(site, work),
        facts=_facts(site, work, cited),
        links=links,
        identifiers=identifiers,
        figures=figures,
        no_novelty=no_novelty,
        nearest=None if is_lean else nearest_earlier(site, work),
        tldr=safe_html(work.tldr.html),
        abstract=abstract,
        details=known,
        citation="" if is_lean else in_plain_text,
        bibtex=bibtex,
        bibtex_file=None if is_lean else Link(f"{work.id}.bib", addresses.bibtex(work.id)),
        related=related_papers(site, work),
        related_how=figure_link("related", words.HOW_FOUND),
        versions=history,
        relations=related,
        news=told,
        evidence=() if is_lean else tuple(_evidence(site, work)),
        grounds=_grounds(site, work) if is_lean else "",
        has_links=bool(links or identifiers),
        has_facts=has_facts,
        has_details=has_facts or bool(identifiers or history or related or told),
        record=record_links(site, "papers", work.id),
    )


def _has_long_formula(title: str) -> bool:
    """The title may have to scroll on narrow screens."""
    return any(len(_TAG.sub("", it)) > MOST_ON_NARROW for it in _FORMULA.findall(title))


def _facts(site: Site, work: Work, cited: Reference) -> tuple[Link, ...]:
    """Where and when the paper appeared, and what it is, in one line."""
    paper = work.record
    facts = [venue_link(site, work, with_year=True)]
    facts += [Link(words.volume(paper.volume))] if paper.volume else []
    facts += [Link(words.number(paper.number))] if paper.number else []
    facts += [Link(words.pages(shown_pages(cited)))] if cited.pages else []
    facts += [Link(words.article(paper.article))] if paper.article else []
    if paper.ordering_date.month or not paper.venue:
        facts.append(Link(shown_date(paper.ordering_date)))  # a venue stands with its year
    if paper.submitted:
        facts.append(Link(words.submitted(shown_date(paper.submitted))))
    facts += [Link(words.TYPES[paper.type])] if paper.type else []
    facts += [Link(status)] if (status := words.PLAIN_STATUSES.get(paper.status)) else []
    facts += [Link(words.HAS_CODE)] if paper.has_code and not paper.links.code else []
    return tuple(fact for fact in facts if fact)


def _identifiers(paper: Paper) -> tuple[Fact, ...]:
    found = (
        ("DOI", paper.doi, "https://doi.org/"),
        ("arXiv", paper.arxiv, "https://arxiv.org/abs/"),
        ("OpenReview", paper.openreview, "https://openreview.net/forum?id="),
        ("PubMed", paper.pmid, "https://pubmed.ncbi.nlm.nih.gov/"),
        ("OpenAlex", paper.openalex, "https://openalex.org/"),
        ("dblp", paper.dblp, "https://dblp.org/rec/"),
    )
    facts = [Fact(label, value, resolver + value) for label, value, resolver in found if value]
    facts += [Fact("ISBN", paper.isbn)] if paper.isbn else []
    return tuple(facts)


def _evidence(site: Site, work: Work) -> list[Evidence]:
    return [
        Evidence(it.printed, _person(site, it), it.evidence, it.means, it.is_weak)
        for it in map(reached, all_named(work.bylines))
    ]


def _grounds(site: Site, work: Work) -> str:
    """The evidence by rule, in a sentence. Who is reached stands in brackets where the byline says
    it otherwise; the way to everyone's page is in the byline itself."""
    found: dict[str, list[str]] = defaultdict(list)
    bylines = [reached(it) for it in all_named(work.bylines)]
    for it in bylines:
        found[it.in_short].append(_reaching(site, it))
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
    template="paper",
    section="papers",
    weighs_as="pages of papers",
    beside=(exports.BIBTEX,),
)
