"""Bytes that a person exported become text, whatever the program saved them as."""

import codecs

from byline.alphabet import without_controls
from byline.problems import Place, Problem, error, warning

_LONGEST_QUOTE = 1000  # a longer line was never meant to be read
_ENOUGH = 16 * 1024
_A_HUNDRED = 100  # letters for each zero: of fewer, the file is no text, or UTF-16
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_AS_UTF_8 = "look at names with accents; if they are wrong, save the file as UTF-8 and import again"
_NO_TEXT = "give the file that the program exported, not an archive or a picture of it"


def text_of(content: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text with plain line feeds, and what was doubtful; '' where the bytes are no text."""
    if content.startswith(_UTF_16):
        return _clean(content.decode("utf-16", "replace")), ()
    if content.count(0) * _A_HUNDRED > len(content):
        return _without_mark(content, name)
    try:
        return _clean(content.decode("utf-8-sig")), ()
    except UnicodeDecodeError as fault:
        lines = content.removeprefix(codecs.BOM_UTF8).split(b"\n")
        text = _clean("\n".join(map(_line, lines)))
        number = text.count("\n", 0, len(_line(content[: fault.start])))
        message = "the file is not saved as UTF-8; what is not was read as Windows-1252"
        place = Place(name, number + 1, quote=text.split("\n")[number][:_LONGEST_QUOTE])
        return text, (warning(place, message, _AS_UTF_8),)


def beginning(content: bytes) -> str:
    """The first few thousand letters, by which a format is told."""
    return text_of(content[:_ENOUGH], "")[0]


def place_at(text: str, position: int, name: str) -> Place:
    """Where the position of the text is, by line and column; very long lines are not quoted."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    end = len(text) if end < 0 else end
    quote = text[start:end] if end - start <= _LONGEST_QUOTE else ""
    return Place(name, text.count("\n", 0, position) + 1, position - start + 1, quote=quote)


def _without_mark(content: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """UTF-16 without its mark has a zero in every other byte; all else with zeros is no text."""
    begin = content[:64]
    halves = {"utf-16-le": begin[1::2], "utf-16-be": begin[::2]}
    for codec, half in halves.items():
        if not any(half) and any(begin):
            return _clean(content.decode(codec, "replace")), ()
    return "", (error(Place(name), "the file is not text", _NO_TEXT),)


def _line(line: bytes) -> str:
    """The line as UTF-8 if it can be; else as most programs on Windows save."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _clean(text: str) -> str:
    """The text with plain line feeds, without what can neither be seen nor be meant."""
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
