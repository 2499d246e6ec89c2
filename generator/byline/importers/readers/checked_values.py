"""Values of a source that must have a form to be of use: the checked value, or ''."""

import re
from collections.abc import Callable

from pydantic_core import PydanticCustomError

from byline.records.fields import (
    matching,
    parse_arxiv,
    parse_doi,
    parse_isbn,
    parse_orcid,
    parse_url,
)

_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ARXIV_PAGE = re.compile(r"(?i)(?:https?://)?(?:[\w-]+\.)?arxiv\.org/(?:abs|pdf|html)/(.+)")
_SUBJECT = re.compile(r"\.[A-Z]{2}/")  # math.GT/0309136 is math/0309136
_VERSION = re.compile(r"v[0-9]+$")


def web_address(text: str) -> str:
    """A full web address."""
    return _checked(parse_url, text.strip().replace(" ", "%20"))


def doi(text: str) -> str:
    """A bare DOI."""
    return _checked(parse_doi, text.strip())


def orcid(text: str) -> str:
    """A bare ORCID whose check digit is right."""
    return _checked(parse_orcid, text.strip())


def arxiv(text: str) -> str:
    """A bare arXiv id without its version, from the id, a page's address, or arXiv's own DOI."""
    found = _ARXIV_PAGE.fullmatch(text.strip()) or _ARXIV_DOI.fullmatch(doi(text))
    bare = found[1].removesuffix(".pdf") if found else text.strip()
    return _SUBJECT.sub("/", _checked(parse_arxiv, _VERSION.sub("", bare)))


def isbn(text: str) -> str:
    """An ISBN without hyphens whose check digit is right, from an address of it, too."""
    return _checked(parse_isbn, text.rpartition("/")[2].strip())


def pmid(text: str) -> str:
    """A PubMed id, from a page's address, too."""
    bare = text.strip().rstrip("/").rpartition("/")[2]
    return _checked(lambda it: matching(r"\d{1,9}", "a PubMed id", "31452104", str(it)), bare)


def _checked(parse: Callable[[object], str], text: str) -> str:
    try:
        return parse(text)
    except PydanticCustomError:
        return ""
