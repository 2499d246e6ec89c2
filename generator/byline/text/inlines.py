"""What a line of text consists of: code, escaped signs, links, images, breaks, emphasis.

Python-Markdown's own patterns, except where CommonMark reads a text in another way. Where links
and images lead stays in the tree as written: `lead_links` judges it.
"""

import re
from collections.abc import Collection
from typing import ClassVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    InlineProcessor,
    LinkInlineProcessor,
    Pattern,
)
from markdown.util import ETX, STX, AtomicString, Registry

from byline.text.emphasis import EmphasisProcessor
from byline.text.tree import LABEL, MARK, WRITTEN

_AS_WRITTEN = r"\\(?P<sign>[!-/:-@\[-`{-~])|(?<!`)(`+)(?!`)(?P<code>.+?)(?<!`)\2(?!`)"
_BREAK = r"(?<! ) {2,}+(?=\n)|\\(?=\n)"
_NOTE_MARK = r"\[\^([^\[\]\s]+)\]"
_AUTOLINK = r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
_AUTOMAIL = r"<([\w.!#$%&'*+/=?^{|}~-]{1,64}@[\w.-]{1,255})>"
# An address as it stands in running text, with what may end it: no sign of the sentence's own.
_BARE = r"(?<![A-Za-z0-9_/.@-])(?i:https?://)[A-Za-z0-9][!#%&'()+,./0-9:;=?@A-Z_a-z~-]*"
_OF_THE_SENTENCE = "!',.:;?_~"
# An address in brackets, or with brackets only in pairs; a title after it is not kept.
_TARGET = re.compile(
    r"""\(\s*+(?:<([^<>\n]*)>|((?:[^\s()]|\((?:[^\s()]|\([^\s()]*\))*+\))*+))
    (?:\s+(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)""",
    re.VERBOSE,
)
_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(")

_Found = tuple[Element | str | None, int | None, int | None]


def inline_patterns(reader: Markdown, *, links: bool) -> Registry[Pattern]:
    """The patterns in the order in which they are looked for; of a title, those without links."""
    patterns: list[InlineProcessor] = [_AsWritten(_AS_WRITTEN, reader)]
    if links:
        patterns += [
            _NoteMark(_NOTE_MARK, reader),
            _InlineLink(LINK_RE, reader),
            _InlineImage(IMAGE_LINK_RE, reader),
            _Autolink(_AUTOLINK, reader),
            _Automail(_AUTOMAIL, reader),
            _BareAddress(_BARE, reader),
            _Break(_BREAK, reader),
        ]
    registry = Registry[Pattern]()
    for place, pattern in enumerate([*patterns, EmphasisProcessor()]):
        registry.register(pattern, type(pattern).__name__, -place)
    return registry


class _AsWritten(InlineProcessor):
    """Code, and signs behind a backslash: whichever comes first."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # Markdown hands these the text too
        if sign := m["sign"]:
            return f"{STX}{ord(sign)}{ETX}", m.start(), m.end()
        code = m["code"].replace("\n", " ")
        if code.strip() and code[0] == code[-1] == " ":
            code = code[1:-1]
        element = Element("code")
        element.text = AtomicString(code)
        return element, m.start(), m.end()


class _NoteMark(InlineProcessor):
    """A reference to a footnote."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # Markdown hands these the text too
        return Element(MARK, {LABEL: self.unescape(m[1])}), m.start(), m.end()


class _InlineLink(LinkInlineProcessor):
    """A text and where it leads; of a link in a link, the inner one counts."""

    ANCESTOR_EXCLUDES: ClassVar[Collection[str]] = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # Markdown hands these the text too
        parts = self.parts(m, data)
        if parts is None or _LINK.search(parts[0]):
            return None, None, None
        return self.made("a", *parts[:2]), m.start(), parts[2]

    def parts(self, m: re.Match[str], data: str) -> tuple[str, str, int] | None:
        """The text, where it leads, and where all that ends."""
        label, after, is_closed = self.getText(data, m.end())
        target = _TARGET.match(data, after) if is_closed else None
        if not target:
            return None
        return label, self.unescape(target[1] or target[2] or ""), target.end()

    def made(self, tag: str, label: str, target: str) -> Element:
        """An element whose text is still to be read."""
        element = Element(tag, {WRITTEN: target})
        element.text = label
        return element


class _InlineImage(_InlineLink):
    """A description and where the image is."""

    ANCESTOR_EXCLUDES = frozenset()

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # Markdown hands these the text too
        parts = self.parts(m, data)
        if parts is None:
            return None, None, None
        return self.made("img", *parts[:2]), m.start(), parts[2]


class _Autolink(InlineProcessor):
    """An address in angle brackets."""

    ANCESTOR_EXCLUDES: ClassVar[Collection[str]] = ("a",)
    scheme = ""

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # Markdown hands these the text too
        address = self.unescape(m[1])
        link = Element("a", {WRITTEN: self.scheme + address})
        link.text = AtomicString(address)
        return link, m.start(), m.end()


class _Automail(_Autolink):
    scheme = "mailto:"


class _BareAddress(InlineProcessor):
    """An address without any marks, as people write where their code is."""

    ANCESTOR_EXCLUDES: ClassVar[Collection[str]] = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # Markdown hands these the text too
        address = _without_end_of_sentence(m[0])
        link = Element("a", {WRITTEN: address})
        link.text = AtomicString(address)
        return link, m.start(), m.start() + len(address)


class _Break(InlineProcessor):
    """The end of a line that is to stay one."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # Markdown hands these the text too
        return Element("br"), m.start(), m.end()


def _without_end_of_sentence(address: str) -> str:
    """The address without what belongs to the sentence around it, as in "(see https://e.org)."."""
    unopened = address.count(")") - address.count("(")
    end = len(address)
    while address[end - 1] in _OF_THE_SENTENCE or (address[end - 1] == ")" and unopened > 0):
        unopened -= address[end - 1] == ")"
        end -= 1
    return address[:end]
