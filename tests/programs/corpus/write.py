"""Corpora as sites on the disk: many records in a file, none of them near the largest size."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from byline.words.explanations import EXPLANATIONS, STATED

from tests.programs.corpus.papers import Corpus, Record

PAPERS_IN_A_FILE = 300
CONFIG = """\
schema: 1
title: Made-Up Papers
tagline: A corpus for measuring; none of it is true.
"""
WITH_FIGURES = f"features: {{{', '.join(f'{name}: true' for name in STATED)}}}\n"
# A plain corpus has no figures, and no page of the projects that it does not have.
PLAIN = f"features: {{{', '.join(f'{name}: false' for name in (*EXPLANATIONS, 'projects'))}}}\n"


def write_site(folder: Path, made: Corpus, in_a_file: int = PAPERS_IN_A_FILE) -> Path:
    """Writes a site of the corpus into the folder; gives its configuration."""
    _write(folder / "config.yaml", CONFIG + (PLAIN if made.plain else WITH_FIGURES))
    content = folder / "content"
    for number, papers in enumerate(_batches(made.papers(), in_a_file)):
        _write(content / "papers" / f"part-{number:05}.yaml", _yaml(papers))
    for kind, records in (
        ("venues", made.venues()),
        ("topics", made.topics()),
        ("authors", made.authors()),
    ):
        for number, some in enumerate(_batches(records, PAPERS_IN_A_FILE)):
            _write(content / kind / f"part-{number:05}.yaml", _yaml(some))
    return folder / "config.yaml"


def _batches(records: Iterator[Record], size: int) -> Iterator[list[Record]]:
    while batch := list(islice(records, size)):
        yield batch


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _yaml(records: Iterable[Record]) -> str:
    return "".join(line for record in records for line in _lines(record))


def _lines(record: Record) -> Iterator[str]:
    """The record as people write it: short values in one line each, an abstract as a block.

    JSON is YAML too, and written a hundred times faster than by a YAML writer.
    """
    start = "- "
    for name, value in record.items():
        if name == "abstract":
            yield f"{start}abstract: >-\n" + "".join(f"    {line}\n" for line in value)
        else:
            yield f"{start}{name}: {json.dumps(value, ensure_ascii=False)}\n"
        start = "  "
