"""Addresses that a source gives for a work: what each leads to, and which ids stand in it."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from byline.importers.forms.addresses import addresses_in, host_of, link_kind
from byline.importers.forms.ids import arxiv_in, doi_in, openreview_in

_PUBMED = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})")
# Databases whose address of a work only their customers can open, or that only repeats an id.
_SAY_NOTHING = (
    "scopus.com", "webofscience.com", "webofknowledge.com", "proquest.com", "ebscohost.com",
    "ovid.com", "ncbi.nlm.nih.gov", "doi.org", "arxiv.org", "openreview.net",
)  # fmt: skip
_PROXY_OF_RESOLVER = re.compile(r"(?:dx-)?doi-org\.")


class OnTheWeb(NamedTuple):
    """What addresses tell of a work."""

    links: Mapping[str, str]
    other_links: tuple[tuple[str, str], ...]
    doi: str
    arxiv: str
    openreview: str
    pmid: str


def on_the_web(addresses: Iterable[str], pdfs: Iterable[str] = ()) -> OnTheWeb:
    """The links of a work by what they lead to, and the ids that stand in them; `pdfs` lead to
    the paper itself. The first address of which nothing else is known is the publisher's page."""
    pages = [it for text in addresses for it in addresses_in(text)]
    files = [it for text in pdfs for it in addresses_in(text)]
    links: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for address, kind in [*((it, "pdf") for it in files), *((it, _kind(it)) for it in pages)]:
        if kind and kind not in links:
            links[kind] = address
        elif kind and address not in links.values():
            others.append((urlsplit(address).hostname or address, address))
    everything = "\n".join([*pages, *files])
    pubmed = _PUBMED.search(everything)
    return OnTheWeb(
        links,
        tuple(dict.fromkeys(others)),
        _doi_of_resolver(pages),
        arxiv_in(everything),
        openreview_in(everything),
        pubmed[1] if pubmed else "",
    )


def _doi_of_resolver(pages: list[str]) -> str:
    """The DOI of an address that is nothing but a DOI."""
    return next((doi_in(it) for it in pages if host_of(it) in ("doi.org", "dx.doi.org")), "")


def _kind(address: str) -> str:
    """What the address leads to, by the names of `PaperLinks`; '' where it is worth no link."""
    host, kind = host_of(address), link_kind(address)
    if kind == "pdf" or urlsplit(address).path.startswith("/pdf"):
        return "" if host == "arxiv.org" else "pdf"
    is_database = any(host == it or host.endswith(f".{it}") for it in _SAY_NOTHING)
    return "" if is_database or _PROXY_OF_RESOLVER.match(host) else kind
