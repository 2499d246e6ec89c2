"""The page of a declared researcher."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from byline import addresses
from byline.alphabet import fold
from byline.derive.figures import PersonFigures, person_figures
from byline.derive.shelves import Shelves
from byline.library.groups import known_groups, stays
from byline.library.identity import AUTHOR, PersonKey, Rule
from byline.library.model import Library, Person, Subject
from byline.library.reached import why_here
from byline.library.register import published_variants
from byline.records import Author
from byline.records.names import parse
from byline.site import Planned, Site
from byline.views.chart import Chart, charts
from byline.views.claims import collaboration
from byline.views.curriculum import (
    Chapter,
    MembershipLine,
    Position,
    curriculum,
    memberships,
    positions,
)
from byline.views.edit_links import RecordLinks, record_links
from byline.views.feeds import FEED
from byline.views.glance import Glance, composed_tagline, count_of_papers, glance
from byline.views.head import PROFILE, Head, head, on_site, sentences
from byline.views.news import news_about
from byline.views.page_kind import PageAt, PageKind
from byline.views.paper_list import PaperList, paper_list
from byline.views.people_list import Portrait, portrait
from byline.views.places import places_of_person
from byline.views.projects import projects_of
from byline.views.prose import Piece, prose
from byline.views.search_way import search_way
from byline.views.shared import (
    Brief,
    Detail,
    Fact,
    Link,
    OutLink,
    extra_of,
    person_address,
)
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class EvidenceCount:
    """How many papers one rule attributed, and what the rule is worth."""

    rule: str
    count: str
    means: str
    is_weak: bool


@dataclass(frozen=True, slots=True)
class PersonHead:
    """Who somebody is: what opens their page, or the home page of a site of their own."""

    name: str
    photo: Portrait
    pronouns: str
    role: str
    memberships: tuple[MembershipLine, ...]
    now: str
    tagline: str
    affiliations: tuple[Position, ...]
    identifiers: tuple[Fact, ...]
    links: tuple[OutLink, ...]
    collaboration: Link | None
    collaboration_note: str
    biography: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class AuthorView:
    """What a researcher's page shows."""

    head: Head
    title: str
    who: PersonHead
    glance: Glance
    charts: tuple[Chart, ...]
    earlier: tuple[Position, ...]
    details: tuple[Detail, ...]
    also_printed: tuple[str, ...]
    not_the_same: tuple[Link, ...]
    projects: tuple[Brief, ...]
    news: tuple[Brief, ...]
    attribution: str
    evidence: tuple[EvidenceCount, ...]
    possible: tuple[Link, ...]
    papers: PaperList
    curriculum: tuple[Chapter, ...]
    extra: Mapping[str, Any]
    record: RecordLinks | None


def author(site: Site, page: Planned) -> AuthorView:
    """The page of an author."""
    (key,) = page.key
    person = site.library.people[PersonKey(AUTHOR, key)]
    record = person.author
    assert record is not None  # noqa: S101 - only declared people have this page
    papers = [credit.paper for credit in person.credits]
    evidence = _evidence(site, person)
    made = person_figures(site.figures, person)
    who = person_head(site, person, made)
    count = count_of_papers(site, made)
    now = tuple(positions(site, person, current=True))
    return AuthorView(
        head=head(
            site,
            page,
            _in_words(site, record, now, [who.tagline, count]),
            kind=PROFILE,
            feed=page.about,
        ),
        title=person.name,
        who=who,
        glance=glance(site, record, made),
        charts=charts(site, papers),
        earlier=tuple(positions(site, person, current=False)),
        details=_details(record, made.category),
        also_printed=_also_printed(record),
        not_the_same=tuple(
            Link(it.printed, person_address(site, it.key)) for it in person.not_the_same
        ),
        projects=projects_of(site, Subject("authors", key)),
        news=news_about(site, person=person.key),
        attribution=", ".join(f"{it.count} {it.rule}" for it in evidence),
        evidence=evidence,
        possible=_possible(site, person),
        papers=paper_list(
            site,
            (
                (credit.paper, why_here(site.library.config, person, credit.rule).mark)
                for credit in person.credits
            ),
            way=search_way(site, words.SEARCH_PAPERS_HERE, len(papers), q=person.name),
            person=person.key,
            own=page.address,
        ),
        curriculum=curriculum(site, record),
        extra=extra_of(record),
        record=record_links(site, "authors", key),
    )


def person_head(site: Site, person: Person, made: PersonFigures) -> PersonHead:
    """Who a declared person is; without a tagline of their own, their papers give one."""
    record = person.author
    assert record is not None  # noqa: S101 - only declared people have one
    in_groups = memberships(stays(record, known_groups(site.library.config)))
    is_said_there = fold(record.role or "") in {fold(it.role) for it in in_groups}
    return PersonHead(
        name=person.name,
        photo=portrait(site, person),
        pronouns=record.pronouns or "",
        role="" if is_said_there else record.role or "",
        memberships=in_groups,
        now=words.now_at(record.now) if record.now else "",
        tagline=record.tagline or composed_tagline(site, made),
        affiliations=tuple(positions(site, person, current=True)),
        identifiers=_identifiers(record),
        links=places_of_person(site, record),
        collaboration=collaboration(site, record),
        collaboration_note=(record.collaboration_note or "") if site.features.collaboration else "",
        biography=prose(site, "authors", record.id, person.biography),
    )


def _in_words(site: Site, author: Author, now: tuple[Position, ...], sayings: Sequence[str]) -> str:
    """The person in a line or two."""
    places = dict.fromkeys(str(position.institution.text) for position in now)
    role = ", ".join(filter(None, [author.role, *places]))
    return sentences([role, *sayings]) or on_site(site, author.name)


def _evidence(site: Site, person: Person) -> tuple[EvidenceCount, ...]:
    """The rules that attributed the person's papers, the strongest first."""
    used = Counter(credit.rule for credit in person.credits)
    return tuple(
        EvidenceCount(
            rule=evidence.name,
            count=f"{used[rule]:,}",
            means=evidence.means,
            is_weak=evidence.is_weak,
        )
        for rule in Rule
        if used[rule]
        for evidence in [why_here(site.library.config, person, rule)]
    )


def _identifiers(author: Author) -> tuple[Fact, ...]:
    found = []
    if author.orcid:
        found.append(Fact("ORCID", OutLink(author.orcid, f"https://orcid.org/{author.orcid}")))
    if author.email:
        address = f"mailto:{quote(author.email, safe='@+')}"
        found.append(Fact(words.EMAIL, OutLink(author.email, address)))
    return tuple(found)


def _details(author: Author, shown: str) -> tuple[Detail, ...]:
    """What else the person's record says; a category that is shown already is not said again."""
    categories = [it for it in author.categories if it != shown]
    found = ((words.INTERESTS, author.interests), (words.CATEGORIES, categories))
    return tuple(
        Detail(label, tuple(Link(text) for text in texts)) for label, texts in found if texts
    )


def _also_printed(author: Author) -> tuple[str, ...]:
    """The declared variants as they print: homonym keys lose their number, and each form
    stands once."""
    own = parse(author.name).printed
    shown = [name.printed for name in published_variants(author)]
    return tuple(dict.fromkeys(it for it in shown if it != own))


def _possible(site: Site, person: Person) -> tuple[Link, ...]:
    """Papers that nobody has and that may be theirs, by the names they print."""
    if not site.features.names:
        return ()
    names = [site.library.names[name] for name in person.possible]
    return tuple(
        Link(words.possible_papers(len(name.possible), name.printed), addresses.name(name.slug))
        for name in names
    )


def _pages(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    for person in library.people.values():
        if person.author:
            author_id = person.author.id
            yield PageAt(addresses.author(author_id), (author_id,), Subject("authors", author_id))


AUTHOR_PAGES = PageKind(
    name="author",
    pages=_pages,
    view=author,
    template="author",
    section="people",
    weighs_as="pages of people",
    beside=(FEED,),
)
