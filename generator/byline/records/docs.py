"""The docs of records, made from the models: JSON Schemas, content/README.md, new records.

`python -m byline.render.generated` renews the files; a test holds them current.
"""

import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from byline.problems import a
from byline.records import KINDS, Record
from byline.records.base import Model, models_in
from byline.records.config import Config
from byline.words import interface as words

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = Path("generator/byline/records/schemas")
CONTENT_README = Path("content/README.md")
SHARED_FIELDS = tuple(Record.model_fields)
_WIDTH = 96


def generated_files() -> dict[Path, str]:
    """Every file that is made from the models, by its path in the project."""
    schemas = {SCHEMAS / f"{kind}.json": schema_of(model) for kind, model in KINDS.items()}
    schemas[SCHEMAS / "config.json"] = schema_of(Config)
    return {**schemas, CONTENT_README: content_readme()}


def schema_of(model: type[Model]) -> str:
    """The JSON Schema that editors use to complete and check records of the kind."""
    made = model.model_json_schema(by_alias=True, mode="validation")
    parts = made.pop("$defs", {})
    for part in (made, *parts.values()):
        for field in part.get("properties", {}).values():
            _tidy(field)
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if issubclass(model, Record):
        one = {"$ref": "#/$defs/record"}
        schema |= {"anyOf": [one, {"type": "array", "items": one}]}
        schema["$defs"] = {**parts, "record": made}
    else:
        schema |= {**made, "$defs": parts}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _tidy(field: dict[str, Any]) -> None:
    """A field as editors want it: its example as a value, nothing that says nothing."""
    field.pop("title", None)
    if not isinstance(field.get("default"), bool | str) or not field["default"]:
        field.pop("default", None)
    field["examples"] = [as_editors_read(field.pop("example"))]


class _EditorsLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: no dates, and no `on` or `yes` that means true."""


_EditorsLoader.yaml_implicit_resolvers = {
    sign: [found for found in resolvers if not found[0].endswith(("bool", "timestamp"))]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_EditorsLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def as_editors_read(text: str) -> Any:
    """YAML as values of JSON."""
    return yaml.load(text, _EditorsLoader)  # noqa: S506 - a safe loader, with fewer types


def content_readme() -> str:
    """content/README.md: each kind as a commented example."""
    parts = [
        "# Records\n",
        _wrapped(
            "Every record is a text file in the folder of its kind: `content/papers/`, "
            "`content/authors/` and so on, at any depth. A `.yaml` file holds one record, or a "
            "list of records, each with its `id`. A `.md` file is one record between two lines "
            "`---`, with its long text below. Values are taken as you write them: `no` and `3.10` "
            "in a text stay that text. A line with nothing behind the colon counts as left out."
        ),
        _wrapped(
            "`byline new paper my-paper` writes a record to fill in; `byline check` says what is "
            "wrong, and where. This page is made from the program's own models by "
            "`make reference`, so it is complete. The values are invented."
        ),
        _wrapped(
            "A link may lead to a file of your own: `pdf: paper.pdf` is the file of that name in "
            "the record's folder. It is checked, and published beside the record's page. It may "
            f"end in {', '.join(words.FORMS)}. A photo is scaled to fit the page, and all that "
            "the camera wrote into it, such as the place, is left out."
        ),
        _wrapped(
            "A figure that you state with its source is shown with it. What Byline would compute "
            "about your own people is shown only where `features` in `config.yaml` asks for it. "
            "The page `metrics/` of your site explains every figure that it shows."
        ),
        "All kinds take these fields; none is needed, and they are left out below:\n",
        _yaml_block(Record, SHARED_FIELDS),
    ]
    for kind, model in KINDS.items():
        parts += [
            f"## {kind}\n",
            _wrapped(model.about_kind),
            _yaml_block(model, _own_fields(model)),
        ]
        for name, nested in _nested(model):
            parts += [
                f"Each entry of `{name}` takes:\n",
                _yaml_block(nested, tuple(nested.model_fields)),
            ]
    parts += [
        "## config.yaml\n",
        _wrapped("Facts about the site. The folder that holds this file is the site."),
        _yaml_block(Config, tuple(Config.model_fields)),
    ]
    for name, nested in _nested(Config):
        parts += [f"`{name}` takes:\n", _yaml_block(nested, tuple(nested.model_fields))]
    return "\n".join(parts)


def commented_record(model: type[Record], record_id: str) -> str:
    """A record to fill in: what is needed stands open, the rest waits behind `#`."""
    lines = [
        f"## {a(model.noun).capitalize()}. Fill in what you know.",
        "## Remove the # of the lines that you use.",
        "",
    ]
    for name in _own_fields(model):
        info = model.model_fields[name]
        key, example = info.alias or name, _example(info.json_schema_extra)
        is_open = info.is_required() or name in model.one_of[:1]
        lines.append(f"## {info.description}")
        lines += [f"## Such as {key}: {example}", f"{key}:"] if is_open else [f"# {key}: {example}"]
    lines += ["", "## These fit every kind of record.", f"# id: {record_id}"]
    for name in SHARED_FIELDS[1:]:
        info = model.model_fields[name]
        lines += [
            f"## {info.description}",
            f"# {info.alias or name}: {_example(info.json_schema_extra)}",
        ]
    return "\n".join(lines) + "\n"


def _own_fields(model: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in SHARED_FIELDS)


def _yaml_block(model: type[Model], names: tuple[str, ...]) -> str:
    lines = ["```yaml"]
    for name in names:
        info = model.model_fields[name]
        needed = " Needed." if info.is_required() else ""
        lines += textwrap.wrap(
            f"{info.description}{needed}", _WIDTH, initial_indent="# ", subsequent_indent="# "
        )
        lines.append(f"{info.alias or name}: {_example(info.json_schema_extra)}")
    return "\n".join([*lines, "```\n"])


def _nested(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """The models that the fields of a model hold, at any depth, each once."""
    seen: set[type[Model]] = set()
    waiting = [(name, info) for name, info in model.model_fields.items()]
    while waiting:
        name, info = waiting.pop(0)
        for kind in models_in([info.annotation, *info.metadata]):
            if kind not in seen:
                seen.add(kind)
                yield name, kind
                waiting += list(kind.model_fields.items())


def _example(extra: Any) -> str:
    return str(extra["example"])


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_on_hyphens=False, break_long_words=False) + "\n"
