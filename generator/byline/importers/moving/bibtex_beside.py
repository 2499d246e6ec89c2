"""A BibTeX file beside the page of a work: it fills in what the page does not say."""

import re
from dataclasses import replace

from byline.importers.moving.gathering import Gathering
from byline.importers.moving.tree import LARGEST_TEXT
from byline.importers.readers import bibtex
from byline.importers.works import SourceWork

_FILLED_IN = (
    "authors", "year", "date", "type", "venue", "volume", "number", "pages", "article", "series",
    "publisher", "booktitle", "institution", "doi", "arxiv", "isbn", "cite_key",
)  # fmt: skip
_TEX = re.compile(r"[\\{}$~]")


def with_bibtex(gathering: Gathering, work: SourceWork, file: str) -> SourceWork:
    """The work with what only the file tells; nothing changes where the tree has no such file, or
    where it is about several works. Values that need TeX to be read are left to the page."""
    if file not in gathering.tree.files:
        return work
    reading = bibtex.read(gathering.content(file, LARGEST_TEXT), file)
    gathering.problems += reading.problems
    if len(reading.works) != 1:
        return work
    told = reading.works[0]
    more = {
        name: value
        for name in _FILLED_IN
        if not getattr(work, name) and (value := getattr(told, name)) and not _is_tex(value)
    }
    return replace(work, **more)


def _is_tex(value: object) -> bool:
    return isinstance(value, str) and bool(_TEX.search(value))
