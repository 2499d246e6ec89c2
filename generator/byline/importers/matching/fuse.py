"""Several works that are one -> that one, field by field, each by its rule."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from byline.alphabet import fold
from byline.importers.forms.ids import is_of_preprint
from byline.importers.matching.bylines import authors_of
from byline.importers.matching.identifiers import arxiv_of, bare_doi
from byline.importers.matching.standing import earliest, in_order, is_before, is_published, when
from byline.importers.matching.titles import title_of
from byline.importers.matching.versions import versions_of
from byline.importers.works import SourceWork

LONGEST_ABSTRACT = 10_000  # letters; what is longer holds more than an abstract
_CUT = ("...", "…", "[...]", "[…]")
_GRAVE = ("retracted", "withdrawn", "corrected")
_LABELS = {"pdf": "PDF"}


@dataclass(frozen=True)
class Forms:
    """The works that are one, in the order in which they are asked: the first leads."""

    works: tuple[SourceWork, ...]

    @property
    def lead(self) -> SourceWork:
        """The published form, if there is one."""
        return self.works[0]

    @cached_property
    def of_its_kind(self) -> tuple[SourceWork, ...]:
        """Where one is published, all that are."""
        return tuple(it for it in self.works if is_published(it) == is_published(self.lead))

    @cached_property
    def of_its_place(self) -> tuple[SourceWork, ...]:
        """Those that appeared where and when the first did: their volumes and pages are its own."""
        return tuple(it for it in self.of_its_kind if _appeared_alike(self.lead, it))


Rule = Callable[[Forms, str], Any]


def fused(works: Sequence[SourceWork]) -> SourceWork:
    """The one work that these are, cleaned and so of one markup.

    Their order does not matter. Where two tell one thing, the published form is asked first, then
    the one with a DOI, then the one that tells most. What was fused, fused again with one of its
    works, stays as it is.
    """
    distinct = [work for at, work in enumerate(works) if work not in works[:at]]
    if len(distinct) == 1:
        return distinct[0]
    forms = Forms(tuple(in_order(distinct)))
    work = SourceWork(
        **{field.name: RULES[field.name](forms, field.name) for field in fields(SourceWork)}
    )
    work = replace(work, submitted=_submitted(forms, work))
    return replace(work, versions=versions_of(forms.works, work))


def _of_lead(forms: Forms, name: str) -> Any:
    return getattr(forms.lead, name)


def _first(forms: Forms, name: str) -> Any:
    return _first_of(forms.works, name)


def _first_of_its_kind(forms: Forms, name: str) -> Any:
    return _first_of(forms.of_its_kind, name)


def _first_of_its_place(forms: Forms, name: str) -> Any:
    return _first_of(forms.of_its_place, name)


def _first_of(works: Iterable[SourceWork], name: str) -> Any:
    """The first value that a work has; what stands for none, where none has one."""
    told = [getattr(work, name) for work in works]
    return next((it for it in told if it not in (None, "", (), False)), told[0])


def _any(forms: Forms, name: str) -> bool:
    return any(getattr(work, name) for work in forms.works)


def _all(forms: Forms, name: str) -> tuple[Any, ...]:
    """What any tells, in order; texts that differ in case or signs alone are told once."""
    told: dict[Any, Any] = {}
    for it in (it for work in forms.works for it in getattr(work, name)):
        told.setdefault(fold(it) if isinstance(it, str) else it, it)
    return tuple(told.values())


def _authors(forms: Forms, _name: str) -> Any:
    return authors_of(forms.works)


def _year(forms: Forms, _name: str) -> int | None:
    return _filed(forms)[0]


def _date(forms: Forms, _name: str) -> str:
    return _filed(forms)[1]


def _filed(forms: Forms) -> tuple[int | None, str]:
    """Year and date of the first form that tells either; what it lacks, of one that agrees."""
    tellers = [it for it in forms.works if when(it)]
    kind = [it for it in tellers if it in forms.of_its_kind] or tellers
    if not kind:
        return None, ""
    year, date = kind[0].year, kind[0].date
    for it in kind:
        if not date and it.date.startswith(str(year)):
            date = it.date
        if year is None and date.startswith(str(it.year)):
            year = it.year
    return year, date


def _submitted(forms: Forms, outcome: SourceWork) -> str:
    """The earliest day on which any form was handed in; or on a server, before it was published."""
    published = when(outcome)
    before = (when(it) for it in forms.works if is_published(outcome) and not is_published(it))
    earlier = (it for it in before if is_before(it, published) and not published.startswith(it))
    return earliest(*(it.submitted for it in forms.works), *earlier)


def _abstract(forms: Forms, _name: str) -> str:
    """The longest that is whole; where none is, the longest."""
    told = [it.abstract for it in forms.works]
    return max(told, key=lambda it: (_is_whole(it), len(it)))


def _is_whole(abstract: str) -> bool:
    return len(abstract) <= LONGEST_ABSTRACT and not abstract.rstrip().endswith(_CUT)


def _doi(forms: Forms, _name: str) -> str:
    """A published DOI for what is published, the server's own for a preprint."""
    told = [it.doi for it in forms.of_its_place if it.doi]
    fit = (it for it in told if is_of_preprint(it) != is_published(forms.lead))
    return next(fit, forms.lead.doi)


def _arxiv(forms: Forms, _name: str) -> str:
    return next((it.arxiv or arxiv_of(it) for it in forms.works if arxiv_of(it)), "")


def _links(forms: Forms, _name: str) -> Mapping[str, str]:
    """All links by their names; a publisher's page is that of the publication."""
    told: dict[str, str] = {}
    for work in forms.works:
        for name, address in work.links.items():
            if name != "publisher" or work in forms.of_its_kind:
                told.setdefault(name, address)
    return MappingProxyType(told)


def _other_links(forms: Forms, name: str) -> tuple[tuple[str, str], ...]:
    """All other links, and those whose name another address has already; each address once."""
    links = [
        (_LABELS.get(label, label.capitalize()), address)
        for work in forms.works
        for label, address in work.links.items()
        if label != "publisher"
    ]
    others = [it for work in forms.works for it in getattr(work, name)]
    seen = {_bare(address) for address in _links(forms, name).values()}
    told = []
    for label, address in (*others, *links):
        if _bare(address) not in seen:
            seen.add(_bare(address))
            told.append((label, address))
    return tuple(told)


def _bare(address: str) -> str:
    """An address without what does not tell where it leads."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def _most(forms: Forms, name: str) -> int | None:
    """The highest count that a source states; counts of several overlap, so they are not added."""
    return max(
        (it for work in forms.works if (it := getattr(work, name)) is not None), default=None
    )


def _status(forms: Forms, name: str) -> str:
    """The gravest that is told; that a preprint was withdrawn says nothing of its publication."""
    told = {it.status for it in forms.works if it.status == _GRAVE[0]}
    told |= {it.status for it in forms.of_its_kind}
    grave = next((it for it in _GRAVE if it in told), "")
    return grave or str(_first_of_its_kind(forms, name))


def _status_note(forms: Forms, name: str) -> str:
    status = _status(forms, "status")
    notes = (str(getattr(it, name)) for it in forms.works if it.status == status)
    return next((it for it in notes if it), "")


def _other_titles(forms: Forms, _name: str) -> tuple[str, ...]:
    """All titles that say something else than the one that is kept."""
    told = {title_of(_first(forms, "title")).letters: ""}
    for title in (it for work in forms.works for it in (*work.other_titles, work.title)):
        told.setdefault(title_of(title).letters, title)
    return tuple(it for it in told.values() if it)


def _appeared_alike(one: SourceWork, other: SourceWork) -> bool:
    """May both tell of one publication: of one type and year, and not with two DOIs?"""
    if one.type and other.type and one.type != other.type:
        return False
    if one.doi and other.doi and bare_doi(one.doi) != bare_doi(other.doi):
        return is_of_preprint(one.doi) != is_of_preprint(other.doi)
    if not is_published(one) and one.venue and other.venue:
        return fold(one.venue) == fold(other.venue)
    return one.year is None or other.year is None or abs(one.year - other.year) <= 1


# The rule of each field; `submitted` and `versions` are asked of what the others gave.
RULES: Mapping[str, Rule] = MappingProxyType({
    "key": _of_lead,
    "line": _of_lead,
    "markup": _of_lead,
    "title": _first,
    "authors": _authors,
    "year": _year,
    "date": _date,
    "submitted": _first,
    "type": _first_of_its_kind,
    "venue": _first_of_its_place,
    "volume": _first_of_its_place,
    "number": _first_of_its_place,
    "pages": _first_of_its_place,
    "article": _first_of_its_place,
    "series": _first_of_its_place,
    "edition": _first_of_its_place,
    "publisher": _first_of_its_place,
    "booktitle": _first_of_its_place,
    "editors": _first_of_its_place,
    "institution": _first_of_its_place,
    "abstract": _abstract,
    "tldr": _first,
    "doi": _doi,
    "arxiv": _arxiv,
    "openreview": _first,
    "pmid": _first,
    "isbn": _first_of_its_place,
    "openalex": _first,
    "dblp": _first,
    "links": _links,
    "other_links": _other_links,
    "has_code": _any,
    "topics": _all,
    "keywords": _all,
    "categories": _all,
    "status": _status,
    "status_note": _status_note,
    "versions": _of_lead,
    "citations": _most,
    "group": _first,
    "awards": _all,
    "license": _first,
    "funding": _all,
    "language": _first,
    "featured": _any,
    "cite_key": _first,
    "other_titles": _other_titles,
    "remarks": _all,
})  # fmt: skip
