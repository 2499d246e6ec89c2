"""YAML to nodes that know their places; whatever is not plain structure is refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn

import yaml

from byline.alphabet import has_controls, without_controls
from byline.problems import MOST_OF_FILE, Place
from byline.reading.yaml_faults import (
    ODD_SPACES,
    Mark,
    ParserFault,
    cannot_begin,
    explain,
    in_quotes,
    lookalike,
)

DEEPEST = 32
MOST_VALUES = 150_000
_EMPTY = ("", None)
_HASH = re.compile(r"\s+(#[^\s#])")
_ESCAPE = re.compile(r"\\(.[a-zA-Z]*)", re.DOTALL)
# What is never meant behind a backslash in double quotes, but by people who write TeX:
# \beta would be a backspace and "eta".
_SELDOM_MEANT = "abefvrLNP"
_TEX_WORDS = frozenset((
    "nabla", "neg", "neq", "nmid", "not", "notin", "nu", "tan", "tanh", "tau", "text",
    "textbf", "textit", "textrm", "texttt", "tfrac", "theta", "tilde", "times", "to", "top",
    "triangle", "tt",
))  # fmt: skip
_STRANGE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Fault(Exception):  # noqa: N818 - it is raised for faults of content, not of the program
    """A file that cannot be read as records; told as a problem, with others of the same file, and
    with how many more it has."""

    def __init__(self, place: Place, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.hint = hint
        self.others: list[Fault] = []
        self.more = 0


class EmptyFault(Fault):
    """A file with nothing in it."""


@dataclass(slots=True)
class Node:
    """A scalar, list or mapping with its place; lines and columns count from 0."""

    kind: Literal["scalar", "list", "mapping"]
    line: int
    column: int
    quote: str = ""
    value: str | None = None
    width: int = 1
    items: list["Node"] = field(default_factory=list)
    keys: dict[str, "Node"] = field(default_factory=dict)

    def place(self, file: str) -> Place:
        """Where the node stands."""
        return Place(file, self.line + 1, self.column + 1, self.width, self.quote)


def parse_yaml(text: str, file: str, most_told: int = MOST_OF_FILE) -> Node:
    """The one document of the text (its lines end in plain line feeds); raises `Fault`, which
    tells so many others."""
    return YamlReader(text, file, most_told).read()


def plain(node: Node) -> Any:
    """The node as dicts, lists, texts, and None for what is empty."""
    if node.kind == "mapping":
        return {key: plain(value) for key, value in zip(node.keys, node.items, strict=True)}
    if node.kind == "list":
        return [plain(item) for item in node.items]
    return node.value


class YamlReader:
    """Builds nodes from the parser's events, so that nothing is resolved on the way."""

    def __init__(self, text: str, file: str, most_told: int) -> None:
        self.lines = text.split("\n")
        self.file = file
        self.text = text
        self.open: list[Node] = []
        self.key: Node | None = None
        self.root: Node | None = None
        self.most_told = most_told
        self.noted: list[Fault] = []
        self.more = 0
        self.values = 0
        self.last = Mark(0, 0)
        self.has_backslash = "\\" in text
        self.has_hash = "#" in text
        # Escapes can name controls; those that are written raw are refused, but for a few.
        self.may_hold_controls = self.has_backslash or (not text.isascii() and has_controls(text))

    def read(self) -> Node:
        """The root of the document; raises `Fault`, with all that could be noted."""
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self._take(event)
        except yaml.MarkedYAMLError as fault:
            self._raise_syntax(fault)
        except yaml.reader.ReaderError:
            self.refuse_character()
        if self.noted:
            self.noted[0].others, self.noted[0].more = self.noted[1:], self.more
            raise self.noted[0]
        if self.root is None:
            raise EmptyFault(Place(self.file), "the file holds no record, only comments")
        return self.root

    def _take(self, event: Any) -> None:
        start = Mark(event.start_mark.line, event.start_mark.column)
        if isinstance(event, yaml.ScalarEvent):
            self._note(self.refuse_anchor_or_tag, event, start)
            self._take_scalar(event, start)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._note(self.refuse_anchor_or_tag, event, start)
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            node = Node("mapping" if is_mapping else "list", *start, self._line(start.line))
            if len(self.open) >= DEEPEST:
                self.refuse_depth(node)
            self._place(node)
            self.open.append(node)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._note(self.refuse_alias, start)
            self._place(Node("scalar", *start, self._line(start.line), value="*"))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            node = Node("scalar", *start, self._line(start.line), width=3)
            self.refuse_second_document(node)

    def _take_scalar(self, event: Any, start: Mark) -> None:
        end = event.end_mark
        self.last = start
        node = Node("scalar", *start, self._line(start.line))
        value = without_controls(event.value) if self.may_hold_controls else event.value
        node.value = None if event.implicit[0] and value in _EMPTY else value
        if end.line == start.line:
            node.width = max(1, end.column - start.column)
        if event.style == '"' and self.has_backslash:
            self._note(self.refuse_lost_tex, start, end)
        elif event.implicit[0]:
            if event.value == "<<" and self._wants_key():
                self._note(self.refuse_merge_key, node)
            if self.has_hash:
                self._note(self.refuse_lost_text, node, end)
            if node.value is None and self.open and self.open[-1].kind == "list":
                node.column = max(0, node.quote.rfind("-", 0, node.column))
        self._place(node)

    def _note(self, refuse: Callable[..., None], *about: Any) -> None:
        """Notes a fault after which the rest of the file can still be read."""
        try:
            refuse(*about)
        except Fault as fault:
            if len(self.noted) < self.most_told:
                self.noted.append(fault)
            else:
                self.more += 1

    def _wants_key(self) -> bool:
        return bool(self.open) and self.open[-1].kind == "mapping" and self.key is None

    def _place(self, node: Node) -> None:
        """Puts the node where the structure stands open."""
        self.values += 1
        if self.values > MOST_VALUES:
            self.refuse_more(node)
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if parent.kind == "mapping" and self.key is None:
            self._check_key(node, parent)
            parent.keys[node.value or ""] = node
            self.key = node
        else:
            parent.items.append(node)
            self.key = None

    def _check_key(self, node: Node, parent: Node) -> None:
        if not node.value or node.value[0] in ODD_SPACES:
            self.refuse_name(node)
        if first := parent.keys.get(node.value):
            self._note(self.refuse_second, node, first)

    def refuse_name(self, node: Node) -> NoReturn:
        """Refuses what stands where a field's name should, or only looks like one."""
        if node.value:
            words = lookalike(Mark(node.line, node.column))
            self._refuse(node, words.message, words.hint)
        hint = "write lines such as title: My paper; quote a text that begins with [ or {"
        self._refuse(node, "a field's name is expected here", hint)

    def refuse_second(self, node: Node, first: Node) -> NoReturn:
        """Refuses a field that its record has given before."""
        hint = f"it stands first in line {first.line + 1}; keep one of the two"
        self._refuse(node, f"'{node.value}' is given twice", hint)

    def refuse_depth(self, node: Node) -> NoReturn:
        """Refuses what stands too deep."""
        message = f"lists and mappings stand more than {DEEPEST} deep in one another"
        self._refuse(node, message, "write it with fewer levels")

    def refuse_more(self, node: Node) -> NoReturn:
        """Refuses what would take long to read, and nobody writes by hand."""
        message = f"the file holds more than {MOST_VALUES:,} names of fields and values"
        self._refuse(node, message, "split it into several files")

    def refuse_second_document(self, node: Node) -> NoReturn:
        """Refuses a line that begins another document in the file."""
        hint = "remove it; write several records as a list, each with its id"
        self._refuse(node, "this line begins a second document", hint)

    def refuse_merge_key(self, node: Node) -> NoReturn:
        """Refuses what would merge in the fields of another mapping."""
        self._refuse(node, "merge keys (<<) are not read", "write the fields out")

    def refuse_alias(self, start: Mark) -> NoReturn:
        """Refuses what would repeat another value."""
        self._refuse_start(start, "to repeat a value, write it out: YAML aliases are not read")

    def refuse_anchor_or_tag(self, event: Any, start: Mark) -> None:
        """Refuses names and types that YAML gives to values."""
        if event.anchor is not None:
            self._refuse_start(start, "if it is no text, remove it: YAML anchors are not read")
        if event.tag is not None and self._line(start.line).startswith("!!", start.column):
            hint = "remove the tag: values are read as they are written"
            raise Fault(self._spot(start, 2), "a value cannot begin with !!", hint)
        if event.tag is not None:
            self._refuse_start(start, "if it is no text, remove it: YAML tags are not read")

    def _refuse_start(self, start: Mark, also: str) -> NoReturn:
        words = cannot_begin(self.lines, start, also)
        raise Fault(self._spot(start), words.message, words.hint)

    def refuse_lost_tex(self, start: Mark, end: Any) -> None:
        """Refuses TeX of which the backslash and a letter would be read as another sign."""
        for number in range(start.line, end.line + 1):
            line = self._line(number)
            first = start.column if number == start.line else 0
            last = end.column if number == end.line else len(line)
            for escape in _ESCAPE.finditer(line, first, last):
                word = escape[1]
                is_accent = word[0] == '"' and line[escape.start() - 1].isalpha() and len(word) > 1
                seldom_meant = word[0] == "_" or (word[0] in _SELDOM_MEANT and len(word) > 1)
                if is_accent or seldom_meant or word in _TEX_WORDS:
                    message = f"in double quotes, \\{word[0]} is a sign of its own, and TeX is lost"
                    hint = "write the text in single quotes, '...', or each backslash twice"
                    raise Fault(
                        self._spot(Mark(number, escape.start()), len(word) + 1), message, hint
                    )

    def refuse_lost_text(self, node: Node, end: Any) -> None:
        """Refuses `#` with text right behind it: more likely a text cut short than a comment."""
        line = self._line(end.line)
        if comment := _HASH.match(line, end.column):
            hint = f"{in_quotes(line)}\nif it is a comment, put a space behind the #"
            place = self._spot(Mark(end.line, comment.start(1)))
            message = "a text ends where a # follows a space"
            if node.value is None:
                message = "a value cannot begin with #"
            raise Fault(place, message, hint)

    def _refuse(self, node: Node, message: str, hint: str) -> NoReturn:
        raise Fault(node.place(self.file), message, hint)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def _spot(self, at: Mark, width: int = 1) -> Place:
        return Place(self.file, at.line + 1, at.column + 1, width, self._line(at.line))

    def _raise_syntax(self, fault: yaml.MarkedYAMLError) -> NoReturn:
        mark = fault.problem_mark or fault.context_mark
        if mark is None:
            raise Fault(Place(self.file), f"this is not YAML: {fault.problem}") from None
        context = fault.context_mark or mark
        at, start = self._settled(mark), self._settled(context)
        said = ParserFault(str(fault.problem), at, start, self.last, bool(self.open), self.lines)
        words = explain(said)
        raise Fault(self._spot(words.at), words.message, words.hint) from None

    def _settled(self, mark: Any) -> Mark:
        """The mark; where it stands below the text, the end of the last line with text."""
        line = self._line(mark.line)
        if line.strip() or mark.column < len(line) or not mark.line:
            return Mark(mark.line, mark.column)
        before = enumerate(self.lines[: mark.line + 1])
        last = max((number for number, text in before if text.strip()), default=0)
        return Mark(last, len(self._line(last)))

    def refuse_character(self) -> NoReturn:
        """Refuses the first character that YAML does not take."""
        character = _STRANGE.search(self.text)
        if character is None:
            raise Fault(Place(self.file), "the file holds a character that YAML refuses") from None
        line = self.text.count("\n", 0, character.start())
        column = character.start() - (self.text.rfind("\n", 0, character.start()) + 1)
        message = f"a character that cannot be shown stands here: U+{ord(character[0]):04X}"
        raise Fault(self._spot(Mark(line, column)), message, "remove it") from None
