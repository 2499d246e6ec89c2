"""Ids of works and people: those that a text is, and those that stand in it.

What is no id of its kind gives ''. A function whose name ends in `_in` takes the first that stands
anywhere in the text; `_told` reads a field that is meant for the id, with what people write
around it.
"""

import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from byline.importers.forms.addresses import without_sentence
from byline.records.fields import parse_arxiv, parse_doi, parse_isbn, parse_orcid

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+", re.ASCII)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ARXIV_PAGE = re.compile(r"(?i)(?:https?://)?(?:[\w-]+\.)?arxiv\.org/(?:abs|pdf|html)/(.+)")
_NAMED_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf|html)/|\barxiv(?!\.org)[\s:./]+|\babs/)"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_SUBJECT = re.compile(r"\.[A-Z]{2}/")  # math.GT/0309136 is math/0309136
_VERSION = re.compile(r"v[0-9]+$")
# Of servers of preprints. bioRxiv's has articles of journals, too, whose names are no numbers.
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv\.|21203/rs|31234/|31219/|31235/|2139/ssrn|20944/preprints|26434/"
    r"|36227/|22541/|64898/|7287/peerj\.preprints|1002/essoar|1101/(?:\d{6}(?!\d)|20\d\d\.))",
    re.IGNORECASE,
)
_ORCID = re.compile(r"(?<!\d)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?![\dXx])", re.ASCII)
_ISBN = re.compile(r"[\dX][\dX -]{8,16}[\dX]", re.IGNORECASE)
_PMID = re.compile(r"(?!pmc)\D{0,8}(\d{1,9})", re.IGNORECASE | re.ASCII)
_OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf)\?id=([\w-]+)", re.ASCII)
_BEFORE_AN_ID = re.compile(r"^(?:openalex|openreview):?\s*", re.IGNORECASE)
_BEFORE_A_KEY = re.compile(r"^(?:https?://dblp\.[^/]+/(?:rec/)?(?:html/)?|dblp:)", re.IGNORECASE)


def as_doi(text: str) -> str:
    """The DOI that the text is, as its address, too."""
    return _checked(parse_doi, text)


def doi_in(text: str) -> str:
    """The first DOI in the text."""
    found = _DOI.search(text)
    return as_doi(without_sentence(found[0])) if found else ""


def doi_told(text: str) -> str:
    """The DOI of a field for one, which may be written as in an address."""
    plain = unquote(text) if "%2" in text or "://" in text else text
    return as_doi(without_sentence(as_doi(plain))) or doi_in(plain)


def is_of_preprint(doi: str) -> bool:
    """Is the DOI one that servers of preprints give?"""
    return bool(_PREPRINT_DOI.match(doi))


def as_arxiv(text: str) -> str:
    """The id at arXiv that the text is, without its version: the id itself, the address of its
    page, or arXiv's own DOI."""
    found = _ARXIV_PAGE.fullmatch(text.strip()) or _ARXIV_DOI.fullmatch(as_doi(text))
    bare = found[1].removesuffix(".pdf") if found else text.strip()
    return _SUBJECT.sub("/", _checked(parse_arxiv, _VERSION.sub("", bare)))


def arxiv_in(text: str) -> str:
    """The first id at arXiv that the text names as one."""
    found = _NAMED_ARXIV.search(text)
    return as_arxiv(found[1]) if found else ""


def arxiv_told(text: str) -> str:
    """The id at arXiv of a field for one: '2106.09685v2 [cs.LG]', 'abs/2106.09685'."""
    return arxiv_in(text) or as_arxiv(text.partition("[")[0])


def orcid_in(text: str) -> str:
    """The first ORCID in the text, if its check digit is right."""
    found = _ORCID.search(text)
    return _checked(parse_orcid, "-".join(found.groups())) if found else ""


def isbn_in(text: str) -> str:
    """The first ISBN in the text whose check digit is right; an ISSN is none."""
    numbers = (text, *_ISBN.findall(text))
    return next((isbn for it in numbers if (isbn := _checked(parse_isbn, it))), "")


def isbn_told(texts: Iterable[str]) -> str:
    """The first ISBN of the texts, else the first that was meant to be one; no ISSN is."""
    everything = list(texts)
    good = next((isbn for it in everything if (isbn := isbn_in(it))), "")
    meant = (it for text in everything for it in _ISBN.findall(text))
    return good or next((it for it in meant if len(re.sub("[ -]", "", it)) in (10, 13)), "")


def pmid_told(text: str) -> str:
    """The id at PubMed of a field for one, out of a page's address, too."""
    found = _PMID.fullmatch(_last_part(text))
    return found[1] if found else ""


def openreview_in(text: str) -> str:
    """The first id at OpenReview in the text, which its pages tell."""
    found = _OPENREVIEW.search(text)
    return found[1] if found else ""


def id_in_address(text: str) -> str:
    """An id of OpenReview or OpenAlex without the address that it stands in."""
    found = re.search(r"[?&]id=([\w-]+)", text)
    return found[1] if found else _last_part(_BEFORE_AN_ID.sub("", text.strip()))


def dblp_key(text: str) -> str:
    """A key of dblp without address, prefix and ending."""
    return re.sub(r"\.(?:html|bib|xml)$", "", _BEFORE_A_KEY.sub("", text.strip()))


def _last_part(text: str) -> str:
    return text.strip().rstrip("/").rpartition("/")[2]


def _checked(parse: Callable[[object], str], text: str) -> str:
    try:
        return parse(text)
    except ValueError:
        return ""
