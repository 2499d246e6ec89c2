"""What is kept of a build's reading gives exactly what reading anew gives, whatever befalls it."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from byline.cache.program import digest
from byline.cache.store import READINGS, keep_readings, recall_readings
from byline.reading.find import find_files
from byline.reading.read import NOTHING_KNOWN, Known, Reading, kept_lines, read
from byline.records.base import Model

from tests.support.mutations import FILES, mutated
from tests.support.sites_on_disk import TINY, build_site, tree, write_site

ENGINE = "this one"


def reading(site: Path, known: Known = NOTHING_KNOWN) -> Reading:
    files, _misplaced = find_files(site)
    return read(files, 1, lambda _number: None, known)


def test_what_was_kept_is_what_would_be_read() -> None:
    fresh = reading(TINY)
    again = reading(TINY, kept_lines(fresh.files))
    assert again == fresh
    told = {problem.where.file for problem in fresh.problems}
    assert len(kept_lines(fresh.files)) == len(find_files(TINY)[0]) - len(told) > 10


def test_no_part_of_a_record_notes_what_was_written() -> None:
    fresh = reading(TINY)
    again = reading(TINY, kept_lines(fresh.files))
    parts = [
        part for it in (fresh, again) for entry in it.entries for part in parts_of(entry.record)
    ]
    assert len(parts) > 2 * len(fresh.entries)
    assert [part for part in parts if part.model_fields_set] == []


def parts_of(value: object) -> Iterator[Model]:
    """The record, and every part of it."""
    if isinstance(value, tuple):
        yield from (part for it in value for part in parts_of(it))
    if isinstance(value, Model):
        yield value
        yield from parts_of(tuple(value.__dict__.values()))


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_a_changed_file_is_read_anew_and_only_it(tmp_path: Path, first: int) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    kept = kept_lines(reading(tmp_path).files)
    for seed in range(first, first + 50):
        name, text = mutated(seed)
        (tmp_path / name).write_text(text, "utf-8")
        with_kept = reading(tmp_path, kept)
        assert with_kept == reading(tmp_path)
        changed = kept_lines(with_kept.files).keys() - kept.keys()
        assert len(changed) <= 1
        (tmp_path / name).write_text(FILES[name], "utf-8")


def test_a_file_of_another_name_is_another_file(tmp_path: Path) -> None:
    paper = {"title": "Maps", "authors": "Ada", "year": 2024}
    kept = kept_lines(reading(write_site(tmp_path / "one", {"papers/maps.yaml": paper})).files)
    other = write_site(tmp_path / "other", {"papers/charts.yaml": paper})
    [entry] = reading(other, kept).entries
    assert entry.record.id == "charts"


def test_a_file_with_a_warning_is_read_each_time(tmp_path: Path) -> None:
    paper = {"title": "$\\unheardof$", "authors": "Ada", "year": 2024}
    site = write_site(tmp_path, {"papers/maps.yaml": paper})
    fresh = reading(site)
    assert fresh.problems
    assert not kept_lines(fresh.files)
    assert reading(site, kept_lines(fresh.files)) == fresh


def test_it_is_kept_from_build_to_build(tmp_path: Path) -> None:
    build_site(TINY, tmp_path / "output")
    kept = tmp_path / ".output.byline" / READINGS
    written, made = kept.read_bytes(), tree(tmp_path / "output")
    build_site(TINY, tmp_path / "output")
    assert (kept.read_bytes(), tree(tmp_path / "output")) == (written, made)
    assert recall_readings(kept.parent, digest()) == kept_lines(reading(TINY).files)


def test_another_engine_keeps_nothing_for_this_one(tmp_path: Path) -> None:
    keep_readings(tmp_path, ENGINE, {"key": "[]"})
    assert recall_readings(tmp_path, ENGINE) == {"key": "[]"}
    assert recall_readings(tmp_path, "another") == {}


def test_what_is_torn_or_changed_is_nothing(tmp_path: Path) -> None:
    keep_readings(tmp_path, ENGINE, kept_lines(reading(TINY).files))
    whole = (tmp_path / READINGS).read_bytes()
    assert recall_readings(tmp_path, ENGINE)
    chance = random.Random(3)  # noqa: S311 - the same damage in every run
    for _ in range(200):
        at = chance.randrange(len(whole))
        torn = chance.choice(
            [whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole[at:], b""]
        )
        (tmp_path / READINGS).write_bytes(torn)
        assert recall_readings(tmp_path, ENGINE) in (
            {},
            *([kept_lines(reading(TINY).files)] if torn == whole else []),
        )


def test_where_nothing_can_be_kept_the_build_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    keep_readings(tmp_path / "file", ENGINE, {"key": "[]"})
    assert recall_readings(tmp_path / "file", ENGINE) == {}
    (tmp_path / READINGS).mkdir()
    keep_readings(tmp_path, ENGINE, {"key": "[]"})
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".new")] == []
    assert recall_readings(tmp_path, ENGINE) == {}
