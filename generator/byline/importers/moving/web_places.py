"""Addresses on the web as the fields of a work that they fill."""

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from byline.importers.works import SourceWork
from byline.records.fields import parse_arxiv, parse_doi, parse_url

_ARXIV = re.compile(r"/(?:abs|pdf|html)/([\w.-]+(?:/\d{7})?)")
_DOI = re.compile(r"10\.\d{4,9}/[^\s?#]+")


def with_addresses(work: SourceWork, named: Iterable[tuple[str, str]]) -> SourceWork:
    """The work with addresses, each given with the link that it is for ('' if that is not said)."""
    for link, written in named:
        work = _with(work, link, written.strip())
    return work


def _with(work: SourceWork, link: str, written: str) -> SourceWork:
    try:
        address = parse_url(written)
    except ValueError:
        return work
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    arxiv, doi = _arxiv(address) if host == "arxiv.org" else "", ""
    if host.endswith("doi.org"):
        doi = doi_in(address)
    if arxiv:
        work = replace(work, arxiv=work.arxiv or arxiv)
    if doi:
        work = replace(work, doi=work.doi or doi)
    if (arxiv or doi) and link in ("", "pdf", "publisher"):
        return work
    is_pdf = urlsplit(address).path.lower().endswith(".pdf")
    link = link or ("pdf" if is_pdf else "publisher")
    return replace(work, links={link: address, **work.links})


def doi_in(written: str) -> str:
    """The DOI in a text; '' where there is none."""
    found = _DOI.search(unquote(written))
    try:
        return parse_doi(found[0].rstrip(".,;)")) if found else ""
    except ValueError:
        return ""


def _arxiv(address: str) -> str:
    found = _ARXIV.search(urlsplit(address).path)
    try:
        return re.sub(r"v\d+$", "", parse_arxiv(found[1])) if found else ""
    except ValueError:
        return ""
