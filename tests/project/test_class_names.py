"""A class of the engine has a name of its own, so that a name says which one is meant."""

import ast
from collections import defaultdict

from tests.support.modules import modules


def test_no_two_classes_share_a_name() -> None:
    """A private class counts too: its underscore tells it apart from no other."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for module, path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes[node.name.strip("_")].append(module)
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
