"""What a stage writes, what it leaves alone, and what it makes of folders that others changed."""

import errno
import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import tempfile
from collections.abc import Callable
from io import BufferedReader
from multiprocessing.synchronize import Event
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from byline.publish import (
    Generation,
    Places,
    PublishError,
    clean,
    disk,
    is_untouched,
    lock,
    locked,
    sealed,
    stage,
)
from byline.publish.disk import link_or_copy
from byline.publish.survey import NOTHING, survey
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.publishing import SITE, content_of, publish
from tests.support.sites_on_disk import tree


def state_of(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What would show that a file or folder was touched."""
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_ino,
            path.lstat().st_mtime_ns,
            path.lstat().st_ctime_ns,
        )
        for path in [folder, *folder.rglob("*")]
    }


def test_what_goes_is_not_sought_among_all_that_stays(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of many folders is listed a few times, not once for each of them."""
    for edition in (b"first", b"second"):
        publish(output, {f"papers/p{number}/": edition for number in range(50)})
    listed: list[str] = []
    for name in ("listdir", "scandir"):
        monkeypatch.setattr(os, name, _noting(getattr(os, name), listed))
    publish(output, {f"papers/p{number}/": b"third" for number in range(50, 100)})
    assert len(content_of(output)) == 50
    assert len([path for path in listed if Path(path).name == "papers"]) < 10


def _noting(look: Callable[[Any], Any], listed: list[str]) -> Callable[[Any], Any]:
    def noted(path: Any) -> Any:
        listed.append(str(path))
        return look(path)

    return noted


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "here" / "output"


def test_a_site_that_did_not_change_is_not_touched(output: Path) -> None:
    publish(output, SITE)
    publish(output, {**SITE, "": b"other"})
    publish(output, SITE)
    before = state_of(output.parent)
    publish(output, SITE)
    assert state_of(output.parent) == before


def test_what_did_not_change_is_linked_and_then_left_alone(output: Path) -> None:
    publish(output, SITE)
    first = state_of(output)
    publish(output, {**SITE, "": b"second"})
    second = state_of(output)
    publish(output, {**SITE, "": b"third"})
    third = state_of(output)
    changed = {name for name in first if first[name][0] != second[name][0]}
    assert changed == {".", "index.html", "papers", "papers/one"}
    back = {name for name in third if first[name][:2] != third[name][:2]}
    assert back == {".", "index.html"}, "the first generation received the change, nothing else"
    assert content_of(output) == {**SITE, "": b"third"}


def test_what_the_last_build_changed_reaches_the_other_generation(output: Path) -> None:
    publish(output, SITE)
    publish(output, {**SITE, "papers/": b"changed"})
    publish(output, {**SITE, "papers/": b"changed", "": b"new"})
    assert content_of(output) == {**SITE, "papers/": b"changed", "": b"new"}


def test_what_is_gone_leaves_no_empty_folder(output: Path) -> None:
    publish(output, {**SITE, "years/2020/x/": b"old"})
    publish(output, SITE)
    publish(output, {**SITE, "": b"new"})
    assert content_of(output) == {**SITE, "": b"new"}
    assert not (output / "years").exists()


def test_a_file_becomes_a_folder_and_back(output: Path) -> None:
    for site in ({"a": b"file"}, {"a/": b"page", "a/b": b"x"}, {"a": b"again"}, {"a/b/c": b"deep"}):
        publish(output, site)
        assert content_of(output) == site


def _edit(output: Path) -> None:
    (output / "index.html").write_bytes(b"hand")


def _edit_with_its_time(output: Path) -> None:
    before = (output / "index.html").stat()
    (output / "index.html").write_bytes(b"longer than it was")
    os.utime(output / "index.html", ns=(before.st_atime_ns, before.st_mtime_ns))


def _remove(output: Path) -> None:
    (output / "papers" / "index.html").unlink()


def _add(output: Path) -> None:
    (output / "papers" / "one" / "mine.txt").write_bytes(b"mine")


def _add_empty_folder(output: Path) -> None:
    (output / "empty" / "folder").mkdir(parents=True)


def _link_a_file(output: Path) -> None:
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(output.parent / "precious.txt")


def _link_a_folder(output: Path) -> None:
    shutil.rmtree(output / "papers")
    (output / "papers").symlink_to(output.parent / "precious")


def _pipe(output: Path) -> None:
    os.mkfifo(output / "pipe")


def _copy_back(output: Path) -> None:
    shutil.copytree(output, output.parent / "copy")
    shutil.rmtree(output)
    (output.parent / "copy").rename(output)


@pytest.mark.parametrize("which", ["output", "stage"])
@pytest.mark.parametrize(
    "tamper",
    [_edit, _edit_with_its_time, _remove, _add, _add_empty_folder, _link_a_file, _link_a_folder,
     pytest.param(_pipe, marks=pytest.mark.posix), _copy_back],
)  # fmt: skip
def test_folders_that_others_changed_are_put_right(
    output: Path, tamper: Callable[[Path], None], which: str
) -> None:
    publish(output, SITE)
    publish(output, {**SITE, "papers/": b"second"})
    precious = output.parent / "precious"
    (precious / "one").mkdir(parents=True)
    for path in (precious.with_suffix(".txt"), precious / "index.html"):
        path.write_bytes(b"precious")
    before = state_of(precious)
    tamper(output if which == "output" else Places(output).stage)
    if which == "output" and tamper in {_add, _link_a_folder, _pipe}:
        with pytest.raises(PublishError, match="no build is known to have put there"):
            publish(output, SITE)
        assert publish(output, SITE, keeps_foreign=True) == output.with_name("output.kept")
    for site in ({**SITE, "papers/": b"second"}, {**SITE, "": b"third"}, SITE):
        publish(output, site)
        assert content_of(output) == site
        assert not any(path.is_symlink() for path in output.rglob("*"))
        assert not (output / "empty").exists()
        assert not (output / "pipe").exists()
    assert state_of(precious) == before
    assert precious.with_suffix(".txt").read_bytes() == b"precious"


@pytest.mark.parametrize(
    "tamper", [_link_a_file, _link_a_folder, pytest.param(_pipe, marks=pytest.mark.posix)]
)
def test_what_is_no_file_is_not_forgotten_in_the_other_generation(
    output: Path, tamper: Callable[[Path], None]
) -> None:
    """What stood in the output of then meets what is linked from the output of now."""
    publish(output, SITE)
    precious = output.parent / "precious.txt"
    precious.write_bytes(b"precious")
    (output.parent / "precious").mkdir()
    tamper(output)
    for site in (SITE, {**SITE, "papers/one/": b"second"}, SITE):
        publish(output, site, keeps_foreign=True)
        assert content_of(output) == site
        assert not (output / "pipe").exists()
    assert precious.read_bytes() == b"precious"


def test_what_is_no_file_is_told_each_time_a_folder_is_looked_at(tmp_path: Path) -> None:
    """A build of whose inputs one is a link cannot tell that nothing changed."""
    (tmp_path / "page.html").write_bytes(b"page")
    (tmp_path / "link.html").symlink_to(tmp_path.parent)
    seen = survey(tmp_path, NOTHING)
    assert seen.strays == survey(tmp_path, seen).strays == ("link.html",)


def test_without_links_nothing_that_stands_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "link").symlink_to(tmp_path / "precious")
    with pytest.raises(FileExistsError):
        link_or_copy(str(tmp_path / "new"), str(tmp_path / "link"))
    assert (tmp_path / "precious").read_bytes() == b"precious"


def test_a_stage_that_leads_elsewhere_is_not_followed(output: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.tex").write_bytes(b"precious")
    publish(output, SITE)
    Places(output).stage.symlink_to(precious)
    publish(output, {"": b"home"})  # nothing is written before the stage is completed
    assert content_of(output) == {"": b"home"}
    assert tree(precious) == {"thesis.tex": b"precious"}


def _truncated(text: str) -> str:
    return text[: len(text) // 2]


def _of_another_version(text: str) -> str:
    body = text[64:].replace('"version":', '"version":9')
    return hashlib.sha256(body.encode()).hexdigest() + body


def _with_other_names(text: str) -> str:
    return text.replace("index", "inbex")


def _empty(_text: str) -> str:
    return ""


def _gone(_text: str) -> None:
    return None


@pytest.mark.parametrize(
    "spoil",
    [_truncated, _of_another_version, _with_other_names, _empty, _gone],
)
def test_a_lost_memory_costs_time_and_nothing_else(
    output: Path, spoil: Callable[[str], str | None]
) -> None:
    publish(output, SITE)
    publish(output, {**SITE, "papers/": b"second"})
    (output / "papers" / "one" / "index.html").write_bytes(b"hand")
    memories = list(Places(output).side.glob("seen-*.json"))
    assert len(memories) == 2
    for memory in memories:
        spoilt = spoil(memory.read_text("utf-8"))
        memory.unlink() if spoilt is None else memory.write_text(spoilt, "utf-8")
    for site in (SITE, {**SITE, "": b"third"}, SITE):
        publish(output, site)
        assert content_of(output) == site


def test_only_what_is_not_known_is_read(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(output, SITE)
    publish(output, {**SITE, "papers/": b"second"})
    (output / "index.html").write_bytes(b"hand")
    read = []
    digest = hashlib.file_digest

    def noted(stream: BufferedReader, name: str) -> Any:
        read.append(Path(stream.name).name)
        return digest(stream, name)

    monkeypatch.setattr(hashlib, "file_digest", noted)
    publish(output, SITE)
    assert set(read) == {"index.html"}


@pytest.mark.parametrize("refusal", [OSError(95, "Operation not supported"), NotImplementedError()])
def test_without_links_files_are_copied(
    output: Path, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    def refused(_source: Path, _target: Path, **_how: Any) -> None:
        raise refusal

    monkeypatch.setattr(os, "link", refused)
    for site in (SITE, {**SITE, "papers/": b"second"}, {**SITE, "": b"third"}):
        publish(output, site)
        assert content_of(output) == site


def test_the_manifest_tells_of_every_file(output: Path, tmp_path: Path) -> None:
    site = {**SITE, 'odd "name"},é\n/': b"odd"}
    publish(output, SITE)
    publish(output, site)
    content = Places(output).manifest.read_bytes()
    told = json.loads(content)
    files = tree(output)
    assert list(told["files"]) == sorted(files)
    assert told["files"] == {
        path: {"sha256": hashlib.sha256(it).hexdigest(), "size": len(it)}
        for path, it in files.items()
    }
    elsewhere = tmp_path / "elsewhere" / "output"
    publish(elsewhere, dict(reversed(site.items())))
    assert Places(elsewhere).manifest.read_bytes() == content


@pytest.mark.parametrize("spoilt", [b"{}", None])
def test_a_wrong_manifest_is_renewed(output: Path, spoilt: bytes | None) -> None:
    publish(output, SITE)
    manifest = Places(output).manifest
    content = manifest.read_bytes()
    manifest.unlink() if spoilt is None else manifest.write_bytes(spoilt)
    publish(output, SITE)
    assert manifest.read_bytes() == content


def _hold(output: Path, ready: Event) -> None:
    with locked(Places(output)):
        ready.set()
        signal.pause()


def test_a_disk_that_is_full_once_the_site_is_out_fails_no_build(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, SITE)
    exchange = stage.exchange

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def exchanged(places: Places) -> None:
        exchange(places)
        monkeypatch.setattr(os, "fsync", full)

    monkeypatch.setattr(stage, "exchange", exchanged)
    publish(output, {**SITE, "": b"second"})
    told = json.loads(Places(output).manifest.read_bytes())["files"]
    assert told["index.html"]["sha256"] == hashlib.sha256(b"second").hexdigest()


@pytest.mark.posix
def test_two_builds_do_not_write_at_once(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    publish(output, SITE)
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    process = context.Process(target=_hold, args=(output, ready))
    process.start()
    assert ready.wait(10)
    with pytest.raises(PublishError, match="another build is writing"):
        publish(output, {"": b"second"})
    with pytest.raises(PublishError, match="another build is writing"):
        clean(output)
    assert content_of(output) == SITE
    publish(output.with_name("other"), SITE)  # another output is free
    process.kill()
    process.join()
    publish(output, {"": b"second"})
    assert content_of(output) == {"": b"second"}


@pytest.mark.posix
def test_where_the_file_system_has_no_locks_nobody_is_kept_away(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_file: object, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("byline.publish.lock.fcntl.flock", refused)
    publish(output, SITE)
    assert content_of(output) == SITE
    assert clean(output)


@pytest.mark.posix
def test_where_nothing_settles_all_files_each_new_one_is_settled(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, SITE)
    settled: list[str] = []
    settle = os.fsync

    def noted(file: int) -> None:
        settled.append(str(Path(f"/proc/self/fd/{file}").readlink()))
        settle(file)

    monkeypatch.setattr(disk, "_of_linux", lambda _name: None)
    monkeypatch.delattr(os, "sync")
    monkeypatch.setattr(os, "fsync", noted)
    publish(output, {**SITE, "papers/": b"second", "new/": b"new"})
    pages = {it.removeprefix(f"{Places(output).stage}/") for it in settled if it.endswith(".html")}
    assert pages == {"papers/index.html", "new/index.html"}


def _refusing_for_a_while(times: int) -> Callable[[Path, Path], Path]:
    """Renaming as Windows does it while something looks into a folder."""
    rename, refused = Path.rename, [0]

    def renamed(one: Path, other: Path) -> Path:
        refused[0] += 1
        if refused[0] <= times:
            fault = PermissionError(errno.EACCES, "Permission denied", str(one))
            fault.winerror = 32  # type: ignore[attr-defined]
            raise fault
        return rename(one, other)

    return renamed


def test_a_folder_in_use_is_waited_for(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "exchanged", lambda _one, _other: False)
    publish(output, SITE)
    monkeypatch.setattr(Path, "rename", _refusing_for_a_while(2))
    publish(output, {**SITE, "": b"second"})
    assert content_of(output) == {**SITE, "": b"second"}


def test_a_folder_that_stays_in_use_ends_the_build_in_words(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "exchanged", lambda _one, _other: False)
    monkeypatch.setattr(disk, "PATIENCE", 0.1)
    publish(output, SITE)
    monkeypatch.setattr(Path, "rename", _refusing_for_a_while(99))
    with pytest.raises(PublishError, match="another program has it open, or"):
        publish(output, {**SITE, "": b"second"})
    assert content_of(output) == SITE


@pytest.mark.parametrize("inode", [7, (1 << 64) - 1, (1 << 128) - 1])
def test_a_seal_holds_on_a_disk_that_numbers_files_with_many_bits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inode: int
) -> None:
    (tmp_path / "page.html").write_bytes(b"page")
    seen = survey(tmp_path, NOTHING)
    folder = seen.folders[""]
    files = {name: file._replace(inode=inode) for name, file in folder.files.items()}
    seal = sealed(Generation({"": folder._replace(inode=inode, files=files)}))
    look = os.lstat

    def numbered(path: str) -> SimpleNamespace:
        state = look(path)
        return SimpleNamespace(st_ino=inode, st_mtime_ns=state.st_mtime_ns, st_size=state.st_size)

    with monkeypatch.context() as on_this_disk:
        on_this_disk.setattr(os, "lstat", numbered)
        assert is_untouched(tmp_path, seal)
    assert not is_untouched(tmp_path, seal)


@pytest.mark.posix
def test_a_lock_that_was_removed_keeps_nobody_away_twice(output: Path) -> None:
    """A build that opened the lock before `clean` removed it takes the new one."""
    places = Places(output)
    with locked(places):
        shutil.rmtree(places.side)
        with locked(places):
            assert places.lock.exists()
            with pytest.raises(PublishError), locked(places, patience=0):
                pass


addresses = st.sampled_from(["", "a", "a/", "a/b", "a/b/", "a/b/c", "c/", "c/d/"])
contents = st.sampled_from([b"", b"x", b"y", b"long" * 999])


def _is_possible(site: dict[str, bytes]) -> bool:
    """No file stands where another's folder must."""
    return not any(other.startswith(f"{it}/") for it in site for other in site if it[-1:] != "/")


sites = st.dictionaries(addresses, contents, max_size=6).filter(_is_possible)


@settings(max_examples=60)
@given(st.lists(st.tuples(sites, st.sampled_from(["", "output", "stage"]), addresses), max_size=6))
def test_any_history_ends_in_the_site(history: list[tuple[dict[str, bytes], str, str]]) -> None:
    """Whatever was published before, and wherever somebody wrote in between."""
    folder = Path(tempfile.mkdtemp())
    output = folder / "output"
    try:
        for site, tampered, address in history:
            before = tree(output) if output.exists() else {}
            try:
                publish(output, site)
            except PublishError:
                assert tree(output) == before
                kept = publish(output, site, keeps_foreign=True)
                assert kept
                assert tree(kept) == before
            assert content_of(output) == site
            where = {"output": output, "stage": Places(output).stage}.get(tampered, folder)
            target = where / address / "index.html"
            if tampered and target.parent.is_dir():
                target.write_bytes(b"hand")
    finally:
        shutil.rmtree(folder)
