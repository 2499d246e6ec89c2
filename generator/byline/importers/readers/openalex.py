"""Works as OpenAlex tells them, one or a page of a list, in JSON; and what it tells of a person."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from byline.importers.forms.addresses import web_address
from byline.importers.forms.dates import date_of, year_of
from byline.importers.forms.ids import as_arxiv, as_doi, is_of_preprint, orcid_in, pmid_told
from byline.importers.forms.languages import language_of
from byline.importers.forms.licences import licence_of
from byline.importers.readers.conventions import (
    Whereabouts,
    all_named,
    count_at,
    left_out,
    nothing_there,
    one_line,
    pages_and_article,
    paid_by,
    person,
    status_in,
    without_doi,
)
from byline.importers.readers.gathering import OfRecord, gathered
from byline.importers.readers.json_values import (
    Json,
    at,
    beginning,
    flag_at,
    items_at,
    list_at,
    load,
    mapping_at,
    number_at,
    text_at,
    texts_at,
)
from byline.importers.works import (
    OTHERS,
    Markup,
    PersonTold,
    SourceReading,
    SourceWork,
    WorkByline,
    WorkVersion,
)
from byline.problems import Problem

LONGEST_ABSTRACT = 10_000  # words; more are a whole text
MOST_TOPICS = 3
_LEAST_SCORE = 0.5  # of a concept, between 0 and 1
_TYPES = {
    "preprint": "preprint", "posted-content": "preprint",
    "article": "journal", "journal-article": "journal", "review": "journal",
    "letter": "journal", "editorial": "journal", "erratum": "journal", "retraction": "journal",
    "proceedings-article": "conference", "conference-paper": "conference",
    "book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book",
    "book-chapter": "chapter", "book-section": "chapter", "reference-entry": "chapter",
    "dissertation": "thesis", "report": "report", "standard": "report",
    "dataset": "dataset", "software": "software",
}  # fmt: skip
_ID = re.compile(
    r"(?:https?://)?(?:api\.)?openalex\.org/(?:\w+/)?([AW]\d+)|([AW]\d+)", re.IGNORECASE
)
_NOBODY = "A9999999999"  # whom OpenAlex names where it knows no author
_SIGN = re.compile(r'"id"\s*:\s*"https://openalex\.org/[AW]\d|"db_response_time_ms"\s*:')


def looks_like(content: bytes) -> bool:
    """An answer of OpenAlex begins with an id of its own, or with how long it took."""
    return bool(_SIGN.search(beginning(content)))


def read(content: bytes, name: str) -> SourceReading:
    """The works of an answer, or the person it is about."""
    value = load(content, name)
    if isinstance(value, Problem):
        return SourceReading(problems=(value,))
    if at(value, "error") is not None:
        said = one_line(text_at(value, "message") or text_at(value, "error"))[:200]
        return nothing_there(name, f"OpenAlex refused: {said}")
    items = items_at(value) if at(value, "results") is None else items_at(value, "results")
    people = [item for item in items if _id(item).startswith("A")]
    if len(people) > 1:
        several = f"is a list of {len(people)} people, not of works"
        return nothing_there(name, several, "name one of them by the id")
    if people:
        return _about(people[0])
    return gathered(_work(item, f"work {at}", name) for at, item in enumerate(items, 1))


def _id(item: Json) -> str:
    """The bare id of a work or an author."""
    found = _ID.fullmatch(text_at(item, "id"))
    return (found[1] or found[2]).upper() if found else ""


def _about(told: Json) -> SourceReading:
    """What is told of a person: the ids, names, and where the person works now."""
    byline = person(text_at(told, "display_name"))
    if not byline.name:
        return SourceReading()
    ids = dict.fromkeys((_id(told), _id({"id": at(told, "ids", "openalex")})))
    now = list_at(told, "last_known_institutions") or list_at(told, "last_known_institution")
    alternatives = (person(it).name for it in texts_at(told, "display_name_alternatives"))
    orcids = (text_at(told, "orcid"), text_at(told, "ids", "orcid"))
    found = PersonTold(
        name=byline.name,
        orcid=next(filter(None, map(orcid_in, orcids)), ""),
        known_as=tuple(f"openalex:{it}" for it in ids if it.startswith("A")),
        other_names=tuple(it for it in dict.fromkeys(alternatives) if it not in ("", byline.name)),
        affiliations=_names(now),
    )
    return SourceReading(about=found.name, person=found)


def _work(item: Json, which: str, name: str) -> OfRecord:
    """One work, which is called `which` where it is no such thing."""
    told, key = mapping_at(item), _id(item)
    title = one_line(text_at(told, "title") or text_at(told, "display_name"))
    if not title or (text_at(told, "id") and not key):
        why = "has no title" if key else "is no work of OpenAlex's"
        return left_out(name, f"{which} ({key})" if key else which, why)
    kind, where = _type(told), _whereabouts(told)
    doi = as_doi(text_at(told, "doi") or text_at(told, "ids", "doi"))
    pages, article = _pages(told)
    date = _date(told)
    work = SourceWork(
        key=key or title,
        markup=Markup.HTML,
        title=title,
        authors=_authors(told),
        year=year_of(text_at(told, "publication_year") or date[:4]),
        date=date,
        submitted=date if kind == "preprint" else "",
        type=kind,
        venue=where.venue,
        volume=text_at(told, "biblio", "volume"),
        number=text_at(told, "biblio", "issue"),
        pages=pages,
        article=article,
        series=where.series,
        publisher=where.publisher,
        institution=where.institution,
        abstract=_abstract(mapping_at(told, "abstract_inverted_index")),
        doi=doi,
        arxiv=_arxiv(told, doi),
        pmid=pmid_told(text_at(told, "ids", "pmid")),
        openalex=key,
        links=_links(told),
        topics=_topics(told),
        status="retracted" if flag_at(told, "is_retracted") else status_in(title),
        versions=tuple(_versions(told, kind, doi)),
        citations=count_at(told, "cited_by_count"),
        license=licence_of(text_at(told, "primary_location", "license")),
        funding=tuple(dict.fromkeys(_funding(told))),
        language=language_of(text_at(told, "language")),
    )
    return work, without_doi(name, which, text_at(told, "doi"))


def _type(told: Json) -> str:
    """OpenAlex calls papers of conferences articles, too; what Crossref calls it tells more.
    '' where neither tells."""
    source = text_at(told, "primary_location", "source", "type")
    raw = text_at(told, "primary_location", "raw_type")
    words = [raw, text_at(told, "type_crossref"), text_at(told, "type")]
    if text_at(told, "type") == "preprint":
        return "preprint"
    kind = next((_TYPES[it] for it in words if it in _TYPES), "other" if any(words) else "")
    if kind != "journal" or source not in {"conference", "repository"}:
        return kind
    if source == "conference":
        return "conference"
    is_preprint = text_at(told, "primary_location", "version") == "submittedVersion"
    return "preprint" if is_preprint else ""  # archives hold papers of all kinds


def _whereabouts(told: Json) -> Whereabouts:
    kind, source = _type(told), at(told, "primary_location", "source") or at(told, "host_venue")
    venue = one_line(text_at(source, "display_name"))
    venue = venue or one_line(text_at(told, "primary_location", "raw_source_name"))
    publisher = one_line(text_at(source, "host_organization_name") or text_at(source, "publisher"))
    if kind == "preprint":
        return Whereabouts(venue=venue)
    if kind in {"thesis", "report"}:
        return Whereabouts(institution=publisher)
    if kind in {"book", "chapter"}:
        is_series = text_at(source, "type") == "book series"
        return Whereabouts(series=venue if is_series else "", publisher=publisher)
    return Whereabouts(venue=venue, publisher=publisher) if kind else Whereabouts()


def _date(told: Json) -> str:
    """The day of publication. OpenAlex writes 1 January where it knows the year alone."""
    date = date_of(text_at(told, "publication_date"))
    return date[:4] if date.endswith("-01-01") else date


def _pages(told: Json) -> tuple[str, str]:
    first, last = (text_at(told, "biblio", key) for key in ("first_page", "last_page"))
    return pages_and_article(f"{first}-{last}" if last else first)


def _authors(told: Json) -> tuple[WorkByline, ...]:
    """The bylines as printed; that OpenAlex cuts long lists is told."""
    bylines = [_byline(it) for it in list_at(told, "authorships")]
    is_cut = flag_at(told, "is_authors_truncated")
    is_cut = is_cut or (number_at(told, "authors_count") or 0) > len(bylines) > 0
    return all_named([*bylines, *([OTHERS] if is_cut else [])])


def _byline(told: Json) -> WorkByline:
    author, key = mapping_at(told, "author"), _id(at(told, "author"))
    printed = person(text_at(told, "raw_author_name") or text_at(author, "display_name"))
    if printed.is_others or not printed.name:
        return OTHERS
    as_printed = texts_at(told, "raw_affiliation_strings") or texts_at(
        told, "raw_affiliation_string"
    )
    return replace(
        printed,
        orcid=orcid_in(text_at(author, "orcid")),
        affiliations=_names(list_at(told, "institutions")) or tuple(map(one_line, as_printed)),
        is_corresponding=flag_at(told, "is_corresponding"),
        known_as=(f"openalex:{key}",) if key and key != _NOBODY else (),
    )


def _names(institutions: Iterable[Json]) -> tuple[str, ...]:
    """The names of institutions, each once."""
    names = (one_line(text_at(it, "display_name")) for it in institutions)
    return tuple(dict.fromkeys(filter(None, names)))


def _abstract(index: dict[str, Json]) -> str:
    """The abstract, put together from where each of its words stands. Words may be missing."""
    places = (
        (place, word)
        for word in index
        for it in list_at(index, word)
        if (place := count_at(it)) is not None
    )
    words = list(islice(places, LONGEST_ABSTRACT + 1))
    if len(words) > LONGEST_ABSTRACT:
        return ""
    return one_line(" ".join(text_at(word) for _place, word in sorted(words)))


def _locations(told: Json) -> list[Json]:
    return [*list_at(told, "primary_location"), *list_at(told, "locations")]


def _arxiv(told: Json, doi: str) -> str:
    """The arXiv id, by the DOI or by where a copy of the work is."""
    pages = (text_at(it, key) for it in _locations(told) for key in ("landing_page_url", "pdf_url"))
    return next(filter(None, map(as_arxiv, _of_arxiv((doi, *pages)))), "")


def _of_arxiv(texts: Iterable[str]) -> Iterator[str]:
    """Those that lead to arXiv; a bare number could be anything."""
    return (it for it in texts if "arxiv" in it.lower())


def _links(told: Json) -> dict[str, str]:
    """The file itself, if it is open to everybody."""
    places = (at(told, "primary_location"), at(told, "best_oa_location"))
    pdfs = (web_address(text_at(it, "pdf_url")) for it in places)
    pdf = next(filter(None, pdfs), "")
    return {"pdf": pdf} if pdf else {}


def _versions(told: Json, kind: str, doi: str) -> Iterator[WorkVersion]:
    """Where a preprint was published, and the preprint of what was. Copies of the same text, in
    archives of universities and elsewhere, are no versions."""
    seen = {doi.lower(), text_at(told, "primary_location", "landing_page_url")}
    for location in list_at(told, "locations"):
        page = text_at(location, "landing_page_url")
        own = as_doi(page)
        arxiv = as_arxiv(page) if "arxiv" in page.lower() else ""
        ids = {it for it in (page, own.lower(), arxiv) if it}
        if ids and not ids & seen and _is_other_form(location, kind, bool(arxiv), own):
            seen |= ids
            yield WorkVersion(
                label="Published version" if kind == "preprint" else "Preprint",
                venue=one_line(text_at(location, "source", "display_name")),
                doi=own,
                arxiv=arxiv,
                url="" if own or arxiv else web_address(page),
            )


def _is_other_form(location: Json, kind: str, is_on_arxiv: bool, doi: str) -> bool:
    """Is what is at the location what the work is not: published, or a preprint?"""
    is_preprint = is_on_arxiv or is_of_preprint(doi)
    if kind != "preprint":
        return is_preprint
    is_archive = text_at(location, "source", "type") == "repository"
    is_published = text_at(location, "version") == "publishedVersion"
    return is_published and not is_preprint and not is_archive


def _topics(told: Json) -> tuple[str, ...]:
    """The few that OpenAlex gives, or what it gave before there were any: its surest concepts."""
    topics = _names(list_at(told, "topics") or list_at(told, "primary_topic"))
    concepts = (it for it in list_at(told, "concepts") if _score(it) >= _LEAST_SCORE)
    return (topics or _names(concepts))[:MOST_TOPICS]


def _score(concept: Json) -> float:
    score = at(concept, "score")
    return float(score) if isinstance(score, int | float) and abs(score) <= 1 else 0.0


def _funding(told: Json) -> Iterator[str]:
    """Who paid, with the numbers of awards; funders without any where no awards are told."""
    awards = list_at(told, "awards") or list_at(told, "grants")
    for award in awards or list_at(told, "funders"):
        funder = text_at(award, "funder_display_name") or text_at(award, "display_name")
        number = text_at(award, "funder_award_id") or text_at(award, "award_id")
        if told_so := paid_by(funder, (number,) if number else ()):
            yield told_so
