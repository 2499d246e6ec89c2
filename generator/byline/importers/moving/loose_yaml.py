"""YAML of strangers: read as far as it goes, and never refused for what it is not good at."""

from typing import Any, TypeAlias, Union

import yaml

from byline.alphabet import without_controls
from byline.problems import Place, Problem, warning
from byline.reading.yaml_faults import Mark, ParserFault, explain

# What is told: texts as they are written, lists and mappings; '' for what is empty.
Told: TypeAlias = Union[str, list["Told"], dict[str, "Told"]]  # noqa: UP007 - it names itself
DEEPEST, MOST_VALUES = 32, 50_000
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


def loose_yaml(text: str, name: str, lines_above: int = 0) -> tuple[Told, tuple[Problem, ...]]:
    """The first document of the text, and the fault at which reading ended, if one did. Tags and
    merge keys are passed over, of two equal keys the last one holds, and an alias stands for the
    text that its anchor names."""
    reader = _LooseReader()
    lines = without_controls(text).split("\n")
    problem: tuple[Problem, ...] = ()
    try:
        for event in yaml.parse("\n".join(lines), Loader=yaml.CSafeLoader):
            if not reader.take(event):
                break
    except yaml.MarkedYAMLError as fault:
        problem = (_problem(fault, reader, lines, name, lines_above),)
    except yaml.YAMLError:
        hint = "look for characters that cannot be seen, and save the file as UTF-8"
        problem = (warning(Place(name), "its YAML holds a character that is not read", hint),)
    if reader.is_too_much:
        message = (
            "there is more YAML in this file than anybody writes by hand; the rest is not read"
        )
        problem = (warning(Place(name), message),)
    return reader.root, problem


class _LooseReader:
    """Builds values from the parser's events; what stands open at a fault is kept."""

    def __init__(self) -> None:
        self.root: Told = ""
        self.open: list[list[Told] | dict[str, Told]] = []
        self.keys: list[str | None] = []
        self.anchors: dict[str, str] = {}
        self.values = 0
        self.last = Mark(0, 0)
        self.is_too_much = False

    def take(self, event: Any) -> bool:
        """Take what the parser found; False where reading ends."""
        if isinstance(event, yaml.DocumentEndEvent):
            return False
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            value: list[Told] | dict[str, Told]
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._place(value)
            self.open.append(value)
            self.keys.append(None)
        elif isinstance(event, yaml.ScalarEvent):
            if event.start_mark:
                self.last = Mark(event.start_mark.line, event.start_mark.column)
            is_empty = event.implicit[0] and event.value in _EMPTY
            text = "" if is_empty else event.value
            if event.anchor:
                self.anchors[event.anchor] = text
            self._place(text)
        elif isinstance(event, yaml.AliasEvent):
            self._place(self.anchors.get(event.anchor or "", ""))
        self.is_too_much = len(self.open) > DEEPEST or self.values > MOST_VALUES
        return not self.is_too_much

    def _place(self, value: Told) -> None:
        self.values += 1
        if not self.open:
            self.root = value
            return
        parent = self.open[-1]
        if isinstance(parent, list):
            parent.append(value)
        elif self.keys[-1] is None:
            self.keys[-1] = value if isinstance(value, str) else ""
        else:
            parent[self.keys[-1]] = value
            self.keys[-1] = None


def _problem(
    fault: yaml.MarkedYAMLError, reader: _LooseReader, lines: list[str], name: str, lines_above: int
) -> Problem:
    mark = fault.problem_mark or fault.context_mark
    if mark is None:
        return warning(Place(name), f"this is not YAML: {fault.problem}")
    context = fault.context_mark or mark
    at, start = (_within(it, lines) for it in (mark, context))
    is_within = bool(reader.open)
    said = explain(ParserFault(str(fault.problem), at, start, reader.last, is_within, lines))
    place = Place(name, said.at.line + 1 + lines_above, said.at.column + 1, 1, lines[said.at.line])
    return warning(place, f"{said.message}; what stands below is not read", said.hint)


def _within(mark: Any, lines: list[str]) -> Mark:
    """The mark, within the text."""
    line = min(mark.line, len(lines) - 1)
    return Mark(line, mark.column if line == mark.line else len(lines[line]))
