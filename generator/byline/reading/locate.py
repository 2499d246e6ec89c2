"""Spots to places: the line and column of what a problem is about."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from byline.problems import Place, Problem, Spot
from byline.reading.load import Document, read_document
from byline.reading.syntax import Fault, Node


def locate(problems: Iterable[Problem], site: Path) -> list[Problem]:
    """The problems with every spot turned into a place."""
    every = list(problems)
    found = places((it.where for it in every if isinstance(it.where, Spot)), site)
    return [
        replace(it, where=found[it.where]) if isinstance(it.where, Spot) else it for it in every
    ]


def places(spots: Iterable[Spot], site: Path) -> dict[Spot, Place]:
    """Where each spot is, reading each file again once."""
    files: dict[str, _ReadAgain | None] = {}
    found: dict[Spot, Place] = {}
    for spot in spots:
        if spot.file not in files:
            files[spot.file] = _read(site, spot.file)
        found[spot] = _place(files[spot.file], spot)
    return found


@dataclass(frozen=True, slots=True)
class _ReadAgain:
    """A file in which many places may be looked up: it is cut into lines once."""

    document: Document
    lines: list[str]
    _values: dict[int, dict[str, Node]] = field(default_factory=dict)

    def value(self, mapping: Node, key: str) -> Node:
        """What stands behind a key of a mapping."""
        if id(mapping) not in self._values:
            self._values[id(mapping)] = dict(zip(mapping.keys, mapping.items, strict=True))
        return self._values[id(mapping)][key]


def _read(site: Path, file: str) -> _ReadAgain | None:
    try:
        document = read_document(site / file, file)
    except Fault:  # it was readable a moment ago; the problem keeps its file's name
        return None
    return _ReadAgain(document, document.text.split("\n"))


def _place(file: _ReadAgain | None, spot: Spot) -> Place:
    """The place of the deepest step that was really written: shorthand leaves steps out."""
    if file is None:
        return Place(spot.file)
    document = file.document
    node = document.root
    if node.kind == "list":
        node = node.items[spot.record]
    if spot.path and spot.path[0] not in node.keys:
        if spot.path == ("id",):
            return Place(spot.file)  # the file's name gives the id
        if document.body and not spot.at_key:
            first = file.lines[document.body_line - 1]
            return _part(file, spot, Place(spot.file, document.body_line, 1, 1, first))
    key: Node | None = None
    for step in spot.path:
        if node.kind == "mapping" and step in node.keys:
            key = node.keys[str(step)]
            node = file.value(node, str(step))
        elif node.kind == "list" and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
    if key is not None and (spot.at_key or node.kind != "scalar" or node.value is None):
        return key.place(spot.file)
    return _part(file, spot, node.place(spot.file))


def _part(file: _ReadAgain, spot: Spot, place: Place) -> Place:
    """Where the part that is meant stands in the field's text, unless it is written otherwise."""
    part = spot.part.partition("\n")[0]
    if not part:
        return place
    for number in range(place.line, len(file.lines) + 1):
        line = file.lines[number - 1]
        column = line.find(part, place.column - 1 if number == place.line else 0)
        if column >= 0:
            return Place(spot.file, number, column + 1, len(part), line)
    return place
