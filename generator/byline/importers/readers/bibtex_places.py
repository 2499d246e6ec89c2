"""Where a work can be found: the ids and addresses that fields of BibTeX hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from byline.importers.forms.addresses import addresses_in, host_of, link_kind
from byline.importers.forms.ids import arxiv_in, arxiv_told, doi_told, openreview_in

_ESCAPED = re.compile(
    r"\\([_%&#$~{}])(?:\{\})?|\\(?:textasciitilde|sim)\s*(?:\{\})?|\\slash|[{}]|\$"
)
_SPELLED = {"\\slash": "/"}
_OF_A_COMMAND = re.compile(r"\\(?:url|href|path|nolinkurl)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?")
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
    doi = doi_told(_plain(fields.get("doi", ""))) or next(
        filter(None, map(_doi_of_address, addresses)), ""
    )
    links = {
        name: it
        for name, places in _LINKS.items()
        if (it := next(filter(None, (address(fields.get(place, "")) for place in places)), ""))
        and not _doi_of_address(it)
    }
    openreview = ""
    for it in addresses:
        openreview = openreview_in(it)
        is_known = openreview or _doi_of_address(it) or arxiv_in(it) or _is_a_list(it)
        if not is_known and it not in links.values():
            links.setdefault(link_kind(it), it)
    others = ((label, address(fields.get(name, ""))) for name, label in _OTHER_LINKS.items())
    return PlacesFound(doi, _arxiv(fields), openreview, links, tuple(it for it in others if it[1]))


def address(text: str) -> str:
    """The first web address in a text, '' where there is none."""
    command = _OF_A_COMMAND.search(text)
    return next(iter(addresses_in(_plain(command[1] if command else text))), "")


def _plain(text: str) -> str:
    """An id or address without what TeX needs around its signs."""
    return _ESCAPED.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    return "~" if "sim" in found[0] or "tilde" in found[0] else _SPELLED.get(found[0], "")


def _doi_of_address(text: str) -> str:
    is_resolver = host_of(text).removeprefix("dx.").startswith("doi.")
    return doi_told(text) if is_resolver else ""


def _arxiv(fields: Mapping[str, str]) -> str:
    """The id at arXiv, without its version."""
    kind = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").lower()
    meant = [fields.get("arxiv", ""), fields.get("eprint", "") if "arxiv" in kind else ""]
    held = (fields[name] for name in _MAY_HOLD_ARXIV if name in fields)
    told = (*(arxiv_told(_plain(it)) for it in meant), *(arxiv_in(_plain(it)) for it in held))
    return next(filter(None, told), "")


def _is_a_list(text: str) -> bool:
    return host_of(text).endswith(_LISTS)
