"""The modules of the engine, the rooms that they stand in, and what they import."""

import ast
from functools import cache
from pathlib import Path

from tests.support.places import ENGINE


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


@cache
def modules() -> tuple[tuple[str, Path], ...]:
    found = []
    for path in sorted(ENGINE.rglob("*.py")):
        name = ".".join(path.relative_to(ENGINE.parent).with_suffix("").parts)
        found.append((name.removesuffix(".__init__"), path))
    return tuple(found)


@cache
def imports_of(path: Path, *, module: str) -> list[str]:
    """The engine's modules that a file imports."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            name = node.module or ""
            packages = [f"{name}.{alias.name}" for alias in node.names]
            is_room = {other for other, _path in modules()}
            found += [it if it in is_room else name for it in packages]
    return [name for name in found if name.split(".")[0] == "byline"]
