"""Markdown to sanitised HTML. Raw HTML is not read: it shows as written."""

import re
from functools import cache
from typing import Any

import markdown
import nh3

from generator.text.stash import AMPERSAND, LESS, Stash

# Python-Markdown's time grows with the square of the brackets; these bounds keep it short.
MOST_BRACKETS = 400
MOST_MARKS = 4_000
DEEPEST_QUOTE = 20

_UNWANTED_BLOCKS = ("code", "hashheader", "setextheader", "hr", "reference")
_UNWANTED_INLINE = (
    "html", "entity", "autolink", "automail", "reference", "short_reference",
    "image_link", "image_reference", "short_image_ref",
)  # fmt: skip
_TAGS = {"p", "em", "strong", "code", "ul", "ol", "li", "blockquote", "br", "a", "span", "u", "sup"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "span": {"class"}}
_CLASSES = {"small-caps", "math-source"}
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_DEEP_QUOTE = re.compile(rf"^(?:\s*>){{{DEEPEST_QUOTE}}}", re.MULTILINE)
_STAR = re.compile(r"(?P<code>(`+)(?!`).+?(?<!`)\2(?!`))|\\.|\*{2,}|(?P<star>\*)", re.DOTALL)
_DEAD_LINK = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_MARK = re.compile(r"[*_`\\]")


class MarkupError(Exception):
    """Text whose markup is beyond the bounds; it is then shown as written."""


def line_html(source: str, stash: Stash) -> str:
    """One line of Markdown as HTML without a paragraph around it."""
    made = _convert(source, stash, _line_reader())
    return made.removeprefix("<p>").removesuffix("</p>").replace("\n", " ")


def block_html(source: str, stash: Stash) -> str:
    """Paragraphs of Markdown as HTML."""
    return _convert(source, stash, _block_reader())


def _convert(source: str, stash: Stash, reader: markdown.Markdown) -> str:
    if (
        source.count("[") > MOST_BRACKETS
        or len(_MARK.findall(source)) > MOST_MARKS
        or _DEEP_QUOTE.search(source)
    ):
        raise MarkupError("a text with this much markup is shown as written")
    source = _settle_stars(source, stash)
    source = source.replace("&", AMPERSAND).replace("<", LESS)
    try:
        made = reader.reset().convert(source)
    except RecursionError:
        _block_reader.cache_clear()  # it stopped halfway, and would misread what comes next
        _line_reader.cache_clear()
        raise MarkupError("a text with markup this deep is shown as written") from None
    made = made.replace(AMPERSAND, "&amp;").replace(LESS, "&lt;")
    made = stash.put_back_tags(made)
    safe = nh3.clean(
        made,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_safe_attribute,
        link_rel=None,
    )
    return _DEAD_LINK.sub(r"\1", safe).strip()


def _settle_stars(source: str, stash: Stash) -> str:
    """Stars that can neither open nor close emphasis, as in C*-algebra, are only stars.

    Python-Markdown would pair any two of them; this is what CommonMark does instead.
    """
    opened = 0

    def settle(found: re.Match[str]) -> str:
        nonlocal opened
        if found["star"] is None:
            return found[0]
        before = source[found.start() - 1 : found.start()]
        after = source[found.end() : found.end() + 1]
        if opened and not before.isspace():
            opened -= 1
            return "*"
        if after.isspace() or not after or (before.isalnum() and not after.isalnum()):
            return stash.literal("*")
        opened += 1
        return "*"

    return _STAR.sub(settle, source)


def _safe_attribute(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if _SAFE_LINK.match(value) else None
    if attribute == "class":
        return value if value in _CLASSES else None
    return value if attribute == "start" else None


@cache
def _block_reader() -> markdown.Markdown:
    return _reader(_UNWANTED_BLOCKS, _UNWANTED_INLINE)


@cache
def _line_reader() -> markdown.Markdown:
    blocks = (*_UNWANTED_BLOCKS, "indent", "olist", "ulist", "quote")
    return _reader(blocks, (*_UNWANTED_INLINE, "link"))


def _reader(blocks: tuple[str, ...], inline: tuple[str, ...]) -> markdown.Markdown:
    reader = markdown.Markdown(extensions=["sane_lists"])  # lists begin with the number written
    _without(reader.preprocessors, ("html_block",))
    _without(reader.parser.blockprocessors, blocks)
    _without(reader.inlinePatterns, inline)
    return reader


def _without(registry: Any, names: tuple[str, ...]) -> None:
    for name in names:
        registry.deregister(name)
