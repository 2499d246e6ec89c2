"""An author's record with the keys by which sources know the person, where it has none yet."""

import re
from collections.abc import Iterable, Iterator, Mapping

from byline.importers.existing import ExistingSite, keys_of
from byline.importers.keeping.edits import CannotEditError, with_values
from byline.importers.keeping.three_way import Path
from byline.importers.sources import ImportSource
from byline.importers.works import PersonTold
from byline.problems import Failure, did_you_mean
from byline.records.author import Author

_FIELDS: Mapping[str, Path] = {
    "orcid": ("orcid",),
    "dblp": ("links", "dblp"),
    "openalex": ("links", "openalex"),
    "s2": ("links", "semantic_scholar"),
}
_ORDER = tuple(Author.model_fields)
# Of services that know works by ids, too: the form of those of persons.
_OF_PERSONS = {"dblp": r"(?:\d+|[a-z])/[\w-]+", "openalex": r"A\d+", "s2": r"\d+"}


def person_texts(
    site: ExistingSite,
    author: str,
    sources: Iterable[ImportSource],
    persons: Iterable[PersonTold],
    texts: Mapping[str, str],
) -> dict[str, str]:
    """The file of the author's record with the keys that it leaves out. Raises `Failure` where
    there is no such author, or where a source is about somebody else."""
    entry = site.authors.get(author)
    if entry is None:
        hint = did_you_mean(author, site.authors) or "content/authors/ holds the authors"
        raise Failure(f"there is no author '{author}'\n  {hint}")
    known = dict(it.split(":", 1) for it in keys_of(entry.record))
    told = dict(_keys(sources, persons))
    if other := next((it for it in told if known.get(it, told[it]) != told[it]), ""):
        message = f"{entry.file} says {other} {known[other]}, and the source is of {told[other]}"
        raise Failure(f"{message}\n  one of the two is somebody else; import it without --author")
    values = [(_FIELDS[it], value) for it, value in told.items() if it not in known]
    if not values:
        return {}
    body = Author.body_field if entry.file.endswith(".md") else ""
    try:
        after = with_values(texts[entry.file], entry.index, values, order=_ORDER, body_field=body)
    except CannotEditError as why:
        raise Failure(f"{entry.file} cannot be edited: {why}") from why
    return {entry.file: after}


def _keys(
    sources: Iterable[ImportSource], persons: Iterable[PersonTold]
) -> Iterator[tuple[str, str]]:
    """Services with their keys of the person: those asked for, and what they say of others."""
    for person in persons:
        if person.orcid:
            yield "orcid", person.orcid
        yield from ((it, key) for it, key in map(_parted, person.known_as) if it in _FIELDS)
    for source in sources:
        if source.service in _FIELDS:
            form = _OF_PERSONS.get(source.service, ".*")
            if re.fullmatch(form, source.name, re.ASCII):
                yield source.service, source.name


def _parted(key: str) -> tuple[str, str]:
    service, _, name = key.partition(":")
    return service, name
