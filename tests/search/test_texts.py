"""The index of texts: what is staged, and bundles that are the same in every run."""

import errno
import json
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pagefind_bin
import pytest
from byline.building.line import build
from byline.building.options import Options
from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.library.model import Library
from byline.machine.stopwatch import Stopwatch
from byline.publish import Places, PublishError
from byline.search import cbor, pagefind, texts
from byline.search.documents import SearchDocument, documents
from byline.search.staging import full_page, light_page
from byline.search.texts import KINDS, PROGRAM, BundleKind, write_texts
from byline.site import Site
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.support.in_memory import library_of
from tests.support.sites_on_disk import TINY, build_site, tree

PAPER: dict[str, Any] = {
    "id": "maps",
    "title": "MAPS: Müller maps of $x^2$",
    "authors": ["Łukasz Ørsted", "Ada Lovelace", "Ada King", "Ann Early", "Zoë Last"],
    "date": "2020-02-03",
    "venue": "JRS",
    "type": "journal",
    "topics": ["Cartography"],
    "keywords": ["atlases"],
    "abstract": "A *long* text of $a < b$.\n\n```\ncode\n```\n\nIts [end](lines).",
    "has_code": True,
}


def found_in(library: Library) -> tuple[SearchDocument, ...]:
    return documents(Site(library, shelves(library), figures(library)))


def saying(text: str) -> SearchDocument:
    """A document that says the text wherever it says anything."""
    return SearchDocument(
        address="papers/x/",
        title=text,
        about=text,
        standing=text,
        short=text,
        also=text,
        people=text,
        beside=text,
        text=text,
        facets=(),
    )


def numbered(count: int) -> tuple[SearchDocument, ...]:
    """So many documents with words of their own."""
    papers = [
        {
            "id": f"p{n}",
            "title": f"Paper {n} of {n % 7}",
            "authors": "Ada Lovelace",
            "year": 2000 + n,
        }
        for n in range(count)
    ]
    return found_in(library_of({"papers": papers}))


def test_a_paper_is_told_in_plain_text() -> None:
    (document,) = found_in(library_of({"papers": [PAPER]}))
    assert document.address == "papers/maps/"
    assert document.title == "MAPS: Müller maps of x^2"
    assert document.short == "MAPS"
    assert document.about == "Ørsted, Lovelace, …, Last · JRS 2020"
    assert document.people == "Łukasz Ørsted, Ada Lovelace, Ada King, Ann Early, Zoë Last"
    assert {"mueller", "muller", "lukasz", "orsted", "oersted", "zoe"} <= set(document.also.split())
    assert document.beside == "JRS, 2020, Cartography, atlases"
    assert "A long text of a<b." in document.text
    assert "<" not in document.text.replace("a<b", "")
    assert "lines" not in document.text
    assert dict(document.facets) == {
        "type": "journal",
        "year": "2020",
        "venue": "JRS",
        "topic": "Cartography",
        "code": "yes",
    }


def test_documents_run_from_the_newest_to_the_oldest_and_what_is_not_listed_is_absent() -> None:
    def paper(name: str, **facts: Any) -> dict[str, Any]:
        return {"id": name, "title": name, "authors": "Ada Lovelace", "year": 2001, **facts}

    library = library_of(
        {
            "papers": [
                paper("old", year=1999),
                paper("new"),
                paper("secret", unlisted=True),
                paper("draft", draft=True),
            ],
            "news": [
                {"id": "told", "title": "Told", "date": "2000-01-01"},
                {"id": "untold", "title": "Untold", "date": "2000-01-01", "unlisted": True},
            ],
            "pages": [
                {"id": "about", "title": "About"},
                {"id": "quiet", "title": "Quiet", "unlisted": True},
            ],
        }
    )
    expected = ["papers/new/", "news/told/", "papers/old/", "about/"]
    assert [it.address for it in found_in(library)] == expected


@given(st.text(st.characters(exclude_categories=["C"])))
def test_whatever_a_text_says_it_stays_text(said: str) -> None:
    plain, document = saying("word"), saying(f"{said}.")
    for page in (light_page, full_page):
        tree, expected = (html.document_fromstring(page(1, it)) for it in (document, plain))
        found = [(it.tag, sorted(it.attrib.items())) for it in tree.iter()]
        assert found == [(it.tag, sorted(it.attrib.items())) for it in expected.iter()]
        assert tree.xpath("string(//p[@data-pagefind-meta='title'])") == f"{said}."


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.recursive(st.integers(0, (1 << 32) - 1) | TEXTS, st.lists))
def test_values_are_read_back_as_written(value: Any) -> None:
    assert cbor.decoded(cbor.encoded(value)) == value


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    found = numbered(60)
    write_texts(found, tmp_path / "one", tmp_path / "none")
    write_texts(found, tmp_path / "two", tmp_path / "none")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_the_order_in_which_a_disk_lists_files_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = numbered(60)
    write_texts(found, tmp_path / "one", tmp_path / "none")
    make = pagefind.make_bundle

    def from_another_disk(pages: Path, bundle: Path) -> None:
        """The files were written in another order, and so are listed in another."""
        contents = {path: path.read_text("utf-8") for path in pages.rglob("*.html")}
        for path in contents:
            path.unlink()
        for path in sorted(contents):
            path.write_text(contents[path], "utf-8")
        make(pages, bundle)

    monkeypatch.setattr(pagefind, "make_bundle", from_another_disk)
    write_texts(found, tmp_path / "two", tmp_path / "none")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_bundle_holds_what_is_read_and_nothing_else(tmp_path: Path) -> None:
    write_texts(numbered(30), tmp_path, tmp_path / "none")
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    fragments = {f"{number}.pf_fragment" for number in range(30)}
    parts = {name for name in names if name.endswith(".pf_index")}
    (facets,) = {name for name in names if name.startswith("facets.")}
    own = {"texts.json", facets, "pagefind.js", "wasm.en.pagefind"}
    assert names - fragments - parts - own == {"pagefind-entry.json", "pages.json"}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_parts_of_an_index_are_small(tmp_path: Path) -> None:
    words = "".join(f" word{number}" for number in range(3000))
    papers = [
        {
            "id": f"p{n}",
            "title": f"The paper {n}",
            "authors": "Ada",
            "year": 2000,
            "abstract": words,
        }
        for n in range(30)
    ]
    found = found_in(library_of({"papers": papers}))
    write_texts(found, tmp_path, tmp_path / "none")
    (bundle,) = (tmp_path / "abstracts").glob("*/0")
    parts = json.loads((bundle / "pages.json").read_text("utf-8"))["parts"]
    assert len(parts) == len(list((bundle / "index").iterdir())) > 10
    assert parts == sorted(parts)
    assert max(path.stat().st_size for path in (bundle / "index").iterdir()) < 6_000
    assert [last for last in parts if last in {"the", "of"}] == ["the"]


def test_what_is_compressed_begins_the_same_from_every_python(tmp_path: Path) -> None:
    """No time, no name, no system, and of the way only that it is gzip."""
    write_texts(numbered(20), tmp_path, tmp_path / "none")
    parts = [*tmp_path.rglob("*.pf_index"), *tmp_path.rglob("*.pf_fragment")]
    heads = {path.suffix: path.read_bytes()[:10] for path in parts}
    assert heads.keys() == {".pf_index", ".pf_fragment"}
    assert heads[".pf_index"] == b"\x1f\x8b\x08" + bytes(6) + b"\xff"
    assert heads[".pf_fragment"][3:8] == bytes(5)


def test_what_has_not_changed_is_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = pagefind.make_bundle

    def counted(pages: Path, bundle: Path) -> None:
        made.append(bundle.name)
        make(pages, bundle)

    monkeypatch.setattr(pagefind, "make_bundle", counted)
    write_texts(numbered(20), tmp_path / "one", tmp_path / "none")
    assert len(made) == 2
    write_texts(numbered(20), tmp_path / "two", tmp_path / "one")
    assert len(made) == 2
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    write_texts(numbered(21), tmp_path / "three", tmp_path / "two")
    assert len(made) == 4
    assert len(list((tmp_path / "three").glob("papers/*"))) == 1


def test_only_the_abstracts_are_made_anew_where_only_an_abstract_changed(tmp_path: Path) -> None:
    changed = {**PAPER, "abstract": "Another."}
    write_texts(found_in(library_of({"papers": [PAPER]})), tmp_path / "one", tmp_path / "none")
    write_texts(found_in(library_of({"papers": [changed]})), tmp_path / "two", tmp_path / "one")
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    assert {name for name in one if name.startswith("papers/")} == {
        name for name in two if name.startswith("papers/")
    }
    assert {name for name in one if name.startswith("abstracts/")}.isdisjoint(two)


def test_a_document_that_only_moved_is_found_at_its_new_address(tmp_path: Path) -> None:
    old = numbered(3)
    new = (replace(old[0], address="papers/elsewhere/"), *old[1:])
    write_texts(old, tmp_path / "old", None)
    write_texts(new, tmp_path / "new", tmp_path / "old")
    write_texts(new, tmp_path / "clean", None)
    assert tree(tmp_path / "new") == tree(tmp_path / "clean")


def test_many_documents_are_cut_into_blocks(tmp_path: Path) -> None:
    found = numbered(50)
    kinds = tuple(BundleKind(kind.name, kind.page, 10) for kind in KINDS)
    write_texts(found, tmp_path, tmp_path / "none", kinds)
    directory = json.loads((tmp_path / "texts.json").read_text("utf-8"))
    for kind in kinds:
        folders = [tmp_path / name for name in directory[kind.name]]
        assert len(folders) == 5
        fragments = [path.name for folder in folders for path in (folder / "fragment").iterdir()]
        assert sorted(fragments) == sorted(f"{rank}.pf_fragment" for rank in range(50))


@given(st.sets(st.integers(0, 40)))
def test_runs_tell_ranks(ranks: set[int]) -> None:
    runs, at = list(texts._runs(sorted(ranks))), 0
    told: list[int] = []
    for gap, length in zip(runs[::2], runs[1::2], strict=True):
        told += range(at + gap, at + gap + length)
        at += gap + length
    assert told == sorted(ranks)


@pytest.mark.parametrize(
    "failure", ["missing", "fails", "killed", "no program", "makes nothing", "makes half", "hangs"]
)
def test_failure_of_pagefind_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    program = tmp_path / "pagefind"
    monkeypatch.setattr(pagefind, "LONGEST", 1.0)
    cut = 'find . -name "*.pf_meta" -exec truncate -s 40 {} +'
    scripts = {
        "fails": "echo no more room >&2\nexit 3",
        "killed": "kill -9 $$",
        "makes nothing": "exit 0",
        "makes half": f'{pagefind_bin.get_executable()} "$@"\ncd "$4"\n{cut}',
        "hangs": "exec sleep 60",
    }
    if failure in scripts:
        program.write_text(f"#!/bin/sh\n{scripts[failure]}\n", "utf-8")
        program.chmod(0o755)
    elif failure == "no program":
        program.write_text("text", "utf-8")

    def found() -> Path:
        if failure == "missing":
            raise FileNotFoundError("Could not find any of ...")
        return program

    monkeypatch.setattr(pagefind_bin, "get_executable", found)
    with pytest.raises(PublishError, match=r"^search cannot be made: [^\n]*\n.*--no-search$"):
        build(Options(TINY / "config.yaml", tmp_path / "output"), Stopwatch())
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    "name", ["*.pf_meta", "*.pf_index", "*.pf_fragment", "wasm.en.pagefind", "pagefind.js"]
)
def test_what_a_full_disk_cut_short_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Pagefind ends as if all were well; there may be room again when its files are read."""
    make = pagefind.make_bundle

    def cut_short(pages: Path, bundle: Path) -> None:
        make(pages, bundle)
        for path in bundle.rglob(name):
            os.truncate(path, path.stat().st_size // 2)

    monkeypatch.setattr(pagefind, "make_bundle", cut_short)
    with pytest.raises(PublishError, match=r"not whole.*\n  the disk may be full: make room"):
        write_texts(numbered(3), tmp_path, None)


@pytest.mark.posix
@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("kill -XFSZ $$", "a file may not be so large here\n  raise the limit"),
        (None, "too many files are open\n  raise the limit"),
    ],
)
def test_a_limit_that_pagefind_meets_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, words: str
) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)

    def found() -> Path:
        if not script:
            raise OSError(errno.EMFILE, "Too many open files")
        return program

    monkeypatch.setattr(pagefind_bin, "get_executable", found)
    with pytest.raises(PublishError, match=f"^the site was not built: .*: {words}"):
        build(Options(TINY / "config.yaml", tmp_path / "output"), Stopwatch())


@pytest.mark.posix
def test_pagefind_is_not_waited_for_where_it_can_make_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
    monkeypatch.setattr(pagefind, "holds_no_more_files", lambda _folder: True)
    with pytest.raises(PublishError, match="holds as many files as it can\n  make room"):
        write_texts(numbered(3), tmp_path, None)


@pytest.mark.posix
def test_pagefind_ends_with_a_build_that_is_killed(tmp_path: Path) -> None:
    """What it wrote later would stand in the way of the next build."""
    assert sys.platform.startswith("linux"), "only Linux can be asked to end it; run this there"
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/number\nexec sleep 60\n", "utf-8")
    program.chmod(0o755)
    script = (
        "import sys, pathlib, pagefind_bin; from byline.search import pagefind; "
        "here = pathlib.Path(sys.argv[1]); "
        "pagefind_bin.get_executable = lambda: here / 'pagefind'; "
        "pagefind.make_bundle(here, here / 'made')"
    )
    number = tmp_path / "number"
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) as build_of_it:
        assert _soon(lambda: number.exists() and number.read_text("utf-8").strip())
        build_of_it.kill()
    assert _soon(lambda: not _is_running(int(number.read_text("utf-8"))))


@pytest.mark.posix
def test_a_build_that_is_killed_while_pagefind_runs_leaves_nothing_lying_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's temporary folder may be in memory, and nobody would clear it."""
    shared, output = tmp_path / "tmp", tmp_path / "output"
    shared.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(shared))

    def killed(_pages: Path, _bundle: Path) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with patch.object(pagefind, "make_bundle", killed):
        process = multiprocessing.get_context("fork").Process(
            target=build_site, args=(TINY, output)
        )
        process.start()
        process.join()
    assert process.exitcode == -signal.SIGKILL
    assert not list(shared.iterdir())
    build_site(TINY, output)
    assert not Places(output).workshop.exists()


def _soon(is_so: Callable[[], object]) -> bool:
    ends = time.monotonic() + 30
    while not is_so() and time.monotonic() < ends:
        time.sleep(0.02)
    return bool(is_so())


def _is_running(number: int) -> bool:
    """Whether a process works on; one that ended may wait for somebody to hear of it."""
    try:
        status = Path(f"/proc/{number}/status").read_text("utf-8")
    except OSError:
        return False
    return not re.search(r"^State:\s+Z", status, re.MULTILINE)


def test_settings_of_pagefind_that_lie_about_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_GLOB", "nothing")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pagefind.toml").write_text('glob = "nothing"\n', "utf-8")
    write_texts(numbered(3), tmp_path / "search", tmp_path / "none")
    assert len(list((tmp_path / "search").glob("papers/*/0/fragment/*"))) == 3


def test_a_site_in_a_repository_that_ignores_the_output_has_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TINY, tmp_path / "site")
    (tmp_path / "site" / ".git").mkdir()
    (tmp_path / "site" / ".gitignore").write_text("/output/\n/.*.byline/\n", "utf-8")
    monkeypatch.chdir(tmp_path / "site")
    assert build(Options(Path("config.yaml"), Path("output")), Stopwatch()).is_published
    build_site(TINY, tmp_path / "elsewhere")
    assert tree(tmp_path / "site" / "output" / "search") == tree(tmp_path / "elsewhere" / "search")


def test_without_search_there_is_no_index(tmp_path: Path) -> None:
    build_site(TINY, tmp_path / "output", search=False)
    assert not (tmp_path / "output" / "search").exists()


def test_an_older_program_goes_with_a_rebuilt_site(tmp_path: Path) -> None:
    build_site(TINY, tmp_path / "output")
    (tmp_path / "output" / "search" / "papers" / "stale").mkdir()
    (tmp_path / "output" / "search" / "pagefind-0.0.1").mkdir()
    before = {path for path in (tmp_path / "output" / "search").iterdir() if PROGRAM in path.name}
    build_site(TINY, tmp_path / "output")
    found = tmp_path / "output" / "search"
    assert before <= set(found.iterdir())
    assert not (found / "papers" / "stale").exists()
    assert not (found / "pagefind-0.0.1").exists()


@pytest.mark.long
def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    trees = []
    for seed in ("1", "2"):
        output = tmp_path / seed
        where = ["--config", str(TINY / "config.yaml"), "--output", str(output), "--quiet"]
        subprocess.run(
            [sys.executable, "-m", "generator", "build", *where],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
        )
        trees.append(tree(output / "search"))
    assert trees[0] == trees[1]
