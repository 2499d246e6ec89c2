"""What comes along from an old site beside works and news -> records, files and old addresses of
the new one; what is there already stays as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from byline.importers.existing import ExistingSite
from byline.importers.keeping.edits import CannotEditError, with_values
from byline.importers.keeping.values import Values
from byline.importers.keeping.written import record_text
from byline.importers.moving.taken import AuthorTold, OldSite, ProjectTold
from byline.reading.load import CONTENT
from byline.records import KINDS


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
    """What comes along: records, files by their new places, the configuration with old addresses
    ('' where it stays) and how many these are; and in words what does not."""

    records: tuple[OtherRecord, ...] = ()
    copies: Mapping[str, Path] = field(default_factory=dict)
    config: str = ""
    redirects: int = 0
    left: tuple[str, ...] = ()


def arrival(site: ExistingSite, old: OldSite, new_ids: Mapping[str, str], config: str) -> Arrival:
    """What of the old site arrives. `new_ids` leads from `paper:KEY` and `news:KEY` to the ids of
    records; `config` is the text of the configuration."""
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
    return Arrival(records, copies, text, len(leads), tuple(left))


def _records(site: ExistingSite, old: OldSite) -> Iterator[OtherRecord]:
    """People and projects that the site does not have yet."""
    names = {it.record.name for it in site.authors.values()}
    for person in old.people:
        if person.id not in site.authors and person.values.get("name") not in names:
            yield _record("authors", person, str(person.values.get("name", person.id)))
    for project in old.projects:
        record = _record("projects", project, str(project.values.get("title", project.id)))
        if not any((site.folder / record.file).with_suffix(it).exists() for it in (".md", ".yaml")):
            yield record


def _record(kind: str, told: AuthorTold | ProjectTold, title: str) -> OtherRecord:
    values: Values = {name: it for name, it in told.values.items() if name != "id"}
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
