"""dblp: the JSON of its search, and the XML of people's and of single entries' pages."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from byline.importers.forms.addresses import host_of, web_address
from byline.importers.forms.dates import year_of
from byline.importers.forms.ids import as_arxiv, as_doi, isbn_in, openreview_in
from byline.importers.readers.dblp_entries import DblpEntry, from_json, from_xml
from byline.importers.works import SourceReading, SourceWork
from byline.problems import Place, Problem, error, warning

_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<dblp(?:person)?\b|<!DOCTYPE\s+dblp\b)"
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"result\"\s*:\s*\{")
_SEARCHED = re.compile(rb"\"hits\"\s*:|\"completions\"\s*:|\"status\"\s*:\s*\{\s*\"@code\"")
_TYPES: Mapping[str, str] = {
    "article": "journal",
    "inproceedings": "conference",
    "incollection": "chapter",
    "book": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "data": "dataset",
}
_BY_TRAIT: Mapping[str, str] = {
    "informal": "preprint",
    "software": "software",
    "data": "dataset",
    "habil": "thesis",
}
# 'volume 12, article 7' is written 7:1-7:24.
_ARTICLE_PAGES = re.compile(r"(\w+):(\d+)(?:-\1:(\d+))?")
_PART = re.compile(r" \(\d+\)$")  # which volume of the proceedings


def looks_like(content: bytes) -> bool:
    """Is this an answer or a page of dblp's?"""
    head = content[:4096]
    return bool(_XML.match(head) or (_JSON.match(head) and _SEARCHED.search(head)))


def read(content: bytes, name: str) -> SourceReading:
    """The works of an answer or a page; edited volumes, which nobody wrote, are left out."""
    is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    told = from_json(content, name) if is_json else from_xml(content, name)
    found = [_work_or_problem(entry, name) for entry in told.entries]
    return SourceReading(
        works=tuple(it for it in found if isinstance(it, SourceWork)),
        problems=(*told.problems, *(it for it in found if isinstance(it, Problem))),
        about=told.about,
    )


def _work_or_problem(entry: DblpEntry, name: str) -> SourceWork | Problem:
    place, title = Place(name, entry.line), _without_full_stop(entry.title)
    called = f"'{title or entry.key}'" if title or entry.key else "an entry"
    if not entry.is_whole:
        return error(place, f"the file breaks off within {called}", "fetch it again")
    is_edited = bool(entry.editors) and not entry.authors
    if entry.element == "proceedings" or is_edited or "edited" in entry.traits:
        hint = "papers are what somebody wrote; name the volume on the page of its editor"
        return warning(place, f"{called} was edited, not written, so it is left out", hint)
    if entry.traits & {"redirect", "deleted", "noshow"}:
        return warning(place, f"{called} is no longer kept by dblp, so it is left out")
    lacks = [
        word
        for word, value in (("key", entry.key), ("title", title), ("authors", entry.authors))
        if not value
    ]
    if lacks:
        hint = "see the entry at dblp.org; the others were read"
        return error(place, f"{called} has no {' and no '.join(lacks)}, so it is left out", hint)
    return _work(entry, title)


def _work(entry: DblpEntry, title: str) -> SourceWork:
    of = entry.texts.get
    pages = _pages(entry)
    is_chapter = entry.element == "incollection"
    is_thesis = _type(entry) == "thesis"
    is_on_arxiv = _is_on_arxiv(entry)
    venue = "arXiv" if is_on_arxiv else of("journal") or _PART.sub("", of("booktitle", ""))
    article, extent = _article_and_pages(of("pages", ""))
    return SourceWork(
        key=entry.key,
        line=entry.line,
        markup=entry.markup,
        title=title,
        authors=entry.authors,
        year=year_of(of("year", "")),
        type=_type(entry),
        venue="" if is_chapter or is_thesis else venue,
        volume="" if is_on_arxiv else of("volume", ""),
        number=of("number", ""),
        pages=extent,
        article=article,
        series=of("series", ""),
        publisher=of("publisher", ""),
        booktitle=venue if is_chapter else "",
        editors=entry.editors,
        institution=of("school") or venue if is_thesis else "",
        doi=pages.doi,
        arxiv=_arxiv(entry, pages),
        openreview=pages.openreview,
        isbn=isbn_in(of("isbn", "")),
        dblp=entry.key,
        links=pages.links,
        status="withdrawn" if "withdrawn" in entry.traits else "",
    )


def _without_full_stop(title: str) -> str:
    """dblp ends each title with a full stop, unless another sign stands there."""
    return title if title.endswith("..") else title.removesuffix(".").rstrip()


def _type(entry: DblpEntry) -> str:
    """What the entry is; a workshop is named with the conference that it was held at."""
    found = next((kind for it, kind in _BY_TRAIT.items() if it in entry.traits), "")
    found = found or _TYPES.get(entry.element, "")
    is_at = "@" in entry.texts.get("booktitle", "")
    return "workshop" if found == "conference" and is_at else found


def _is_on_arxiv(entry: DblpEntry) -> bool:
    return entry.texts.get("journal") == "CoRR"


def _article_and_pages(pages: str) -> tuple[str, str]:
    """The number of an article, and its pages, which may carry that number."""
    found = _ARTICLE_PAGES.fullmatch(pages)
    if not found:
        return "", pages
    return found[1], f"{found[2]}-{found[3]}" if found[3] else found[2]


class _Pages(NamedTuple):
    """What the addresses of an entry say."""

    doi: str
    arxiv: str
    openreview: str
    links: Mapping[str, str]


def _pages(entry: DblpEntry) -> _Pages:
    """Identifiers out of addresses; of those that hold none, the first of each kind is a link."""
    doi = arxiv = openreview = ""
    links: dict[str, str] = {}
    for address in map(web_address, entry.pages):
        if found := as_arxiv(address):
            arxiv = arxiv or found
        elif host_of(address) in ("doi.org", "dx.doi.org"):
            doi = doi or as_doi(address)
        elif review := openreview_in(address):
            openreview = openreview or review
        elif address and host_of(address) != "wikidata.org":
            is_pdf = urlsplit(address).path.lower().endswith(".pdf")
            links.setdefault("pdf" if is_pdf else "publisher", address)
    return _Pages(doi, arxiv, openreview, links)


def _arxiv(entry: DblpEntry, pages: _Pages) -> str:
    """The arXiv id, which stands in the volume of a preprint too, as abs/2303.10512."""
    if not _is_on_arxiv(entry):
        return pages.arxiv
    volume = entry.texts.get("volume", "")
    return pages.arxiv or as_arxiv(volume.removeprefix("abs/"))
