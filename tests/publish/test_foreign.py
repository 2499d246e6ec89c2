"""What no build put into an output is never removed without a copy of it."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from byline.building.line import build
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.publish import Places, PublishError, clean

from tests.support.publishing import SITE, content_of, publish
from tests.support.sites_on_disk import TINY, tree

EDITED = {**SITE, "": b"edited"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output as a build left it, and as a copy of it would be: with other inodes."""
    publish(tmp_path / "built" / "output", SITE)
    shutil.copytree(tmp_path / "built", tmp_path / "copy")
    return tmp_path / "copy" / "output"


def a_repository(output: Path) -> None:
    subprocess.run(["git", "init", "-q", str(output)], check=True)


def a_file(output: Path) -> None:
    (output / "papers" / "notes.txt").write_text("mine")


def a_link(output: Path) -> None:
    (output / "elsewhere").symlink_to(output.parent)


def a_file_below_its_own_folder(output: Path) -> None:
    (output / "mine" / "deep").mkdir(parents=True)
    (output / "mine" / "deep" / "thesis.tex").write_text("mine")


def published(output: Path) -> None:
    publish(output, EDITED)


FOREIGN = [
    (a_repository, ".git/"),
    (a_file, "papers/notes.txt"),
    (a_link, "elsewhere"),
    (a_file_below_its_own_folder, "mine/deep/thesis.tex"),
]


@pytest.mark.parametrize("beside_is_lost", [False, True], ids=["known", "lost"])
@pytest.mark.parametrize(("add", "name"), FOREIGN, ids=[name for _add, name in FOREIGN])
def test_foreign_files_are_refused_by_name_or_kept_in_a_copy(
    output: Path, add: Callable[[Path], None], name: str, *, beside_is_lost: bool
) -> None:
    add(output)
    if beside_is_lost:
        shutil.rmtree(Places(output).side)
    before = tree(output)
    for remove_it in (published, clean):
        with pytest.raises(PublishError) as refused:
            remove_it(output)
        said = str(refused.value)
        assert said.startswith(f"{output} holds what no build is known to have put there: ")
        assert beside_is_lost or f": {name}\n" in said
        assert ("--force" in said) == (remove_it is published)
        assert tree(output) == before
    kept = output.with_name("output.kept")
    assert publish(output, EDITED, keeps_foreign=True) == kept
    assert tree(kept) == before
    assert content_of(output) == EDITED
    assert not os.path.lexists(output / name)
    assert publish(output, SITE) is None


def test_a_folder_of_others_is_replaced_when_forced_and_each_copy_has_its_name(
    tmp_path: Path,
) -> None:
    output = tmp_path / "output"
    for edition in ("output.kept", "output.kept-2"):
        if output.exists():
            clean(output)
        output.mkdir()
        (output / "thesis.tex").write_text(edition)
        with pytest.raises(PublishError, match="is a folder that Byline did not make"):
            publish(output, SITE)
        assert publish(output, SITE, keeps_foreign=True) == tmp_path / edition
    for edition in ("output.kept", "output.kept-2"):
        assert (tmp_path / edition / "thesis.tex").read_text() == edition
    assert content_of(output) == SITE


def test_an_output_is_known_where_the_folder_beside_it_is_lost(output: Path) -> None:
    shutil.rmtree(Places(output).side)
    assert publish(output, EDITED) is None
    shutil.rmtree(Places(output).side)
    assert clean(output)


def test_a_forced_build_says_where_the_copy_is(output: Path) -> None:
    a_file(output)
    options = Options(TINY / "config.yaml", output, force=True, search=False, analytics=False)
    remark = build(options, Stopwatch()).remark
    assert remark == f"what stood there before is kept in {output}.kept"
    assert build(options, Stopwatch()).remark == ""


def test_what_programs_that_show_folders_leave_is_not_in_the_way(output: Path) -> None:
    for litter in (".DS_Store", "papers/.DS_Store", "Thumbs.db", "desktop.ini"):
        (output / litter).write_text("")
    publish(output, EDITED)
    assert content_of(output) == EDITED


def test_files_that_somebody_took_away_are_made_again(output: Path) -> None:
    (output / "index.html").unlink()
    publish(output, EDITED)
    assert content_of(output) == EDITED


def test_of_many_foreign_files_three_are_named(output: Path) -> None:
    for at in range(1_203):
        (output / f"mine-{at:04}.txt").touch()
    with pytest.raises(PublishError, match=r"mine-0000.*mine-0002.txt and 1,200 more\n"):
        publish(output, EDITED)


def test_what_is_kept_shares_no_file_with_the_new_site(output: Path) -> None:
    publish(output, EDITED)  # so that the other generation holds files of this one too
    a_file(output)
    kept = publish(output, SITE, keeps_foreign=True)
    assert kept
    for path in kept.rglob("*"):
        if path.is_file():
            assert path.stat().st_nlink == 1
            path.write_bytes(b"changed")
    assert content_of(output) == SITE
    publish(output, EDITED)
    assert content_of(output) == EDITED
    assert (kept / "index.html").read_bytes() == b"changed"


def test_where_the_output_cannot_be_replaced_it_stays(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_places: Places) -> None:
        raise OSError(28, "No space left on device")

    a_file(output)
    before = tree(output)
    monkeypatch.setattr("byline.publish.stage.exchange", full)
    with pytest.raises(PublishError, match="the disk is full"):
        publish(output, EDITED, keeps_foreign=True)
    assert tree(output) == before
    assert not output.with_name("output.kept").exists()


def test_names_do_not_steer_a_terminal(output: Path) -> None:
    (output / "a\x1b[31mred\nnew.txt").touch()
    with pytest.raises(PublishError, match=re.escape("a\ufffd[31mred\ufffdnew.txt\n")):
        publish(output, EDITED)


@pytest.mark.parametrize("spoilt", ["[]", "null", "{", '{"schema":1}', '{"schema":1,"files":5}'])
def test_a_spoilt_manifest_names_nothing(output: Path, spoilt: str) -> None:
    a_file(output)
    Places(output).manifest.write_text(spoilt)
    with pytest.raises(PublishError, match="no build is known to have put there"):
        publish(output, EDITED)
    assert publish(output, EDITED, keeps_foreign=True)
