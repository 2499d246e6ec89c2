"""Spots to places: the line and column of what a problem is about."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.load import Document, read_document
from generator.problems import Place, Problem, Spot
from generator.syntax import Fault, Node


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
    if document.body and spot.path and spot.path[0] not in node.keys:
        return Place(spot.file, document.body_line, 1, 1, document.body.split("\n")[0])
    key: Node | None = None
    for step in spot.path:
        if node.kind == "mapping" and step in node.keys:
            key = node.keys[str(step)]
            node = node.items[list(node.keys).index(str(step))]
        elif node.kind == "list" and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
    if key is not None and (spot.at_key or node.kind != "scalar" or node.value is None):
        return key.place(spot.file)
    return node.place(spot.file)
