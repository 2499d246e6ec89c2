"""Spots to places: the line and column of what a problem is about."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from byline.problems import Place, Problem, Spot
from byline.reading.load import Document, read_document
from byline.reading.syntax import Fault, Node


def locate(problems: Iterable[Problem], site: Path) -> list[Problem]:
    """The problems with every spot turned into a place, reading each file again once."""
    documents: dict[str, Document | None] = {}
    located = []
    for problem in problems:
        where = problem.where
        if isinstance(where, Spot):
            if where.file not in documents:
                documents[where.file] = _read(site, where.file)
            problem = replace(problem, where=_place(documents[where.file], where))
        located.append(problem)
    return located


def _read(site: Path, file: str) -> Document | None:
    try:
        return read_document(site / file, file)
    except Fault:  # it was readable a moment ago; the problem keeps its file's name
        return None


def _place(document: Document | None, spot: Spot) -> Place:
    """The place of the deepest step that was really written: shorthand leaves steps out."""
    if document is None:
        return Place(spot.file)
    node = document.root
    if node.kind == "list":
        node = node.items[spot.record]
    if spot.path and spot.path[0] not in node.keys:
        if spot.path == ("id",):
            return Place(spot.file)  # the file's name gives the id
        if document.body and not spot.at_key:
            first = document.body.partition("\n")[0]
            return _part(document, spot, Place(spot.file, document.body_line, 1, 1, first))
    key: Node | None = None
    for step in spot.path:
        if node.kind == "mapping" and step in node.keys:
            key = node.keys[str(step)]
            node = node.items[list(node.keys).index(str(step))]
        elif node.kind == "list" and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
    if key is not None and (spot.at_key or node.kind != "scalar" or node.value is None):
        return key.place(spot.file)
    return _part(document, spot, node.place(spot.file))


def _part(document: Document, spot: Spot, place: Place) -> Place:
    """Where the part that is meant stands in the field's text, unless it is written otherwise."""
    part = spot.part.partition("\n")[0]
    if not part:
        return place
    lines = document.text.split("\n")
    for number, line in enumerate(lines[place.line - 1 :], start=place.line):
        column = line.find(part, place.column - 1 if number == place.line else 0)
        if column >= 0:
            return Place(spot.file, number, column + 1, len(part), line)
    return place
