"""Sources to entries: one record at a time, checked, with its texts ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from byline.addresses import slug
from byline.problems import MOST_OF_FILE, Place, Problem, Severity, Spot, error, rest
from byline.reading.field_faults import missing_choice, tell
from byline.reading.load import Source, problems_of, read_document
from byline.reading.syntax import EmptyFault, Fault, plain
from byline.records import KINDS, Record
from byline.records.config import Config
from byline.records.fields import RESERVED_IDS, id_fault
from byline.text import Block, Line, block, line

AnyRecord = TypeVar("AnyRecord", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[AnyRecord]):
    """A checked record, its texts as HTML, and where it stands."""

    kind: str
    record: AnyRecord
    lines: Mapping[str, Line]
    body: Block
    file: str
    index: int
    line: int

    def spot(self, *path: str | int) -> Spot:
        """The place of one of the record's fields."""
        return Spot(self.file, self.index, path)


def validate(
    source: Source, most_told: int = MOST_OF_FILE
) -> tuple[Entry[Record] | None, list[Problem]]:
    """The source as a checked entry, or None; and all that is wrong with it, of which at most so
    much is put into words: a record may be one of many thousands."""
    model = KINDS[source.kind]
    given_id = source.values.get("id")
    spot = Spot(source.file, source.index)
    values = values_of(source)
    if source.in_list and given_id is None:
        return None, [no_id_in_a_list(source)]
    try:
        record = model.model_validate(values)
    except ValidationError as refusal:
        if not most_told:
            number = refusal.error_count() + len(missing_choice([], model, values, spot))
            return None, [rest(Severity.ERROR, source.file, number)]
        faults = refusal.errors(include_url=False)
        bad_name = [it for it in faults if it["loc"] == ("id",) and given_id is None]
        problems = [bad_file_name(source) for _ in bad_name]
        others = [it for it in faults if it not in bad_name]
        problems += tell(others, model, source.values, spot, most_told)
        return None, problems + missing_choice(faults, model, values, spot)
    if problems := missing_choice([], model, values, spot):
        return None, problems
    return _entry(source, record), []


def values_of(source: Source) -> dict[str, Any]:
    """What is written, with the id that the file's name gives where no other is."""
    is_given = source.values.get("id") is not None
    return source.values if is_given else {**source.values, "id": source.default_id}


def read_config(path: Path, most_told: int = MOST_OF_FILE) -> tuple[Config | None, list[Problem]]:
    """The site's facts, or None; and all that is wrong with them, so much of it in words."""
    hint = "write the lines schema: 1 and title: My papers"
    if not path.is_file():
        where = "go to the site's folder, or name the file with --config"
        message = f"there is no {path.name} in this folder"
        return None, [
            error(Place(path.name), message, f"{where}\nor begin a new site: byline init")
        ]
    try:
        root = read_document(path, path.name, most_told).root
    except EmptyFault as fault:
        return None, [error(fault.place, f"{path.name} is empty", hint)]
    except Fault as fault:
        return None, problems_of(fault)
    if root.kind != "mapping":
        message = f"{path.name} should hold one setting on each line"
        return None, [error(root.place(path.name), message, hint)]
    values = plain(root)
    try:
        return Config.model_validate(values), []
    except ValidationError as refusal:
        faults = refusal.errors(include_url=False)
        return None, tell(faults, Config, values, Spot(path.name), most_told)


def _entry(source: Source, record: Record) -> Entry[Record]:
    """The record with its texts set."""
    texts = ((name, getattr(record, name)) for name in record.line_fields)
    lines = {name: line(text) for name, text in texts if text}
    body = Block()
    if record.body_field and (text := getattr(record, record.body_field)):
        body = block(text, record.body_heading)
    return Entry(
        kind=source.kind,
        record=record,
        lines=lines,
        body=body,
        file=source.file,
        index=source.index,
        line=source.line,
    )


def no_id_in_a_list(source: Source) -> Problem:
    """A record of a list without an id: no name of a file gives it one."""
    hint = "give each record of the list a line id: some-id"
    message = f"this {KINDS[source.kind].noun} has no id"
    return error(Spot(source.file, source.index), message, hint)


def bad_file_name(source: Source) -> Problem:
    """A file whose name is to give its record an id, and is none."""
    name, better = source.default_id, slug(source.default_id)
    if id_fault(better):
        better = "some-id"
    message = f"the file's name, '{name}', cannot be the record's id"
    rule = "an id holds lower-case letters a-z, digits and hyphens, at most 80"
    if name in RESERVED_IDS:
        rule = f"'{name}' is a reserved word"
    hint = f"rename the file to {better}{Path(source.file).suffix}, or write a line id: {better}"
    return error(Place(source.file), message, f"{rule}\n{hint}")
