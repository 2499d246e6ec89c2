"""The golden site: its whole output, byte for byte. `make bless` renews it."""

import difflib
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from byline.problems import as_text
from byline.reading.find import find_files
from byline.reading.load import load
from byline.reading.validate import read_config, validate
from byline.records import KINDS as KINDS_OF_RECORDS
from byline.records.base import Model, models_in
from byline.records.config import Config
from byline.views.kinds import PAGE_KINDS
from PIL import Image

from tests.support.sites_on_disk import GOLDEN, GOLDEN_WARNINGS, NOT_GOLDEN, TINY, build_site, tree

PICTURES = (".jpg", ".png", ".webp")
# A tiny site has no long list; tests/derive/test_long_lists.py has one.
PARTS_OF_LONG_LISTS = {kind for kind in PAGE_KINDS if kind.endswith("-part")}

# The golden site stands below a path, as none with a domain of its own does: test_hosting.py.
ELSEWHERE = {("Config", "domain")}


def test_the_output_is_the_golden_one(tmp_path: Path) -> None:
    report = build_site(TINY, tmp_path / "output")
    for folder in NOT_GOLDEN:
        shutil.rmtree(tmp_path / "output" / folder)
    made, golden = tree(tmp_path / "output"), tree(GOLDEN)
    assert sorted(made) == sorted(golden)
    for name, content in golden.items():
        if name.endswith(PICTURES):  # other machines may draw a pixel otherwise
            assert Image.open(BytesIO(made[name])).size == Image.open(BytesIO(content)).size
        elif made[name] != content:
            old, new = content.decode().splitlines(), made[name].decode().splitlines()
            difference = difflib.unified_diff(
                old, new, f"golden/{name}", f"made/{name}", lineterm=""
            )
            pytest.fail("\n".join(difference))
    warnings = "\n\n".join(as_text(problem) for problem in report.problems) + "\n"
    assert warnings == GOLDEN_WARNINGS.read_text("utf-8")


def test_every_kind_of_page_is_in_it(tmp_path: Path) -> None:
    report = build_site(TINY, tmp_path / "output")
    assert set(report.pages) | PARTS_OF_LONG_LISTS == set(PAGE_KINDS)


def test_every_field_of_every_kind_is_in_it() -> None:
    files, _problems = find_files(TINY)
    found = [validate(source)[0] for file in files for source in load(file)[1]]
    given = {use for entry in found if entry for use in fields_in(entry.record)}
    config, _problems = read_config(TINY / "config.yaml")
    assert config
    given |= set(fields_in(config))
    models: list[type[Model]] = [*KINDS_OF_RECORDS.values(), Config]
    wanted = {use for model in models for use in fields_of(model)}
    assert sorted(wanted - given) == sorted(ELSEWHERE)


def fields_in(value: object) -> Iterator[tuple[str, str]]:
    """Every field that the record, or a part of it, was given, as (model, field)."""
    if isinstance(value, tuple):
        yield from (use for item in value for use in fields_in(item))
    if isinstance(value, Model):
        for name in value.model_fields_set:
            yield type(value).__name__, name
            yield from fields_in(getattr(value, name))


def fields_of(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Every field that records of the model, and their parts, can have."""
    for name, info in model.model_fields.items():
        yield model.__name__, name
        for part in models_in(info.annotation):
            yield from fields_of(part)
