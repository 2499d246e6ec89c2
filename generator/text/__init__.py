"""What records say, as safe HTML: one function for a line of text, one for paragraphs.

    clean -> TeX and math set aside -> Markdown -> sanitised -> math put in

Everything else about text is behind these two functions.
"""

import html
import re
from dataclasses import dataclass

from generator.text.markup import MarkupError, block_html, line_html
from generator.text.stash import STASH_CHARS, Stash
from generator.text.tex import set_aside

LONGEST = 100_000
MOST_COMMANDS = 3_000
_CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f{STASH_CHARS}]")
_LINE_MARKUP = re.compile(r"[\\$*_`{~]|''|--")
_BLOCK_MARKUP = re.compile(r"[\\$*_`{\[~]|''|--|^\s*(?:[-+>]|\d+\.)\s", re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to show, what it says without any markup, and what could not be set."""

    html: str = ""
    plain: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs ready to show, and what could not be set."""

    html: str = ""
    faults: tuple[str, ...] = ()


def line(source: str) -> Line:
    """A title or a sentence: emphasis, code, TeX and math; never a link or a paragraph."""
    source = " ".join(_clean(source).split())
    if not _LINE_MARKUP.search(source):
        return Line(html.escape(source, quote=False), source)
    stash = Stash(links=False)
    try:
        _bound(source)
        made = line_html(set_aside(source, stash), stash)
    except MarkupError as fault:
        return Line(html.escape(source, quote=False), source, (str(fault),))
    return Line(stash.put_back_html(made), _plain(made, stash), tuple(stash.faults))


def block(source: str) -> Block:
    """An abstract: paragraphs, lists and quotes of what a line may hold, and links."""
    source = _clean(source).strip()
    if not _BLOCK_MARKUP.search(source):
        return Block(_paragraphs(source))
    stash = Stash(links=True)
    try:
        _bound(source)
        made = block_html(set_aside(source, stash), stash)
    except MarkupError as fault:
        return Block(_paragraphs(source), (str(fault),))
    return Block(stash.put_back_html(made), tuple(stash.faults))


def _bound(source: str) -> None:
    if len(source) > LONGEST:
        raise MarkupError(f"a text of over {LONGEST:,} characters is shown as written")
    if source.count("\\") > MOST_COMMANDS:
        raise MarkupError("a text with this many TeX commands is shown as written")


def _clean(source: str) -> str:
    """The source without characters that cannot be shown; none is worth a problem."""
    return _CONTROL.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))


def _paragraphs(source: str) -> str:
    parts = [part.strip() for part in re.split(r"\n\s*\n", source) if part.strip()]
    return "\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts)


def _plain(made: str, stash: Stash) -> str:
    return " ".join(html.unescape(_TAG.sub("", stash.put_back_plain(made))).split())
