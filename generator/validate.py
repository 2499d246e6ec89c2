"""Sources to entries: one record at a time, checked, with its texts ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from generator.config import Config
from generator.load import Source, read_document
from generator.problems import Place, Problem, Spot, did_you_mean, error, warning
from generator.records import KINDS, Record
from generator.records.base import Model, choices_in, models_in
from generator.records.fields import id_fault
from generator.syntax import Fault, plain
from generator.text import Block, Line, block, line

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

    def spot(self, *path: str | int) -> Spot:
        """The place of one of the record's fields."""
        return Spot(self.file, self.index, path)


def validate(source: Source) -> tuple[Entry[Record] | None, list[Problem]]:
    """The source as a checked entry, or None; and all that is wrong with it."""
    model = KINDS[source.kind]
    given_id = source.values.get("id")
    if source.in_list and given_id is None:
        hint = "give each record of the list a line id: some-id"
        spot = Spot(source.file, source.index)
        return None, [error(spot, f"this {model.noun} has no id", hint)]
    values = source.values if given_id is not None else {**source.values, "id": source.default_id}
    problems = _missing_choice(source, model)
    try:
        record = model.model_validate(values)
    except ValidationError as faults:
        for fault in faults.errors(include_url=False):
            if fault["loc"] == ("id",) and given_id is None:
                problems.append(_bad_file_name(source))
            else:
                problems.append(_told(fault, model, source.file, source.index))
        return None, problems
    if problems:
        return None, problems
    return _entry(source, record)


def read_config(path: Path) -> tuple[Config | None, list[Problem]]:
    """The site's facts, or None; and all that is wrong with them."""
    if not path.is_file():
        hint = "write one with the lines schema: 1 and title: My papers"
        return None, [error(Place(path.name), f"there is no {path.name} in this folder", hint)]
    try:
        values = plain(read_document(path, path.name).root)
    except Fault as fault:
        return None, [error(fault.place, fault.message, fault.hint)]
    try:
        return Config.model_validate(values), []
    except ValidationError as faults:
        return None, [
            _told(fault, Config, path.name, 0) for fault in faults.errors(include_url=False)
        ]


def _entry(source: Source, record: Record) -> tuple[Entry[Record], list[Problem]]:
    """The record with its texts, and a warning for each text that shows as written."""
    lines = {}
    problems = []
    for name in record.line_fields:
        if text := getattr(record, name):
            lines[name] = line(text)
            spot = Spot(source.file, source.index, (name,))
            problems += [warning(spot, fault) for fault in lines[name].faults]
    body = Block()
    if record.body_field and (text := getattr(record, record.body_field)):
        body = block(text)
        spot = Spot(source.file, source.index, (record.body_field,))
        problems += [warning(spot, fault) for fault in body.faults]
    return Entry(source.kind, record, lines, body, source.file, source.index), problems


def _missing_choice(source: Source, model: type[Record]) -> list[Problem]:
    if not model.one_of or any(source.values.get(name) is not None for name in model.one_of):
        return []
    names = " or ".join(f"'{name}'" for name in model.one_of)
    hint = f"add a line such as {model.one_of[0]}: {_example(model, model.one_of[0])}"
    return [error(Spot(source.file, source.index), f"a {model.noun} needs {names}", hint)]


def _bad_file_name(source: Source) -> Problem:
    message, rule = id_fault(source.default_id) or ("it gives no id", "")
    hint = f"{rule}; rename the file, or give the record a line id: some-id"
    return error(Place(source.file), f"the file's name gives the id: {message}", hint)


def _told(fault: Any, model: type[Model], file: str, record: int) -> Problem:
    """The validator's fault in a researcher's words."""
    path: tuple[str | int, ...] = fault["loc"]
    kind: str = fault["type"]
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    spot = Spot(file, record, path)
    if kind == "missing":
        owner = model.noun if len(path) == 1 and issubclass(model, Record) else ""
        words = f"a {owner} needs '{name}'" if owner else f"'{name}' is missing here"
        hint = f"add a line such as {name}: {_example(_model_at(model, path[:-1]), name)}"
        return error(Spot(file, record, path[:-1]), words, hint)
    if kind == "extra_forbidden":
        return _unknown_key(
            Spot(file, record, path, at_key=True), _model_at(model, path[:-1]), name
        )
    if kind == "enum":
        return _unknown_choice(spot, fault, model, name)
    if kind == "wrong":
        return error(spot, fault["ctx"]["message"], fault["ctx"]["hint"])
    if fault["input"] is None or kind == "string_too_short":
        return error(spot, f"'{name}' is empty", "write something, or remove the line")
    if kind == "string_type":
        hint = 'put a text that holds ": " in quotes' if isinstance(fault["input"], dict) else ""
        return error(spot, f"'{name}' should be a text, and is {_shape(fault['input'])}", hint)
    if kind in {"model_type", "dict_type"}:
        return error(spot, f"'{name}' should be a mapping, and is {_shape(fault['input'])}")
    return error(spot, f"'{name}': {fault['msg']}")


def _unknown_key(spot: Spot, model: type[Model], name: str) -> Problem:
    known = [info.alias or key for key, info in model.model_fields.items()]
    hint = did_you_mean(name, known) or f"the keys are: {', '.join(known)}"
    return error(spot, f"unknown key '{name}'", hint)


def _unknown_choice(spot: Spot, fault: Any, model: type[Model], name: str) -> Problem:
    owner = f"{model.noun} " if issubclass(model, Record) and len(spot.path) == 1 else ""
    field = _model_at(model, spot.path[:-1]).model_fields[name]
    options = [str(choice) for kind in choices_in(field.annotation) for choice in kind]
    hint = did_you_mean(str(fault["input"]), options) or f"it is one of: {', '.join(options)}"
    if not isinstance(fault["input"], str):
        return error(spot, f"'{name}' should be a text, and is {_shape(fault['input'])}", hint)
    return error(spot, f"unknown {owner}{name} '{fault['input']}'", hint)


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "a text"


def _example(model: type[Model], name: str) -> str:
    for key, info in model.model_fields.items():
        if name == (info.alias or key) and isinstance(info.json_schema_extra, dict):
            return str(info.json_schema_extra["example"])
    raise AssertionError(f"no field {name}")


def _model_at(model: type[Model], path: tuple[str | int, ...]) -> type[Model]:
    """The model that holds the last step of the path."""
    for step in path:
        for key, info in model.model_fields.items():
            if step == (info.alias or key):
                nested = models_in([info.annotation, *info.metadata])
                model = nested[0] if nested else model
    return model
