"""YAML to nodes that know their places; whatever is not plain structure is refused."""

import re
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn

import yaml

from generator.problems import Place

DEEPEST = 32
_EMPTY = ("", None)

# The parser's words for a fault -> ours, and what to do.
WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "found a tab character",
        "a tab stands where YAML wants spaces",
        "replace each tab by two spaces",
    ),
    (
        "found character '\\t'",
        "a tab stands where YAML wants spaces",
        "replace each tab by two spaces",
    ),
    (
        "mapping values are not allowed",
        "a second ': ' stands where only text is expected",
        'put a text that holds ": " in quotes, as in title: "A: B", and align a record\'s lines',
    ),
    (
        "found character that cannot start any token",
        "a text cannot begin with this sign",
        "put the text in quotes",
    ),
    (
        "did not find expected ',' or ']'",
        "a list that opens with [ does not end properly",
        "part its entries by commas and close it with ]",
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping that opens with { does not end properly",
        "part its entries by commas and close it with }",
    ),
    (
        "found unexpected end of stream",
        "a text opens with a quote that never closes",
        "close it with the same quote",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "a text cannot begin with * or &",
        "put the text in quotes",
    ),
    (
        "did not find expected key",
        "this line does not fit the lines above it",
        "align it with them; put text with quotes, colons or # inside quotes",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "begin each entry with - in the same column",
    ),
    (
        "could not find expected ':'",
        "a line such as key: value is expected here",
        "write the key, a colon, a space, and the value",
    ),
    (
        "found unknown escape character",
        "after a backslash in double quotes only some letters may follow",
        r"use single quotes: '$\alpha$'",
    ),
    (
        "did not find expected <document start>",
        "this line does not fit the lines above it",
        "align it with them, or remove it",
    ),
)


class Fault(Exception):  # noqa: N818 - it is raised for faults of content, not of the program
    """A file that cannot be read as records; told as a problem."""

    def __init__(self, place: Place, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.hint = hint


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


def parse_yaml(text: str, file: str) -> Node:
    """The one document of the text as a node; raises `Fault`."""
    return _Reader(text, file).read()


def plain(node: Node) -> Any:
    """The node as dicts, lists, texts, and None for what is empty."""
    if node.kind == "mapping":
        return {key: plain(value) for key, value in zip(node.keys, node.items, strict=True)}
    if node.kind == "list":
        return [plain(item) for item in node.items]
    return node.value


class _Reader:
    """Builds nodes from the parser's events, so that nothing is resolved on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.split("\n")
        self.file = file
        self.text = text
        self.open: list[Node] = []
        self.key: Node | None = None
        self.root: Node | None = None

    def read(self) -> Node:
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self._take(event)
        except yaml.MarkedYAMLError as fault:
            self._raise_syntax(fault)
        except yaml.reader.ReaderError:
            self._raise_character()
        if self.root is None:
            raise Fault(Place(self.file), "the file holds no record", "write one into it")
        return self.root

    def _take(self, event: Any) -> None:
        line, column = event.start_mark.line, event.start_mark.column
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event, line, column)
            node = Node("scalar", line, column, self._line(line))
            is_plain = event.implicit[0]
            node.value = None if is_plain and event.value in _EMPTY else event.value
            end = event.end_mark
            if end and end.line == line:
                node.width = max(1, end.column - column)
            if is_plain and event.value == "<<" and self._wants_key():
                self._refuse(node, "merge keys (<<) are not read", "write the fields out")
            self._place(node)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse_extras(event, line, column)
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            node = Node("mapping" if is_mapping else "list", line, column, self._line(line))
            if len(self.open) >= DEEPEST:
                self._refuse(node, f"more than {DEEPEST} levels inside one another", "flatten it")
            self._place(node)
            self.open.append(node)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.AliasEvent):
            hint = "write the value out; a text that begins with * needs quotes"
            self._refuse(
                Node("scalar", line, column, self._line(line)), "aliases (*) are not read", hint
            )
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            hint = "write several records as a list, each with its id, or in files of their own"
            self._refuse(
                Node("scalar", line, column, self._line(line)),
                "a second document begins here",
                hint,
            )

    def _wants_key(self) -> bool:
        return bool(self.open) and self.open[-1].kind == "mapping" and self.key is None

    def _place(self, node: Node) -> None:
        """Puts the node where the structure stands open."""
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if parent.kind == "list":
            parent.items.append(node)
        elif self.key is None:
            if node.kind != "scalar" or node.value is None:
                self._refuse(node, "a key must be a word", "write lines such as title: My paper")
            if node.value in parent.keys:
                first = parent.keys[node.value].line + 1
                hint = f"it stands first in line {first}; keep one of the two"
                self._refuse(node, f"'{node.value}' is given twice", hint)
            parent.keys[node.value] = node
            self.key = node
            return
        else:
            parent.items.append(node)
        self.key = None

    def _refuse_extras(self, event: Any, line: int, column: int) -> None:
        node = Node("scalar", line, column, self._line(line))
        if event.anchor is not None:
            hint = "remove it; a text that begins with & needs quotes"
            self._refuse(node, "anchors (&) are not read", hint)
        if event.tag is not None:
            hint = "remove it; a text that begins with ! needs quotes"
            self._refuse(node, f"tags ({event.tag}) are not read", hint)

    def _refuse(self, node: Node, message: str, hint: str) -> NoReturn:
        raise Fault(node.place(self.file), message, hint)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def _raise_syntax(self, fault: yaml.MarkedYAMLError) -> NoReturn:
        problem = str(fault.problem or "")
        mark = fault.problem_mark or fault.context_mark
        quoting = "quoted scalar" in str(fault.context) or problem.startswith(
            "found unexpected end"
        )
        if quoting and fault.context_mark:
            mark = fault.context_mark  # where the quote opens, not where the file ends
        if mark is None:
            raise Fault(Place(self.file), f"this is not YAML: {problem}") from None
        line, column = mark.line, mark.column
        if line >= len(self.lines) or (not self._line(line).strip() and line):
            line = max(
                (n for n, text in enumerate(self.lines[: line + 1]) if text.strip()), default=0
            )
            column = len(self._line(line))
        place = Place(self.file, line + 1, column + 1, 1, self._line(line))
        for start, message, hint in WORDS:
            if start in problem:
                raise Fault(place, message, hint) from None
        raise Fault(place, f"this is not YAML: {problem}") from None

    def _raise_character(self) -> NoReturn:
        found = re.search(
            r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", self.text
        )
        if found is None:
            raise Fault(Place(self.file), "the file holds a character that YAML refuses") from None
        line = self.text.count("\n", 0, found.start())
        column = found.start() - (self.text.rfind("\n", 0, found.start()) + 1)
        place = Place(self.file, line + 1, column + 1, 1, self._line(line))
        code = f"U+{ord(found[0]):04X}"
        raise Fault(place, f"a character that cannot be shown stands here: {code}", "remove it")
