"""Pages are taken over from the last build when nothing changed that they are made from, and only
then: whatever was edited, the output is that of a clean build."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.assets import ENGINE_TEMPLATES
from generator.build import build
from generator.kept import TRACES
from generator.options import Options
from generator.plan import Planned
from generator.render import Renderer
from generator.watch import Watch
from tests.sites_on_disk import TINY, build_site, tree, write_site

EDITS = 8
WORDS = (
    *("maps", "ranks", "stars", "rivers", "engines", "bridges", "numbers"),
    *("Ada", "Mary", "Zoë", "漢", "$x^2$", "*tides*"),
)
OWN_TEMPLATES = ("parts/row.html", "pages/paper.html", "layouts/page.html", "feeds/entry.xml")

Edit = Callable[[random.Random, Path], None]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of pages that were truly made."""
    found: list[str] = []
    page = Renderer.page

    def noted(self: Renderer, planned: Planned) -> bytes:
        found.append(planned.address)
        return page(self, planned)

    monkeypatch.setattr(Renderer, "page", noted)
    return found


def small_site(folder: Path) -> Path:
    return write_site(
        folder,
        {
            "papers/maps.yaml": {"title": "Maps", "authors": ["Ada Lovelace", "Mary Somerville"],
                                 "year": 2023, "venue": "EXC"},
            "papers/stars.yaml": {"title": "Stars", "authors": ["Zoe Quill"], "year": 2024},
            "authors/ada.yaml": {"id": "ada", "name": "Ada Lovelace"},
        },
        features={"search": False},
    )  # fmt: skip


def test_nothing_is_made_again_where_nothing_changed(tmp_path: Path, made: list[str]) -> None:
    site = small_site(tmp_path / "site")
    build_site(site, tmp_path / "output")
    assert len(made) > 20
    made.clear()
    build_site(site, tmp_path / "output")
    assert not made


def test_what_shows_a_changed_record_is_made_again(tmp_path: Path, made: list[str]) -> None:
    site = small_site(tmp_path / "site")
    build_site(site, tmp_path / "output")
    made.clear()
    record = site / "content/papers/stars.yaml"
    record.write_text(record.read_text("utf-8").replace("Stars", "Bright stars"), "utf-8")
    build_site(site, tmp_path / "output")
    assert {"papers/stars/", "papers/stars/stars.bib", "names/zoe-quill/", "years/2024/"} < {*made}
    assert not {"papers/maps/", "authors/ada/", "names/mary-somerville/"} & {*made}


def test_a_person_who_is_declared_changes_whoever_names_them(
    tmp_path: Path, made: list[str]
) -> None:
    site = small_site(tmp_path / "site")
    build_site(site, tmp_path / "output")
    made.clear()
    (site / "content/authors/zoe.yaml").write_text("id: zoe\nname: Zoe Quill\n", "utf-8")
    build_site(site, tmp_path / "output")
    assert {"authors/zoe/", "papers/stars/", "names/zoe-quill/"} < {*made}
    assert not {"papers/maps/", "authors/ada/"} & {*made}


def test_what_was_changed_in_the_output_is_made_again(tmp_path: Path, made: list[str]) -> None:
    site = small_site(tmp_path / "site")
    build_site(site, tmp_path / "output")
    before = tree(tmp_path / "output")
    made.clear()
    (tmp_path / "output/papers/maps/index.html").write_text("by hand", "utf-8")
    build_site(site, tmp_path / "output")
    assert made == ["papers/maps/"]
    assert tree(tmp_path / "output") == before


def test_a_template_changes_the_pages_that_rest_on_it(tmp_path: Path, made: list[str]) -> None:
    site = small_site(tmp_path / "site")
    build_site(site, tmp_path / "output")
    made.clear()
    add_to_template(site, "pages/paper.html")
    build_site(site, tmp_path / "output")
    assert {*made} == {"papers/maps/", "papers/stars/"}
    made.clear()
    add_to_template(site, "parts/row.html")
    build_site(site, tmp_path / "output")
    assert {"papers/", "authors/ada/", "years/2024/", "names/zoe-quill/"} < {*made}


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"byline kept 2 x y\n{}"])
def test_traces_that_cannot_be_read_are_none(
    tmp_path: Path, made: list[str], spoilt: bytes
) -> None:
    site = small_site(tmp_path / "site")
    build_site(site, tmp_path / "output")
    pages = len(made)
    made.clear()
    traces = tmp_path / ".output.byline" / TRACES
    traces.write_bytes(spoilt or traces.read_bytes()[:-1])
    build_site(site, tmp_path / "output")
    assert len(made) == pages


def add_to_template(site: Path, name: str) -> None:
    """The site's own form of a template says something more."""
    own = site / "templates" / name
    own.parent.mkdir(parents=True, exist_ok=True)
    source = own if own.exists() else ENGINE_TEMPLATES / name
    own.write_text(source.read_text("utf-8") + "<!-- more -->\n", "utf-8")


def _records(site: Path) -> list[Path]:
    return sorted((site / "content").rglob("*.yaml")) + sorted((site / "content").rglob("*.md"))


def _change_a_word(chance: random.Random, site: Path) -> None:
    path = chance.choice(_records(site))
    found = path.read_text("utf-8").split(" ")
    at = chance.randrange(len(found))
    if "\n" not in found[at] and ":" not in found[at]:
        found[at] = chance.choice(WORDS)
    path.write_text(" ".join(found), "utf-8")


def _remove_a_file(chance: random.Random, site: Path) -> None:
    chance.choice(_records(site)).unlink()


def _rename_a_file(chance: random.Random, site: Path) -> None:
    path = chance.choice(_records(site))
    path.rename(path.with_stem(f"{path.stem}-{chance.randrange(100)}"))


def _move_lines(chance: random.Random, site: Path) -> None:
    """Records stand at other lines: links to their source change."""
    path = chance.choice(sorted((site / "content").rglob("*.yaml")))
    path.write_text("# moved\n" * chance.randrange(1, 4) + path.read_text("utf-8"), "utf-8")


def _add_a_paper(chance: random.Random, site: Path) -> None:
    number = chance.randrange(1_000)
    record = {
        "title": " ".join(chance.choices(WORDS, k=4)),
        "authors": chance.sample(["Ada Lovelace", "M. Somerville", "Zoe Quill", f"N. {number}"], 2),
        "year": chance.randrange(1840, 1850),
        "venue": chance.choice(["jrs", "A quiet place", f"Venue {number % 3}"]),
        "topics": chance.sample(["machines", "mathematics", f"Topic {number % 3}"], 2),
        "citations": {"count": number, "as_of": "2026-01-01", "source": "an index"},
    }
    path = site / "content/papers" / f"added-{number}.yaml"
    path.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def _declare_a_person(chance: random.Random, site: Path) -> None:
    record = {
        "name": chance.choice(["Zoe Quill", "Mary Somerville", "N. 7"]),
        "variants": chance.choice([[], ["M. Somerville"]]),
        "role": chance.choice(WORDS),
    }
    path = site / "content/authors" / f"declared-{chance.randrange(9)}.yaml"
    path.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def _configure(chance: random.Random, site: Path) -> None:
    path = site / "config.yaml"
    config = yaml.safe_load(path.read_text("utf-8"))
    config["authors_shown"] = chance.randrange(1, 5)
    config["title"] = chance.choice(WORDS)
    features = dict.fromkeys(chance.sample(["names", "years", "score", "novelty", "trust"], 2))
    config["features"] = dict.fromkeys(features, chance.random() < 0.5)
    path.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")


def _change_a_template(chance: random.Random, site: Path) -> None:
    add_to_template(site, chance.choice(OWN_TEMPLATES))


def _drop_own_templates(_chance: random.Random, site: Path) -> None:
    shutil.rmtree(site / "templates", ignore_errors=True)


EDITS_KNOWN: tuple[Edit, ...] = (
    *([_change_a_word] * 4),
    *([_add_a_paper] * 3),
    _remove_a_file,
    _rename_a_file,
    _move_lines,
    _declare_a_person,
    _configure,
    _change_a_template,
    _drop_own_templates,
)


def _edited(chance: random.Random, site: Path) -> None:
    """One edit after which the site can still be built; others are taken back."""
    backup = site.with_name("backup")
    while True:
        shutil.rmtree(backup, ignore_errors=True)
        shutil.copytree(site, backup)
        chance.choice(EDITS_KNOWN)(chance, site)
        options = Options(site / "config.yaml", site.with_name("tried"), search=False)
        if build(options, Watch()).is_published:
            return
        shutil.rmtree(site)
        shutil.copytree(backup, site)


def _any_edits(tmp_path: Path, seed: int, edits: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    site, output = tmp_path / "site", tmp_path / "output"
    shutil.copytree(TINY, site)
    build_site(site, output, search=False)
    for number in range(edits):
        _edited(chance, site)
        searched = number == edits - 1
        build_site(site, output, search=searched, jobs=chance.choice([1, 2]))
        clean = tmp_path / f"clean-{number}"
        build_site(site, clean, search=searched)
        assert tree(output) == tree(clean), f"seed {seed}, edit {number}"
        shutil.rmtree(clean)


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_the_output_is_that_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    _any_edits(tmp_path, seed, 4)


@pytest.mark.long
@pytest.mark.parametrize("seed", [2, *range(100, 104)])
def test_after_many_edits_the_output_is_that_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    _any_edits(tmp_path, seed, EDITS)
