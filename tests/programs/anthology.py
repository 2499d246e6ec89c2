"""Turns a file of papers, one JSON object a line, into a site, for measuring and for trying.

python -m tests.programs.anthology PAPERS.jsonl.gz FOLDER [--first N]

Each line holds key, title, authors, year, venue, type, and perhaps abstract, pages, volume,
doi, pdf, publisher, code and openreview.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from byline.addresses import slug

CONFIG = """\
schema: 1
title: Anthology
tagline: Papers of an anthology, for measuring.
"""
AS_THEY_ARE = ("title", "authors", "year", "venue", "type", "pages", "volume", "doi", "abstract")
LINKS = ("pdf", "publisher", "code")


def records(source: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The papers of the file as (id, record)."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield _record(json.loads(line))


def _record(paper: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    record = {name: paper[name] for name in AS_THEY_ARE if paper.get(name)}
    links = {name: paper[name] for name in LINKS if paper.get(name)}
    if found := re.search(r"[?&]id=([\w-]+)", paper.get("openreview") or ""):
        record["openreview"] = found[1]
    return slug(paper["key"]), {**record, "links": links} if links else record


def convert(source: Path, folder: Path, first: int | None = None) -> int:
    """Writes a site of the file's papers, a file each, by year; gives their number."""
    number = 0
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(CONFIG, "utf-8")
    for paper_id, record in islice(records(source), first):
        path = folder / "content" / "papers" / str(record["year"]) / f"{paper_id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        path.write_text(text, "utf-8")
        number += 1
    return number


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("source", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int)
    asked = parser.parse_args()
    print(f"wrote {convert(asked.source, asked.folder, asked.first)} papers to {asked.folder}")


if __name__ == "__main__":
    main()
