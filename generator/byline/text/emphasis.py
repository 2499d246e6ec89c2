"""Emphasis: which stars and underscores belong together, by CommonMark's rules.

Python-Markdown would pair stars that a word or a sign holds, as in C*-algebra.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

from byline.text.faults import TOO_DEEP, MarkupError
from byline.text.stash import STASH_CHARS
from byline.text.tree import BARE

DEEPEST = 40
_RUN = re.compile(r"(\*+|_+)")
_SPACE = re.compile(r"\s|\Z")
_SPACE_OR_SIGN = re.compile(rf"[^\w{STASH_CHARS}]|_|\Z")
# Python-Markdown's own way to write a character that it must not read again.
_SETTLED = {sign: f"{STX}{ord(sign)}{ETX}" for sign in "*_"}
_TAGS = {1: "em", 2: "strong"}


@dataclass(slots=True)
class _Run:
    """Stars or underscores in a row: what they may do, and what they turn out to do."""

    char: str
    length: int
    may_open: bool
    may_close: bool
    left: int
    opens: list[int] = field(default_factory=list)
    closes: list[int] = field(default_factory=list)


class EmphasisProcessor(InlineProcessor):
    """All the emphasis of a stretch of text, read at once."""

    def __init__(self) -> None:
        super().__init__(r"[*_].*")

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # Markdown hands these the text too
        """The rest of the text, with its emphasis as elements and other marks settled."""
        marks = [_run(it) for it in _RUN.finditer(data, m.start())]
        _pair(marks)
        return _built(_RUN.split(data[m.start() :])[::2], marks), m.start(), m.end()


def _run(marks: re.Match[str]) -> _Run:
    """A run of marks; what stands right before and after it says what it may do."""
    before = marks.string[marks.start() - 1 : marks.start()]
    after = marks.string[marks.end() : marks.end() + 1]
    is_after_word = not _SPACE_OR_SIGN.match(before)
    is_before_word = not _SPACE_OR_SIGN.match(after)
    may_open = not _SPACE.match(after) and (is_before_word or not is_after_word)
    may_close = not _SPACE.match(before) and (is_after_word or not is_before_word)
    if marks[0][0] == "_":  # which is no emphasis inside a word
        may_open, may_close = may_open and not is_after_word, may_close and not is_before_word
    return _Run(marks[0][0], len(marks[0]), may_open, may_close, len(marks[0]))


def _pair(marks: Sequence[_Run]) -> None:
    """Settles which marks open and close what, in time that grows with their number.

    Where no mark was found that a kind of mark could close, none is looked for again.
    """
    waiting: list[int] = []
    searched: dict[tuple[str, bool, int], int] = {}
    for at, closer in enumerate(marks):
        kind = (closer.char, closer.may_open, closer.length % 3)
        while closer.may_close and closer.left:
            place = _place_of_opener(marks, waiting, closer, searched.get(kind, -1))
            if place is None:
                searched[kind] = waiting[-1] if waiting else -1
                break
            opener = marks[waiting[place]]
            size = 2 if opener.left >= 2 and closer.left >= 2 else 1
            opener.opens.append(size)
            closer.closes.append(size)
            opener.left -= size
            closer.left -= size
            del waiting[place + bool(opener.left) :]
        if closer.may_open and closer.left:
            waiting.append(at)


def _place_of_opener(
    marks: Sequence[_Run], waiting: Sequence[int], closer: _Run, searched: int
) -> int | None:
    for place in range(len(waiting) - 1, -1, -1):
        if waiting[place] <= searched:
            return None
        if _fit(marks[waiting[place]], closer):
            return place
    return None


def _fit(opener: _Run, closer: _Run) -> bool:
    """The rule of three keeps `*a**b*` one piece of emphasis."""
    if opener.char != closer.char:
        return False
    if not (opener.may_close or closer.may_open):
        return True
    is_three = (opener.length + closer.length) % 3 == 0
    return not is_three or (opener.length % 3 == 0 and closer.length % 3 == 0)


def _built(texts: Sequence[str], marks: Sequence[_Run]) -> Element:
    """The texts between the marks, in a tree."""
    builder = TreeBuilder()
    builder.start(BARE, {})
    depth = 0
    for mark, text in zip(marks, texts[1:], strict=True):
        for size in mark.closes:
            builder.end(_TAGS[size])
        builder.data(_SETTLED[mark.char] * mark.left)
        for size in reversed(mark.opens):
            builder.start(_TAGS[size], {})
        depth += len(mark.opens) - len(mark.closes)
        if depth > DEEPEST:
            raise MarkupError(TOO_DEEP)
        builder.data(text)
    builder.end(BARE)
    return builder.close()
