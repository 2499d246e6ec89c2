"""What a source says of a work is brought into the forms of records, or left out and told."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pydantic_core import PydanticCustomError

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

_NOTHING = frozenset(
    {"", "-", "--", "n/a", "na", "none", "null", "unknown", "undefined", "n/a-n/a"}
)
_NUMBERS = re.compile(r"[\dX][\dX -]{8,16}[\dX]", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:--+|[\N{HYPHEN}\N{NON-BREAKING HYPHEN}–—−-])\s*")
_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "portuguese": "pt", "russian": "ru",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "dutch": "nl", "polish": "pl",
    "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it",
    "por": "pt", "rus": "ru", "chi": "zh", "zho": "zh", "jpn": "ja", "kor": "ko", "dut": "nl",
    "nld": "nl", "pol": "pl",
}  # fmt: skip


def sound(
    work: SourceWork, place_of: Callable[[str], Place]
) -> tuple[SourceWork, tuple[Problem, ...]]:
    """The work with its ids, pages and language as records have them; an id that is none is left
    out with a warning, at the place of its field."""
    problems: list[Problem] = []

    def good(field: str, text: str, what: str, parse: Callable[[str], str]) -> str:
        if text.strip().lower() in _NOTHING:
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


def page_range(text: str) -> str:
    """The pages with plain hyphens, the last written out ('101-9' is 101-109); '' where the text
    says that there are none."""
    pages = _DASHES.sub("-", " ".join(text.split())).strip("-")
    first, _, last = pages.partition("-")
    if pages.lower() in _NOTHING or first.lower() in _NOTHING:
        return ""
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        whole = first[: -len(last)] + last
        return f"{first}-{whole}" if int(whole) > int(first) else pages
    return first if first == last else pages


def language_of(text: str) -> str:
    """The code of the language; '' where it is not known."""
    bare = text.strip().replace("_", "-")
    code = _LANGUAGES.get(bare.lower(), bare)
    parts = code.split("-")
    code = "-".join([parts[0].lower(), *parts[1:]])
    return code if re.fullmatch(r"[a-z]{2}(-[A-Za-z0-9]{1,8})*", code, re.ASCII) else ""


def is_nothing(text: str) -> bool:
    """Does the text say, as programs do, that there is no value?"""
    return text.strip().lower() in _NOTHING


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
