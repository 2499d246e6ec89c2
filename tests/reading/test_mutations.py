"""Spoilt at random: a valid site, texts and values. All is either valid or told of in words."""

import random
from pathlib import Path

import pytest
from byline.reading.load import Source
from byline.reading.syntax import Fault, parse_yaml
from byline.reading.validate import validate
from byline.records import KINDS

from tests.support.agreement import told_badly
from tests.support.mutations import (
    AT_A_TIME,
    FILES,
    MUTATIONS,
    NEEDED,
    RANDOM_TEXTS,
    SHAPES,
    TOKENS,
    mutated,
    problems_of,
    write_site,
)


def test_the_site_is_valid_before_it_is_spoilt(tmp_path: Path) -> None:
    write_site(tmp_path)
    assert problems_of(tmp_path) == ()


@pytest.mark.parametrize("first", range(0, MUTATIONS, AT_A_TIME))
def test_a_spoilt_file_is_valid_or_told_of_at_its_place(tmp_path: Path, first: int) -> None:
    write_site(tmp_path)
    for seed in range(first, first + AT_A_TIME):
        name, text = mutated(seed)
        (tmp_path / name).write_text(text, "utf-8")
        for problem in problems_of(tmp_path):
            assert told_badly(problem, tmp_path) == []
        (tmp_path / name).write_text(FILES[name], "utf-8")


def refusal(text: str) -> Fault | None:
    try:
        parse_yaml(text, "some.yaml")
    except Fault as fault:
        return fault
    return None


def test_a_random_text_is_read_or_refused_at_its_place() -> None:
    chance = random.Random(0)  # noqa: S311 - the same texts in every run
    refused = 0
    for _ in range(RANDOM_TEXTS):
        text = "".join(chance.choice(TOKENS) for _ in range(chance.randrange(1, 25)))
        if fault := refusal(text):
            refused += 1
            line = text.split("\n")[fault.place.line - 1] if fault.place.line else ""
            assert 1 <= fault.place.column <= len(line) + 1, text
            assert "this is not YAML" not in fault.message, text
    assert 0 < refused < RANDOM_TEXTS


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (kind, info.alias or name)
        for kind, model in KINDS.items()
        for name, info in model.model_fields.items()
    ],
)
def test_a_value_of_any_shape_is_taken_or_told_of(kind: str, field: str) -> None:
    known = KINDS[kind].model_fields
    good = {name: value for name, value in NEEDED.items() if name in known}
    for shape in SHAPES:
        for value in (shape, [shape], {"name": shape}, {"value": shape, "label": shape}):
            source = Source(kind, f"content/{kind}/maps.yaml", 0, {**good, field: value}, False)
            entry, problems = validate(source)
            assert entry or problems
            assert not [it for it in problems if "Input should" in it.message]
