"""The validator's faults in a researcher's words: each once, at its place, with a line to copy."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from byline.problems import (
    MOST_OF_FILE,
    Problem,
    Severity,
    Spot,
    a,
    did_you_mean,
    error,
    nearest,
    rest,
)
from byline.reading.yaml_faults import IN_QUOTES, quote
from byline.records import Record
from byline.records.base import Model, choices_in, models_in

Steps = tuple[str | int, ...]
# How the validator calls the key of an entry, where that is what is wrong.
_OF_KEY = "[key]"
# Shorter than the models' own examples, which show all that a field can hold.
_SHORT_EXAMPLES = {
    ("Paper", "title"): "Maps of Small Rank",
    ("Paper", "authors"): "[Ada Lovelace, Charles Babbage]",
}


def tell(
    faults: Sequence[Any],
    model: type[Model],
    values: Mapping[str, Any],
    record: Spot,
    most_told: int = MOST_OF_FILE,
) -> list[Problem]:
    """All that the validator found, without what follows from something else that it found; of
    more than `most_told`, the first, and how many more there are."""
    more = len(faults) - most_told
    faults = faults[:most_told]
    meant = _meant(faults, model)
    strange = {fault["loc"][:-1] for fault in faults if fault["type"] == "extra_forbidden"}
    split = {
        fault["loc"][:-1]: pair
        for fault in faults
        if fault["type"] == "missing"
        and fault["loc"][:-1] in strange
        and (pair := _pair(fault["input"]))
        and _takes_text(model, fault["loc"][:-1], ": ".join(pair))
    }
    problems = [split_text(replace(record, path=path), *pair) for path, pair in split.items()]
    for fault in faults:
        path = fault["loc"]
        if path[:-1] not in split and not (fault["type"] == "missing" and path in meant):
            is_written = _is_written(values, path)
            problems.append(_told(fault, model, replace(record, path=path), is_written=is_written))
    return [*problems, rest(Severity.ERROR, record.file, more)] if more > 0 else problems


def missing_choice(
    faults: Sequence[Any], model: type[Record], values: Mapping[str, Any], record: Spot
) -> list[Problem]:
    """An error where a record has none of the fields of which it needs one."""
    meant, needed = _meant(faults, model), model.one_needed(values.get("id"))
    if not needed or any(values.get(name) is not None or (name,) in meant for name in needed):
        return []
    names = " or ".join(f"'{name}'" for name in needed)
    first = next((name for name in needed if name in values), needed[0])
    hint = f"write a line such as {first}: {_example(model, first)}"
    spot = replace(record, path=(first,), at_key=True)
    return [error(spot, f"{a(model.noun)} needs {names}", hint)]


def _meant(faults: Sequence[Any], model: type[Model]) -> set[Steps]:
    """The paths of the fields that the unknown keys look like."""
    strange = (fault["loc"] for fault in faults if fault["type"] == "extra_forbidden")
    unknown = islice(strange, MOST_OF_FILE)
    return {(*path[:-1], _guess(path[-1], _keys(_model_at(model, path[:-1])))) for path in unknown}


def _guess(name: str, known: Sequence[str]) -> str:
    """The key that an unknown one looks like, or begins with; '' if there is none."""
    first = name.partition(" ")[0]
    return first if first in known else nearest(name, known)


def _pair(value: object) -> tuple[str, str] | None:
    """The two sides of the colon, where `Best paper: EXC` was meant to be one text."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    ((key, text),) = value.items()
    return (key, text) if isinstance(text, str) else None


def _takes_text(model: type[Model], path: Steps, text: str) -> bool:
    """Whether the field, or its list, would have taken the text."""
    if not path:
        return False
    owner = _owner(path)
    name = path[len(owner)]
    try:
        _model_at(model, owner).model_validate({name: text})
    except ValidationError as faults:
        return all(fault["loc"][0] != name for fault in faults.errors(include_url=False))
    return True


def split_text(spot: Spot, before: str, after: str) -> Problem:
    """A text that YAML reads as a field, because of a colon in it."""
    quoted = quote(f"{before}: {after}")
    message = "because of its ': ', this text is read as a field and its value"
    hint = f"{IN_QUOTES}: {quoted}" if quoted else IN_QUOTES
    return error(replace(spot, path=(*spot.path, before), at_key=True), message, hint)


def _is_written(values: Any, path: Steps) -> bool:
    """Whether all steps of the path stand in the record."""
    for step in path:
        is_there = isinstance(values, dict) and step in values
        if not is_there and not (isinstance(values, list) and step in range(len(values))):
            return False
        values = values[step]
    return True


def _told(fault: Any, model: type[Model], spot: Spot, *, is_written: bool) -> Problem:
    """The validator's fault in a researcher's words."""
    if spot.path[-1] == _OF_KEY:
        spot = replace(spot, path=spot.path[:-1], at_key=True)
    path, kind, given = spot.path, fault["type"], fault["input"]
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if kind == "missing":
        return missing_field(spot, model, name, is_written=is_written)
    if kind == "extra_forbidden":
        return unknown_key(replace(spot, at_key=True), _model_at(model, path[:-1]), name)
    called = f"an entry of '{name}'" if isinstance(path[-1], int) else f"'{name}'"
    if given is None or given == "" or kind == "string_too_short":
        return empty_value(spot, called, model, name)
    if kind == "enum":
        return unknown_choice(spot, given, model, name)
    if kind == "wrong":
        return wrong_value(spot, fault["ctx"])
    if kind == "string_type":
        return no_text(spot, called, given)
    if kind in {"model_type", "dict_type"}:
        example = _example(_model_at(model, _owner(path)), name)
        return no_mapping(spot, called, given, f"{name}: {example}")
    return error(spot, f"{called}: {fault['msg']}")


def missing_field(spot: Spot, model: type[Model], name: str, *, is_written: bool) -> Problem:
    """A required field that is not there, or has nothing behind its colon."""
    example = f"{name}: {_example(_model_at(model, spot.path[:-1]), name)}"
    spot = replace(spot, at_key=True)
    if is_written:
        hint = f"write a line such as {example}"
        return error(spot, f"'{name}' is empty", hint)
    words = f"'{name}' is missing here"
    if len(spot.path) == 1:
        owner = a(model.noun) if issubclass(model, Record) else spot.file
        words = f"{owner} needs '{name}'"
    return error(spot, words, f"add a line such as {example}")


def wrong_value(spot: Spot, told: Mapping[str, Any]) -> Problem:
    """A value that is not of its field's form, in the words of the form."""
    entry = () if told["at"] is None else (told["at"],)
    return error(replace(spot, path=(*spot.path, *entry)), told["message"], told["hint"])


def empty_value(spot: Spot, called: str, model: type[Model], name: str) -> Problem:
    """A field, or an entry of its list, with nothing in it."""
    hint = "write something, or remove the line"
    if isinstance(spot.path[-1], int):
        hint = "write something, or remove the entry"
    elif _fields(_model_at(model, spot.path[:-1]))[name].is_required():
        hint = "write something"
    return error(spot, f"{called} is empty", hint)


def no_mapping(spot: Spot, called: str, given: object, example: str) -> Problem:
    """Something else where fields of their own are expected."""
    message = f"{called} should be a mapping, and is {_shape(given)}"
    return error(spot, message, f"write it as {example}")


def no_text(spot: Spot, called: str, given: object) -> Problem:
    """A list or a mapping where one text is expected."""
    if pair := _pair(given):
        return split_text(spot, *pair)
    sign = "{" if isinstance(given, dict) else "["
    hint = f"write one text; put a text that begins with {sign} in quotes"
    return error(spot, f"{called} should be a text, and is {_shape(given)}", hint)


def unknown_key(spot: Spot, model: type[Model], name: str) -> Problem:
    """A key that the model does not know."""
    known = _keys(model)
    also = "; put anything else under 'extra'" if "extra" in known else ""
    hint = f"the keys are: {', '.join(known)}{also}"
    if guess := _guess(name, known):
        hint = f"did you mean '{guess}'?"
    return error(spot, f"unknown key '{name}'", hint)


def unknown_choice(spot: Spot, given: object, model: type[Model], name: str) -> Problem:
    """A value that is none of those that the field has to choose from."""
    if not isinstance(given, str):
        return no_text(spot, f"'{name}'", given)
    owner = f"{model.noun} " if issubclass(model, Record) and len(spot.path) == 1 else ""
    info = _fields(_model_at(model, spot.path[:-1]))[name]
    options = [str(choice) for kind in choices_in(info.annotation) for choice in kind]
    hint = did_you_mean(given, options) or f"it is one of: {', '.join(options)}"
    return error(spot, f"unknown {owner}{name} '{given}'", hint)


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "a text"


def _example(model: type[Model], name: str) -> str:
    if (model.__name__, name) in _SHORT_EXAMPLES:
        return _SHORT_EXAMPLES[model.__name__, name]
    extra = _fields(model)[name].json_schema_extra
    return str(extra["example"]) if isinstance(extra, dict) else ""


def _fields(model: type[Model]) -> dict[str, FieldInfo]:
    """The model's fields by the keys that records use."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _keys(model: type[Model]) -> list[str]:
    return list(_fields(model))


def _owner(path: Steps) -> Steps:
    """The path of what holds the last field that the path names."""
    last = max((at for at, step in enumerate(path) if isinstance(step, str)), default=0)
    return path[:last]


def _model_at(model: type[Model], path: Steps) -> type[Model]:
    """The model that holds the last step of the path."""
    for step in path:
        if isinstance(step, str) and (info := _fields(model).get(step)):
            nested = models_in([info.annotation, *info.metadata])
            model = nested[0] if nested else model
    return model
