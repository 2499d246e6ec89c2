"""What a source says of a work is brought into the forms of records, or left out and told."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pydantic_core import PydanticCustomError

from byline.importers.forms.languages import language_of
from byline.importers.forms.nothing import is_nothing
from byline.importers.forms.pages import page_range
from byline.importers.readers.web import arxiv_in, doi_in
from byline.importers.works import SourceWork
from byline.problems import Place, Problem, warning
from byline.records.fields import (
    CITE_KEY_PATTERN,
    parse_arxiv,
    parse_doi,
    parse_isbn,
    parse_orcid,
)

_NUMBERS = re.compile(r"[\dX][\dX -]{8,16}[\dX]", re.IGNORECASE)


def sound(
    work: SourceWork, place_of: Callable[[str], Place]
) -> tuple[SourceWork, tuple[Problem, ...]]:
    """The work with its ids, pages and language as records have them; an id that is none is left
    out with a warning, at the place of its field."""
    problems: list[Problem] = []

    def good(field: str, text: str, what: str, parse: Callable[[str], str]) -> str:
        if is_nothing(text):
            return ""
        try:
            return parse(text)
        except PydanticCustomError:
            message = f"'{text}' is not {what}"
            problems.append(warning(place_of(field), message, "it is left out; the rest is read"))
            return ""

    bylines = tuple(
        replace(it, orcid=good("authors", it.orcid, "an ORCID", parse_orcid)) if it.orcid else it
        for it in work.authors
    )
    better = replace(
        work,
        authors=bylines,
        doi=good("doi", work.doi, "a DOI", lambda it: parse_doi(doi_in(it) or it)),
        arxiv=good("arxiv", work.arxiv, "an arXiv id", _arxiv),
        isbn=good("isbn", work.isbn, "an ISBN", lambda it: isbn_in(it) or parse_isbn(it)),
        pmid=good("pmid", work.pmid, "a PubMed id", _pmid),
        pages=page_range(work.pages),
        language=language_of(work.language),
        cite_key=work.cite_key if re.fullmatch(CITE_KEY_PATTERN, work.cite_key) else "",
    )
    if better.doi.lower().startswith("10.48550/arxiv.") and not better.arxiv:
        better = replace(better, arxiv=arxiv_in(better.doi))
    return better, tuple(problems)


def isbn_in(text: str) -> str:
    """The first ISBN in the text; '' for none, as where it is an ISSN."""
    return next(_isbns(text), "")


def isbn_told(texts: Iterable[str]) -> str:
    """The first ISBN of the texts, else the first that was meant to be one; no ISSN is."""
    everything = list(texts)
    good = next((isbn for it in everything if (isbn := isbn_in(it))), "")
    meant = (it for text in everything for it in _NUMBERS.findall(text))
    return good or next((it for it in meant if len(re.sub("[ -]", "", it)) in (10, 13)), "")


def _isbns(text: str) -> Iterator[str]:
    for number in [text, *_NUMBERS.findall(text)]:
        try:
            yield parse_isbn(number)
        except PydanticCustomError:
            continue


def _arxiv(text: str) -> str:
    return arxiv_in(text) or re.sub(r"v\d+$", "", parse_arxiv(re.sub(r"\s*\[.*", "", text)))


def _pmid(text: str) -> str:
    found = re.fullmatch(r"\D{0,8}(\d{1,9})", text.strip(), re.ASCII)
    if found is None:
        raise PydanticCustomError("wrong", "no PubMed id")
    return found[1]
