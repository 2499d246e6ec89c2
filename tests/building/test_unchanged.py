"""Where nothing changed there is nothing to build, and whatever changed is noticed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from byline.building.line import build
from byline.building.options import Options
from byline.building.unchanged import unchanged
from byline.cache.store import LAST
from byline.machine.stopwatch import Stopwatch

from tests.support.sites_on_disk import TINY, tree

Change = Callable[[Path], object]


@pytest.fixture
def asked(tmp_path: Path) -> Options:
    """A small site that was just built, long enough ago that times of files tell of changes."""
    site = tmp_path / "site"
    shutil.copytree(TINY, site)
    (site / "templates/assets/css").mkdir(parents=True)
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
        lambda site: (site / "content/papers/elsewhere.md").symlink_to(site / "config.yaml"),
        lambda site: (site / "config.yaml").write_text("schema: 1\ntitle: Another\n"),
        lambda site: (site / "templates/assets/css/own.css").write_text("@layer parts { }\n"),
        lambda site: shutil.rmtree(site / "templates"),
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
