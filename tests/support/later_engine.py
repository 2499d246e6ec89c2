"""A later engine, made for tests: the package as it is, with other numbers, a later schema, and
other files for sites."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.places import ENGINE, ROOT

VERSION = "9.0.0"
SAYS = (
    "'tldr' is called 'abstract'",
    "'type: journal' is 'type: conference'",
    "an author has no 'tagline'",
)
# A field gets another name, a value is another, and a field goes.
_CHANGES = f"""
from byline.reading.rewriting import renamed, with_value, without


def _other_name(part):
    return renamed(part.record, "tldr", "abstract") if part.kind == "papers" else ()


def _other_value(part):
    found = part.record.fields.get("type") if part.kind == "papers" else None
    is_old = found and found.value.scalar == "journal"
    return with_value(part.text, part.record, "type", "conference") if is_old else ()


def _gone(part):
    return without(part.text, part.record, "tagline") if part.kind == "authors" else ()


CHANGES = tuple(map(Change, (1, 1, 1), {SAYS!r}, (_other_name, _other_value, _gone)))
"""


def later_engine(folder: Path) -> Path:
    """The folder that holds the later package, as Python's path names it."""
    package = folder / "byline"
    shutil.copytree(ENGINE, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", package / "templates")
    _replace(package / "__init__.py", 'VERSION = "0.1.0"', f'VERSION = "{VERSION}"')
    _replace(package / "__init__.py", "\nSCHEMA = 1\n", "\nSCHEMA = 2\n")
    changes = package / "setup" / "changes.py"
    changes.write_text(changes.read_text("utf-8") + _CHANGES, "utf-8")
    workflows = package / "setup/skeleton/all/dot-github/workflows"
    _replace(workflows / "check.yml", "retention-days: 7", "retention-days: 9")
    (workflows / "links.yml").write_text("name: Links\n", "utf-8")
    (package / "setup/skeleton/all/dot-vscode/extensions.json").unlink()
    not_found = package / "templates/pages/not-found.html"
    not_found.write_text(f"{not_found.read_text('utf-8')}\n", "utf-8")
    return folder


def run_engine(folder: Path, *words: str, **own: str) -> subprocess.CompletedProcess[str]:
    """Runs a command of the package that stands in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(folder), **own}
    command = [sys.executable, "-m", "byline", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
