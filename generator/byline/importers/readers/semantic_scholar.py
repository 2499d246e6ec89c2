"""Semantic Scholar: papers of an author, of a search or of a batch, from its Graph API."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from byline.importers.forms.addresses import web_address
from byline.importers.forms.dates import date_of, year_of
from byline.importers.forms.ids import as_arxiv, as_doi, orcid_in, pmid_told
from byline.importers.readers.json_values import (
    Json,
    list_at,
    load,
    mapping_at,
    number_at,
    text_at,
    texts_at,
)
from byline.importers.works import SourceReading, SourceWork, WorkByline
from byline.problems import Place, Problem, error, warning

_PAPER = re.compile(rb"\"paperId\"\s*:\s*(?:\"[0-9a-f]{40}\"|null)")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_LISTS = ("data", "papers", "recommendedPapers")
_TYPES: Mapping[str, str] = {
    "Conference": "conference",
    "Book": "book",
    "BookSection": "chapter",
    "Dataset": "dataset",
    "JournalArticle": "journal",
}
_OF_VENUE: Mapping[str, str] = {"conference": "conference", "journal": "journal"}
_ASKED = "look at what was asked for; an answer of its Graph API holds papers"
_SERVERS = re.compile(r"(?:arxiv|biorxiv|medrxiv|chemrxiv|ssrn)\b.*", re.IGNORECASE)


def looks_like(content: bytes) -> bool:
    """Is this JSON with papers as Semantic Scholar numbers them?"""
    head = content[:8192]
    return bool(_JSON.match(head) and _PAPER.search(head))


def read(content: bytes, name: str) -> SourceReading:
    """The papers of an answer."""
    value = load(content, name)
    if isinstance(value, Problem):
        return SourceReading(problems=(value,))
    said = text_at(value, "error") or text_at(value, "message")
    papers = _papers(value)
    if papers is None:
        message = f"Semantic Scholar answered: {said}" if said else "this is no list of papers"
        is_busy = text_at(value, "code") == "429" or "too many" in said.lower()
        hint = "wait a minute and try again" if is_busy else _ASKED
        return SourceReading(problems=(error(Place(name), message, hint),))
    found = [_work_or_problem(paper, at, name) for at, paper in enumerate(papers, start=1)]
    return SourceReading(
        works=tuple(it for it in found if isinstance(it, SourceWork)),
        problems=tuple(it for it in found if isinstance(it, Problem)),
        about=text_at(value, "name"),
    )


def _papers(value: Json) -> list[Json] | None:
    """The papers of any answer; None for what is no answer with papers."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    found = next((value[it] for it in _LISTS if isinstance(value.get(it), list)), None)
    if isinstance(found, list):
        return found
    return [value] if "paperId" in value else None


def _work_or_problem(paper: Json, at: int, name: str) -> SourceWork | Problem:
    place = Place(name)
    if paper is None:
        message = f"Semantic Scholar does not know paper {at} of the list"
        return warning(place, message, "look at the id that was asked for")
    title, key = text_at(paper, "title"), text_at(paper, "paperId")
    called = f"'{title}'" if title else f"paper {at} of the list"
    if not key:
        message = f"{called} has no paperId, so it is left out"
        return error(place, message, "it is only known from references to it")
    authors = tuple(line for it in list_at(paper, "authors") if (line := _byline(it)))
    if not title or not authors:
        message = f"{called} has no {'authors' if title else 'title'}, so it is left out"
        return error(place, message, "ask for the fields title and authors")
    return _work(paper, title, authors)


def _work(paper: Json, title: str, authors: tuple[WorkByline, ...]) -> SourceWork:
    ids = mapping_at(paper, "externalIds")
    told = _Published.of(paper)
    return SourceWork(
        key=text_at(paper, "paperId"),
        title=title,
        authors=authors,
        year=told.year,
        date=told.date,
        submitted=told.submitted,
        type=told.kind,
        venue="" if told.kind == "chapter" else told.venue,
        volume=told.volume,
        pages=told.pages,
        booktitle=told.venue if told.kind == "chapter" else "",
        abstract=text_at(paper, "abstract"),
        tldr=text_at(paper, "tldr", "text"),
        doi=_doi(ids),
        arxiv=as_arxiv(text_at(ids, "ArXiv")) or as_arxiv(text_at(ids, "DOI")),
        pmid=pmid_told(text_at(ids, "PubMed")),
        dblp=text_at(ids, "DBLP"),
        links=_links(paper),
        citations=number_at(paper, "citationCount"),
    )


class _Published(NamedTuple):
    """Where and when a paper appeared."""

    kind: str
    venue: str
    year: int | None
    date: str
    submitted: str
    volume: str
    pages: str

    @classmethod
    def of(cls, paper: Json) -> "_Published":
        """As the paper tells. Of one that was a preprint before, the day is the preprint's."""
        venue = (
            text_at(paper, "publicationVenue", "name")
            or text_at(paper, "venue")
            or text_at(paper, "journal", "name")
        )
        is_preprint = bool(_SERVERS.fullmatch(venue))
        year = year_of(text_at(paper, "year"))
        day = date_of(text_at(paper, "publicationDate"))
        is_sure = day.startswith(f"{year}-") and not text_at(paper, "externalIds", "ArXiv")
        return cls(
            kind="preprint" if is_preprint else _kind(paper),
            venue="arXiv" if is_preprint and venue.lower().startswith("arxiv") else venue,
            year=year,
            date=day if is_sure and not is_preprint else "",
            submitted=day if is_preprint else "",
            volume="" if is_preprint else text_at(paper, "journal", "volume"),
            pages="" if is_preprint else _spaced(text_at(paper, "journal", "pages")),
        )


def _kind(paper: Json) -> str:
    """The type of the venue, which is surer; else the first type of the paper that says one."""
    of_venue = _OF_VENUE.get(text_at(paper, "publicationVenue", "type").lower(), "")
    told = set(texts_at(paper, "publicationTypes"))
    return of_venue or next((kind for it, kind in _TYPES.items() if it in told), "")


def _byline(author: Json) -> WorkByline | None:
    name, key = text_at(author, "name"), text_at(author, "authorId")
    if not name:
        return None
    return WorkByline(
        name=name,
        orcid=orcid_in(text_at(author, "externalIds", "ORCID")),
        affiliations=texts_at(author, "affiliations"),
        known_as=(f"s2:{key}",) if key else (),
    )


def _doi(ids: Json) -> str:
    """The DOI of the work; arXiv's own says no more than the arXiv id."""
    doi = as_doi(text_at(ids, "DOI"))
    return "" if as_arxiv(doi) else doi


def _spaced(pages: str) -> str:
    """Pages, around which Semantic Scholar leaves line feeds and spaces."""
    return re.sub(r"\s*([-\u2013])\s*", r"\1", " ".join(pages.split()))


def _links(paper: Json) -> dict[str, str]:
    """An open copy that is a PDF, but for arXiv's, which the arXiv id leads to."""
    address = web_address(text_at(paper, "openAccessPdf", "url"))
    host = urlsplit(address).hostname or ""
    is_pdf = ".pdf" in address.lower() or "/pdf" in address.lower()
    is_told = is_pdf and not as_arxiv(address) and host != "doi.org"
    return {"pdf": address} if is_told else {}
