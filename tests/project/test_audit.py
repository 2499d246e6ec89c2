"""`make audit` fails on a known hole, and on whatever keeps it from looking."""

import importlib.util
import json
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.support.places import ROOT
from tests.support.trees import CommandFailedError, run_in, tree_with_parts

HOLE = {
    "id": "PYSEC-2026-1",
    "modified": "2026-01-01T00:00:00Z",
    "published": "2026-01-01T00:00:00Z",
    "details": "A made-up hole.",
    "affected": [
        {
            "package": {"ecosystem": "PyPI", "name": "jinja2"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.1"}]}],
        }
    ],
}


@contextmanager
def knowing(
    holes: dict[str, list[dict[str, Any]]], status: int = 200
) -> Iterator[tuple[str, set[str]]]:
    """Stands in for the database of holes: its address, and the packages that were asked about."""
    asked: set[str] = set()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Answers what is known of a package."""
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            name = question["package"]["name"]
            asked.add(f"{name}=={question['version']}")
            answer = json.dumps({"vulns": holes[name]} if name in holes else {}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_said: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with what `make audit` installs."""
    there = importlib.util.find_spec("pip_audit")
    assert there, "pip-audit is not installed here: `make test-all` and `make audit` install it"
    folder = tree_with_parts(tmp_path_factory.mktemp("audit") / "copy")
    (folder / ".venv" / ".ready-audit").touch()
    return folder


def audit(tree: Path, database: str, npm_ends_with: int = 0) -> str:
    """Runs it, with an npm that only says what it was asked to do."""
    programs = tree / "programs"
    programs.mkdir(exist_ok=True)
    npm = programs / "npm"
    npm.write_text(f'#!/bin/sh\necho "npm $*"\nexit {npm_ends_with}\n', "utf-8")
    npm.chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    return run_in(tree, f'make audit ARGS="--osv-url {database}"', environment)


@pytest.mark.long
def test_every_locked_package_is_asked_about(tree: Path) -> None:
    with knowing({}) as (database, asked):
        told = audit(tree, database)
    assert "No known vulnerabilities found" in told
    assert "npm audit --package-lock-only --audit-level=high" in told
    locks = [path.read_text("utf-8") for path in ROOT.glob("requirements*.txt")]
    pinned = {it for text in locks for it in re.findall(r"^([\w.-]+==[^\s;]+)", text, re.MULTILINE)}
    assert asked <= pinned
    assert len(asked) > len(pinned) * 0.9  # the others are for other systems or Pythons


@pytest.mark.long
@pytest.mark.parametrize(
    ("holes", "status", "npm", "words"),
    [
        ({"jinja2": [HOLE]}, 200, 0, "PYSEC-2026-1"),
        ({}, 500, 0, "ServiceError"),
        ({}, 200, 1, "npm audit"),
    ],
)
def test_it_fails(
    tree: Path, holes: dict[str, list[dict[str, Any]]], status: int, npm: int, words: str
) -> None:
    with (
        knowing(holes, status) as (database, _asked),
        pytest.raises(CommandFailedError, match=words),
    ):
        audit(tree, database, npm)
