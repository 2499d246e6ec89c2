"""Spoilt at random: a valid site, texts and values. All is either valid or told of in words."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from byline.build.line import check
from byline.build.options import Options
from byline.machine.stopwatch import Watch
from byline.problems import Place, Problem, as_github, as_json, as_text
from byline.reading.load import Source
from byline.reading.syntax import Fault, parse_yaml
from byline.reading.validate import validate
from byline.records import KINDS

MUTATIONS = 300
AT_A_TIME = 30
RANDOM_TEXTS = 3_000
SIGNS = ":-#[]{}'\"&*!|>%@`,?\\\t \n~<$\u00a0\ufeffé漢\u0007\u2028"

TOKENS = (
    *":-#[]{}'\"&*!|>%@`,?\\\t \n~<=$",
    *("a", "b: ", "- ", "\n", "\n  ", "\n    ", "\n- ", "key: ", "x y", "\n---\n", "...", "<<: "),
    *("é", "漢", "\u00a0", "\\b", "\\x", "''", '""', "# c", "#c", "!!int ", "&a ", "*a ", "😀"),
)
SHAPES: tuple[Any, ...] = (
    *("", "x", "x: y", "-1", "9" * 30, None),
    *([], [None], [""], [[]], [["x"]], [{}], [{"a": "b"}], [{"a": None}], ["x", {"a": ["b"]}]),
    *({}, {"a": "b"}, {"a": None}, {"a": {"b": "c"}}, {"": ""}, {"": "x"}),
)
NEEDED = {"title": "Maps", "name": "Maps", "authors": ["Ada Lovelace"], "date": "2024"}

FILES = {
    "config.yaml": """\
schema: 1
title: Papers of the Example Lab
base_url: https://example.org/papers/
repository: {name: example/papers, branch: main}
nav:
  - label: Our lab
    url: https://example.org/lab
people: [ada-lovelace]
""",
    "content/papers/maps.yaml": """\
title: "Maps of small rank: an introduction"
authors:
  - name: Ada Lovelace
    id: ada-lovelace
    affiliations: [example-university, Analytical Society]
    equal: yes
  - {name: 'Babbage, Charles', orcid: 0000-0002-1825-0097}
  - others
date: 2024-05-31
type: conference
venue: EXC
pages: 101-118
doi: 10.1000/182
links:
  pdf: https://example.org/maps.pdf
  more:
    - {label: Interview, url: https://example.org/interview}
topics: [compression]
related: [ranks]
versions:
  - label: arXiv v1
    date: 2023-03
    arxiv: 2303.10512
citations: {count: 120, as_of: 2026-11-01, source: Example index}
extra:
  grant: [1, [2, {three: 4}]]
""",
    "content/papers/ranks.md": """\
---
# A comment of its own.
title: Ranks of $n \\times n$ maps
authors: [Mary Somerville, Ada Byron]
year: 2023
aliases: [old-ranks]
preprint_of: maps
---

We study *ranks*, such as $\\frac{1}{2}$.

- One.
- Two.
""",
    "content/papers/several.yaml": """\
- id: bounds
  title: 'Bounds on maps: it''s simple'
  authors: [Ada Lovelace]
  year: 2022
  abstract: |
    First line.

    Second paragraph.
- id: notes
  title: Notes
  authors: [others]
  year: 1843
  tldr: >
    Folded
    text.
""",
    "content/authors/ada-lovelace.yaml": """\
name: Ada Lovelace
variants: [A. Lovelace, Ada Lovelace 0002]
former_names: [Ada Byron]
affiliations:
  - {institution: example-university, role: Professor, from: 2019}
education:
  - PhD
figures:
  h_index: {value: 11, source: Example index}
""",
    "content/venues/exc.yaml": """\
name: Example Conference on Computation
short: EXC
type: conference
""",
    "content/topics/compression.md": """\
---
name: Compression
---

Making maps *smaller*.
""",
    "content/news/two.md": """\
---
title: Two papers
date: 2024-06-01
papers: [maps, old-ranks]
---
See them.
""",
}


def _delete_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def _duplicate_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    line = chance.choice(lines)
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "".join(lines)


def _swap_lines(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _indent_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([" ", "  ", "\t", "- "]) + lines[at]
    return "".join(lines)


def _delete_characters(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + text[start + chance.choice([1, 1, 2, 5, 20]) :]


def _insert_character(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + chance.choice(SIGNS) + text[start:]


def _duplicate_part(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    end = min(len(text), start + chance.randrange(1, 40))
    return text[:end] + text[start:]


def _swap_characters(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _truncate(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text))]


MUTATORS: tuple[Callable[[str, random.Random], str], ...] = (
    _delete_line,
    _duplicate_line,
    _swap_lines,
    _indent_line,
    _delete_characters,
    _insert_character,
    _insert_character,
    _duplicate_part,
    _swap_characters,
    _truncate,
)


def write_site(folder: Path) -> None:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def mutated(seed: int) -> tuple[str, str]:
    chance = random.Random(seed)  # noqa: S311 - the same mutations in every run
    name = chance.choice(list(FILES))
    text = FILES[name]
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        text = chance.choice(MUTATORS)(text, chance).ljust(2)
    return name, text


def problems_of(folder: Path) -> tuple[Problem, ...]:
    library, problems, *_ = check(Options(folder / "config.yaml", folder / "output"), Watch())
    assert library is not None or problems
    return problems


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
            assert_told_well(problem, tmp_path)
        (tmp_path / name).write_text(FILES[name], "utf-8")


def assert_told_well(problem: Problem, folder: Path) -> None:
    """The problem stands in a line of its file, in words, and can be printed in every form."""
    assert isinstance(problem.where, Place)
    place = problem.where
    lines = (folder / place.file).read_text("utf-8").split("\n")
    assert 0 <= place.line <= len(lines)
    assert 1 <= place.column <= len(lines[max(0, place.line - 1)]) + 1
    assert problem.message.strip()
    assert not problem.message.startswith("''")
    for form in (as_text(problem), as_github(problem), as_json([problem])):
        assert place.file in form


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
