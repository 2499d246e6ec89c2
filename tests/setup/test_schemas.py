"""`byline schema`: editors propose the ids of the site, and accept all that they did before."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from byline.cli import main
from byline.records.docs import generated_files
from byline.setup.schemas import REFERENCES
from click.testing import CliRunner

from tests.support.sites_on_disk import TINY, write_site


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The schemas of the tiny site."""
    site = tmp_path_factory.mktemp("schema") / "site"
    (site / "content").parent.mkdir(parents=True)
    (site / "config.yaml").write_bytes((TINY / "config.yaml").read_bytes())
    (site / "content").symlink_to(TINY / "content")
    asked = ["schema", "--jobs", "1", "--config", str(site / "config.yaml")]
    assert CliRunner().invoke(main, asked).exit_code == 0
    folder = site / ".byline" / "schemas"
    return {it.stem: json.loads(it.read_text("utf-8")) for it in folder.iterdir()}


def proposed(schema: Any) -> set[str]:
    """All values that the schema proposes."""
    if isinstance(schema, list):
        return set().union(*map(proposed, schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    return set(schema.get("enum", ())) | set().union(*map(proposed, schema.values()))


def test_there_is_one_for_each_kind_and_for_the_configuration(schemas: dict[str, Any]) -> None:
    assert {f"{it}.json" for it in schemas} == {
        it.name for it in generated_files() if it.suffix == ".json"
    }


def test_ids_are_proposed_where_they_are_meant(schemas: dict[str, Any]) -> None:
    papers = schemas["papers"]["$defs"]
    assert "jrs" in proposed(papers["record"]["properties"]["venue"])
    assert "machines" in proposed(papers["record"]["properties"]["topics"])
    assert "ada" in proposed(papers["Byline"]["properties"]["id"])
    assert "Ada Lovelace" in proposed(papers["record"]["properties"]["authors"])
    assert "engine" in proposed(papers["record"]["properties"]["related"])
    assert "ada" in proposed(schemas["config"]["properties"]["people"])


def test_nothing_else_changes(schemas: dict[str, Any]) -> None:
    changed = {}
    for path, text in generated_files().items():
        if path.suffix == ".json":
            before, after = json.loads(text), schemas[path.stem]
            parts = {"": (before, after)}
            parts |= {it: (before["$defs"][it], after["$defs"][it]) for it in before["$defs"]}
            changed[path.stem] = {
                (part, field)
                for part, (old, new) in parts.items()
                for field in old.get("properties", {})
                if old["properties"][field] != new["properties"][field]
            }
    assert {it: found for it, found in changed.items() if found} == {
        it: {(part, field) for part, field, _kind in rows} for it, rows in REFERENCES.items()
    }


def test_records_are_as_valid_as_before(schemas: dict[str, Any]) -> None:
    record = yaml.safe_load("{title: X, authors: [Nobody, {name: A, id: ada}], venue: Elsewhere}")
    jsonschema.validate(record, schemas["papers"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record, "venue": ["x"]}, schemas["papers"])


def test_a_site_with_errors_is_told_of_them(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {"papers/x.yaml": "title: X\n"})
    result = CliRunner().invoke(main, ["schema", "--config", str(site / "config.yaml")])
    assert result.exit_code == 1
    assert "papers/x.yaml" in result.output
    assert not (site / ".byline").exists()
