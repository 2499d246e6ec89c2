"""What a reader of a source tells, as YAML that a person can check; and the examples of formats."""

import dataclasses
from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from pathlib import Path

import yaml
from byline.importers.works import Markup, NewsItem, SourceReading, SourceWork, WorkByline
from byline.problems import as_text

from tests.support.places import ROOT

EXAMPLES = ROOT / "tests" / "import"
_EXPECTED = ".expected.yaml"


def told(reading: SourceReading) -> str:
    """The works, problems and news of the reading as YAML, without what is empty."""
    everything = {
        "works": [_marked_up(it) for it in reading.works],
        "problems": [as_text(it) for it in reading.problems],
        "about": reading.about,
        "person": _filled(reading.person) if reading.person else {},
        "news": [_marked_up(it) for it in reading.news],
    }
    filled = {key: value for key, value in everything.items() if value}
    return yaml.safe_dump(filled, sort_keys=False, allow_unicode=True, width=100)


def read_example(source: Path) -> SourceReading:
    """What the reader of the format, which the source's folder names, reads in it."""
    reader = import_module(f"byline.importers.readers.{source.parent.name}")
    reading = reader.read(source.read_bytes(), source.name)
    assert isinstance(reading, SourceReading)
    return reading


def formats() -> list[str]:
    """The formats that have examples in files; those of whole sites are folders."""
    return sorted(it.name for it in EXAMPLES.iterdir() if it.is_dir() and examples(it.name))


def examples(of_format: str) -> list[Path]:
    """The example files of the format, in order."""
    files = (EXAMPLES / of_format).iterdir()
    return sorted(it for it in files if it.is_file() and not it.name.endswith(_EXPECTED))


def expected_of(source: Path) -> Path:
    """The file that says what is to be read in the example."""
    return source.with_name(source.stem + _EXPECTED)


def _marked_up(told: SourceWork | NewsItem) -> dict[str, object]:
    """The filled fields; that a text is plain needs no word."""
    return {
        key: value
        for key, value in _filled(told).items()
        if (key, value) != ("markup", Markup.PLAIN.value)
    }


def _filled(record: object) -> dict[str, object]:
    """The fields of the record that are not empty, in their order."""
    assert dataclasses.is_dataclass(record)
    values = ((it.name, getattr(record, it.name)) for it in dataclasses.fields(record))
    return {name: _plain(value) for name, value in values if value not in ("", None, (), {}, False)}


def _plain(value: object) -> object:
    """The value as YAML has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, WorkByline):
        filled = _filled(value)
        return value.name if filled.keys() == {"name"} else filled
    if dataclasses.is_dataclass(value):
        return _filled(value)
    if isinstance(value, Mapping):
        return {key: _plain(it) for key, it in value.items()}
    if isinstance(value, tuple):
        return [_plain(it) for it in value]
    return value
