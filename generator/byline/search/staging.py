"""Documents as the pages that Pagefind reads, with all that they say as text.

A page's own words weigh as much as is set here; its fields weigh as `RANKING` says, which the
browser hands to Pagefind. Words of the title count both ways.
"""

import html
import re
from types import MappingProxyType
from typing import Any

from byline.search.documents import SearchDocument

# From 0 to 10; a text without a weight of its own has 1.
TITLE_WEIGHT, PEOPLE_WEIGHT, BESIDE_WEIGHT = 7, 4, 2
# A field adds its weight for each part of the query that it holds, most for all of it. A name
# before a colon is the surest sign; other spellings count as the words themselves do; what is
# only shown counts for nothing. Titles are short and abstracts long, so that length says little.
RANKING: MappingProxyType[str, Any] = MappingProxyType(
    {
        "pageLength": 0.4,
        "termSaturation": 1.2,
        "metaWeights": {"short": 8, "title": 6, "also": 3, "about": 0, "standing": 0},
    }
)
# The field by which pages are put in order; it is taken out again.
RANK = "rank"
TEXT = "text"
_WORD = re.compile(r"\w")
# Pagefind gives these a meaning within texts.
_SIGNS_OF_PAGEFIND = re.compile("___PAGEFIND_ANCHOR___|\u200b")


def light_page(rank: int, document: SearchDocument) -> str:
    """The page of a document without its text."""
    return _page(rank, document, "")


def full_page(rank: int, document: SearchDocument) -> str:
    """The page of a document with its text."""
    paragraph = f'<p id="{TEXT}">{_escaped(document.text)}</p>\n' if document.text else ""
    return _page(rank, document, paragraph)


def _page(rank: int, document: SearchDocument, text: str) -> str:
    beside = document.beside
    if not _WORD.search(f"{document.title}{document.people}{beside}"):
        beside = document.address  # a page without a word is left out, and counts would be wrong
    fields = (
        ("about", document.about),
        ("standing", document.standing),
        ("short", document.short),
        ("also", document.also),
    )
    hidden = "".join(
        f'<p data-pagefind-ignore data-pagefind-meta="{name}">{_escaped(value)}</p>\n'
        for name, value in fields
        if value
    )
    return (
        '<!doctype html>\n<html lang="en">\n<body data-pagefind-body>\n'
        f'<p data-pagefind-weight="{TITLE_WEIGHT}" data-pagefind-meta="title">'
        f"{_escaped(document.title)}</p>\n"
        f'<p data-pagefind-weight="{PEOPLE_WEIGHT}">{_escaped(document.people)}</p>\n'
        f'<p data-pagefind-weight="{BESIDE_WEIGHT}">{_escaped(beside)}</p>\n{text}{hidden}'
        f'<i data-pagefind-ignore data-pagefind-sort="{RANK}:{rank:08}"></i>\n</body>\n</html>\n'
    )


def _escaped(text: str) -> str:
    return html.escape(_SIGNS_OF_PAGEFIND.sub("", text))
