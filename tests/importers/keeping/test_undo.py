"""An import is done wholly or not at all, and is taken back where nobody has edited since."""

import errno
from itertools import count
from pathlib import Path

import pytest
from byline.importers.keeping.undo import take_back, write_all
from byline.problems import Failure


def _files(site: Path) -> dict[str, str]:
    return {
        it.relative_to(site).as_posix(): it.read_text("utf-8")
        for it in sorted(site.rglob("*"))
        if it.is_file()
    }


def _write(site: Path, texts: dict[str, str]) -> None:
    """Writes the files over whatever stands there."""
    write_all(site, texts, _files(site))


def _site(folder: Path) -> Path:
    (folder / "content" / "papers").mkdir(parents=True)
    (folder / "content" / "papers" / "old.yaml").write_text("title: Old\n", "utf-8")
    return folder


def test_what_was_written_is_taken_back(tmp_path: Path) -> None:
    site = _site(tmp_path)
    before = _files(site)
    _write(site, {"content/papers/old.yaml": "x\n", "content/papers/2024/new.yaml": "y\n"})
    assert (site / "content/papers/2024/new.yaml").read_text("utf-8") == "y\n"
    taken = take_back(site)
    assert taken.restored == ("content/papers/2024/new.yaml", "content/papers/old.yaml")
    assert _files(site) == before
    assert not (site / "content/papers/2024").exists()


def test_what_was_edited_since_stays(tmp_path: Path) -> None:
    site = _site(tmp_path)
    _write(site, {"content/papers/a.yaml": "x\n", "content/papers/b.yaml": "y\n"})
    (site / "content/papers/a.yaml").write_text("mine\n", "utf-8")
    assert take_back(site).left == ("content/papers/a.yaml",)
    assert _files(site) == {
        "content/papers/a.yaml": "mine\n",
        "content/papers/old.yaml": "title: Old\n",
    }


def test_a_write_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    site = _site(tmp_path)
    (site / "content/papers/taken").mkdir()
    before = _files(site)
    with pytest.raises(OSError, match="taken"):
        _write(site, {"content/papers/old.yaml": "x\n", "content/papers/taken": "y\n"})
    assert _files(site) == before


def _full_after(written: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk takes so many files more, and no other."""
    numbers = count()

    def full(_file: int) -> None:
        if next(numbers) >= written:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("byline.publish.disk.os.fsync", full)


@pytest.mark.parametrize("written", range(4))
def test_a_disk_that_is_full_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    site = _site(tmp_path)
    _write(site, {"content/papers/old.yaml": "x\n", "content/papers/1843/b.yaml": "y\n"})
    before = _files(site)
    names = ("old.yaml", "1843/b.yaml", "1850/c.yaml")
    _full_after(written, monkeypatch)
    with pytest.raises(OSError, match="No space left"):
        _write(site, {f"content/papers/{it}": "z\n" for it in names})
    assert _files(site) == before
    assert not (site / "content/papers/1850").exists()
    monkeypatch.undo()
    assert take_back(site).left == ()


@pytest.mark.parametrize("written", range(3))
def test_a_disk_that_is_full_takes_nothing_back_and_that_can_be_done_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    site = _site(tmp_path)
    names = [f"content/papers/{it}.yaml" for it in range(3)]
    for name in names:
        (site / name).write_text("x\n", "utf-8")
    was = _files(site)
    _write(site, dict.fromkeys(names, "y\n"))
    before = _files(site)
    _full_after(written, monkeypatch)
    with pytest.raises(OSError, match="No space left"):
        take_back(site)
    assert _files(site) == before
    monkeypatch.undo()
    assert take_back(site).left == ()
    assert _files(site) == was


def test_a_link_in_the_way_leads_to_no_file_that_is_written_over(tmp_path: Path) -> None:
    site, other = _site(tmp_path / "site"), tmp_path / "precious.txt"
    other.write_text("precious\n", "utf-8")
    (site / "content/papers/new.yaml.part").symlink_to(other)
    write_all(site, {"content/papers/new.yaml": "x\n"}, {})
    assert other.read_text("utf-8") == "precious\n"
    assert (site / "content/papers/new.yaml").read_text("utf-8") == "x\n"


def test_nothing_to_take_back_and_strange_journals(tmp_path: Path) -> None:
    site = _site(tmp_path)
    with pytest.raises(Failure, match="no import to take back"):
        take_back(site)
    journal = site / "content/.imports/undo.json"
    journal.parent.mkdir()
    journal.write_text('{"files": {"../x": {"after": "", "before": "y"}}}', "utf-8")
    with pytest.raises(Failure, match="which no import writes"):
        take_back(site)


@pytest.mark.parametrize("files", ["[]", '{"content/a": 3}', '{"content/a": {"after": null}}'])
def test_a_journal_of_another_form_is_told(tmp_path: Path, files: str) -> None:
    site = _site(tmp_path)
    journal = site / "content/.imports/undo.json"
    journal.parent.mkdir()
    journal.write_text(f'{{"files": {files}}}', "utf-8")
    with pytest.raises(Failure, match=r"undo\.json cannot be read: .*\n  remove it"):
        take_back(site)


@pytest.mark.posix
def test_nothing_is_written_behind_a_link(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    (tmp_path / "elsewhere").mkdir()
    (site / "content" / ".imports").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Failure, match="symbolic link"):
        _write(site, {"content/papers/new.yaml": "x\n"})
    assert not list((tmp_path / "elsewhere").iterdir())
    assert not (site / "content/papers/new.yaml").exists()
