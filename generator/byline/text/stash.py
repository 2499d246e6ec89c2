"""Finished pieces of HTML, kept out of Markdown's way behind placeholders."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from byline.text.destinations import Mention
from byline.text.faults import TextFault

# Private-use characters, which `clean` takes out of every source.
_OPEN, _CLOSE = "\ue000", "\ue001"
_TAG_OPEN = "\ue002"
NOTE = "\ue003"
PIPE = "\ue004"
FENCED = "\ue005"
STASH_CHARS = f"{_OPEN}-{FENCED}"
_TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_TAG_TOKEN = re.compile(f"{_TAG_OPEN}(\\d+){_CLOSE}")
_TAG_OR_TEXT = re.compile(r"""(<(?:[^>"']|"[^"]*"|'[^']*')*>)""")
_ANY_TOKEN = re.compile(f"([{_OPEN}{_TAG_OPEN}]\\d+{_CLOSE})")


class StashedPiece(NamedTuple):
    """Finished HTML, what it says plainly, and its TeX ('' where that is the plain form's)."""

    html: str
    plain: Callable[[], str]
    tex: str = ""


class StashedTag(NamedTuple):
    """A tag that a command of TeX stands for."""

    html: str


@dataclass(slots=True)
class Stash:
    """Pieces in the order they were set aside, and what was found on the way."""

    links: bool
    pieces: list[StashedPiece] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    faults: list[TextFault] = field(default_factory=list)

    def keep(self, html: str, plain: Callable[[], str], tex: str = "") -> str:
        """The placeholder for finished HTML and its plain form, spelt only when asked for."""
        self.pieces.append(StashedPiece(html, plain, tex))
        return f"{_OPEN}{len(self.pieces) - 1}{_CLOSE}"

    def literal(self, text: str, tex: str = "") -> str:
        """The placeholder for text that Markdown must not read."""
        return self.keep(escaped(text), lambda: text, tex)

    def tag(self, html: str) -> str:
        """The placeholder for a tag, or a quote, that the sanitiser is still to see."""
        if not html.startswith("<"):
            return html
        self.tags.append(html)
        return f"{_TAG_OPEN}{len(self.tags) - 1}{_CLOSE}"

    def note(self, text: str) -> str:
        """The reference to a footnote, whose text is to be read as Markdown too."""
        self.notes.append(text)
        return f"[^{NOTE}{len(self.notes)}]"

    def note_definitions(self) -> str:
        """The footnotes that were set aside, as Markdown to stand before the text."""
        return "".join(f"[^{NOTE}{at}]: {it}\n\n" for at, it in enumerate(self.notes, start=1))

    def put_back_tags(self, html: str) -> str:
        """The HTML with its tags in place, though perhaps not well nested yet."""
        return _TAG_TOKEN.sub(lambda token: self.tags[int(token[1])], html)

    def put_back_html(self, html: str) -> str:
        """The HTML with each piece in place; within a tag, only as plain text."""
        html = html.replace(PIPE, "|")
        if _OPEN not in html:
            return html
        parts = _TAG_OR_TEXT.split(html)
        for index, part in enumerate(parts):
            if _OPEN in part:
                parts[index] = self._plain_in(part) if index % 2 else _TOKEN.sub(self._html, part)
        return "".join(parts)

    def put_back_plain(self, html: str) -> str:
        """The HTML with each piece's plain form, escaped, in place."""
        return self._plain_in(html) if _OPEN in html else html

    def spelt(self, text: str) -> str:
        """What a text with placeholders says, without any markup."""
        text = _TAG_TOKEN.sub("", text)
        return _TOKEN.sub(lambda token: self.pieces[int(token[1])].plain(), text)

    def parts(self, text: str) -> list[str | StashedTag | StashedPiece]:
        """A text with placeholders as text, tags and pieces, in order."""
        return [self._part(part) for part in _ANY_TOKEN.split(text) if part]

    def _part(self, part: str) -> str | StashedTag | StashedPiece:
        if part[0] == _OPEN:
            return self.pieces[int(part[1:-1])]
        return StashedTag(self.tags[int(part[1:-1])]) if part[0] == _TAG_OPEN else part

    def _html(self, token: re.Match[str]) -> str:
        return self.pieces[int(token[1])].html

    def _plain_in(self, html: str) -> str:
        return _TOKEN.sub(lambda token: escape(self.pieces[int(token[1])].plain()), html)


def escaped(text: str) -> str:
    """The text as HTML, written as the sanitiser would write it."""
    return escape(text, quote=False).replace("\u00a0", "&nbsp;")
