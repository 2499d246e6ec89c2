"""Sites that are changed at random, through both commands; and that a fault would be seen."""

import itertools
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from byline.building import prepare
from byline.building.options import Options
from byline.library.model import Library
from byline.plan import plan
from byline.site import Planned

from tests.support.fuzzing.edits_of_files import EDITS_OF_FILES
from tests.support.fuzzing.edits_of_values import EDITS_OF_VALUES
from tests.support.fuzzing.mutants import Edit, Mutant, mutant
from tests.support.fuzzing.run import run
from tests.support.fuzzing.sketch import Sketch, files_of_records, put, valid_site, value_of
from tests.support.fuzzing.smallest import smallest
from tests.support.fuzzing.trial import Trial, tools_of_trials

SECONDS = 60
PLANTED = "Planted"


def test_a_mutant_is_the_same_each_time() -> None:
    for step in range(5):
        assert mutant(1, step) == mutant(1, step)
        assert mutant(1, step).sketch() == mutant(1, step).sketch()
    assert mutant(1, 0) != mutant(2, 0)


@pytest.mark.parametrize(
    "make", dict.fromkeys((*EDITS_OF_VALUES, *EDITS_OF_FILES)), ids=lambda it: it.__name__
)
def test_every_edit_changes_a_site_and_leaves_the_valid_one_alone(make: Any) -> None:
    before = valid_site()
    assert any(Edit(make, seed).of(before) != before for seed in range(3))
    assert before == valid_site()


def test_what_is_written_of_a_record_is_what_was_read() -> None:
    """Edits of values change nothing but what they are about."""
    site = valid_site()
    for path in files_of_records(site):
        value = value_of(site, path)
        put(site, path, value)
        assert value_of(site, path) == value
    assert site != valid_site()


@pytest.mark.long
def test_a_minute_of_mutants_finds_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = secrets.randbelow(1_000_000)
    found = run(tmp_path, seed, itertools.count(), SECONDS)
    with capsys.disabled():
        sys.stdout.write(f" seed {seed}, {found} ")
    assert not found.told, "\n\n".join(found.told)
    assert found.ended["built"] > found.ended.total() / 4
    assert found.ended["refused"] > found.ended.total() / 10


@pytest.mark.long
def test_a_fault_of_the_program_is_found_and_made_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planning fails for a title: of three edits one is left, and of the site little more."""

    def planned(library: Library, shelves: Any) -> Sequence[Planned]:
        if any(work.record.title == PLANTED for work in library.works.values()):
            raise RuntimeError(PLANTED)
        return plan(library, shelves)

    monkeypatch.setattr(prepare, "plan", planned)
    one, other = (Edit(EDITS_OF_VALUES[0], seed, keeps=True) for seed in (1, 2))
    with tools_of_trials():
        trial = Trial(tmp_path)
        tried = Mutant([one, Edit(_plant, 0), other], {"for_disk": True})
        (fault,) = trial.of(tried).faults
        least, sketch = smallest(trial, tried, fault.kind)
    assert fault.kind == "raised RuntimeError in prepare.py:prepare"
    assert [str(it) for it in least.edits] == [" plant"]
    assert not least.asked
    assert "content/papers/planted.yaml" in sketch
    assert len(sketch) < len(valid_site()) / 3


@pytest.mark.long
def test_a_build_that_does_not_end_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def planned(_library: Library, _shelves: Any) -> Sequence[Planned]:
        while True:
            pass

    with tools_of_trials():
        trial = Trial(tmp_path)
        monkeypatch.setattr(prepare, "plan", planned)
        monkeypatch.setattr("tests.support.fuzzing.trial.MOST_SECONDS", 1)
        (fault,) = trial.of(Mutant(())).faults
    assert fault.kind == "raised TooSlowError in prepare.py:prepare"


@pytest.mark.long
def test_a_page_that_is_not_sound_is_found(tmp_path: Path) -> None:
    with tools_of_trials():
        trial = Trial(tmp_path)
        assert trial.of(Mutant(())).how == "built"
        options = Mutant(()).options(tmp_path)
        page = options.output / "papers/engine/index.html"
        sound = page.read_text("utf-8")
        for added, kind in (
            ("<script>x</script>", "markup: script  x"),
            ("<p onclick=x>x</p>", "markup: attribute onclick"),
            ("<p>\x07</p>", "control on a page"),
            ("<p>&#x80;", "HTML: illegal-codepoint-for-numeric-entity"),
            ("<a href=none/>x</a>", "dead link"),
            ("<a href=#none>x</a>", "dead mark"),
            ("<a href=../physical/#none>x</a>", "dead mark"),
            ("<a href=../../../x>x</a>", "link that leads nowhere"),
        ):
            page.write_text(sound.replace("</main>", f"{added}</main>"), "utf-8")
            assert kind in _kinds(trial, options), added
        page.write_text(sound, "utf-8")
        for name in ("feed.xml", "papers/engine/engine.bib", "search/texts.json"):
            file = options.output / name
            content = file.read_bytes()
            file.write_bytes(b"{")
            assert _kinds(trial, options) == {f"unreadable {file.suffix}"}
            file.write_bytes(content)
        assert not _kinds(trial, options)


def _kinds(trial: Trial, options: Options) -> set[str]:
    return {fault.kind for fault in trial.judge.faults(options)}


def _plant(_chance: Any, sketch: Sketch) -> None:
    paper = f"title: {PLANTED}\nauthors: [Ada Lovelace]\nyear: 1843\n"
    sketch["content/papers/planted.yaml"] = paper.encode()
