"""Works as the values that records hold, in the order in which a careful person writes them."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias, Union

from byline.importers.works import SourceWork, WorkByline, WorkVersion
from byline.records.names import parse

# What YAML holds: texts, whole numbers, flags, and lists and mappings of such.
Plain: TypeAlias = Union[str, int, bool, list["Plain"], dict[str, "Plain"]]  # noqa: UP007 - it names itself
Values: TypeAlias = dict[str, Plain]

# Of a new record, in this order; what is left out here stands under another name, or nowhere.
ORDER = (
    "title", "authors", "year", "date", "submitted", "type", "venue", "volume", "number",
    "pages", "article", "series", "edition", "publisher", "booktitle", "editors", "institution",
    "tldr", "abstract", "doi", "arxiv", "openreview", "pmid", "isbn", "openalex", "dblp", "links",
    "has_code", "topics", "keywords", "categories", "status", "status_note", "versions",
    "citations", "group", "awards", "license", "funding", "language", "featured", "cite_key",
    "extra",
)  # fmt: skip
_AS_TOLD = frozenset(ORDER) - {
    "authors",
    "booktitle",
    "year",
    "date",
    "links",
    "versions",
    "citations",
    "extra",
}
_NO_COUNTS: Mapping[str, int] = MappingProxyType({})
_BYLINE_FIELDS = (
    ("id", "id"),
    ("orcid", "orcid"),
    ("affiliations", "affiliations"),
    ("equal", "is_equal"),
    ("corresponding", "is_corresponding"),
    ("role", "role"),
    ("group", "is_team"),
)
_VERSION_FIELDS = ("label", "date", "venue", "doi", "arxiv", "url", "note")


def values_of(work: SourceWork, counted: Mapping[str, int] = _NO_COUNTS, today: str = "") -> Values:
    """The fields that the work fills; `counted` are its citations by who counts them, on the day
    `today`. When it appeared is always `date`, which may be a year alone."""
    filled: Values = {}
    for name in ORDER:
        value = with_counts(None, counted, today) if name == "citations" else _value(work, name)
        if value not in ("", None, False, [], {}):
            filled[name] = value
    return filled


def _value(work: SourceWork, name: str) -> Plain:
    if name in _AS_TOLD:
        told = getattr(work, name)
        return list(told) if isinstance(told, tuple) else told
    if name == "authors":
        return [byline_value(it) for it in work.authors]
    if name == "booktitle":
        return work.booktitle if work.booktitle != work.venue else ""
    if name == "date":
        return work.date or str(work.year or "")
    if name == "links":
        return _links(work)
    if name == "versions":
        return [_version(it) for it in work.versions]
    if name == "extra" and work.other_titles:
        return {"other_titles": list(work.other_titles)}
    return ""


def byline_value(byline: WorkByline) -> Plain:
    """A byline as a record has it: a name alone where nothing more is told."""
    more: Values = {}
    if byline.family and byline.family != parse(byline.name).family:
        more["family"] = byline.family
    for key, name in _BYLINE_FIELDS:
        told = getattr(byline, name)
        if told:
            more[key] = list(told) if isinstance(told, tuple) else told
    return {"name": byline.name, **more} if more else byline.name


def _links(work: SourceWork) -> Values:
    links: Values = dict(work.links)
    if work.other_links:
        links["more"] = [{"label": label, "url": url} for label, url in work.other_links]
    return links


def _version(version: WorkVersion) -> Values:
    told = ((name, getattr(version, name)) for name in _VERSION_FIELDS)
    return {name: value for name, value in told if value}


def flat(values: Mapping[str, Plain]) -> Iterator[tuple[tuple[str, ...], Plain]]:
    """The values by their paths: links and extra fields are compared one by one, counts of
    citations by who counts, and all else field by field."""
    for name, value in values.items():
        if name in {"links", "extra"} and isinstance(value, dict):
            yield from (((name, key), it) for key, it in value.items())
        elif name == "citations" and isinstance(value, list):
            yield from (((name, source), count) for source, count in counts(value).items())
        else:
            yield (name,), value


def with_counts(before: Plain | None, counted: Mapping[str, Plain], today: str) -> list[Plain]:
    """All counts of citations: those of who counts anew in their place, the others as they are."""
    held = [it for it in before if isinstance(it, dict)] if isinstance(before, list) else []
    new: dict[str, Values] = {
        source: {
            key: it
            for key, it in (("count", count), ("as_of", today), ("source", source))
            if it != ""
        }
        for source, count in counted.items()
    }
    known = [str(it.get("source", "")) for it in held]
    kept = [new.get(source, it) for source, it in zip(known, held, strict=True)]
    return [*kept, *(it for source, it in new.items() if source not in known)]


def counts(citations: Iterable[Plain]) -> dict[str, Plain]:
    """Counts of citations by who counts."""
    return {str(it.get("source", "")): it["count"] for it in citations if isinstance(it, dict)}
