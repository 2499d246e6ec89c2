"""Two builds of one content give one manifest, whatever the machine does."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from byline.building.check import check
from byline.building.options import Options
from byline.cache.fingerprint import fingerprint
from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.machine.stopwatch import Stopwatch
from byline.plan import plan
from byline.site import Site
from byline.views.kinds import PAGE_KINDS

from tests.support.places import ROOT
from tests.support.sites_on_disk import TINY, build_site, tree
from tests.support.tools import need

ZONES = ("UTC", "Pacific/Kiritimati", "America/Adak", "Asia/Kathmandu", "Australia/Lord_Howe")
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "nonsense")


def manifest(output: Path) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in tree(output).items()}


def shuffled_copy(site: Path, copy: Path, chance: random.Random | None = None) -> Path:
    """A copy whose files were made in the reverse order, or a random one, with other times."""
    there = sorted(site.rglob("*"), reverse=True)
    if chance:
        chance.shuffle(there)
    for path in there:
        if path.is_file():
            target = copy / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (0, 0))
    return copy


def built_elsewhere(site: Path, output: Path, *before: str, jobs: str, **environment: str) -> None:
    """Builds in a process of its own; `before` is put before its command."""
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--jobs", jobs]
    where = ["--config", str(site / "config.yaml"), "--output", str(output)]
    known = {**os.environ, **environment}
    done = [*before, *command, *where]
    subprocess.run(done, cwd=ROOT, env=known, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("seed", "zone", "locale", "jobs"),
    [("1", "Pacific/Kiritimati", "C", "1"), ("2", "America/Adak", "tr_TR.UTF-8", "2")],
)
def test_a_build_depends_on_content_alone(
    tmp_path: Path, seed: str, zone: str, locale: str, jobs: str
) -> None:
    build_site(TINY, tmp_path / "here")
    site = shuffled_copy(TINY, tmp_path / "elsewhere" / "site")
    there = tmp_path / "there"
    built_elsewhere(site, there, jobs=jobs, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
    assert manifest(there) == manifest(tmp_path / "here")


@pytest.fixture(scope="module")
def built_here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a build comes to on this machine as it is, search included."""
    output = tmp_path_factory.mktemp("here") / "output"
    build_site(TINY, output)
    return manifest(output)


@pytest.mark.long
@pytest.mark.parametrize("number", range(20))
def test_twenty_machines_build_the_same(
    tmp_path: Path, built_here: dict[str, str], number: int
) -> None:
    """Another time zone, locale, hash seed, clock, number of processes, path, and order of files
    on the disk, all at once."""
    chance = random.Random(number)  # noqa: S311 - the same machines in every run
    folder = tmp_path / "/".join(chance.choices(("a", "deep place", "Ünü", "x" * 60), k=4))
    site = shuffled_copy(TINY, folder / "site", chance)
    days = chance.randrange(-20_000, 20_000)
    built_elsewhere(
        *(site, tmp_path / "there", need("faketime", "faketime"), "-f", f"{days:+}d"),
        jobs=str(chance.randrange(1, 5)),
        PYTHONHASHSEED=str(chance.randrange(1 << 32)),
        TZ=chance.choice(ZONES),
        LC_ALL=chance.choice(LOCALES),
    )
    found = manifest(tmp_path / "there")
    assert any(path.startswith("search/papers/") for path in found)
    assert found == built_here


def digests(site: Path) -> dict[str, tuple[str, str]]:
    """The template and the digest of the view of every page, by address."""
    library, *_ = check(Options(site / "config.yaml", site / "output"), Stopwatch())
    assert library
    made = Site(library, shelves(library), figures(library))
    return {
        page.address: (page.kind, fingerprint(PAGE_KINDS[page.kind].view(made, page)))
        for page in plan(library, made.shelves)
        if page.kind in PAGE_KINDS
    }


def test_pages_of_equal_views_are_equal(tmp_path: Path) -> None:
    """What lets a page be reused: same view, same templates, same depth, same bytes."""
    other = shuffled_copy(TINY, tmp_path / "other")
    paper = other / "content" / "papers" / "physical.yaml"
    paper.write_text(paper.read_text("utf-8").replace("1834", "1835"), "utf-8")
    build_site(TINY, tmp_path / "first")
    build_site(other, tmp_path / "second")
    before, after = digests(TINY), digests(other)
    first, second = tree(tmp_path / "first"), tree(tmp_path / "second")
    same = [address for address in before if before[address] == after.get(address)]
    changed = [address for address in before if before[address] != after.get(address)]
    assert "papers/markup/" in same
    assert {"papers/physical/", "authors/mary/", "papers/"} <= set(changed)
    for address in before:
        file = address + "index.html" if address.endswith("/") or not address else address
        is_equal = first[file] == second.get(file)
        assert is_equal == (address in same), address
