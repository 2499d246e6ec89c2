"""Sites on disk: where the tests' own stand, and how they are built and read back."""

import shutil
from pathlib import Path
from typing import Any

import yaml
from byline.building.line import build
from byline.building.options import Options, Report
from byline.machine.stopwatch import Stopwatch
from byline.problems import as_text
from byline.publish import MARKER
from byline.search.texts import PROGRAM

from tests.support.places import SITES

TINY = SITES / "tiny"
GOLDEN = SITES / "tiny-output"
GOLDEN_WARNINGS = SITES / "tiny-warnings.txt"
# What only Pagefind reads: golden files would hold nothing that a reviewer could read.
NOT_GOLDEN = ("search/abstracts", "search/papers", f"search/{PROGRAM}")


def build_site(site: Path, output: Path, **asked: Any) -> Report:
    """Builds a site that must build."""
    report = build(Options(site / "config.yaml", output, **asked), Stopwatch())
    assert report.is_published, "\n".join(as_text(problem) for problem in report.problems)
    return report


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_site(folder: Path, records: dict[str, Any], **config: Any) -> Path:
    """Writes a site: records by their path below content/, as YAML or as given text."""
    facts = {"schema": 1, "title": "Test", **config}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(yaml.safe_dump(facts, allow_unicode=True), "utf-8")
    for name, record in records.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = record if isinstance(record, str) else yaml.safe_dump(record, allow_unicode=True)
        path.write_text(text, "utf-8")
    return folder


def pages_in(output: Path) -> dict[str, str]:
    """Every page of a built site, by its path."""
    return {
        name: content.decode() for name, content in tree(output).items() if name.endswith(".html")
    }


def without_marker(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files that readers see."""
    return {name: content for name, content in files.items() if name != MARKER}


def lean_copy(of: Path, folder: Path, **also: Any) -> Path:
    """The same site, lean."""
    shutil.copytree(of, folder)
    config = folder / "config.yaml"
    text = config.read_text("utf-8").replace("size: full", "size: lean")
    for old, new in also.items():
        assert f"{old}: true" in text
        text = text.replace(f"{old}: true", f"{old}: {new}")
    config.write_text(text, "utf-8")
    return folder
