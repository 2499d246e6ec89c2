"""BibTeX as blocks: entries and abbreviations; what is broken is told, and passed over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from byline.importers.readers.bibtex_flaws import BrokenBlock, Flaws, broken, named

MOST_ENTRIES = 100_000
MOST_FIELDS, MOST_PARTS = 500, 500
_LONGEST_LOOK_BACK = 200

_HEAD = re.compile(r"(?<![\w\\])@[ \t]*(?P<type>[A-Za-z][\w-]*)\s*+(?P<opening>[{(])")
# An entry that begins a line ends whatever is still open there.
_NEW_ENTRY = (
    r"[ \t]*+@[ \t]*+(?:(?:comment|preamble)\s*+[{(]|[A-Za-z][\w-]*+[ \t]*+[{(][^{},=\"\n]*+[,=])"
)
_AT_NEW_ENTRY = re.compile(_NEW_ENTRY, re.IGNORECASE)
_NEXT_ENTRY = re.compile(rf"(?:^|(?<=[}})])){_NEW_ENTRY}", re.IGNORECASE | re.MULTILINE)
_BRACE = re.compile(r"[{}]")
_BRACE_OR_ENTRY = re.compile(rf"[{{}}]|\n{_NEW_ENTRY}", re.IGNORECASE)
_QUOTE_OR_ENTRY = re.compile(rf'[{{}}"]|\n{_NEW_ENTRY}', re.IGNORECASE)
_SPACE = re.compile(r"\s*+")
_BETWEEN_FIELDS = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
_KEY = re.compile(r'\s*+([^,={}"#\n]{0,300})')
_FIELD = re.compile(r"([A-Za-z_][^\s=,{}()\"#%']{0,99})\s*+=\s*+")
_WORD = re.compile(r'[^\s,{}()"#%=][^\s,{}()"#=]*+')
# A field that stands within a value of another, or behind an entry, tells of a brace too few or
# too many before it.
_FIELD_ON_A_LINE = re.compile(r",\s*\n\s*[A-Za-z][\w-]*\s*=\s*[{\"\d]")
_GOES_ON = re.compile(r"(?:\s*+,?\s*+|[^@{}\"=]{0,300},\s*\n\s*)[A-Za-z][\w+:-]*+\s*+=\s*+[{\"\d]")


class ValuePart(NamedTuple):
    """A piece of a value: text as written, or the name of an abbreviation."""

    text: str
    is_name: bool = False


class BibField(NamedTuple):
    """A field as written; `start` is the place of its name."""

    name: str
    parts: tuple[ValuePart, ...]
    start: int


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry as written, its type in small letters."""

    type: str
    key: str
    fields: tuple[BibField, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """What a `@string` defines."""

    name: str
    parts: tuple[ValuePart, ...]
    start: int


def blocks(text: str, flaws: Flaws) -> Iterator[BibEntry | Abbreviation]:
    """The entries and abbreviations of a text whose lines end in plain line feeds, in order."""
    scanner = _Scanner(text, flaws)
    at = entries = 0
    while (head := _HEAD.search(text, at)) and entries < MOST_ENTRIES:
        if _is_commented_out(text, head.start()):
            at = head.end()
        elif head["type"].lower() == "comment":
            at = scanner.behind_comment(head)
        else:
            try:
                block, at = scanner.block(head)
            except BrokenBlock as fault:
                flaws.add(fault.flaw)
                following = _NEXT_ENTRY.search(text, max(fault.goes_on, head.end()))
                at = following.start() if following else len(text)
                block = None
            entries += 1
            if block:
                yield block
    if head:
        message = f"only the first {MOST_ENTRIES:,} entries are read"
        flaws.warn(head.start(), message, "cut the file into several, and import each")


def _is_commented_out(text: str, start: int) -> bool:
    """The line begins with a per cent sign, as people write who want an entry left out."""
    before = text[max(start - _LONGEST_LOOK_BACK, 0) : start].rpartition("\n")[2]
    return before.lstrip().startswith("%")


class _Scanner:
    """Reads a block from where it begins; every method takes a place and gives the one behind."""

    def __init__(self, text: str, flaws: Flaws) -> None:
        self._text = text
        self._flaws = flaws
        self._comments_end = True  # until one was found that does not

    def behind_comment(self, head: re.Match[str]) -> int:
        """The place behind a comment; one without an end is its first line alone."""
        if head["opening"] == "(" or not self._comments_end:
            return head.end()
        depth = 1
        for brace in _BRACE.finditer(self._text, head.end()):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                return brace.end()
        self._comments_end = False
        return head.end()

    def block(self, head: re.Match[str]) -> tuple[BibEntry | Abbreviation | None, int]:
        """The block that begins with `head`, None for a preamble."""
        kind = head["type"].lower()
        closing = "}" if head["opening"] == "{" else ")"
        if kind == "preamble":
            start = self._behind_space(head.end())
            return None, self._value("@preamble", start, start)[1]
        if kind == "string":
            return self._abbreviation(head, closing)
        key, at = self._key(head, closing)
        fields, end = self._fields(key, head.start(), at, closing)
        if fields and _GOES_ON.match(self._text, end):
            last = fields[-1]
            raise broken(
                last.start,
                f"{named(key)} ends behind '{last.name}', and its fields go on",
                "a closing brace too many stands at the end of this field or before it: remove it",
                goes_on=end,
                width=len(last.name),
            )
        return BibEntry(kind, key, tuple(fields), head.start()), end

    def _abbreviation(self, head: re.Match[str], closing: str) -> tuple[Abbreviation, int]:
        start = self._behind_space(head.end())
        name = _FIELD.match(self._text, start)
        if not name:
            hint = 'write it as @string{name = "text"}'
            raise broken(head.start(), "a '@string' names nothing", hint, head.end(), 7)
        parts, at = self._value(name[1], start, name.end())
        at = self._between(at)
        if not self._text.startswith(closing, at):
            message = f"the '@string' that defines '{name[1]}' has no end"
            self._flaws.warn(head.start(), message, f"add the missing '{closing}'", 7)
            return Abbreviation(name[1].lower(), parts, start), at
        return Abbreviation(name[1].lower(), parts, start), at + 1

    def _key(self, head: re.Match[str], closing: str) -> tuple[str, int]:
        """The key of an entry, and the place of its first field."""
        found = _KEY.match(self._text, head.end())
        written = found[1].strip() if found else ""
        end = found.end() if found else head.end()
        at = self._behind_space(end)
        sign = self._text[at : at + 1]
        if sign == "," or sign == closing:
            return written, at + (sign == ",")
        if sign == "=" and written:
            name = written.split()[-1]
            first = self._text.rindex(name, head.end(), end)
            return self._key_without_comma(head, written.removesuffix(name).strip(), first)
        if written and _FIELD.match(self._text, at):
            return self._key_without_comma(head, written, at)
        raise broken(
            head.start(),
            "an entry begins here, and no key and no field follow",
            "write it as @article{lovelace1843notes, title = {...}, ...}; or take the @ away",
            goes_on=head.end(),
            width=len(head[0]),
        )

    def _key_without_comma(self, head: re.Match[str], key: str, at: int) -> tuple[str, int]:
        """The key, and the place of the first field, where no comma stands between them."""
        if key:
            message, hint = f"there is no comma behind the key '{key}'", "add one"
        else:
            message, hint = "the entry has no key", "write one behind the brace, and a comma"
        self._flaws.warn(head.start(), message, hint, len(head[0]))
        return key, at

    def _fields(self, key: str, start: int, at: int, closing: str) -> tuple[list[BibField], int]:
        """The fields of an entry, and the place behind its end."""
        fields: list[BibField] = []
        while True:
            before = at
            at = self._between(at)
            if self._text.startswith(closing, at):
                return fields, at + 1
            name = _FIELD.match(self._text, at)
            if not name and (at == len(self._text) or _AT_NEW_ENTRY.match(self._text, at)):
                self._tell_of_no_end(key, start, at, fields)
                return fields, at
            if not name or len(fields) == MOST_FIELDS:
                raise self._no_field(key, at, fields)
            if fields and "," not in self._text[before:at]:
                message = f"there is no comma before '{name[1]}'"
                self._flaws.warn(
                    at, message, "add one at the end of the field before", len(name[1])
                )
            parts, end = self._value(name[1], at, name.end())
            fields.append(BibField(name[1].lower(), parts, at))
            at = end

    def _no_field(self, key: str, at: int, fields: list[BibField]) -> BrokenBlock:
        """What is wrong where a field, a comma or the end of the entry should stand."""
        if len(fields) == MOST_FIELDS:
            message = f"{named(key)} has more than {MOST_FIELDS} fields"
            return broken(at, message, "a closing brace may be missing before")
        if not fields or self._text[at - 1 : at] == ",":
            message = f"no field of {named(key)} begins here"
            return broken(at, message, "write fields as name = {value}, each with a comma behind")
        last = fields[-1]
        if last.parts[-1].is_name:
            message = f"the value of '{last.name}' stands in neither braces nor quotation marks"
            hint = f"write {last.name} = {{...}}"
        else:
            message = f"the value of '{last.name}' ends before its text does"
            hint = (
                "a quotation mark or a brace closes it too early: "
                "put braces around the value, and see that each { has its }"
            )
        return broken(last.start, message, hint, goes_on=at, width=len(last.name))

    def _tell_of_no_end(self, key: str, start: int, end: int, fields: list[BibField]) -> None:
        """An entry lacks its last brace; where one of a field is missing, it cannot be read."""
        hint = "add the missing '}' at its end"
        if not fields:
            raise broken(start, f"{named(key)} has no end", hint, goes_on=end)
        for field in fields:
            if any(_FIELD_ON_A_LINE.search(part.text) for part in field.parts):
                raise self._without_end(field.name, field.start, end, "brace")
        self._flaws.warn(start, f"{named(key)} has no end", hint)

    def _without_end(self, name: str, start: int, goes_on: int, sign: str) -> BrokenBlock:
        return broken(
            start,
            f"the {sign} that opens the value of '{name}' is never closed",
            f"add the missing {sign} where the value ends",
            goes_on=goes_on,
            width=len(name),
        )

    def _value(self, name: str, start: int, at: int) -> tuple[tuple[ValuePart, ...], int]:
        """The pieces of a value that `#` puts together."""
        parts: list[ValuePart] = []
        while len(parts) < MOST_PARTS:
            part, at = self._part(name, start, at)
            parts.append(part)
            at = self._behind_space(at)
            if not self._text.startswith("#", at):
                return tuple(parts), at
            at = self._behind_space(at + 1)
        message = f"'{name}' is put together from more than {MOST_PARTS} pieces"
        raise broken(start, message, "write it as one text", goes_on=at, width=len(name))

    def _part(self, name: str, start: int, at: int) -> tuple[ValuePart, int]:
        sign = self._text[at : at + 1]
        if sign == "{":
            end = self._behind_braces(name, start, at)
            return ValuePart(self._text[at + 1 : end - 1]), end
        if sign == '"':
            end = self._behind_quotes(name, start, at)
            return ValuePart(self._text[at + 1 : end - 1]), end
        word = _WORD.match(self._text, at)
        if word and not _AT_NEW_ENTRY.match(self._text, at):
            return ValuePart(word[0], is_name=not word[0][0].isdigit()), word.end()
        hint = f"write {name} = {{...}}, or take the field away"
        raise broken(start, f"'{name}' has no value", hint, goes_on=at, width=len(name))

    def _behind_braces(self, name: str, start: int, at: int) -> int:
        depth = 0
        for sign in _BRACE_OR_ENTRY.finditer(self._text, at):
            if sign[0] not in "{}":
                raise self._without_end(name, start, sign.start(), "brace")
            depth += 1 if sign[0] == "{" else -1
            if depth == 0:
                return sign.end()
        raise self._without_end(name, start, len(self._text), "brace")

    def _behind_quotes(self, name: str, start: int, at: int) -> int:
        depth = 0
        for sign in _QUOTE_OR_ENTRY.finditer(self._text, at + 1):
            if sign[0] == '"' and depth == 0:
                return sign.end()
            depth += {"{": 1, "}": -1, '"': 0}.get(sign[0], -depth - 1)
            if depth < 0:
                raise self._without_end(name, start, sign.start(), "quotation mark")
        raise self._without_end(name, start, len(self._text), "quotation mark")

    def _behind_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _between(self, at: int) -> int:
        found = _BETWEEN_FIELDS.match(self._text, at)
        return found.end() if found else at
