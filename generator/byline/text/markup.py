"""Markdown to sanitised HTML. Raw HTML is not read: it shows as written."""

import re

import nh3

from byline.text.destinations import MENTION
from byline.text.fences import put_fences_back, set_aside_fences
from byline.text.headings import ID_PREFIX, place_headings
from byline.text.lead_links import lead_links
from byline.text.notes import NOTE_PREFIX, REFERENCE_PREFIX, gather_notes
from byline.text.reader import read_blocks, read_line
from byline.text.stash import Stash, escaped
from byline.text.tree import written_html

_READ_IN_A_LINE = re.compile(r"[*_`\\]")
_TAGS = {
    "p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr", "a", "img",
    "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "div", "section",
    "span", "u", "sup", "sub",
}  # fmt: skip
_IDS = "|".join((ID_PREFIX, NOTE_PREFIX, REFERENCE_PREFIX))
_SHAPES = {
    "href": rf"(?i:https?://|mailto:).*|#(?:{_IDS})[a-z0-9-]+|{MENTION}\d+",
    "src": rf"{MENTION}\d+",
    "id": rf"(?:{_IDS})[a-z0-9-]+",
    "class": r"small-caps|math-source|scroll|footnotes|note-mark|align-(?:left|center|right)"
    r"|language-[a-z0-9+-]+",
    "tabindex": "0",
    "start": r"\d{1,9}",
    "alt": ".*",
    "aria-label": ".*",
}
_ALLOWED = {name: re.compile(shape, re.DOTALL) for name, shape in _SHAPES.items()}
_ATTRIBUTES = {
    "a": {"href", "id", "aria-label"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "li": {"id"},
    "div": {"class", "tabindex"},
    "section": {"class", "aria-label"},
    **{tag: {"class"} for tag in ("span", "code", "th", "td", "sup")},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_SCHEMES = {"http", "https", "mailto", MENTION.removesuffix(":")}


def line_html(source: str, stash: Stash) -> str:
    """One line of Markdown as HTML without a paragraph around it."""
    if not stash.tags and not _READ_IN_A_LINE.search(source):
        return escaped(source)
    return _safe(stash.put_back_tags(written_html(read_line(source))))


def block_html(source: str, stash: Stash, highest: int) -> str:
    """Markdown as HTML whose highest heading is of that level."""
    source, fences = set_aside_fences(stash.note_definitions() + source)
    tree = read_blocks(source)
    put_fences_back(tree, fences)
    ids = place_headings(tree, highest, stash)
    lead_links(tree, ids, stash)
    gather_notes(tree, stash)
    return _safe(stash.put_back_tags(written_html(tree)))


def _safe(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_safe_attribute,
        url_schemes=_SCHEMES,
        link_rel=None,
    ).strip()


def _safe_attribute(_tag: str, attribute: str, value: str) -> str | None:
    shape = _ALLOWED.get(attribute)
    return value if shape and shape.fullmatch(value) else None
