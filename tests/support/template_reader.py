"""Reads templates without running them: every expression is followed with the type that it has, so
that a field which no branch of a site reaches is seen too."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, NoReturn, Union, get_args, get_origin, get_type_hints

from byline.records.extent import EXTENTS, Size
from byline.render.folders import ENGINE_TEMPLATES, template_folders
from byline.render.frame import Frame
from byline.render.renderer import (
    AROUND_OTHERS,
    AROUND_SECTIONS,
    ENTRY_TEMPLATE,
    ROW_TEMPLATE,
    Around,
)
from byline.render.templates import environment
from byline.views.feeds import FEED, FeedView
from byline.views.kinds import PAGE_KINDS
from byline.views.rows import Row
from byline.views.shared import FeedEntry
from byline.words import interface as words
from jinja2 import nodes

ENVIRONMENTS = {
    size: environment(template_folders(Path("no site"), extent.templates))
    for size, extent in EXTENTS.items()
}
# Fields that pages do not show: a fingerprint stands for its row.
NOT_SHOWN = {(Row, "fingerprint")}
# What views hand to the templates of a site alone: the engine knows nothing of what it means.
LEFT_TO_SITES = {"extra"}
TEXT = str
WORDS = "words"
FUNCTION = "function"
JOINED, ANCHOR, ANCHORS, OUT = "joined", "anchor", "anchors", "out"
GLOBALS = {
    "words": WORDS,
    "apart": FUNCTION,
    "joined": JOINED,
    "anchor": ANCHOR,
    "anchors": ANCHORS,
    "out": OUT,
}
# The fields that say what shows of a link and where it leads, and those that each function reads.
LEADS_BY = {"text", "address", "url", "mark", "is_own"}
LEADING = {ANCHOR: {"text", "address"}, ANCHORS: {"text", "address"}, OUT: LEADS_BY}
# What pages know beside their views.
WAYS = {"link": FUNCTION, "asset": FUNCTION}
KNOWN = {"site": Frame, "around": Around, **GLOBALS, **WAYS, "row": FUNCTION}


def view_of(kind: str, size: Size = Size.FULL) -> type:
    view = get_type_hints(PAGE_KINDS[kind].view_at(size))["return"]
    assert isinstance(view, type)
    return view


class Reader:
    """Follows types through a template and notes each field that it uses."""

    def __init__(self, size: Size = Size.FULL) -> None:
        self.environment = ENVIRONMENTS[size]
        self.fields: dict[type, set[str]] = defaultdict(set)
        self.words: set[str] = set()
        self.read: set[str] = set()

    def template(self, name: str, scope: dict[str, Any]) -> None:
        assert self.environment.loader
        source, file, _is_current = self.environment.loader.get_source(self.environment, name)
        self.read.add(Path(str(file)).relative_to(ENGINE_TEMPLATES).as_posix())
        self.name = name
        self.all(self.environment.parse(source).body, scope)

    def all(self, body: list[nodes.Node], scope: dict[str, Any]) -> None:
        for node in body:
            self.node(node, scope)

    def node(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        kind = type(node).__name__.lower()
        reader = getattr(self, f"read_{kind}", None)
        if reader is None:
            self.refuse(node)
        reader(node, scope)

    def read_output(self, node: nodes.Output, scope: dict[str, Any]) -> None:
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                self.shown(part, scope)

    def read_if(self, node: nodes.If, scope: dict[str, Any]) -> None:
        self.type(node.test, scope)
        self.all(node.body, scope)
        for branch in node.elif_:
            self.node(branch, scope)
        self.all(node.else_, scope)

    def read_for(self, node: nodes.For, scope: dict[str, Any]) -> None:
        assert isinstance(node.target, nodes.Name)
        item = self.item(self.type(node.iter, scope), node)
        self.all(node.body, {**scope, node.target.name: item, "loop": "loop"})
        self.all(node.else_, scope)

    def read_with(self, node: nodes.With, scope: dict[str, Any]) -> None:
        names = [target.name for target in node.targets if isinstance(target, nodes.Name)]
        given = [self.type(value, scope) for value in node.values]
        self.all(node.body, {**scope, **dict(zip(names, given, strict=True))})

    def read_include(self, node: nodes.Include | nodes.Extends, scope: dict[str, Any]) -> None:
        assert isinstance(node.template, nodes.Const)
        here = self.name
        self.template(node.template.value, scope)
        self.name = here

    read_extends = read_include

    def read_block(self, node: nodes.Block, scope: dict[str, Any]) -> None:
        self.all(node.body, scope)

    def shown(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        kind = self.type(node, scope)
        assert not dataclasses.is_dataclass(kind), f"{self.name}:{node.lineno} prints a {kind}"
        assert get_origin(kind) is not tuple, f"{self.name}:{node.lineno} prints a list"

    def type(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        if isinstance(node, nodes.Const):
            return TEXT
        if isinstance(node, nodes.Name):
            assert node.name in scope, f"{self.name}:{node.lineno} uses the unknown {node.name}"
            return scope[node.name]
        if isinstance(node, nodes.Getattr):
            return self.attribute(self.type(node.node, scope), node)
        if isinstance(node, nodes.Call):
            return self.call(node, scope)
        if isinstance(node, nodes.Test):
            assert node.name == "none"
            self.type(node.node, scope)
            return bool
        if isinstance(node, nodes.Not):
            return self.type(node.node, scope)
        if isinstance(node, nodes.Compare):
            self.type(node.expr, scope)
            for operand in node.ops:
                self.type(operand.expr, scope)
            return bool
        return self.refuse(node)

    def attribute(self, owner: Any, node: nodes.Getattr) -> Any:
        if owner == WORDS:
            self.words.add(node.attr)
            assert isinstance(getattr(words, node.attr, None), str), f"no words.{node.attr}"
            return TEXT
        if owner == "loop":
            assert node.attr in {"first", "last"}
            return bool
        assert dataclasses.is_dataclass(owner), f"{self.name}:{node.lineno} .{node.attr} of {owner}"
        assert isinstance(owner, type)
        hints = get_type_hints(owner)
        assert node.attr in hints, f"{self.name}:{node.lineno}: {owner.__name__} has no {node.attr}"
        self.fields[owner].add(node.attr)
        return without_none(hints[node.attr])

    def call(self, node: nodes.Call, scope: dict[str, Any]) -> Any:
        called = self.type(node.node, scope)
        given = [self.type(argument, scope) for argument in node.args]
        if called in {JOINED, ANCHORS}:
            given[0] = self.item(given[0], node)
        if called == JOINED:
            assert given[0] is str, f"{self.name}:{node.lineno} joins {given[0]}"
        elif called in LEADING:
            self.anchored(given[0], LEADING[called], node)
        else:
            assert called == FUNCTION, f"{self.name}:{node.lineno} calls {called}"
        return TEXT

    def anchored(self, owner: Any, fields: set[str], node: nodes.Node) -> None:
        assert dataclasses.is_dataclass(owner), f"{self.name}:{node.lineno} anchors {owner}"
        assert isinstance(owner, type)
        assert fields == LEADS_BY & get_type_hints(owner).keys(), f"{self.name}:{node.lineno}"
        self.fields[owner] |= fields

    def item(self, kind: Any, node: nodes.Node) -> Any:
        assert get_origin(kind) is tuple, f"{self.name}:{node.lineno} loops over {kind}"
        return get_args(kind)[0]

    def refuse(self, node: nodes.Node) -> NoReturn:
        raise AssertionError(
            f"{self.name}:{node.lineno}: templates only loop and branch, and this is "
            f"{type(node).__name__}"
        )


def without_none(kind: Any) -> Any:
    if get_origin(kind) in {Union, UnionType}:
        rest = [part for part in get_args(kind) if part is not type(None)]
        assert len(rest) == 1
        return rest[0]
    return kind


def dataclasses_in(kind: Any) -> Iterator[type]:
    """A view and all that its fields hold."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        yield kind
        for hint in get_type_hints(kind).values():
            yield from dataclasses_in(hint)
    else:
        for part in get_args(kind):
            yield from dataclasses_in(part)


def read_all(size: Size = Size.FULL) -> Reader:
    """All templates of sites of a size."""
    reader = Reader(size)
    for name, kind in PAGE_KINDS.items():
        reader.template(f"pages/{kind.template}.html", {**KNOWN, "page": view_of(name, size)})
    reader.template(ROW_TEMPLATE, {"row": Row, **GLOBALS, **WAYS})
    for name in (*AROUND_SECTIONS, *AROUND_OTHERS):
        reader.template(name, {"site": Frame, **GLOBALS, **WAYS})
    reader.template(FEED.template, {"page": FeedView, "entry": FUNCTION})
    reader.template(ENTRY_TEMPLATE, {"entry": FeedEntry})
    return reader
