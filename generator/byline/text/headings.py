"""The headings of a text, moved to their place on the page and given addresses."""

import re
from collections.abc import Collection
from xml.etree.ElementTree import Element

from byline.addresses import slug
from byline.text.stash import Stash
from byline.text.tree import said

ID_PREFIX = "text-"
_UNNAMED = "part"
_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADING = re.compile(f'<h[1-6] id="({ID_PREFIX}[^"]*)"')


def place_headings(tree: Element, highest: int, stash: Stash) -> frozenset[str]:
    """Gives each heading its level and its id, and returns the ids.

    The levels above a heading decide its place, so that none is skipped on the way down.
    """
    above: list[str] = []
    ids: dict[str, int] = {}
    for heading in [it for it in tree.iter() if it.tag in _TAGS]:
        while above and above[-1] >= heading.tag:
            above.pop()
        above.append(heading.tag)
        heading.tag = f"h{min(highest + len(above) - 1, len(_TAGS))}"
        heading.set("id", _free_id(stash.spelt(said(heading)), ids))
    return frozenset(ids)


def headings_in(html: str) -> frozenset[str]:
    """The ids of the headings in the finished HTML of a text."""
    return frozenset(_HEADING.findall(html) if "<h" in html else ())


def heading_id(written: str, ids: Collection[str]) -> str:
    """The id among them of the heading that a link writes by its words; '' if there is none."""
    words = slug(written)
    return next((it for it in (ID_PREFIX + words, words) if it in ids), "")


def _free_id(text: str, taken: dict[str, int]) -> str:
    """The id of a heading, numbered where another heading has it.

    The ids taken so far are kept with the last number that each was given.
    """
    base = free = f"{ID_PREFIX}{slug(text, 60) or _UNNAMED}"
    while free in taken:
        taken[base] += 1
        free = f"{base}-{taken[base]}"
    taken[free] = 1
    return free
