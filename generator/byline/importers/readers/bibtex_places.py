"""Where a work can be found: the ids and addresses that fields of BibTeX hold."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from byline.records.fields import parse_arxiv, parse_doi, parse_url

_ESCAPED = re.compile(
    r"\\([_%&#$~{}])(?:\{\})?|\\(?:textasciitilde|sim)\s*(?:\{\})?|\\slash|[{}]|\$"
)
_SPELLED = {"\\slash": "/"}
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"]+")
_ADDRESS = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
_OF_A_COMMAND = re.compile(r"\\(?:url|href|path|nolinkurl)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?")
_ID = r"(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)"
_ARXIV = re.compile(rf"arxiv(?:\.org/(?:abs|pdf|html))?[\s:./]*{_ID}|\babs/{_ID}", re.IGNORECASE)
_BARE_ARXIV = re.compile(rf"(?:arxiv:)?\s*{_ID}(?:\s*\[[\w.-]+\])?", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)
# Where an arXiv id may stand beside the fields that are meant for it.
_MAY_HOLD_ARXIV = (
    "journal",
    "journaltitle",
    "volume",
    "howpublished",
    "note",
    "pages",
    "eid",
    "url",
    "doi",
)
_WEB = ("url", "ee", "link", "bdsk-url-1", "howpublished", "note")
_LINKS = {
    "pdf": ("pdf", "pdf_url"), "code": ("code", "github", "git", "software_url"),
    "data": ("data", "dataset", "data_url"), "slides": ("slides", "presentation"),
    "poster": ("poster",), "video": ("video", "recording"),
    "project": ("website", "project", "project_page", "webpage"), "publisher": ("html",),
    "press": ("press",),
}  # fmt: skip
_OTHER_LINKS = {"supp": "Supplement", "blog": "Blog post", "demo": "Demo"}
# Where others list the work.
_LISTS = ("semanticscholar.org", "dblp.org", "dblp.uni-trier.de", "scholar.google.com")
_KNOWN_HOSTS = {
    "github.com": "code", "gitlab.com": "code", "bitbucket.org": "code", "youtube.com": "video",
    "youtu.be": "video", "vimeo.com": "video",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """The ids and addresses of a work."""

    doi: str = ""
    arxiv: str = ""
    openreview: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    other_links: tuple[tuple[str, str], ...] = ()


def found_in(fields: Mapping[str, str]) -> PlacesFound:
    """All that the fields tell of where the work can be found."""
    addresses = [it for name in _WEB if (it := address(fields.get(name, "")))][:1]
    doi = _doi(fields.get("doi", "")) or next(filter(None, map(_doi_of_address, addresses)), "")
    links = {
        name: it
        for name, places in _LINKS.items()
        if (it := next(filter(None, (address(fields.get(place, "")) for place in places)), ""))
        and not _doi_of_address(it)
    }
    openreview = ""
    for it in addresses:
        openreview = _openreview(it)
        is_known = openreview or _doi_of_address(it) or _ARXIV.search(it) or _is_a_list(it)
        if not is_known and it not in links.values():
            links.setdefault(_role(it), it)
    others = ((label, address(fields.get(name, ""))) for name, label in _OTHER_LINKS.items())
    return PlacesFound(doi, _arxiv(fields), openreview, links, tuple(it for it in others if it[1]))


def is_of_arxiv(doi: str) -> bool:
    """The DOI is that of a preprint at arXiv."""
    return bool(_ARXIV_DOI.match(doi))


def address(text: str) -> str:
    """The first web address in a text, '' where there is none."""
    command = _OF_A_COMMAND.search(text)
    found = _ADDRESS.search(_plain(command[1] if command else text))
    return _checked(parse_url, found[0].rstrip(".,;)") if found else "")


def _plain(text: str) -> str:
    """An id or address without what TeX needs around its signs."""
    return _ESCAPED.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    return "~" if "sim" in found[0] or "tilde" in found[0] else _SPELLED.get(found[0], "")


def _doi(text: str) -> str:
    plain = _plain(text)
    found = _DOI.search(unquote(plain) if "://" in plain else plain)
    return _checked(parse_doi, found[0].rstrip(".,;") if found else "")


def _doi_of_address(text: str) -> str:
    host = (urlsplit(text).hostname or "").removeprefix("dx.").removeprefix("www.")
    return _doi(text) if host.startswith("doi.") else ""


def _arxiv(fields: Mapping[str, str]) -> str:
    """The id at arXiv, without its version."""
    kind = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").lower()
    meant = [fields.get("arxiv", ""), fields.get("eprint", "") if "arxiv" in kind else ""]
    for text in meant:
        if found := _BARE_ARXIV.fullmatch(_plain(text)) or _ARXIV.search(_plain(text)):
            return _first_of(found)
    held = (_ARXIV.search(_plain(fields[name])) for name in _MAY_HOLD_ARXIV if name in fields)
    return next((_first_of(it) for it in held if it), "")


def _first_of(found: re.Match[str]) -> str:
    return _checked(parse_arxiv, next(filter(None, found.groups()), ""))


def _openreview(text: str) -> str:
    parts = urlsplit(text)
    ids = parse_qs(parts.query).get("id", [""]) if parts.hostname == "openreview.net" else [""]
    return ids[0] if re.fullmatch(r"[\w-]+", ids[0], re.ASCII) else ""


def _is_a_list(text: str) -> bool:
    return (urlsplit(text).hostname or "").endswith(_LISTS)


def _role(text: str) -> str:
    """What an address leads to, as far as it shows."""
    parts = urlsplit(text)
    host = (parts.hostname or "").removeprefix("www.")
    if parts.path.lower().endswith(".pdf"):
        return "pdf"
    return _KNOWN_HOSTS.get(host, "publisher")


def _checked(parse: Callable[[object], str], text: str) -> str:
    """The text in its normal form, '' where it is none of its kind."""
    try:
        return parse(text) if text else ""
    except ValueError:
        return ""
