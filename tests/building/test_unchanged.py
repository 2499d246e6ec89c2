"""Where nothing changed there is nothing to build, and whatever changed is noticed."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from byline.building.line import build
from byline.building.options import Options
from byline.building.unchanged import unchanged
from byline.cache.store import LAST
from byline.machine.stopwatch import Stopwatch
from byline.publish import Stage

from tests.support.sites_on_disk import TINY, tree

Change = Callable[[Path], object]
ZIP = b"PK\x05\x06" + bytes(18)  # an archive of nothing


@pytest.fixture
def asked(tmp_path: Path) -> Options:
    """A small site that was just built, long enough ago that times of files tell of changes."""
    site = tmp_path / "site"
    shutil.copytree(TINY, site)
    (site / "templates/assets/css").mkdir(parents=True)
    (site / ".byline").mkdir()
    (site / "templates/assets/css/own.css").write_text("@layer pages { }\n")
    options = Options(site / "config.yaml", tmp_path / "output", search=False)
    assert build(options, Stopwatch()).is_published
    return options


def test_a_build_that_would_repeat_the_last_one_has_its_report(asked: Options) -> None:
    report = unchanged(asked)
    assert report
    assert report == build(asked, Stopwatch())
    assert report.problems
    assert report.pages["paper"] > 5


def _same_size(site: Path) -> None:
    path = site / "content/papers/engine.md"
    text = path.read_text("utf-8")
    assert "Engine" in text
    path.write_text(text.replace("Engine", "Motors"), "utf-8")


def _as_old_as_before(site: Path) -> None:
    path = site / "content/papers/engine.md"
    state = path.stat()
    path.write_bytes(path.read_bytes() + b"\nMore.\n")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        _same_size,
        _as_old_as_before,
        lambda site: (site / "content/papers/many.yaml").unlink(),
        lambda site: (site / "content/papers/new.yaml").write_text("title: New\nauthors: [A B]\n"),
        lambda site: (site / "content/news/founded.md").rename(site / "content/news/begun.md"),
        lambda site: (site / "content/authors/ada.png").write_bytes(b"no picture"),
        lambda site: (site / "content/icon.svg").write_text("<svg/>"),
        lambda site: (site / "content/papers/elsewhere.md").symlink_to(site / "config.yaml"),
        lambda site: (site / "config.yaml").write_text("schema: 1\ntitle: Another\n"),
        lambda site: (site / "templates/assets/css/own.css").write_text("@layer parts { }\n"),
        lambda site: shutil.rmtree(site / "templates"),
        lambda site: (site / ".byline/site.json").write_text("{}\n"),
        lambda site: (site.parent / "output/index.html").write_text("by hand"),
        lambda site: (site.parent / "output/papers/stray.html").write_text("by hand"),
        lambda site: (site.parent / "output/papers/engine/index.html").unlink(),
        lambda site: shutil.rmtree(site.parent / "output"),
        lambda site: (site.parent / ".output.byline" / LAST).write_bytes(b""),
    ],
)
def test_whatever_changed_is_noticed(asked: Options, change: Change) -> None:
    assert unchanged(asked)
    change(asked.site)
    assert unchanged(asked) is None


@pytest.mark.parametrize(
    "other",
    [
        {"base_url": "/elsewhere/"},
        {"for_disk": True},
        {"drafts": True},
        {"strict": True},
        {"search": True},
        {"analytics": False},
    ],
)
def test_what_is_asked_for_counts_too(asked: Options, other: dict[str, object]) -> None:
    others = {name: getattr(asked, name) for name in asked.__slots__} | other
    assert unchanged(Options(**others)) is None


def test_a_fresh_copy_of_the_same_content_changes_nothing(asked: Options) -> None:
    files = tree(asked.site)
    shutil.rmtree(asked.site / "content")
    for name, content in files.items():
        path = asked.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert unchanged(asked)


PAPER = "title: Data\nauthors: [Ada Lovelace]\nyear: 1843\n"


@pytest.fixture
def read_whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read for their hashes, from now on."""
    names: list[str] = []
    of_file = hashlib.file_digest

    def noting(stream: Any, kind: str) -> Any:
        names.append(Path(stream.name).name)
        return of_file(stream, kind)

    monkeypatch.setattr(hashlib, "file_digest", noting)
    return names


def _of_long_ago(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    os.utime(path, (1_000_000_000, 1_000_000_000))


def test_what_no_record_names_is_not_read(asked: Options, read_whole: list[str]) -> None:
    papers = asked.site / "content/papers"
    _of_long_ago(papers / "named.zip", ZIP)
    _of_long_ago(papers / "other.zip", ZIP)
    os.truncate(papers / "other.zip", 3_000_000_000)
    _of_long_ago(papers / "engine.yaml.bak", b"1")
    (papers / "data.yaml").write_text(PAPER + "links: {data: named.zip}\n", "utf-8")
    assert build(asked, Stopwatch()).is_published
    assert "named.zip" in read_whole
    assert not {"other.zip", "engine.yaml.bak"} & {*read_whole}
    assert unchanged(asked)
    (papers / "other.zip").write_bytes(b"other")
    assert unchanged(asked)
    (papers / "other.zip").rename(papers / "another.zip")
    assert not unchanged(asked)
    assert not {"other.zip", "another.zip"} & {*read_whole}


@pytest.mark.parametrize("first", ["", pytest.param("draft: true\n", marks=pytest.mark.long)])
def test_a_file_counts_as_soon_as_a_record_names_it(asked: Options, first: str) -> None:
    path = asked.site / "content/papers/named.zip"
    _of_long_ago(path, ZIP)
    assert build(asked, Stopwatch()).is_published
    record = asked.site / "content/papers/data.yaml"
    record.write_text(PAPER + first + "links: {data: named.zip}\n", "utf-8")
    assert build(asked, Stopwatch()).is_published
    assert unchanged(asked)
    _of_long_ago(path, ZIP + b"\0")
    assert not unchanged(asked)


@pytest.mark.long
def test_a_named_file_that_changes_during_a_build_is_noticed(
    asked: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = asked.site / "content/papers/named.zip"
    _of_long_ago(path, ZIP)
    record = asked.site / "content/papers/data.yaml"
    record.write_text(PAPER + "links: {data: named.zip}\n", "utf-8")
    publish = Stage.publish

    def changing(stage: Stage, made: Any) -> None:
        publish(stage, made)
        path.write_bytes(ZIP + b"\0\0")

    monkeypatch.setattr(Stage, "publish", changing)
    assert build(asked, Stopwatch()).is_published
    assert not unchanged(asked)


def test_what_has_another_time_alone_is_read_once(asked: Options, read_whole: list[str]) -> None:
    os.utime(asked.site / "content/authors/ada.png", (1_000_000_000, 1_000_000_000))
    assert unchanged(asked)
    assert read_whole.count("ada.png") == 1
    assert unchanged(asked)
    assert read_whole.count("ada.png") == 1


def test_a_site_that_was_moved_with_its_output_is_the_same(asked: Options) -> None:
    moved = asked.site.parent.rename(asked.site.parent.with_name("moved"))
    assert unchanged(replace(asked, config=moved / "site/config.yaml", output=moved / "output"))


def test_a_site_with_errors_is_no_last_build(asked: Options) -> None:
    path = asked.site / "content/papers/new.yaml"
    path.write_text("title: New\n")
    assert not build(asked, Stopwatch()).is_published
    assert unchanged(asked) is None
    path.unlink()
    assert unchanged(asked)


def test_the_command_then_loads_nothing_that_makes_sites(asked: Options) -> None:
    arguments = ["build", "--config", str(asked.config), "--output", str(asked.output)]
    told = (
        "import sys; from byline.cli import main; "
        f"main({[*arguments, '--no-search']}, standalone_mode=False); "
        "print(*(it for it in ('byline.building.line', 'pydantic', 'jinja2') if it in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    *summary, loaded = ran.stdout.splitlines()
    assert summary[-1].startswith("built ")
    assert not loaded
