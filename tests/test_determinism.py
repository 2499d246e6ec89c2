"""Two builds of one content give one manifest, whatever the machine does."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import check
from generator.derive.figures import figures
from generator.derive.shelves import shelves
from generator.options import Options
from generator.plan import plan
from generator.render import KINDS
from generator.views.shared import Site, digest
from generator.watch import Watch
from tests.sites_on_disk import TINY, build_site, tree

ROOT = Path(__file__).resolve().parent.parent


def manifest(output: Path) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in tree(output).items()}


def shuffled_copy(site: Path, copy: Path) -> Path:
    """A copy whose files were made in the reverse order, with other times."""
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_file():
            target = copy / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (0, 0))
    return copy


@pytest.mark.parametrize(
    ("seed", "zone", "locale", "jobs"),
    [("1", "Pacific/Kiritimati", "C", "1"), ("2", "America/Adak", "tr_TR.UTF-8", "2")],
)
def test_a_build_depends_on_content_alone(
    tmp_path: Path, seed: str, zone: str, locale: str, jobs: str
) -> None:
    build_site(TINY, tmp_path / "here")
    site = shuffled_copy(TINY, tmp_path / "elsewhere" / "site")
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--jobs", jobs]
    where = ["--config", str(site / "config.yaml"), "--output", str(tmp_path / "there")]
    subprocess.run([*command, *where], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert manifest(tmp_path / "there") == manifest(tmp_path / "here")


def digests(site: Path) -> dict[str, tuple[str, str]]:
    """The template and the digest of the view of every page, by address."""
    library, *_ = check(Options(site / "config.yaml", site / "output"), Watch())
    assert library
    made = Site(library, shelves(library), figures(library))
    return {
        page.address: (page.kind, digest(KINDS[page.kind][0](made, page.key)))
        for page in plan(library, made.shelves)
        if page.kind in KINDS
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
