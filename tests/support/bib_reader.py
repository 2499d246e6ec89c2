"""A strict little reader of BibTeX entries, which knows only what ours may look like."""

import re
from typing import NamedTuple

_HEAD = re.compile(r"@([a-z]+)\{([A-Za-z0-9_:./+-]+),\n")
_FIELD = re.compile(r"  ([a-z]+) = (\{|[a-z]{3},\n)")
_TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    **{rf"\{sign}": sign for sign in "&%$#_"},
}
_READ = re.compile("|".join(map(re.escape, _TEX)) + "|[{}]")


class Entry(NamedTuple):
    """An entry: its fields hold LaTeX source, as written between their braces."""

    type: str
    key: str
    fields: dict[str, str]


def read(text: str) -> Entry:
    """The one entry of a text; raises where anything is not as it must be."""
    head = _HEAD.match(text)
    assert head, text
    fields: dict[str, str] = {}
    at = head.end()
    while found := _FIELD.match(text, at):
        value, at = (found[2][:3], found.end())
        if found[2] == "{":
            value, at = _braced(text, found.end())
        assert found[1] not in fields, text
        fields[found[1]] = value
    assert text[at:] == "}\n", text[at:]
    return Entry(head[1], head[2], fields)


def _braced(text: str, start: int) -> tuple[str, int]:
    """The value that begins at `start`, behind its brace, and the place behind its line."""
    depth = 1
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        assert text[at] != "\n", "a value goes over a line"
        if depth == 0:
            assert text[at + 1 : at + 3] == ",\n", text[at:]
            return text[start:at], at + 3
    raise AssertionError("a value has no end")


def plain(source: str) -> str:
    """What LaTeX source says: no commands but those that stand for a sign."""
    return _READ.sub(lambda found: _TEX.get(found[0], ""), source)


def names(source: str) -> list[str]:
    """The names of a list, parted by the word that stands in no braces."""
    return [it.strip() for it in _parted(source, re.compile(r"(?<=\s)and(?=\s)"))]


def parts(name: str) -> list[str]:
    """The parts of a name: family, suffix and given, or family and given, or all of it."""
    return [plain(it.strip()) for it in _parted(name, re.compile(","))]


def _parted(source: str, sign: re.Pattern[str]) -> list[str]:
    found, start = [], 0
    for match in sign.finditer(source):
        before = source[: match.start()]
        if before.count("{") == before.count("}"):
            found.append(source[start : match.start()])
            start = match.end()
    return [*found, source[start:]]
