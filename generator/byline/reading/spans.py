"""YAML to values that know which part of the text they are, for edits that leave the rest alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

_BOM = "\ufeff"
FRONT_MATTER = re.compile(rf"{_BOM}?\s*---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
# What breaks lines for YAML and not for editors, or takes two characters to do so.
_SAME_LENGTH = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})


class NoYamlError(Exception):
    """The text cannot be read; it says so itself."""


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """A value as it stands in a text, from one character to another: a scalar, or the fields or
    items that it holds. `in_brackets` is a list or mapping that is written on a line."""

    start: int
    end: int
    scalar: str | None = None
    fields: Mapping[str, "WrittenField"] = field(default_factory=lambda: MappingProxyType({}))
    items: tuple["WrittenValue", ...] = ()
    in_brackets: bool = False


@dataclass(frozen=True, slots=True)
class WrittenField:
    """A field as it stands in a text: its name, and its value."""

    start: int
    end: int
    value: WrittenValue


def written(text: str, *, has_front_matter: bool = False) -> WrittenValue | None:
    """What the text holds, in its own characters; of a text with front matter, what that holds.
    None where it holds nothing; raises `NoYamlError` for what cannot be read."""
    whole = (1 if text.startswith(_BOM) else 0, len(text))
    begin, end = _front(text) if has_front_matter else whole
    part = text[begin:end].replace("\r\n", " \n").replace("\r", "\n").translate(_SAME_LENGTH)
    try:
        root = yaml.compose(part, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as fault:
        raise NoYamlError(str(fault)) from fault
    return _value(root, begin) if root else None


def _front(text: str) -> tuple[int, int]:
    found = FRONT_MATTER.match(text)
    if found is None:
        raise NoYamlError("the front matter is missing")
    return found.span(1)


def _value(node: yaml.Node, begin: int) -> WrittenValue:
    start, end = node.start_mark.index + begin, node.end_mark.index + begin
    if isinstance(node, yaml.MappingNode):
        fields = {
            str(key.value): WrittenField(
                key.start_mark.index + begin, key.end_mark.index + begin, _value(value, begin)
            )
            for key, value in node.value
        }
        return WrittenValue(start, end, fields=fields, in_brackets=bool(node.flow_style))
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_value(item, begin) for item in node.value)
        return WrittenValue(start, end, items=items, in_brackets=bool(node.flow_style))
    return WrittenValue(start, end, scalar=str(node.value))
