"""Addresses on the web as the fields of a work that they fill."""

from collections.abc import Iterable
from dataclasses import replace

from byline.importers.forms.addresses import host_of, link_kind, web_address
from byline.importers.forms.ids import as_arxiv, doi_told
from byline.importers.works import SourceWork


def with_addresses(work: SourceWork, named: Iterable[tuple[str, str]]) -> SourceWork:
    """The work with addresses, each given with the link that it is for ('' if that is not said)."""
    for link, written in named:
        work = _with(work, link, written.strip())
    return work


def _with(work: SourceWork, link: str, written: str) -> SourceWork:
    address = web_address(written)
    if not address:
        return work
    host = host_of(address)
    arxiv, doi = as_arxiv(address) if host == "arxiv.org" else "", ""
    if host.endswith("doi.org"):
        doi = doi_told(address.partition("?")[0])
    if arxiv:
        work = replace(work, arxiv=work.arxiv or arxiv)
    if doi:
        work = replace(work, doi=work.doi or doi)
    if (arxiv or doi) and link in ("", "pdf", "publisher"):
        return work
    return replace(work, links={link or link_kind(address): address, **work.links})
