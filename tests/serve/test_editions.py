"""While a site is edited, what was read, linked and compared before is taken over, and nothing
that is out of date: an edition is that of a fresh start."""

import gc
import mimetypes
import random
import shutil
import threading
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from byline.building.check import NO_MEMORY, check
from byline.building.options import Options
from byline.derive.figures import Compared, Comparison
from byline.library.model import Library
from byline.machine import collector
from byline.machine.stopwatch import Stopwatch
from byline.render.renderer import Renderer
from byline.serve import nearness
from byline.serve.nearness import Nearness
from byline.serve.serve import Editor
from byline.serve.texts import TextIndex

from tests.support.edits import edited
from tests.support.in_memory import library_of
from tests.support.mutations import FILES, mutated
from tests.support.pictures import PNG_START, REMARK, with_secrets
from tests.support.sites_on_disk import TINY, write_site

EDITS = 12
A_WHILE = 30  # seconds: nobody waits as long unless something is wrong


@pytest.mark.parametrize("seed", [0, *(pytest.param(it, marks=pytest.mark.long) for it in (1, 2))])
def test_what_is_remembered_is_what_a_fresh_start_finds(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    site = tmp_path / "site"
    shutil.copytree(TINY, site)
    options, memory = Options(site / "config.yaml", tmp_path / "output"), NO_MEMORY
    for _ in range(EDITS):
        library, problems, memory = check(options, Stopwatch(), memory)
        assert (library, problems) == check(options, Stopwatch())[:2]
        edited(chance, site)


@pytest.mark.parametrize("first", range(0, 120, 30))
def test_it_is_so_while_content_is_wrong_too(tmp_path: Path, first: int) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    options = Options(tmp_path / "config.yaml", tmp_path / "output")
    memory = check(options, Stopwatch()).memory
    for seed in range(first, first + 30):
        name, text = mutated(seed)
        (tmp_path / name).write_text(text, "utf-8")
        library, problems, memory = check(options, Stopwatch(), memory)
        assert (library, problems) == check(options, Stopwatch())[:2], f"mutation {seed}"
        (tmp_path / name).write_text(FILES[name], "utf-8")


def test_papers_are_resolved_again_only_where_something_changed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(TINY, site)
    options = Options(site / "config.yaml", tmp_path / "output")
    library, _problems, memory = check(options, Stopwatch())
    assert library
    changed = next(site.glob("content/papers/**/*.yaml"))
    changed.write_text(changed.read_text("utf-8") + "# a remark\n", "utf-8")
    now = check(options, Stopwatch(), memory).library
    assert now
    anew = {paper for paper, work in now.works.items() if work is not library.works[paper]}
    assert 0 < len(anew) < len(now.works)


def library(papers: int = 40, word: str = "lenses") -> Library:
    """Papers of the same few words, so that some are near to one another."""
    records: list[dict[str, Any]] = [
        {"id": f"p{at}", "title": f"On {word} number{at % 7}", "authors": "Ada", "year": 2000 + at}
        for at in range(papers)
    ]
    return library_of({"papers": records})


def test_an_edition_is_gone_when_the_next_ones_have_come(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(TINY, site)
    options = Options(site / "config.yaml", tmp_path / "output")
    editor = Editor(options, NO_MEMORY, Nearness(lambda: None), TextIndex(lambda _words: None))
    gc.collect()
    with collector.at_rest():
        before = _renderers()
        for _ in range(4):
            assert editor.next_edition().answer("/tiny/").status == HTTPStatus.OK
        gc.unfreeze()
        assert len(_renderers() - before) == 1


@pytest.mark.parametrize(
    "path", ["main-index.html", "old/", "old/index.html", "old", "v1.0/j%C3%BCrgen%20m.html"]
)
def test_old_addresses_are_served(tmp_path: Path, path: str) -> None:
    paper = {"title": "T", "authors": ["Ada Lovelace"], "year": 2020}
    moves = {"main-index.html": "paper:a", "old/": "paper:a", "v1.0/jürgen m.html": "paper:a"}
    site = write_site(tmp_path / "site", {"papers/a.yaml": paper}, redirects=moves)
    options = Options(site / "config.yaml", tmp_path / "output")
    editor = Editor(options, NO_MEMORY, Nearness(lambda: None), TextIndex(lambda _words: None))
    edition = editor.next_edition()
    answer = edition.answer(f"/{path}")
    answer = edition.answer(answer.location) if answer.location else answer
    assert answer.status == HTTPStatus.OK
    assert b'http-equiv="refresh"' in answer.body


def test_a_picture_is_served_as_it_is_published(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(TINY, site)
    logo = site / "content" / "logo.png"
    logo.write_bytes(with_secrets("png"))
    options = Options(site / "config.yaml", tmp_path / "output")
    editor = Editor(options, NO_MEMORY, Nearness(lambda: None), TextIndex(lambda _words: None))
    edition = editor.next_edition()
    answer = edition.answer("/tiny/assets/logo.png")
    assert answer.status == HTTPStatus.OK
    assert answer.body.startswith(PNG_START)
    assert REMARK.encode() not in answer.body
    logo.write_bytes(with_secrets("png")[9:])
    changed = edition.answer("/tiny/assets/logo.png")
    assert changed.status == HTTPStatus.NOT_FOUND
    assert b"was changed" in changed.body


def _renderers() -> set[int]:
    return {id(it) for it in gc.get_objects() if isinstance(it, Renderer)}


class Held:
    """A comparison that waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        compare = Comparison.compare

        def held(it: Comparison) -> Compared:
            assert self.go.wait(A_WHILE)
            return compare(it)

        monkeypatch.setattr(Comparison, "compare", held)


def test_few_papers_are_compared_at_once() -> None:
    told = threading.Event()
    site = library()
    near = Nearness(told.set)
    assert near.of(site) == dict(Comparison(site))
    near.go_on()
    assert not told.wait(0.2)


def test_until_many_are_compared_pages_show_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    last = Comparison(library()).compare()
    held = Held(monkeypatch)
    monkeypatch.setattr(nearness, "_AT_ONCE", 0)
    told = threading.Event()
    near = Nearness(told.set, last)
    fewer = library(30, "prisms")
    first = near.of(fewer)
    near.go_on()
    assert {*first} == {f"p{at}" for at in range(30)}
    named = {shared.id for found in first.values() for shared in found.related}
    assert named
    assert named <= {*fewer.works}
    assert not told.is_set()
    held.go.set()
    assert told.wait(A_WHILE)
    assert near.of(fewer) == dict(Comparison(fewer))


def test_what_was_saved_meanwhile_is_compared_next(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    monkeypatch.setattr(nearness, "_AT_ONCE", 0)
    told = threading.Event()
    near = Nearness(told.set)
    newest = library(35, "prisms")
    for site in (library(30), newest):
        assert near.of(site) == {}
        near.go_on()
    held.go.set()
    assert told.wait(A_WHILE)
    assert near.of(newest) == dict(Comparison(newest))


def test_no_news_where_no_text_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "_AT_ONCE", 0)
    told = threading.Event()
    near = Nearness(told.set, Comparison(library()).compare())
    near.of(library())
    near.go_on()
    assert not told.wait(0.5)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_after_a_comparison_that_failed_the_next_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "_AT_ONCE", 0)
    told, failed = threading.Event(), threading.Event()
    near = Nearness(told.set)

    def fails(_it: Comparison) -> Compared:
        failed.set()
        raise ArithmeticError

    with monkeypatch.context() as patch:
        patch.setattr(Comparison, "compare", fails)
        near.of(library())
        near.go_on()
        assert failed.wait(A_WHILE)
    while not told.wait(0.05):
        near.of(library())
        near.go_on()
    assert near.of(library()) == dict(Comparison(library()))


def test_a_style_sheet_is_one_whatever_the_system_calls_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Windows asks its registry, to which every program may write."""
    mimetypes.init()
    monkeypatch.setitem(mimetypes.types_map, ".css", "text/plain")
    options = Options(TINY / "config.yaml", TINY / "output")
    editor = Editor(options, NO_MEMORY, Nearness(lambda: None), TextIndex(lambda _words: None))
    edition = editor.next_edition()
    (sheet,) = [it for it in edition.others if it.endswith(".css")]
    assert edition.answer(f"/tiny/{sheet}").form == "text/css; charset=utf-8"
