"""The generated docs are current, complete, and true to the models."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from byline.cli import main
from byline.problems import Problem
from byline.reading.load import Source
from byline.reading.syntax import parse_yaml, plain
from byline.reading.validate import validate
from byline.records import KINDS, Record
from byline.records.base import Model
from byline.records.config import Config
from byline.records.docs import (
    ROOT,
    SHARED_FIELDS,
    as_editors_read,
    commented_record,
    generated_files,
)
from byline.text.destinations import NAMES
from click.testing import CliRunner

README = generated_files()[Path("content/README.md")]


@pytest.mark.parametrize("path", generated_files())
def test_the_file_is_current(path: Path) -> None:
    assert (ROOT / path).read_text("utf-8") == generated_files()[path], "run: make reference"


def section(kind: str) -> str:
    found = re.search(rf"^## {kind}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def first_example(text: str) -> dict[str, Any]:
    found = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert found
    values = plain(parse_yaml(found[1], "example.yaml"))
    assert isinstance(values, dict)
    return values


def validated(kind: str, values: dict[str, Any]) -> list[Problem]:
    entry, problems = validate(Source(kind, "example.yaml", 0, values, in_list=False))
    assert entry or problems
    return problems


@pytest.mark.parametrize("kind", KINDS)
def test_each_example_is_valid_and_has_every_field(kind: str) -> None:
    values = first_example(section(kind))
    assert validated(kind, values) == []
    fields = {info.alias or name for name, info in KINDS[kind].model_fields.items()}
    assert set(values) == fields - set(SHARED_FIELDS)


def test_the_example_of_shared_fields_is_valid() -> None:
    values = first_example(README)
    assert set(values) == set(SHARED_FIELDS)
    assert validated("papers", {**values, "title": "T", "authors": ["A"], "year": "2020"}) == []


def test_the_example_of_config_is_valid_and_has_every_field() -> None:
    values = first_example(section("config.yaml"))
    Config.model_validate(values)
    assert set(values) == {info.alias or name for name, info in Config.model_fields.items()}


@pytest.mark.parametrize("model", [*KINDS.values(), Config])
def test_every_field_says_what_it_is(model: type[Model]) -> None:
    for name, info in model.model_fields.items():
        assert info.description, name
        assert info.description[-1] in ".`", name


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_knows_every_field_and_refuses_others(kind: str) -> None:
    schema = json.loads(generated_files()[Path(f"generator/byline/records/schemas/{kind}.json")])
    record = schema["$defs"]["record"]
    fields = {info.alias or name for name, info in KINDS[kind].model_fields.items()}
    assert set(record["properties"]) == fields
    assert record["additionalProperties"] is False
    assert set(record.get("required", [])) == {
        name for name, info in KINDS[kind].model_fields.items() if info.is_required()
    }
    for part in record["properties"].values():
        assert part["description"]
        assert part["examples"]


@pytest.mark.parametrize("model", KINDS.values())
def test_a_new_record_filled_in_is_valid(model: type[Record]) -> None:
    kind = next(kind for kind, it in KINDS.items() if it is model)
    text = commented_record(model, "new-one")
    values = plain(parse_yaml(text, "new.yaml"))
    assert set(values) == {
        name
        for name, info in model.model_fields.items()
        if info.is_required() or name in model.one_of[:1]
    }
    assert all(value is None for value in values.values())
    filled = re.sub(r"^## Such as (.*)\n\w+:$", r"\1", text, flags=re.MULTILINE)
    assert validated(kind, plain(parse_yaml(filled, "new.yaml"))) == []
    everything = re.sub(r"^# (\w+: .*)$", r"\1", filled, flags=re.MULTILINE)
    values = plain(parse_yaml(everything, "new.yaml"))
    assert validated(kind, values) == []
    assert set(values) == {info.alias or name for name, info in model.model_fields.items()}


def test_new_writes_a_record_once(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("schema: 1\ntitle: T\n")
    arguments = ["new", "--config", str(tmp_path / "config.yaml"), "paper", "my-paper"]
    first = CliRunner().invoke(main, arguments)
    assert first.exit_code == 0
    path = tmp_path / "content" / "papers" / "my-paper.yaml"
    assert f"wrote {path}" in first.output
    assert yaml.safe_load(path.read_text("utf-8")) == {"title": None, "authors": None, "year": None}
    again = CliRunner().invoke(main, arguments)
    assert again.exit_code == 1
    assert "is there already" in again.output


def test_new_takes_the_names_of_kinds_that_links_use(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("schema: 1\ntitle: T\n")
    for folder, name in NAMES.items():
        arguments = ["new", "--config", str(tmp_path / "config.yaml"), name, "first"]
        assert CliRunner().invoke(main, arguments).exit_code == 0
        assert (tmp_path / "content" / folder / "first.yaml").exists()
    assert set(NAMES) == set(KINDS)


def test_new_refuses_what_is_no_id(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("schema: 1\ntitle: T\n")
    arguments = ["new", "--config", str(tmp_path / "config.yaml"), "author", "../Ada"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "'../Ada' is not an id" in result.output
    assert not (tmp_path / "content").exists()


@cache
def editor(kind: str) -> jsonschema.Draft202012Validator:
    """What an editor knows of a kind of record."""
    schema = json.loads(generated_files()[Path(f"generator/byline/records/schemas/{kind}.json")])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def in_editor(kind: str, text: str) -> list[str]:
    """What an editor would underline in a record."""
    return [it.message for it in editor(kind).iter_errors(as_editors_read(text))]


@pytest.mark.parametrize("kind", KINDS)
def test_editors_take_the_example_of_each_kind(kind: str) -> None:
    found = re.search(r"```yaml\n(.*?)```", section(kind), re.DOTALL)
    assert found
    assert in_editor(kind, found[1]) == []


def test_editors_take_the_sample_and_shorthand() -> None:
    for path in sorted((ROOT / "content").glob("*/**/*.yaml")):
        kind = path.relative_to(ROOT / "content").parts[0]
        assert in_editor(kind, path.read_text("utf-8")) == [], path
    short = "title: 1984\nauthors: George Orwell\nyear: 1949\ntopics: fiction\nlinks: []\n"
    assert in_editor("papers", short) == []
    assert in_editor("papers", f"- {{id: a, {'title: x, authors: [others], year: 1}'}\n") != []


@pytest.mark.parametrize(
    "line",
    ["tpye: book", "type: bok", "year: soon", "authors: [{nam: A}]", "links: {pfd: x}", "id: A B"],
)
def test_editors_underline_mistakes(line: str) -> None:
    assert in_editor("papers", f"title: T\n{line}\n") != []
    key = line.partition(":")[0]
    fixed = "" if key == "authors" else "authors: [A]\n"
    assert in_editor("papers", f"title: T\n{fixed}{line}\n") != []
