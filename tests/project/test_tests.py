"""Tests stand where one looks for them: in the room that they are about."""

import ast
from pathlib import Path

import pytest

from tests.support.modules import modules, room_of
from tests.support.places import TESTS

# What is no room of the engine: helpers, programs, tests of the whole, the browser's, and data.
BESIDE = {"browser", "import", "node", "programs", "project", "sites", "support"}
TEST_MODULES = sorted(TESTS.rglob("test_*.py"))


def test_folders_of_tests_are_rooms_of_the_engine() -> None:
    rooms = {room_of(name) for name, _path in modules()}
    folders = {it.name for it in TESTS.iterdir() if it.is_dir() and it.name != "__pycache__"}
    assert folders - rooms == BESIDE
    assert {it.name for it in TESTS.glob("*.py")} == {"__init__.py", "conftest.py"}


def test_every_test_is_collected(request: pytest.FixtureRequest) -> None:
    """Runners pass over folders of some names, such as build."""
    passed_over = request.config.getini("norecursedirs")
    for path in TEST_MODULES:
        folders = path.relative_to(TESTS).parts[:-1]
        assert not any(Path(it).match(pattern) for it in folders for pattern in passed_over), path


def test_no_test_module_imports_a_test_module() -> None:
    for path in TEST_MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                named = [node.module or "", *(f"{node.module}.{it.name}" for it in node.names)]
                assert not any(it.rpartition(".")[2].startswith("test_") for it in named), path


def test_helpers_stand_in_support() -> None:
    apart = {TESTS / name for name in ("node", "programs", "sites", "support")}
    for path in TESTS.rglob("*.py"):
        if not apart & set(path.parents):
            assert path.name in {"__init__.py", "conftest.py"} or path in TEST_MODULES, path


def test_nobody_imports_what_pytest_hands_out() -> None:
    for path in TESTS.rglob("*.py"):
        if TESTS / "node" not in path.parents:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                assert not isinstance(node, ast.ImportFrom) or "conftest" not in (node.module or "")
