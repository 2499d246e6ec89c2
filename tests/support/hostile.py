"""Records that hold a hostile string wherever a string is taken, for every kind of record."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from byline.library.link import link
from byline.library.model import Library
from byline.problems import Spot, errors_in
from byline.reading.attachments import Attachment, Attachments
from byline.reading.load import Source
from byline.reading.syntax import parse_yaml, plain
from byline.reading.validate import Entry, validate
from byline.records import KINDS, Record
from byline.records.base import Model
from byline.records.config import Config
from byline.text import FILE, IMAGE
from pydantic import ValidationError

from tests.support.places import TESTS

STRINGS: list[str] = yaml.safe_load((TESTS / "text" / "hostile.yaml").read_text("utf-8"))
_ALWAYS_WRITTEN = ("id", "aliases", "draft", "unlisted")
# Settings that are no texts, and those that name what a site in memory has not.
_KEPT_SETTINGS = ("schema_", "features", "figures", "authors_shown", "allow_large", "base_url",
                  "theme", "people")  # fmt: skip
Steps = tuple[str | int, ...]


def hostile_record(kind: str, at: int, text: str) -> dict[str, Any]:
    """A record with the string in every field that takes it, and no field that refuses it."""
    model = KINDS[kind]
    always = {"id": f"hostile-{at}"}
    return always | _filled(model, text, model.one_of[:1], _ALWAYS_WRITTEN)


def hostile_config(text: str) -> dict[str, Any]:
    """Settings with the string in every field that takes it."""
    return _filled(Config, text, (), _KEPT_SETTINGS)


def hostile_library(at: int, texts: list[str]) -> Library:
    """The library of hostile records of all kinds; what linking refuses is left out of them."""
    return hostile_site(at, texts)[0]


def hostile_site(at: int, texts: list[str]) -> tuple[Library, Counter[str]]:
    """The same, and how many of the strings stand in each field."""
    records = {
        (kind, number): hostile_record(kind, at + number, text)
        for kind in KINDS
        for number, text in enumerate(texts)
    }
    # The one that the example of a paper's authors names.
    records["authors", len(texts)] = {"id": "charles-babbage", "name": "Charles Babbage"}
    facts = Config.model_validate({"schema": "1", "title": "Test"})
    for _round in range(10):
        entries = list(_entries(records))
        library, problems, _resolution = link(facts, entries, attachments=_attachments(entries))
        refused = [it.where for it in problems if it.severity == "error"]
        if not refused:
            held = zip(records.items(), [*texts * len(KINDS), ""], strict=True)
            return library, Counter(
                f"{kind}.{field}"
                for ((kind, _number), record), text in held
                for field in fields_with(record, text)
            )
        for where in refused:
            assert isinstance(where, Spot)
            kind, name = where.file.split("/")[1], str(where.path[0])
            if KINDS[kind].model_fields[name].is_required():
                records[kind, where.record][name] = _example(KINDS[kind], name)
            else:
                records[kind, where.record].pop(name)
    raise AssertionError(refused)


def fields_with(record: dict[str, Any], text: str) -> set[str]:
    """The fields that hold the string, by their names."""
    return {
        ".".join(step for step in path if isinstance(step, str))
        for path in _leaves(record)
        if _at(record, path) == text
    }


def _filled(
    model: type[Model], text: str, also_needed: Collection[str], kept: Collection[str]
) -> dict[str, Any]:
    """The fields of a model with the string wherever it is taken, but for those that are kept."""
    needed = {
        info.alias or name: _example(model, name)
        for name, info in model.model_fields.items()
        if info.is_required() or name in also_needed
    }
    filled = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        if name in kept:
            continue
        value = _example(model, name)
        for path in list(_leaves(value)):
            tried = _replaced(value, path, text)
            if _is_taken(model, {**needed, key: tried}):
                value = tried
        if text in _strings(value) or key in needed:
            filled[key] = value
    return filled


def _entries(records: dict[tuple[str, int], dict[str, Any]]) -> Iterator[Entry[Record]]:
    for (kind, number), record in records.items():
        source = Source(kind, f"content/{kind}/all.yaml", number, record, in_list=True)
        entry, problems = validate(source)
        assert not errors_in(problems), problems
        assert entry
        yield entry


def _attachments(entries: Iterable[Entry[Record]]) -> Attachments:
    """Every file that a text names, as if it were there."""
    file = Attachment(Path("a.png"), "a.png", "PNG", 1, 1, 1)
    return {
        (entry.kind, entry.record.id): {it.target: file for it in named}
        for entry in entries
        if (named := [it for it in entry.body.mentions if it.kind in (FILE, IMAGE)])
    }


def _example(model: type[Model], name: str) -> Any:
    """The example of a field's description, as a record holds it."""
    info = model.model_fields[name]
    assert isinstance(info.json_schema_extra, dict)
    return plain(parse_yaml(f"x: {info.json_schema_extra['example']}\n", "x.yaml"))["x"]


def _leaves(value: Any, path: Steps = ()) -> Iterator[Steps]:
    """Where the texts of a value stand."""
    if isinstance(value, str):
        yield path
        return
    steps: Any = value.items() if isinstance(value, dict) else enumerate(value)
    for step, part in steps:
        yield from _leaves(part, (*path, step))


def _strings(value: Any) -> list[str]:
    return [_at(value, path) for path in _leaves(value)]


def _at(value: Any, path: Steps) -> Any:
    for step in path:
        value = value[step]
    return value


def _replaced(value: Any, path: Steps, text: str) -> Any:
    if not path:
        return text
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _replaced(value[path[0]], path[1:], text)
    return copy


def _is_taken(model: type[Model], record: dict[str, Any]) -> bool:
    try:
        model.model_validate(record)
    except ValidationError:
        return False
    return True
