"""Lines such as 'arXiv: 2106.09685 [cs.LG]', which programs write into notes for want of fields."""

import re
from collections.abc import Mapping
from dataclasses import replace

from byline.importers.forms.ids import arxiv_in
from byline.importers.works import SourceWork

_LINE = re.compile(r"(?m)^[ \t]*([A-Za-z][A-Za-z -]{1,30}?)[ \t]*:[ \t]*(\S.*?)[ \t]*$")
_CLASS = re.compile(r"\[((?:[a-z-]+\.[A-Za-z-]{2,}|[a-z]+-[a-z]+)(?:,[^\]]*)?)\]")
_MOST = 20_000  # letters of a note that are looked at


def with_extras(work: SourceWork, note: str) -> SourceWork:
    """The work with what such lines of the note tell and its fields do not."""
    told = _lines(note)
    arxiv = work.arxiv or arxiv_in(note[:_MOST])
    found = _CLASS.search(told.get("arxiv", ""))
    return replace(
        work,
        doi=work.doi or told.get("doi", ""),
        arxiv=arxiv,
        pmid=work.pmid or told.get("pmid", ""),
        isbn=work.isbn or told.get("isbn", ""),
        openalex=work.openalex or told.get("openalex", ""),
        cite_key=work.cite_key or told.get("citation key", ""),
        tldr=work.tldr or told.get("tldr", ""),
        categories=work.categories or ((found[1].split(",")[0],) if found else ()),
    )


def _lines(note: str) -> Mapping[str, str]:
    """The values by the words before their colon, in small letters; the first of each holds."""
    found: dict[str, str] = {}
    for key, value in _LINE.findall(note[:_MOST]):
        found.setdefault(key.lower(), value)
    return found
