"""The other forms in which a work appeared: those that sources tell, and those that were made one
with a publication."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from byline.importers.matching.identifiers import arxiv_doi, arxiv_of, bare_doi, ids_of_version
from byline.importers.matching.standing import (
    PREPRINT,
    earliest,
    is_at_a_server,
    is_published,
    when,
)
from byline.importers.works import SourceWork, WorkVersion

ARXIV = "arXiv"
_LAST = "9999"  # what has no date stands behind all that has
# Pages of services whose ids a version has no field for.
_PAGES = {
    "openreview": "https://openreview.net/forum?id={}",
    "dblp": "https://dblp.org/rec/{}",
    "openalex": "https://openalex.org/{}",
}


def versions_of(works: Sequence[SourceWork], kept: SourceWork) -> tuple[WorkVersion, ...]:
    """All versions, the oldest first: of `works` in their order, of which `kept` is the outcome."""
    versions: list[WorkVersion] = []
    for version in (it for work in works for it in work.versions):
        if version not in versions:
            versions.append(version)
    for version in _joined(_version(work, kept) for work in works if _is_other(work, kept)):
        at = next((at for at, it in enumerate(versions) if _are_one(it, version)), None)
        if at is None:
            versions.append(version)
        else:
            versions[at] = _filled(versions[at], version)
    return tuple(sorted(versions, key=lambda it: (it.date or _LAST, it.label, repr(it))))


def _is_other(work: SourceWork, kept: SourceWork) -> bool:
    """Is it a form of the work that the fields of the outcome do not tell?"""
    if is_published(kept) and not is_published(work):
        is_known = bool(work.doi or work.arxiv) or work.type == PREPRINT or is_at_a_server(work)
        return is_known and not (work.doi and bare_doi(work.doi) == bare_doi(kept.doi))
    has_other_doi = bool(work.doi) and bare_doi(work.doi) != bare_doi(kept.doi)
    has_other_arxiv = bool(arxiv_of(work)) and arxiv_of(work) != arxiv_of(kept)
    return has_other_doi or has_other_arxiv


def _version(work: SourceWork, kept: SourceWork) -> WorkVersion:
    """A work as a version of another."""
    arxiv = arxiv_of(work)
    is_arxiv = bool(arxiv) and not (is_published(work) and bare_doi(work.doi) != _doi(arxiv))
    if is_arxiv:
        label, venue = ARXIV, ""
    else:
        label, venue = work.venue or work.type.capitalize() or "Preprint", work.venue
    return WorkVersion(
        label=label,
        date=when(work),
        venue=venue,
        doi=work.doi or (arxiv_doi(arxiv) if is_arxiv else ""),
        arxiv=arxiv if is_arxiv else "",
        url=work.links.get("publisher", "") or _page(work, kept),
    )


def _doi(arxiv: str) -> str:
    return bare_doi(arxiv_doi(arxiv))


def _page(work: SourceWork, kept: SourceWork) -> str:
    """The page of an id that the outcome has no place for."""
    others = {name: getattr(work, name) for name in _PAGES}
    left = (name for name, value in others.items() if value and value != getattr(kept, name))
    return next((_PAGES[name].format(others[name]) for name in left), "")


def _joined(made: Iterable[WorkVersion]) -> list[WorkVersion]:
    """Versions that several works tell, each once and with its earliest date."""
    found: list[WorkVersion] = []
    for version in made:
        at = next((at for at, it in enumerate(found) if _are_one(it, version)), None)
        if at is None:
            found.append(version)
        else:
            date = earliest(found[at].date, version.date)
            found[at] = replace(_filled(found[at], version), date=date)
    return found


def _are_one(one: WorkVersion, other: WorkVersion) -> bool:
    """Do they share an id; or, where one has none, the label?"""
    here, there = {*ids_of_version(one)}, {*ids_of_version(other)}
    if here and there:
        return bool(here & there)
    return one.label.casefold() == other.label.casefold()


def _filled(version: WorkVersion, other: WorkVersion) -> WorkVersion:
    """A version with what it lacks of another; its date stays, unless the other's is more exact."""
    told = {
        field.name: getattr(other, field.name)
        for field in fields(WorkVersion)
        if not getattr(version, field.name)
    }
    is_exacter = len(other.date) > len(version.date) and other.date.startswith(version.date)
    return replace(version, **{**told, "date": other.date if is_exacter else version.date})
