"""The ids by which services know a work, in the form in which they compare."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from byline.importers.forms.ids import is_of_preprint
from byline.importers.works import SourceWork, WorkVersion

_ARXIV_DOI = "10.48550/arxiv."
_VERSION_OF_ARXIV = re.compile(r"v\d+$")
_BEFORE_A_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)")
# Where a page at a service tells its id.
_PAGES = {
    "arxiv": re.compile(
        r"//(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/([\w.-]+(?:/\d{7})?)", re.IGNORECASE
    ),
    "doi": re.compile(r"//(?:dx\.)?doi\.org/(10\.\d{4,9}/\S+)", re.IGNORECASE),
    "openreview": re.compile(r"//openreview\.net/(?:forum|pdf)\?id=([\w-]+)"),
    "dblp": re.compile(r"//dblp\.org/rec/([\w/.-]+?)(?:\.html)?$"),
    "openalex": re.compile(r"//openalex\.org/(?:works/)?([Ww]\d+)"),
}
_LINKS_TO_IT = ("pdf", "publisher")  # the others lead to what belongs to a work


class WorkId(NamedTuple):
    """A service, and what it calls a work."""

    service: str
    value: str


def ids_of(work: SourceWork) -> frozenset[WorkId]:
    """All ids of a work, those of its versions and of the pages that are the work itself."""
    return frozenset(_ids(work))


def _ids(work: SourceWork) -> Iterator[WorkId]:
    yield from _of_doi(work.doi)
    yield from _of_arxiv(work.arxiv)
    for service in ("openreview", "pmid", "openalex", "dblp"):
        value: str = getattr(work, service)
        if value:
            yield WorkId(service, value.upper() if service == "openalex" else value)
    for version in work.versions:
        yield from ids_of_version(version)
    for name in _LINKS_TO_IT:
        yield from _of_page(work.links.get(name, ""))


def ids_of_version(version: WorkVersion) -> Iterator[WorkId]:
    """The ids that a version has, and that its page tells."""
    yield from _of_doi(version.doi)
    yield from _of_arxiv(version.arxiv)
    yield from _of_page(version.url)


def _of_doi(doi: str) -> Iterator[WorkId]:
    bare = bare_doi(doi)
    if bare.startswith(_ARXIV_DOI):
        yield from _of_arxiv(bare.removeprefix(_ARXIV_DOI))
    elif bare:
        yield WorkId("doi", bare)


def _of_arxiv(arxiv: str) -> Iterator[WorkId]:
    if arxiv:
        yield WorkId("arxiv", bare_arxiv(arxiv))


def _of_page(address: str) -> Iterator[WorkId]:
    for service, pattern in _PAGES.items():
        found = pattern.search(address)
        if found and service == "doi":
            yield from _of_doi(found[1])
        elif found and service == "arxiv":
            yield from _of_arxiv(found[1].removesuffix(".pdf"))
        elif found:
            yield WorkId(service, found[1].upper() if service == "openalex" else found[1])


def bare_doi(doi: str) -> str:
    """A DOI in lower case, without what stands before it in an address."""
    return _BEFORE_A_DOI.sub("", doi.strip().lower())


def bare_arxiv(arxiv: str) -> str:
    """An id of arXiv without the number of a version."""
    return _VERSION_OF_ARXIV.sub("", arxiv.strip().lower().removeprefix("arxiv:").strip())


def published_dois(work: SourceWork) -> frozenset[str]:
    """The DOIs of a work and its versions, but for those of preprints."""
    told = (work.doi, *(version.doi for version in work.versions))
    return frozenset(bare_doi(doi) for doi in told if doi and not is_of_preprint(doi))


def arxiv_doi(arxiv: str) -> str:
    """The DOI that arXiv gives to what has this id."""
    return f"10.48550/arXiv.{bare_arxiv(arxiv)}"


def arxiv_of(work: SourceWork) -> str:
    """The id of a work at arXiv, which its DOI may tell; '' if there is none."""
    found = (*_of_arxiv(work.arxiv), *_of_doi(work.doi))
    return next((it.value for it in found if it.service == "arxiv"), "")
