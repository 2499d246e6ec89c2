"""A valid site, spoilt at random: its texts and its values."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from byline.building.check import check
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.problems import Problem

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
    "content/projects/bridges.md": """\
---
title: Bridges that *listen*
from: 2022-04
to: 2025
people: [ada-lovelace]
papers: [maps]
funding: Example Fund
links: {website: https://example.org/bridges}
---
They hum.
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
    library, problems, *_ = check(Options(folder / "config.yaml", folder / "output"), Stopwatch())
    assert library is not None or problems
    return problems
