"""What records say, as safe HTML: one function for a line of text, one for paragraphs.

    clean -> TeX and math set aside -> Markdown -> sanitised -> math put in

Everything else about text is behind these functions.
"""

import html as entities
import re
from dataclasses import dataclass
from types import MappingProxyType

from byline.alphabet import without_controls
from byline.text.destinations import FILE, IMAGE, Mention
from byline.text.faults import MarkupError, TextFault
from byline.text.headings import ID_PREFIX, heading_id, headings_in
from byline.text.latex import line_latex, plain_latex
from byline.text.markup import block_html, line_html
from byline.text.mentions import pieces, settle_links
from byline.text.stash import STASH_CHARS, Stash, escaped
from byline.text.tex import set_aside, set_aside_block

__all__ = [
    "FILE",
    "ID_PREFIX",
    "IMAGE",
    "Block",
    "Line",
    "Mention",
    "TextFault",
    "block",
    "heading_id",
    "headings_in",
    "line",
    "pieces",
    "settle_links",
]

LONGEST = 100_000
# How often a text may hold a sign that makes work, and what many of it are called.
MOST_SIGNS = MappingProxyType({
    "\\": (3_000, "TeX commands"),
    "`": (4_000, "pieces of code"),
    "[": (3_000, "links and notes"),
    "|": (10_000, "cells of tables"),
    "$": (6_000, "formulas"),
    "*": (10_000, "stars"),
    "_": (10_000, "underlines"),
})  # fmt: skip
_SHOWS_NOTHING = "a text of which nothing would show is shown as written"
_NO_LETTER = "\N{REPLACEMENT CHARACTER}"  # in place of letters that no font has
_STASH_CHARS = re.compile(f"[{STASH_CHARS}]")
_LINE_MARKUP = re.compile(r"[\\$*_`{~]|''|--")
_LINK_IN_LINE = re.compile(
    r"\[[^\[\]]{1,300}\]\((?:[a-z]{2,12}:[^\s()]{1,300}|[\w./%-]{1,300}\.[a-z0-9]{3,4})\)"
)
_BLOCK_MARKUP = re.compile(
    r"[\\$*_`{\[~|]|''|--|  \n|<[a-zA-Z]|://|^[ \t]*(?:[-+>#=]|\d+[.)])", re.MULTILINE
)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to show, what it says without any markup, and what could not be set."""

    html: str = ""
    plain: str = ""
    faults: tuple[TextFault, ...] = ()
    markup: str = ""

    @property
    def tex(self) -> str:
        """The line as LaTeX source, with braces that match, for a field of BibTeX."""
        return line_latex(self.markup) if self.markup else plain_latex(self.plain)


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs ready to show, what could not be set, and what they link to.

    The address of mention number N stands in the HTML as `byline:N`, until `settle_links` and
    `pieces` have seen to it.
    """

    html: str = ""
    faults: tuple[TextFault, ...] = ()
    mentions: tuple[Mention, ...] = ()


def line(source: str) -> Line:
    """A title or a sentence: emphasis, code, TeX and math; never a link or a paragraph."""
    written, source = source, " ".join(_clean(source).split())
    if not source and written.strip():
        return Line(_NO_LETTER, _NO_LETTER, (TextFault(_SHOWS_NOTHING),))
    links = _links_in(source)
    if not _LINE_MARKUP.search(source):
        return Line(escaped(source), source, links)
    stash = Stash(links=False)
    try:
        _bound(source)
        html = line_html(set_aside(source, stash), stash)
    except MarkupError as fault:
        return Line(escaped(source), source, (TextFault(str(fault)),))
    plain = _plain(html, stash)
    if not plain:
        return Line(escaped(source), source, (TextFault(_SHOWS_NOTHING),))
    return Line(stash.put_back_html(html), plain, (*stash.faults, *links), source)


def block(source: str, heading: int = 2) -> Block:
    """Paragraphs, lists, tables and all that a line may hold; its highest heading is an h2,
    or of the level that is asked for."""
    source = _clean(source).strip()
    if not _BLOCK_MARKUP.search(source):
        return Block(_paragraphs(source))
    stash = Stash(links=True)
    try:
        _bound(source)
        html = block_html(set_aside_block(source, stash), stash, heading)
    except MarkupError as fault:
        return Block(_paragraphs(source), (TextFault(str(fault)),))
    return Block(stash.put_back_html(html), tuple(stash.faults), tuple(stash.mentions))


def _links_in(source: str) -> tuple[TextFault, ...]:
    """A fault for each link in a line, which people expect to be one."""
    message = "titles and single sentences hold no links, and this one shows as written"
    hint = "write only its text; the link itself can stand in the record's links, or in a long text"
    links = _LINK_IN_LINE.finditer(source) if "](" in source else ()
    return tuple(TextFault(message, it[0], hint) for it in links)


def _bound(source: str) -> None:
    """Raises where a text would take long, or make a page that nobody can load."""
    if len(source) > LONGEST:
        raise MarkupError(f"a text of over {LONGEST:,} characters is shown as written")
    for sign, (most, many) in MOST_SIGNS.items():
        if source.count(sign) > most:
            raise MarkupError(f"a text with over {most:,} {many} is shown as written")


def _clean(source: str) -> str:
    """The source without characters that cannot be shown; none is worth a problem."""
    source = without_controls(source.replace("\r\n", "\n").replace("\r", "\n"))
    return _STASH_CHARS.sub("", source)


def _paragraphs(source: str) -> str:
    parts = [part.strip() for part in re.split(r"\n\s*\n", source) if part.strip()]
    return "\n".join(f"<p>{escaped(part)}</p>" for part in parts)


def _plain(html: str, stash: Stash) -> str:
    return " ".join(entities.unescape(_TAG.sub("", stash.put_back_plain(html))).split())
