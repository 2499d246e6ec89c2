"""Records are ordinary files of the site: nothing else is opened, and no file is read further
than a record may be long."""

import os
import stat
from pathlib import Path

import pytest
from byline.building.check import check
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.reading.load import LARGEST_FILE, ContentFile, first_bytes, likely_ids
from byline.reading.validate import read_config

from tests.support.sites_on_disk import write_site

PAPER = {"papers/p.yaml": {"title": "T", "authors": "A B", "year": 2020}}


def messages(site: Path) -> list[str]:
    _library, problems, *_ = check(Options(site / "config.yaml", site / "output"), Stopwatch())
    return [f"{it.where.file}: {it.message}" for it in problems]


def test_no_more_is_read_of_a_file_than_a_record_may_hold(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"")
    os.truncate(path, 5_000_000_000)
    content, size = first_bytes(path)
    assert len(content) == LARGEST_FILE + 1
    assert size == 5_000_000_000
    assert likely_ids(ContentFile("papers", "large.yaml", path)) == ["large"]


@pytest.mark.posix
def test_a_link_a_pipe_and_a_folder_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("title: Secret\n", "utf-8")
    (tmp_path / "link.yaml").symlink_to("secret.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    for name in ("link", "pipe", "folder"):
        with pytest.raises(OSError, match=r"symbolic links|no ordinary file|Is a directory"):
            first_bytes(tmp_path / f"{name}.yaml")


@pytest.mark.posix
def test_a_link_in_place_of_the_configuration_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("password: secret\n", "utf-8")
    (tmp_path / "config.yaml").symlink_to("secret.yaml")
    config, (problem,) = read_config(tmp_path / "config.yaml")
    assert config is None
    assert problem.message == "this is a symbolic link, which is not read"


def test_a_folder_that_cannot_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write_site(tmp_path, {**PAPER, "papers/closed/q.yaml": {"title": "Q"}})
    look = os.scandir

    def closed(folder: Path) -> object:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied", str(folder))
        return look(folder)

    monkeypatch.setattr(os, "scandir", closed)
    assert messages(site) == [
        "content/papers/closed: this is a folder that this user may not look into, "
        "which is not read"
    ]


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write_site(tmp_path, PAPER)
    opened = os.open

    def closed(path: Path, ways: int, *others: int) -> int:
        if Path(path).name == "p.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, ways, *others)

    monkeypatch.setattr(os, "open", closed)
    assert messages(site) == ["content/papers/p.yaml: the file cannot be read: Permission denied"]


def test_a_device_never_ends_a_run() -> None:
    with pytest.raises(OSError, match="no ordinary file"):
        first_bytes(Path("/dev/zero"))
    assert stat.S_ISCHR(Path("/dev/zero").stat().st_mode)
