"""An author's record with the keys by which sources know the person, where it has none yet."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from byline.importers.existing import ExistingSite
from byline.importers.gather import Heard
from byline.importers.keeping.edits import CannotEditError, with_values
from byline.importers.keeping.three_way import Path
from byline.importers.sources import ImportSource
from byline.importers.works import PersonTold
from byline.problems import Failure, did_you_mean
from byline.reading.validate import Entry
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


@dataclass(frozen=True, slots=True)
class FilledAuthors:
    """Authors with the keys that their records get, each with its service; the files of these
    records; and what sources told, those failed that are about somebody else."""

    people: Mapping[str, str]
    files: Mapping[str, str]
    heard: tuple[Heard, ...]


def filled_authors(
    site: ExistingSite, heard: Iterable[Heard], texts: Mapping[str, str]
) -> FilledAuthors:
    """What sources tell of the authors whose papers they are said to have."""
    known = dict(site.people)
    after: dict[str, str] = {}
    believed = []
    for it in heard:
        try:
            if it.wanted.author and not it.failure:
                entry = _author(site, it.wanted.author)
                new = _new_keys(entry, known, it)
                if new:
                    after[entry.file] = _filled(
                        entry, new, after.get(entry.file, texts[entry.file])
                    )
                known |= {f"{service}:{key}": entry.record.id for service, key in new.items()}
            believed.append(it)
        except Failure as why:
            believed.append(Heard(it.wanted, failure=str(why)))
    return FilledAuthors(known, after, tuple(believed))


def _author(site: ExistingSite, author: str) -> Entry[Author]:
    entry = site.authors.get(author)
    if entry is None:
        hint = did_you_mean(author, site.authors) or "content/authors/ holds the authors"
        raise Failure(f"there is no author '{author}'\n  {hint}")
    return entry


def _new_keys(entry: Entry[Author], people: Mapping[str, str], heard: Heard) -> dict[str, str]:
    """The keys that the author's record leaves out; raises `Failure` where it has others."""
    mine = (_parted(key) for key, author in people.items() if author == entry.record.id)
    known = dict(mine)
    told = dict(_keys([heard.wanted.source], heard.persons))
    if other := next((it for it in told if known.get(it, told[it]) != told[it]), ""):
        message = f"{entry.file} says {other} {known[other]}, and the source is of {told[other]}"
        raise Failure(f"{message}\n  one of the two is somebody else; import it without --author")
    return {service: key for service, key in told.items() if service not in known}


def _filled(entry: Entry[Author], keys: Mapping[str, str], text: str) -> str:
    """The file of the author's record with these keys."""
    body = Author.body_field if entry.file.endswith(".md") else ""
    values = [(_FIELDS[service], key) for service, key in keys.items()]
    try:
        return with_values(text, entry.index, values, order=_ORDER, body_field=body)
    except CannotEditError as why:
        raise Failure(f"{entry.file} cannot be edited: {why}") from why


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
