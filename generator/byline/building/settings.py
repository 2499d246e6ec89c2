"""The settings of a site: which hold, and where each comes from."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.problems import Problem, Spot, errors_in, in_order
from byline.reading.find import find_files
from byline.reading.locate import locate, places
from byline.reading.read import read
from byline.reading.validate import Entry, read_config
from byline.records import Record
from byline.records.base import Model
from byline.records.config import Config, Profile
from byline.records.in_force import PROFILES, at_its_domain, fitted, with_profile

_Path = tuple[str, ...]


class Setting(NamedTuple):
    """One setting: its name, as `features.trust`, its value in plain terms, and why it holds."""

    name: str
    value: Any
    source: str


def holding(config: Config, entries: Iterable[Entry[Record]], *, drafts: bool) -> Config:
    """The configuration that holds for a site of these records."""
    return fitted(config, _with_a_record(entries, drafts=drafts))


def settings(options: Options) -> tuple[list[Setting] | None, list[Problem]]:
    """Every setting that holds, unless something stands in the way; and what is wrong."""
    config, problems = read_config(options.config)
    files, _misplaced = find_files(options.site)
    files = [file for file in files if file.kind == "authors"]
    reading = read(files, options.jobs, Stopwatch().on_steps)
    problems = in_order(locate([*problems, *reading.problems], options.site))
    if config is None or errors_in(problems):
        return None, problems
    return told(config, reading.entries, options.config), problems


def told(written: Config, entries: Iterable[Entry[Record]], path: Path) -> list[Setting]:
    """Every setting that holds, in the order of the fields; `path` is where they are written."""
    authors = _with_a_record(entries, drafts=False)
    profiled = with_profile(at_its_domain(written), authors)
    held = fitted(written, authors)
    spots = {it: Spot(path.name, 0, it) for it in _written(written)}
    found = places(spots.values(), path.parent)
    lines = {it: f"{path.name} line {found[spot].line}" for it, spot in spots.items()}
    before, now = dict(_values(profiled)), dict(_values(held))
    return [
        Setting(".".join(it), value, _source(it, value, held, lines, before))
        for it, value in now.items()
    ]


def _with_a_record(entries: Iterable[Entry[Record]], *, drafts: bool) -> list[str]:
    """The ids of the people with a record that lists may show."""
    records = (entry.record for entry in entries if entry.kind == "authors")
    return [it.id for it in records if not it.unlisted and (drafts or not it.draft)]


def _values(model: Model, above: _Path = ()) -> Iterator[tuple[_Path, Any]]:
    """Each field that holds no fields of its own, by the way to it, in plain terms."""
    for name, info in type(model).model_fields.items():
        value, key = getattr(model, name), info.alias or name
        if isinstance(value, Model):
            yield from _values(value, (*above, key))
        else:
            yield (*above, key), _plain(value)


def _plain(value: Any) -> Any:
    """A value as YAML has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Model):
        return {name: _plain(it) for name, it in value.model_dump(by_alias=True).items()}
    return [_plain(it) for it in value] if isinstance(value, tuple) else value


def _written(model: Model, above: _Path = ()) -> Iterator[_Path]:
    """The ways to all fields that are written."""
    for name in model.model_fields_set:
        value, key = getattr(model, name), type(model).model_fields[name].alias or name
        if isinstance(value, Model):
            yield from _written(value, (*above, key))
        else:
            yield (*above, key)


def _source(
    path: _Path, value: Any, held: Config, lines: Mapping[_Path, str], before: Mapping[_Path, Any]
) -> str:
    """Why a setting holds; what the size leaves out it leaves out for all."""
    if before[path] != value:
        return f"size {held.size}"
    if path in lines:
        return lines[path]
    section, name = path[0], path[-1]
    if section == "base_url" and value:
        return f"domain, {lines[('domain',)]}"
    if (section == "people" and value) or (section == "profile" and value == Profile.PERSON):
        return "the only author's record"
    if section == "features" and held.profile and name in PROFILES[held.profile]:
        return f"profile {held.profile}"
    return "default"
