"""A paper's page."""

from dataclasses import dataclass

from markupsafe import Markup

from generator import words
from generator.identity import Attribution, Rule
from generator.library import Work
from generator.records import Paper
from generator.views.shared import (
    Fact,
    Link,
    OutLink,
    Site,
    byline_link,
    person_address,
    shown_date,
    venue_link,
)


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

    title: str
    heading: Markup
    status: str
    status_note: Markup
    people: tuple[Link, ...]
    facts: tuple[Link, ...]
    links: tuple[OutLink, ...]
    identifiers: tuple[Fact, ...]
    tldr: Markup
    abstract: Markup
    keywords: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def paper(site: Site, key: str) -> PaperView:
    """The page of the paper with that id."""
    work = site.library.works[key]
    record = work.record
    bylines = () if work.names_nobody else work.bylines
    return PaperView(
        title=work.title.plain,
        heading=Markup(work.title.html),  # noqa: S704 - made safe by generator.text
        status=words.STATUSES.get(record.status, ""),
        status_note=Markup(work.status_note.html),  # noqa: S704 - the same
        people=tuple(
            Link(words.OMITTED) if byline.rule is Rule.OTHERS else byline_link(site, byline)
            for byline in bylines
        ),
        facts=_facts(site, work),
        links=_links(record),
        identifiers=_identifiers(record),
        tldr=Markup(work.tldr.html),  # noqa: S704 - the same
        abstract=Markup(work.abstract.html),  # noqa: S704 - the same
        keywords=record.keywords,
        evidence=tuple(_evidence(site, work)),
    )


def _facts(site: Site, work: Work) -> tuple[Link, ...]:
    paper = work.record
    facts = [venue_link(site, work, with_year=True)]
    facts += [Link(words.volume(paper.volume))] if paper.volume else []
    facts += [Link(words.number(paper.number))] if paper.number else []
    facts += [Link(words.pages(paper.pages))] if paper.pages else []
    facts += [Link(words.article(paper.article))] if paper.article else []
    if paper.ordering_date.month or not paper.venue:
        facts.append(Link(shown_date(paper.ordering_date)))  # a venue stands with its year
    if paper.submitted:
        facts.append(Link(words.submitted(shown_date(paper.submitted))))
    facts += [Link(words.TYPES[paper.type])] if paper.type else []
    facts += [Link(status)] if (status := words.PLAIN_STATUSES.get(paper.status)) else []
    return tuple(fact for fact in facts if fact)


def _links(paper: Paper) -> tuple[OutLink, ...]:
    """Links to other sites; files beside the record are not published yet."""
    links = paper.links
    found = [
        OutLink(label, target)
        for name, label in words.LINK_LABELS.items()
        if (target := getattr(links, name, None)) and _is_elsewhere(target)
    ]
    found += [OutLink(link.label, link.url) for link in links.more if _is_elsewhere(link.url)]
    return tuple(found)


def _is_elsewhere(target: str) -> bool:
    return target.startswith(("http://", "https://"))


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
    found = []
    for byline in work.bylines:
        if byline.rule is Rule.OTHERS:
            continue
        found.append(
            Evidence(
                printed=byline.printed,
                person=_person(site, byline),
                rule=words.EVIDENCE[byline.rule.value],
                means=words.EVIDENCE_MEANS["twice" if byline.twice else byline.rule.value],
                is_weak=byline.rule.by_name_only or byline.rule is Rule.AMBIGUOUS,
            )
        )
    return found


def _person(site: Site, byline: Attribution) -> Link:
    """Whom the byline reaches; people of unlisted papers may have no page."""
    if byline.rule is Rule.TEAM:
        return Link(words.TEAM)
    if not byline.person:
        return Link(words.NOBODY)
    person = site.library.people.get(byline.person)
    return Link(person.name, person_address(site, person.key)) if person else Link(byline.printed)
