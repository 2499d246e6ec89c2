"""A site of another system is brought in by one command, is a site without errors then, and can be
taken back."""

from pathlib import Path

import pytest
from byline.cli import main
from click.testing import CliRunner, Result

from tests.support.old_sites import OLD_SITES, old_site_in


def _run(config: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--config", str(config)])


def _files(site: Path) -> dict[str, bytes]:
    """All that a person has there: what is kept beside the output is no part of it."""
    files = (it for it in sorted(site.rglob("*")) if it.is_file())
    told = ((it.relative_to(site).as_posix(), it.read_bytes()) for it in files)
    return {name: content for name, content in told if not name.startswith(".output.byline")}


def _new_site(folder: Path) -> Path:
    made = CliRunner().invoke(
        main, ["init", str(folder), "--yes", "--profile", "person", "--title", "Ada Lovelace"]
    )
    assert made.exit_code == 0, made.output
    return folder / "config.yaml"


@pytest.mark.parametrize("name", sorted(OLD_SITES))
def test_it_moves_in_and_out(name: str, tmp_path: Path) -> None:
    old = old_site_in(tmp_path / "old", name)
    config = _new_site(tmp_path / "new")
    before = _files(config.parent)
    brought = _run(config, "import", str(old), "--yes")
    assert brought.exit_code == 0, brought.output
    checked = _run(config, "check")
    assert checked.exit_code == 0, checked.output
    after = _files(config.parent)
    assert "content/papers/first-paper.yaml" not in after  # the example of a new site
    again = _run(config, "import", str(old), "--yes")
    assert "written" not in again.output
    assert _files(config.parent) == after
    assert _run(config, "import", "--undo").exit_code == 0
    assert _files(config.parent) == before


def test_the_owners_record_is_filled_and_not_changed(tmp_path: Path) -> None:
    old = old_site_in(tmp_path / "old", "al-folio/ada")
    config = _new_site(tmp_path / "new")
    record = config.parent / "content" / "authors" / "ada-lovelace.yaml"
    record.write_text("name: Ada Lovelace # me\ntagline: Mine\n", "utf-8")
    assert _run(config, "import", str(old), "--yes").exit_code == 0
    text = record.read_text("utf-8")
    assert text.startswith("name: Ada Lovelace # me\nvariants:\n  - A. Lovelace\ntagline: Mine\n")
    assert "biography: |-\n  I write programs for engines that are **not yet built**.\n" in text
    assert "  github: ada\n" in text


def test_a_folder_that_is_no_site_is_told(tmp_path: Path) -> None:
    config = _new_site(tmp_path / "new")
    (tmp_path / "old").mkdir()
    told = _run(config, "import", str(tmp_path / "old"), "--yes")
    assert told.exit_code == 1
    assert "this folder is no site of a system that Byline knows" in told.output
