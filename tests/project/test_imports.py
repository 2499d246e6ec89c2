"""The floors of the house: imports point strictly downward, and none hides in a function."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator

from tests.support.modules import imports_of, modules, room_of
from tests.support.places import ROOT

# Every room of the engine, by floor: a folder, or a module that stands by itself. What is inside
# a room may import its neighbours, as long as they form no circle.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("byline", "addresses", "alphabet", "problems"),
    ("cache", "machine", "words"),
    ("network", "publish", "records", "text"),
    ("reading",),
    ("library",),
    ("derive", "formats", "importers"),
    ("site",),
    ("views",),
    ("plan",),
    ("render",),
    ("own", "search"),
    ("building",),
    ("serve", "setup"),
    ("cli",),
    ("__main__",),
)
# The imports that wait until they are called for. NumPy takes longer than most commands; where
# nothing changed, a build is over sooner than the parts are loaded that make sites; and most sites
# have no templates, for which checking needs Jinja.
LATE = {
    "byline.derive.similarity": ["byline.derive.comparing"],
    "byline.cli.build": ["byline.building.line"],
    "byline.own.templates": ["byline.own.syntax"],
}
# What may print and read the clock.
EDGES = (
    "byline.cli",
    "byline.machine.progress",
    "byline.machine.stopwatch",
    "byline.network",
    "byline.publish",
    "byline.render.generated",
    "byline.serve",
)
# What speaks with other machines: the one room that asks them, and the server that they ask.
SPEAKERS = ("byline.network", "byline.serve")
_WAY_OUT = re.compile(
    r"^\s*(?:import|from) +((?:asyncio|ftplib|http\.(?:client|server)|httpx|requests|smtplib|socket"
    r"|socketserver|ssl|urllib\.request|urllib3|xmlrpc)\b|http +import +(?!HTTPStatus)\w+"
    r"|urllib +import +.*request)",
    re.MULTILINE,
)
# Who may ask: no stage of a build, no check, no server.
ASK = {"network", "importers", "cli"}
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(name) for name, _path in modules()}
    assert rooms == set(FLOOR_OF)


def test_imports_point_downward() -> None:
    for name, path in modules():
        here = room_of(name)
        for imported in imports_of(path, module=name):
            there = room_of(imported)
            if there != here:
                assert FLOOR_OF[there] < FLOOR_OF[here], f"{name} imports {imported}"


def test_the_map_names_every_module_once_from_the_ground_up() -> None:
    text = (ROOT / "generator" / "ARCHITECTURE.md").read_text("utf-8")
    rooms = text[text.index("## Every module") : text.index("## What always holds")]
    told: dict[str, list[str]] = {}
    for line in re.findall(r"^- .*(?:\n .*)*", rooms, re.MULTILINE):
        heads = re.findall(r"^- \*\*`(\w+)(?:/|\.py)`", line)
        told["".join(heads)] = sorted(re.findall(r"`(\w+)\.py`", line))
    there: dict[str, list[str]] = {room: [] for room in told}
    for name, path in modules():
        if path.name != "__init__.py":
            room = room_of(name)
            there[room if room in told else ""].append(path.stem)
    assert told == {room: sorted(names) for room, names in there.items()}
    floors = [FLOOR_OF[room] for room in told if room]
    assert floors == sorted(floors)


def test_no_circle_inside_a_package() -> None:
    graph = {name: set(imports_of(path, module=name)) for name, path in modules()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name not in done:
            for imported in sorted(graph.get(name, ())):
                visit(imported, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_no_import_hides_in_a_function() -> None:
    for name, path in modules():
        tree = ast.parse(path.read_text("utf-8"))
        hidden = [
            node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        assert hidden == LATE.get(name, []), f"{name} imports in a function: {hidden}"


def test_the_network_has_one_door() -> None:
    for name, path in modules():
        out = set(_WAY_OUT.findall(path.read_text("utf-8")))
        assert not out or name.startswith(SPEAKERS), f"{name} imports {out}"
        knows = {room_of(it) for it in imports_of(path, module=name)} & {"network", "importers"}
        assert not knows or room_of(name) in ASK, f"{name} can reach the network"


def test_what_compares_nothing_does_without_numpy() -> None:
    told = "import byline.building.line, sys; print('numpy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_modules_are_short_and_say_what_they_are() -> None:
    for name, path in modules():
        text = path.read_text("utf-8")
        if name != "byline.words.interface":  # a table, which is to stay in one file
            assert len(text.splitlines()) <= 400, f"{name} is too long"
        tree = ast.parse(text)
        assert ast.get_docstring(tree), f"{name} has no docstring"
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                assert length <= 50, f"{name}.{node.name} has {length} lines"
        for node in _public(tree.body):
            assert ast.get_docstring(node), f"{name}.{node.name} has no docstring"


def _public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Functions, classes and methods that others may use."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)


def test_only_the_edges_print_or_read_the_clock() -> None:
    for name, path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Name) and node.id == "print":
                assert name.startswith(EDGES), f"{name} prints"
            if isinstance(node, ast.Import):
                clocks = {alias.name for alias in node.names} & {"time", "datetime", "random"}
                assert not clocks or name.startswith(EDGES), f"{name} imports {clocks}"
