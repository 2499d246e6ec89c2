"""The parts of a paper's page: who signed it, how it stands to other works, its details."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from byline.formats.citation import shown_pages
from byline.formats.reference import Reference
from byline.library.identity import Rule
from byline.library.model import Named, Work
from byline.records import Paper
from byline.records.paper import Byline, Version
from byline.site import Site
from byline.views.shared import (
    Brief,
    Detail,
    Fact,
    Link,
    OutLink,
    brief,
    byline_link,
    other_language,
    safe_html,
    shown_date,
    tie_link,
    venue_link,
)
from byline.words import interface as words

MOST_ON_NARROW = 24
_FORMULA, _TAG = re.compile(r"<math>.*?</math>"), re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must not miss about a paper's standing; `kind` is a word for style sheets."""

    kind: str
    label: str
    note: Markup
    works: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Signatory:
    """A byline, with the marks that lead to what stands below the names."""

    name: Link
    marks: str


@dataclass(frozen=True, slots=True)
class Footing:
    """What a mark stands for; one affiliation that all share needs no mark."""

    mark: str
    meaning: Link


@dataclass(frozen=True, slots=True)
class VersionItem:
    """One of the forms in which the work appeared."""

    label: str
    date: str
    venue: Link | None
    links: tuple[OutLink, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Other works, and how the paper stands to them."""

    label: str
    works: tuple[Brief, ...]


def notices(site: Site, work: Work) -> tuple[Notice, ...]:
    """The paper's standing, the gravest first."""
    note = safe_html(work.status_note.html)
    related = work.relations
    found: list[Notice] = []
    status, plain = work.record.status, words.PLAIN_STATUSES.get(work.record.status, "")
    if status in {"retracted", "withdrawn"}:
        found.append(Notice(str(status), words.STANDINGS[status], note, ()))
    if related.superseded_by:
        works = _briefs(site, related.superseded_by)
        found.append(Notice("superseded", words.SUPERSEDED_BY, Markup(), works))
    if status == "corrected" or related.corrected_by:
        works = _briefs(site, related.corrected_by)
        label = words.CORRECTED_BY if works else words.STANDINGS["corrected"]
        found.append(Notice("corrected", label, note if status == "corrected" else Markup(), works))
    if related.published_as:
        works = _briefs(site, related.published_as)
        found.append(Notice("preprint", words.PREPRINT_OF, Markup(), works))
    if note and not any(notice.note for notice in found):
        found.append(Notice("remark", plain.capitalize(), note, ()))
    return tuple(found)


def relations(site: Site, work: Work) -> tuple[Relation, ...]:
    """The works that the paper is tied to and that no notice names."""
    related = work.relations
    found = (
        (words.PREPRINTS, related.preprints),
        (words.SUPERSEDES, related.supersedes),
        (words.CORRECTS, related.corrects),
        (words.RELATED, related.related),
    )
    return tuple(Relation(label, _briefs(site, ids)) for label, ids in found if ids)


def signatories(site: Site, work: Work) -> tuple[Signatory, ...]:
    """The bylines in order, with their marks."""
    if work.names_nobody:
        return ()
    numbers = _numbers(work)
    found = []
    for byline, written, places in zip(
        work.bylines, work.record.authors, work.affiliations, strict=True
    ):
        name = Link(words.OMITTED) if byline.rule is Rule.OTHERS else byline_link(site, byline)
        at = [numbers[place] for place in places if numbers.get(place)]
        found.append(Signatory(name, ",".join(at) + "".join(_signs(written))))
    return tuple(found)


def footings(site: Site, work: Work) -> tuple[Footing, ...]:
    """What the marks stand for."""
    found = [
        Footing(number, tie_link(site, "institutions", place))
        for place, number in _numbers(work).items()
    ]
    signs = {sign for byline in work.record.authors for sign in _signs(byline)}
    found += [
        Footing(sign, Link(meaning)) for sign, meaning in words.SIGNS.items() if sign in signs
    ]
    return tuple(found)


def versions(site: Site, work: Work) -> tuple[VersionItem, ...]:
    """The forms in which the work appeared, as the record orders them."""
    return tuple(
        VersionItem(
            label=version.label,
            date=shown_date(version.date) if version.date else "",
            venue=tie_link(site, "venues", venue) if venue.text else None,
            links=tuple(_version_links(version)),
            note=version.note or "",
        )
        for version, venue in zip(work.record.versions, work.version_venues, strict=True)
    )


def details(site: Site, work: Work) -> tuple[Detail, ...]:
    """All else that the record says, each under its heading."""
    paper = work.record
    roles = (
        Link(words.role_of(byline.printed, written.role))
        for byline, written in zip(work.bylines, paper.authors, strict=True)
        if written.role
    )
    found: tuple[tuple[str, Iterable[Link]], ...] = (
        (words.AWARDS, _texts(paper.awards)),
        (words.TOPICS, _ties(site, "topics", work.topics)),
        (words.KEYWORDS, _texts(paper.keywords)),
        (words.CATEGORIES, _texts(paper.categories)),
        (words.PUBLISHED_IN, _text(paper.booktitle)),
        (words.EDITORS, (byline_link(site, editor) for editor in work.editors)),
        (words.SERIES, _text(paper.series)),
        (words.EDITION, _text(paper.edition)),
        (words.PUBLISHER, _text(paper.publisher)),
        (words.MADE_AT, _ties(site, "institutions", (work.made_at,))),
        (words.INSTITUTIONS, _ties(site, "institutions", work.institutions)),
        (words.CONTRIBUTIONS, roles),
        (words.FUNDING, _texts(paper.funding)),
        (words.LICENCE, _text(paper.license)),
        (words.LANGUAGE, _text(other_language(site, paper.language))),
    )
    filled = ((label, tuple(values)) for label, values in found)
    return tuple(Detail(label, values) for label, values in filled if values)


def has_long_formula(title: str) -> bool:
    """The title may have to scroll on narrow screens."""
    return any(len(_TAG.sub("", it)) > MOST_ON_NARROW for it in _FORMULA.findall(title))


def facts(site: Site, work: Work, cited: Reference) -> tuple[Link, ...]:
    """Where and when the paper appeared, and what it is, in one line."""
    paper = work.record
    found = [venue_link(site, work, with_year=True)]
    found += [Link(words.volume(paper.volume))] if paper.volume else []
    found += [Link(words.number(paper.number))] if paper.number else []
    found += [Link(words.pages(shown_pages(cited)))] if cited.pages else []
    found += [Link(words.article(paper.article))] if paper.article else []
    if paper.ordering_date.month or not paper.venue:
        found.append(Link(shown_date(paper.ordering_date)))  # a venue stands with its year
    if paper.submitted:
        found.append(Link(words.submitted(shown_date(paper.submitted))))
    found += [Link(words.TYPES[paper.type])] if paper.type else []
    found += [Link(status)] if (status := words.PLAIN_STATUSES.get(paper.status)) else []
    found += [Link(words.HAS_CODE)] if paper.has_code and not paper.links.code else []
    return tuple(fact for fact in found if fact)


def identifiers(paper: Paper) -> tuple[Fact, ...]:
    """The ids by which the paper is found elsewhere."""
    resolvers = (
        ("DOI", paper.doi, "https://doi.org/"),
        ("arXiv", paper.arxiv, "https://arxiv.org/abs/"),
        ("OpenReview", paper.openreview, "https://openreview.net/forum?id="),
        ("PubMed", paper.pmid, "https://pubmed.ncbi.nlm.nih.gov/"),
        ("OpenAlex", paper.openalex, "https://openalex.org/"),
        ("dblp", paper.dblp, "https://dblp.org/rec/"),
    )
    found = [
        Fact(label, OutLink(value, resolver + value))
        for label, value, resolver in resolvers
        if value
    ]
    found += [Fact("ISBN", OutLink(paper.isbn))] if paper.isbn else []
    return tuple(found)


def _briefs(site: Site, ids: Iterable[str]) -> tuple[Brief, ...]:
    return tuple(brief(site.library.works[it]) for it in ids)


def _numbers(work: Work) -> dict[Named, str]:
    """The affiliations in the order of bylines, numbered; '' for one that all people share."""
    people = [
        places
        for byline, places in zip(work.bylines, work.affiliations, strict=True)
        if byline.rule is not Rule.OTHERS
    ]
    distinct = dict.fromkeys(place for places in people for place in places)
    if len(distinct) == 1 and all(people):
        return dict.fromkeys(distinct, "")
    return {place: str(number) for number, place in enumerate(distinct, start=1)}


def _signs(byline: Byline) -> Iterator[str]:
    equal, corresponding = words.SIGNS
    if byline.equal:
        yield equal
    if byline.corresponding:
        yield corresponding


def _version_links(version: Version) -> Iterator[OutLink]:
    if version.doi:
        yield OutLink(f"doi {version.doi}", f"https://doi.org/{version.doi}")
    if version.arxiv:
        yield OutLink(f"arXiv {version.arxiv}", f"https://arxiv.org/abs/{version.arxiv}")
    if version.url:
        yield OutLink(words.VERSION_PAGE, version.url)


def _texts(texts: Iterable[str]) -> Iterator[Link]:
    return (Link(text) for text in texts)


def _text(text: str | None) -> Iterator[Link]:
    return _texts((text,) if text else ())


def _ties(site: Site, kind: str, named: Iterable[Named]) -> Iterator[Link]:
    return (tie_link(site, kind, it) for it in named if it.text)
