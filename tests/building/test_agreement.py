"""What `check` takes, `build` builds; what `check` refuses, `build` refuses in the same words."""

import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from byline.building.check import NO_MEMORY, Checked
from byline.building.options import Options

from tests.support import broken_sites
from tests.support.agreement import disagreements, templates_compiled_once, told_badly
from tests.support.mutations import FILES, MUTATIONS, mutated, write_site

pytestmark = pytest.mark.posix  # one of the broken sites holds a pipe

BROKEN = broken_sites.names()
# The quick run tries so many of all, and where folders are no folders; the long one all of them,
# and more mutations.
SOME_BROKEN = {*BROKEN[::12], "content-that-is-a-file", "no-ordinary-files"}
WITH_SEARCH = {"formula-in-an-abstract", "two-scripts-in-one-word"}  # it takes the most time
SOME_MUTATIONS, MANY_MUTATIONS = range(12), range(3 * MUTATIONS)
NOTHING_WRONG = Checked(None, (), NO_MEMORY)


def ends(options: Options) -> str:
    """How the site ends in both commands, which must agree."""
    found, report = disagreements(options)
    for problem in report.problems:
        found += told_badly(problem, options.site)
    assert not found, "\n".join([str(options), *found])
    if not report.is_published:
        return "refused"
    assert (options.output / "index.html").is_file()
    return "built with warnings" if report.problems else "built"


def ends_of_broken_sites(names: Iterable[str], folder: Path) -> Counter[str]:
    """How the broken sites end, with warnings taken, and as `--strict` takes them."""
    ended = Counter[str]()
    for name in names:
        site = broken_sites.copied(name, folder)
        for strict in (False, True):
            options = Options(
                site / "config.yaml", site / "output", search=name in WITH_SEARCH, strict=strict
            )
            how = ends(options)
            assert how == "refused" or (not strict and name in broken_sites.WARNINGS), name
            ended[how] += 1
        shutil.rmtree(site)
    return ended


def ends_of_mutations(seeds: Iterable[int], folder: Path) -> Counter[str]:
    """How a valid site ends that is spoilt at random, each time at one place."""
    ended = Counter[str]()
    write_site(folder)
    for seed in seeds:
        name, text = mutated(seed)
        (folder / name).write_text(text, "utf-8")
        ended[ends(Options(folder / "config.yaml", folder / "output", search=False))] += 1
        (folder / name).write_text(FILES[name], "utf-8")
    return ended


def test_check_and_build_agree_on_some_sites(tmp_path: Path) -> None:
    with templates_compiled_once():
        of_broken = ends_of_broken_sites(SOME_BROKEN, tmp_path / "broken")
        of_mutations = ends_of_mutations(SOME_MUTATIONS, tmp_path / "mutated")
    assert of_broken["refused"] > len(SOME_BROKEN)
    assert of_mutations["built"] > 0
    assert of_mutations["refused"] > 0


@pytest.mark.long
def test_check_and_build_agree_on_every_broken_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with templates_compiled_once():
        ended = ends_of_broken_sites(BROKEN, tmp_path)
    assert ended["built with warnings"] == len(broken_sites.WARNINGS)
    assert ended.total() == 2 * len(BROKEN)
    with capsys.disabled():
        sys.stdout.write(f" {len(BROKEN)} broken sites: {dict(ended)} ")


@pytest.mark.long
def test_check_and_build_agree_on_every_mutation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with templates_compiled_once():
        ended = ends_of_mutations(MANY_MUTATIONS, tmp_path)
    assert min(ended["built"], ended["refused"]) > len(MANY_MUTATIONS) / 10
    with capsys.disabled():
        sys.stdout.write(f" {len(MANY_MUTATIONS):,} mutations: {dict(ended)} ")


@pytest.mark.parametrize("is_strict", [False, True])
def test_a_difference_would_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_strict: bool
) -> None:
    """The judge itself: it sees a rule that only one of the two commands keeps."""
    site = broken_sites.copied("accent" if is_strict else "alias", tmp_path)
    options = Options(site / "config.yaml", site / "output", search=False, strict=is_strict)
    assert disagreements(options)[0] == []
    monkeypatch.setattr("tests.support.agreement.check", lambda *_: NOTHING_WRONG)
    assert len(disagreements(options)[0]) == 2
