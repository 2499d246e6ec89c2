"""YAML to nodes that know their places; whatever is not plain structure is refused."""

import re
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn

import yaml

from generator.complaints import Complaint, Mark, cannot_begin, explain
from generator.problems import Place

DEEPEST = 32
_EMPTY = ("", None)
_STRANGE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Fault(Exception):  # noqa: N818 - it is raised for faults of content, not of the program
    """A file that cannot be read as records; told as a problem."""

    def __init__(self, place: Place, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.hint = hint


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


def parse_yaml(text: str, file: str) -> Node:
    """The one document of the text (its lines end in plain line feeds); raises `Fault`."""
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
        self.last = Mark(0, 0)

    def read(self) -> Node:
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self._take(event)
        except yaml.MarkedYAMLError as fault:
            self._raise_syntax(fault)
        except yaml.reader.ReaderError:
            self._raise_character()
        if self.root is None:
            raise EmptyFault(Place(self.file), "the file holds no record, only comments")
        return self.root

    def _take(self, event: Any) -> None:
        start = Mark(event.start_mark.line, event.start_mark.column)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event, start)
            self._take_scalar(event, start)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse_extras(event, start)
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            node = Node("mapping" if is_mapping else "list", *start, self._line(start.line))
            if len(self.open) >= DEEPEST:
                message = f"lists and mappings stand more than {DEEPEST} deep in one another"
                self._refuse(node, message, "write it with fewer levels")
            self._place(node)
            self.open.append(node)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_start(start, "to repeat a value, write it out: YAML aliases are not read")
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            node = Node("scalar", *start, self._line(start.line), width=3)
            hint = "remove it; write several records as a list, each with its id, or in own files"
            self._refuse(node, "this line begins a second document", hint)

    def _take_scalar(self, event: Any, start: Mark) -> None:
        end = event.end_mark
        self.last = start
        node = Node("scalar", *start, self._line(start.line))
        node.value = None if event.implicit[0] and event.value in _EMPTY else event.value
        if end.line == start.line:
            node.width = max(1, end.column - start.column)
        if event.implicit[0]:
            if event.value == "<<" and self._wants_key():
                self._refuse(node, "merge keys (<<) are not read", "write the fields out")
            if node.value is None and self.open and self.open[-1].kind == "list":
                node.column = max(0, node.quote.rfind("-", 0, node.column))
        self._place(node)

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
                hint = "write lines such as title: My paper; quote a text that begins with [ or {"
                self._refuse(node, "a field's name is expected here", hint)
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

    def _refuse_extras(self, event: Any, start: Mark) -> None:
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
        said = Complaint(str(fault.problem), at, start, self.last, bool(self.open), self.lines)
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

    def _raise_character(self) -> NoReturn:
        found = _STRANGE.search(self.text)
        if found is None:
            raise Fault(Place(self.file), "the file holds a character that YAML refuses") from None
        line = self.text.count("\n", 0, found.start())
        column = found.start() - (self.text.rfind("\n", 0, found.start()) + 1)
        message = f"a character that cannot be shown stands here: U+{ord(found[0]):04X}"
        raise Fault(self._spot(Mark(line, column)), message, "remove it") from None
