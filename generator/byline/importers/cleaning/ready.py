"""Works as records take them: values in their forms, and nothing that a record would refuse."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from byline.importers.cleaning.remarks import changed, doubted, noted
from byline.importers.cleaning.subjects import classes, separate_keywords
from byline.importers.forms.addresses import is_of_one_library, with_https
from byline.importers.forms.dates import date_of
from byline.importers.forms.ids import (
    arxiv_in,
    arxiv_told,
    dblp_key,
    doi_told,
    id_in_address,
    isbn_in,
    orcid_in,
    pmid_told,
)
from byline.importers.forms.languages import language_of
from byline.importers.forms.licences import licence_of
from byline.importers.forms.pages import number_told, page_range
from byline.importers.works import SourceWork, WorkByline, WorkVersion
from byline.records.paper import Paper, PaperLinks

_RULE = "forms of records"
_REFUSED = "what records refuse"
_FORMS: Mapping[str, Callable[[str], str]] = MappingProxyType({
    "openalex": id_in_address,
    "openreview": id_in_address,
    "dblp": dblp_key,
    "pages": page_range,
    "volume": number_told,
    "number": number_told,
})  # fmt: skip
# What has none of these forms stays as it is written, until it is refused.
_CHECKED: Mapping[str, Callable[[str], str]] = MappingProxyType({
    "doi": doi_told,
    "arxiv": arxiv_told,
    "isbn": isbn_in,
    "pmid": pmid_told,
    "date": date_of,
    "submitted": date_of,
    "language": language_of,
    "license": licence_of,
})  # fmt: skip
_LINK_KINDS = frozenset(PaperLinks.model_fields) - {"more"}
# What a record has in another form, or not at all, and what a source may lack.
_NOT_ALONE = frozenset({
    "key", "line", "markup", "title", "authors", "links", "other_links", "versions", "citations",
    "other_titles", "remarks", "year",
})  # fmt: skip
_ALONE = tuple(it.name for it in fields(SourceWork) if it.name not in _NOT_ALONE)
_STANDS_FOR_NONE = {"title": "Title", "authors": ["others"], "year": "2000"}


def record_ready(work: SourceWork) -> SourceWork:
    """The work with each value in the form that records have; what a record would refuse is left
    out, and told with its reason."""
    work = _in_forms(work)
    work = _with_good_links(work)
    work = _with_good_orcids(work)
    work = _without_refused(work)
    return _with_good_year(_with_good_versions(work))


def _in_forms(work: SourceWork) -> SourceWork:
    for field, form in _FORMS.items():
        if written := getattr(work, field):
            work = changed(work, _RULE, field, form(written))
    for field, form in _CHECKED.items():
        if written := getattr(work, field):
            work = changed(work, _RULE, field, form(written) or written)
    if not work.arxiv:
        work = changed(work, _RULE, "arxiv", arxiv_in(work.doi))
    if work.categories:
        known = classes(work.categories)
        work = changed(work, _RULE, "categories", known)
    if work.keywords:
        work = changed(work, _RULE, "keywords", separate_keywords(work.keywords))
    return work


def _with_good_links(work: SourceWork) -> SourceWork:
    """Only links to the web, by the names that records have; others by their label."""
    links = {kind: with_https(it) for kind, it in work.links.items()}
    for kind, address in tuple(links.items()):
        if is_of_one_library(address):
            work = noted(work, _RULE, f"links.{kind}", address, "")
            del links[kind]
        elif reason := _refusal({"links": {"more": [{"label": "a", "url": address}]}}, address):
            work = doubted(work, _REFUSED, f"links.{kind}", address, reason)
            del links[kind]
    more = [(label or "Link", with_https(it)) for label, it in work.other_links]
    more += [
        (kind.capitalize(), links.pop(kind)) for kind in tuple(links) if kind not in _LINK_KINDS
    ]
    good: list[tuple[str, str]] = []
    for label, address in more:
        if reason := _refusal({"links": {"more": [{"label": label, "url": address}]}}, address):
            work = doubted(work, _REFUSED, "links", address, reason)
        elif address not in links.values():
            good.append((label, address))
    links = {kind: it for kind, it in links.items() if it}
    for kind, address in links.items():
        if work.links.get(kind, address) != address:
            work = noted(work, _RULE, f"links.{kind}", work.links[kind], address)
    return replace(work, links=MappingProxyType(links), other_links=tuple(dict.fromkeys(good)))


def _refusal(values: Mapping[str, Any], address: str = "") -> str:
    """Why a record would refuse the values; '' if it takes them."""
    if address and not address.startswith(("http://", "https://")):
        return "only addresses with https:// or http:// are taken"
    problems = _problems(values)
    return next(iter(problems.values()), "")


def _problems(values: Mapping[str, Any]) -> dict[tuple[str | int, ...], str]:
    """What a paper's record says against the values, by their places."""
    try:
        Paper.model_validate({**_STANDS_FOR_NONE, **values})
    except ValidationError as error:
        return {tuple(it["loc"]): _reason(it["msg"]) for it in error.errors(include_url=False)}
    return {}


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ")


def _with_good_orcids(work: SourceWork) -> SourceWork:
    """Bylines without ORCIDs whose check digit is wrong."""
    authors: list[WorkByline] = []
    for it in work.authors:
        orcid = orcid_in(it.orcid) or it.orcid
        reason = _refusal({"authors": [{"name": "A", "orcid": orcid}]}) if orcid else ""
        if reason:
            work = doubted(work, _REFUSED, "authors", f"{it.name}: {it.orcid}", reason)
        authors.append(
            it if orcid == it.orcid and not reason else replace(it, orcid="" if reason else orcid)
        )
    return replace(work, authors=tuple(authors))


def _without_refused(work: SourceWork) -> SourceWork:
    """The work without the values that a record would refuse."""
    values = {field: it for field in _ALONE if (it := getattr(work, field))}
    problems = _problems(
        {field: list(it) if isinstance(it, tuple) else it for field, it in values.items()}
    )
    for field in dict.fromkeys(str(place[0]) for place in problems):
        if field not in values:
            continue
        reasons = {place[1:]: it for place, it in problems.items() if place[0] == field}
        before = values[field]
        if isinstance(before, tuple) and all(place for place in reasons):
            bad = {place[0] for place in reasons}
            after: Any = tuple(it for at, it in enumerate(before) if at not in bad)
            said = "; ".join(str(it) for at, it in enumerate(before) if at in bad)
        else:
            after, said = (
                (() if isinstance(before, tuple) else False if before is True else ""),
                str(before),
            )
        work = doubted(
            replace(work, **{field: after}), _REFUSED, field, said, next(iter(reasons.values()))
        )
    return work


def _with_good_year(work: SourceWork) -> SourceWork:
    """A year that a record takes; where there is none, that of the date or the submission."""
    if work.year is not None and (reason := _refusal({"year": str(work.year)})):
        work = doubted(replace(work, year=None), _REFUSED, "year", str(work.year), reason)
    if work.year is None and (date := work.date or work.submitted):
        return replace(work, year=int(date[:4]))
    return work


def _with_good_versions(work: SourceWork) -> SourceWork:
    """Versions with values that a record takes."""
    versions: list[WorkVersion] = []
    for at, it in enumerate(work.versions):
        formed = replace(
            it,
            date=date_of(it.date) or it.date,
            doi=doi_told(it.doi) or it.doi,
            arxiv=arxiv_told(it.arxiv) or it.arxiv,
            url=with_https(it.url),
            label=it.label or f"Version {at + 1}",
        )
        values = {one.name: said for one in fields(it) if (said := getattr(formed, one.name))}
        for place, reason in _problems({"versions": [values]}).items():
            field = str(place[-1])
            if field in values:
                work = doubted(work, _REFUSED, f"versions.{field}", values[field], reason)
                formed = replace(formed, **{field: ""})
        versions.append(formed)
    return work if tuple(versions) == work.versions else replace(work, versions=tuple(versions))
