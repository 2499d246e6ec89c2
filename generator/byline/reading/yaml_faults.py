"""What the YAML parser finds wrong: the place a person would look at, and words for it."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

LONGEST_QUOTED = 70
IN_QUOTES = "put the whole text in quotes"
ALIGN = "align it with the lines it belongs with"
_ESCAPES = r"write the text in single quotes, '...', or each backslash twice"
_TABS = ("a tab stands where YAML wants spaces", "replace each tab by two spaces")
_OPENING = "!&*|>@%`,]}"
_CLOSING = {"]": "]", "}": "}", '"': "quote", "'": "quote"}
_FIELD = re.compile(r"(\s*(?:- +)*(?:[\w-]+: +)?)(\S.*?)\s*")
_TIGHT_COLON = re.compile(r"(\s*(?:- +)*[\w-]+):((?!//)\S.*)")
_TIGHT_DASH = re.compile(r"\s*-([^\s-].*)")
ODD_SPACES = "\u00a0\u2007\u202f\u3000"
_LOOKALIKE = re.compile(rf"[ -]*(?:(?:[\w-]+:)?[{ODD_SPACES}]|[\w-]+\uff1a)")


class Mark(NamedTuple):
    """A place in the text, counted from 0."""

    line: int
    column: int


class Words(NamedTuple):
    """A place, what is wrong there, and what to do."""

    at: Mark
    message: str
    hint: str = ""


class ParserFault(NamedTuple):
    """What the parser said, where, and what it was reading: `text` is the last text it took."""

    problem: str
    at: Mark
    start: Mark
    text: Mark
    within: bool
    lines: Sequence[str]

    def line(self, number: int) -> str:
        """The line, '' below the last one."""
        return self.lines[number] if number < len(self.lines) else ""


def explain(said: ParserFault) -> Words:
    """The fault in a researcher's words."""
    for problem, words in _EXPLANATIONS:
        if problem in said.problem:
            return words(said)
    sign = said.line(said.start.line)[said.start.column :][:1]
    if sign and sign in _OPENING:
        return cannot_begin(said.lines, said.start)
    return Words(said.at, f"this is not YAML: {said.problem}")


def cannot_begin(lines: Sequence[str], at: Mark, also: str = "") -> Words:
    """The words for a value that begins with a sign that YAML keeps for itself."""
    line = lines[at.line]
    sign = line[at.column : at.column + 1]
    shown = f"'{sign} '" if sign in ("-", "?") else sign
    hint = in_quotes(line, at.column)
    return Words(at, f"a value cannot begin with {shown}", f"{hint}\n{also}" if also else hint)


def in_quotes(line: str, column: int | None = None) -> str:
    """The hint to quote a line's text, which begins at the column, as it should then stand."""
    field = _FIELD.fullmatch(line)
    if not field or (column is not None and column != len(field[1])):
        return IN_QUOTES
    lead, text = field[1].strip(), field[2]
    quoted = quote(text)
    if not quoted or len(text) > LONGEST_QUOTED or " # " in text:
        return IN_QUOTES
    return f"{IN_QUOTES}: {lead} {quoted}" if lead else f"{IN_QUOTES}: {quoted}"


def quote(text: str) -> str:
    """The text as a quoted scalar; '' where its own quotes leave open what is meant."""
    first = text[0]
    if first in "\"'" and text.endswith(first) and len(text) > 1:
        text = text[1:-1]
        if text.count(first) % 2 == 0:
            return ""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _colon(said: ParserFault) -> Words:
    """`: ` within a text: a second one in its line, or one in a line that goes on."""
    line = said.line(said.at.line)
    if re.search(r":\s", line[: said.at.column]):
        message = "a second ': ' stands in this line, where only text is expected"
        begins = _FIELD.fullmatch(line)
        is_closed = line[said.at.column - 1] in "]}"
        is_text = begins is not None and (is_closed or begins[2][0] not in "[{")
        return Words(said.at, message, in_quotes(line) if is_text else IN_QUOTES)
    if not said.within or _overlooked(said, said.text.line):
        return _no_field(said, said.text.line)
    start = Mark(said.at.line, len(line) - len(line.lstrip()))
    if "\t" in line[: start.column]:
        return Words(Mark(said.at.line, line.index("\t")), *_TABS)
    hint = (
        "begin it in the same column as the fields above; or, if it is text, put it all in quotes"
    )
    return Words(start, "this line is read as part of the text above it", hint)


def _alignment(said: ParserFault) -> Words:
    """A line in no column that is open, or text behind what has been closed."""
    before = said.line(said.at.line)[: said.at.column].rstrip()
    if before[-1:] not in _CLOSING or not before:
        return Words(said.at, "this line does not fit the lines above it", ALIGN)
    if said.text.line < said.at.line and before[-1] in "\"'":
        message = f"this quote is closed only in line {said.at.line + 1}, where more text follows"
        return Words(said.text, message, "close it with the same quote where the text ends")
    message = f"more text stands behind the closing {_CLOSING[before[-1]]}"
    return Words(said.at, message, in_quotes(said.line(said.at.line)))


def _entry(said: ParserFault) -> Words:
    words = _alignment(said)
    if words.hint != ALIGN:
        return words
    hint = "begin each entry with - in the same column"
    return Words(words.at, "this line does not fit the list above it", hint)


def _expected_field(said: ParserFault) -> Words:
    return _no_field(said, said.start.line)


def _no_field(said: ParserFault, number: int) -> Words:
    """A line that should be a field and is none."""
    if words := _overlooked(said, number):
        return words
    line = said.line(number)
    start = Mark(number, len(line) - len(line.lstrip()))
    hint = "write a name, a colon, a space and the value; an entry of a list begins with a dash"
    return Words(start, "a line such as title: My paper is expected here", hint)


def lookalike(at: Mark) -> Words:
    """The words for a no-break space or a wide colon where YAML wants the plain one."""
    message = "this sign looks like a plain colon or space, and is another one"
    return Words(at, message, "delete it, and type it again")


def _overlooked(said: ParserFault, number: int) -> Words | None:
    """What is easily overlooked in a line that was meant as a field, if that is the fault."""
    line = said.line(number)
    if match := _LOOKALIKE.match(line):
        return lookalike(Mark(number, match.end() - 1))
    if match := _TIGHT_DASH.fullmatch(line):
        hint = f"write - {match[1]}"
        return Words(Mark(number, match.start(1) - 1), "a space is missing behind the dash", hint)
    if match := _TIGHT_COLON.fullmatch(line):
        hint = f"write {match[1].strip()}: {match[2].strip()}"
        return Words(Mark(number, len(match[1])), "a space is missing behind the colon", hint)
    return None


def _unclosed(opening: str, closing: str) -> Callable[[ParserFault], Words]:
    def words(said: ParserFault) -> Words:
        at = said.at if said.at.line == said.start.line else said.start
        hint = f"put a comma between its parts, and close it with {closing}"
        return Words(at, f"what opens with {opening} is not closed properly", hint)

    return words


def _sign(said: ParserFault) -> Words:
    line = said.line(said.at.line)
    if line[said.at.column :][:1] == "\t":
        return _tab(said)
    return cannot_begin(said.lines, said.at)


def _dash(said: ParserFault) -> Words:
    return cannot_begin(said.lines, said.at, "or, if it is a list, begin it on a line of its own")


def _no_value(said: ParserFault) -> Words:
    sign = said.line(said.at.line)[said.at.column :][:1]
    if sign in ("]", ",", "}") and not set("[{") & set(said.line(said.at.line)[: said.at.column]):
        return cannot_begin(said.lines, said.at)
    hint = "write one; put a text that begins with # or a comma in quotes"
    return Words(said.at, "a value is missing here", hint)


def _flow_colon(said: ParserFault) -> Words:
    hint = "put the text that holds it in quotes; a colon behind a field's name needs a space"
    return Words(said.at, "a ':' stands where only text is expected", hint)


def _tab(said: ParserFault) -> Words:
    return Words(said.at, *_TABS)


def _quote(said: ParserFault) -> Words:
    hint = "close it with the same quote; put a text that itself begins with one in the other kind"
    return Words(said.start, "a text opens with a quote that never closes", hint)


def _escape(said: ParserFault) -> Words:
    message = "in double quotes, only some letters may follow a backslash"
    return Words(said.at, message, _ESCAPES)


def _misplaced_document(said: ParserFault) -> Words:
    return Words(said.at, "this line does not fit the lines above it", f"{ALIGN}, or remove it")


# The parser's words for a fault -> ours.
_EXPLANATIONS: tuple[tuple[str, Callable[[ParserFault], Words]], ...] = (
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _expected_field),
    ("did not find expected key", _alignment),
    ("did not find expected '-' indicator", _entry),
    ("did not find expected ',' or ']'", _unclosed("[", "]")),
    ("did not find expected ',' or '}'", _unclosed("{", "}")),
    ("found character that cannot start any token", _sign),
    ("block sequence entries are not allowed", _dash),
    ("mapping keys are not allowed", _sign),
    ("did not find expected node content", _no_value),
    ("found unexpected ':'", _flow_colon),
    ("found a tab character", _tab),
    ("found unexpected end of stream", _quote),
    ("found unexpected document indicator", _quote),
    ("found unknown escape character", _escape),
    ("did not find expected hexdecimal number", _escape),
    ("found invalid Unicode character escape code", _escape),
    ("did not find expected <document start>", _misplaced_document),
)
