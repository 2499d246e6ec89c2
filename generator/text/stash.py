"""Finished pieces of HTML, kept out of Markdown's way behind placeholders."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

# Private-use characters, which `clean` takes out of every source.
_OPEN, _CLOSE = "\ue000", "\ue001"
AMPERSAND, LESS = "\ue002", "\ue003"
_TAG_OPEN = "\ue004"
STASH_CHARS = f"{_OPEN}-{_TAG_OPEN}"
_TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_TAG_TOKEN = re.compile(f"{_TAG_OPEN}(\\d+){_CLOSE}")
_TAG_OR_TEXT = re.compile(r"""(<(?:[^>"']|"[^"]*"|'[^']*')*>)""")


@dataclass(slots=True)
class Stash:
    """Pieces in the order they were set aside, and what could not be set."""

    links: bool
    pieces: list[tuple[str, Callable[[], str]]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def keep(self, made: str, plain: Callable[[], str]) -> str:
        """The placeholder for finished HTML and its plain form, spelt only when asked for."""
        self.pieces.append((made, plain))
        return f"{_OPEN}{len(self.pieces) - 1}{_CLOSE}"

    def tag(self, made: str) -> str:
        """The placeholder for a tag, or a quote, that the sanitiser is still to see."""
        return self.keep_for_sanitiser(made) if made.startswith("<") else made

    def keep_for_sanitiser(self, made: str) -> str:
        """The placeholder for HTML that goes in before the text is sanitised."""
        self.tags.append(made)
        return f"{_TAG_OPEN}{len(self.tags) - 1}{_CLOSE}"

    def put_back_tags(self, made: str) -> str:
        """The HTML with its tags in place, though perhaps not well nested yet."""
        return _TAG_TOKEN.sub(lambda found: self.tags[int(found[1])], made)

    def literal(self, text: str) -> str:
        """The placeholder for text that Markdown must not read."""
        return self.keep(html.escape(text, quote=False), lambda: text)

    def put_back_html(self, made: str) -> str:
        """The HTML with each piece in place; within a tag, only as plain text."""
        if _OPEN not in made:
            return made
        parts = _TAG_OR_TEXT.split(made)
        for index, part in enumerate(parts):
            if _OPEN in part:
                parts[index] = self._plain_in(part) if index % 2 else _TOKEN.sub(self._html, part)
        return "".join(parts)

    def put_back_plain(self, made: str) -> str:
        """The HTML with each piece's plain form, escaped, in place."""
        return self._plain_in(made) if _OPEN in made else made

    def _html(self, found: re.Match[str]) -> str:
        return self.pieces[int(found[1])][0]

    def _plain_in(self, made: str) -> str:
        return _TOKEN.sub(lambda found: html.escape(self.pieces[int(found[1])][1]()), made)
