"""What comes along from an old site beside works and news -> records, files and old addresses of
the new one; what is there already stays as it is."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from byline.importers.existing import ExistingSite
from byline.importers.keeping.edits import CannotEditError, with_values
from byline.importers.keeping.values import Values, flat
from byline.importers.keeping.written import record_text
from byline.importers.moving.taken import AuthorTold, OldSite, ProjectTold
from byline.reading.load import CONTENT
from byline.reading.validate import Entry
from byline.records import KINDS
from byline.records.author import Author

_ORDER = tuple(Author.model_fields)


@dataclass(frozen=True, slots=True)
class OtherRecord:
    """A record that is added and is no paper."""

    kind: str
    id: str
    file: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """What comes along: records, what records of people gain that are there already, files by
    their new places, the configuration with old addresses ('' where it stays) and each of these
    with where it leads; and in words what does not."""

    records: tuple[OtherRecord, ...] = ()
    filled: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, Path] = field(default_factory=dict)
    config: str = ""
    redirects: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def arrival(
    site: ExistingSite,
    old: OldSite,
    new_ids: Mapping[str, str],
    config: str,
    texts: Mapping[str, str],
) -> Arrival:
    """What of the old site arrives. `new_ids` leads from `paper:KEY` and `news:KEY` to the ids of
    records; `config` is the text of the configuration, `texts` those of records."""
    records = tuple(_records(site, old))
    left = list(old.left)
    copies, taken = {}, []
    for copy in old.copies:
        if (site.folder / copy.target).exists():
            taken.append(copy.target)
        else:
            copies[copy.target] = copy.source
    if taken:
        left.append(f"files whose place is taken, and stays as it is: {', '.join(taken)}.")
    leads = dict(_leads(site, old, new_ids))
    try:
        edits = [(("redirects", address), to) for address, to in leads.items()]
        text = with_values(config, 0, edits) if edits else ""
    except CannotEditError as why:
        text, leads = "", {}
        left.append(f"old addresses, because config.yaml cannot be edited: {why}.")
    filled = dict(_filled(site, old, texts))
    redirects = tuple(f"{address} -> {to}" for address, to in leads.items())
    return Arrival(records, filled, copies, text, redirects, tuple(left))


def _records(site: ExistingSite, old: OldSite) -> Iterator[OtherRecord]:
    """People and projects that the site does not have yet."""
    for person in old.people:
        if _known(site, person) is None:
            title = str(person.values.get("name", person.id))
            yield _record("authors", person, title, old.aliases.get(f"author:{person.id}", ()))
    for project in old.projects:
        title = str(project.values.get("title", project.id))
        aliases = old.aliases.get(f"project:{project.id}", ())
        record = _record("projects", project, title, aliases)
        if not any((site.folder / record.file).with_suffix(it).exists() for it in (".md", ".yaml")):
            yield record


def _known(site: ExistingSite, person: AuthorTold) -> Entry[Author] | None:
    """The record of that person: by its id, else by the name."""
    by_name = (it for it in site.authors.values() if it.record.name == person.values.get("name"))
    return site.authors.get(person.id) or next(by_name, None)


def _filled(
    site: ExistingSite, old: OldSite, texts: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Files of people who are there already, with what their records leave out."""
    for person in old.people:
        entry = _known(site, person)
        if entry is None:
            continue
        body = Author.body_field
        told: Values = {**person.values, **({body: person.body.strip()} if person.body else {})}
        new = [
            (path, it)
            for path, it in flat(told)
            if path[0] not in {"id", "name"} and not _has(entry.record, path)
        ]
        values = sorted(new, key=lambda it: _ORDER.index(it[0][0]))
        is_text = body if entry.file.endswith(".md") else ""
        with suppress(CannotEditError):
            after = with_values(
                texts[entry.file], entry.index, values, order=_ORDER, body_field=is_text
            )
            if after != texts[entry.file]:
                yield entry.file, after


def _has(record: Author, path: tuple[str, ...]) -> bool:
    """Does the record say something there already?"""
    value: object = record
    for step in path:
        value = getattr(value, step, None)
    return bool(value)


def _record(
    kind: str, told: AuthorTold | ProjectTold, title: str, aliases: Sequence[str]
) -> OtherRecord:
    values: Values = {name: it for name, it in told.values.items() if name != "id"}
    if aliases:
        values["aliases"] = list(aliases)
    front = record_text(values)
    if not told.body:
        return OtherRecord(kind, told.id, f"{CONTENT}/{kind}/{told.id}.yaml", front, title)
    text = f"---\n{front}---\n\n{told.body.strip()}\n"
    return OtherRecord(kind, told.id, f"{CONTENT}/{kind}/{told.id}.md", text, title)


def _leads(
    site: ExistingSite, old: OldSite, new_ids: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Old addresses that the configuration does not know yet, each with where it leads now."""
    for address, to in old.redirects.items():
        kind, is_record, _key = to.partition(":")
        if address in site.config.redirects:
            continue
        if not is_record or kind in {"author", "project"}:
            yield address, to
        elif to in new_ids:
            noun = KINDS["news"].noun if kind == "news" else kind
            yield address, f"{noun}:{new_ids[to]}"
