"""Pages are taken over from the last build when nothing changed that they are made from, and only
then: whatever was edited, the output is that of a clean build."""

import random
import shutil
from pathlib import Path

import pytest
from byline.cache.store import TRACES
from byline.render.renderer import Renderer
from byline.site import Planned

from tests.support.edits import add_to_template, edited
from tests.support.sites_on_disk import TINY, build_site, tree, write_site

EDITS = 8


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
        profile="lab",
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


@pytest.mark.long
def test_a_group_that_somebody_leaves_changes_the_lists_that_show_it(
    tmp_path: Path, made: list[str]
) -> None:
    site = small_site(tmp_path / "site")
    record = site / "content/authors/ada.yaml"
    record.write_text("id: ada\nname: Ada Lovelace\ngroup: phd\n", "utf-8")
    build_site(site, tmp_path / "output")
    made.clear()
    record.write_text("id: ada\nname: Ada Lovelace\ngroup: {group: phd, to: 2024}\n", "utf-8")
    build_site(site, tmp_path / "output")
    assert {"", "authors/", "authors/ada/"} <= {*made}
    assert not {"names/zoe-quill/", "years/2024/"} & {*made}
    assert "Former members" in (tmp_path / "output/authors/index.html").read_text("utf-8")


@pytest.mark.long
def test_an_extended_position_is_made_again_wherever_it_shows(
    tmp_path: Path, made: list[str]
) -> None:
    site = small_site(tmp_path / "site")
    news = site / "content/news/place.yaml"
    news.parent.mkdir()
    text = "title: A place\ndate: 2024\nkind: position\nauthors: [ada]\nuntil: 2025-01\n"
    news.write_text(text, "utf-8")
    build_site(site, tmp_path / "output")
    made.clear()
    news.write_text(text.replace("2025-01", "2025-03"), "utf-8")
    build_site(site, tmp_path / "output")
    assert {"", "news/", "news/place/", "authors/ada/", "feed.xml"} <= {*made}
    assert not {"names/zoe-quill/", "years/2024/"} & {*made}


def test_what_a_second_author_and_a_first_stated_figure_change_is_made_again(
    tmp_path: Path, made: list[str]
) -> None:
    paper = {"title": "Maps", "authors": ["Ada Lovelace"], "year": 2023, "institutions": ["Uni"]}
    records = {"papers/maps.yaml": paper, "authors/ada.yaml": {"name": "Ada Lovelace"}}
    site = write_site(tmp_path / "site", records, features={"search": False})
    build_site(site, tmp_path / "output")
    assert "institutions/uni/" not in made
    zoe = "name: Zoe Quill\nfigures: {trust: {value: 9, source: Example index}}\n"
    (site / "content/authors/zoe.yaml").write_text(zoe, "utf-8")
    build_site(site, tmp_path / "output")
    assert "institutions/uni/" in made
    assert 'id="trust"' in (tmp_path / "output/metrics/index.html").read_text("utf-8")
    build_site(site, tmp_path / "clean")
    assert tree(tmp_path / "output") == tree(tmp_path / "clean")


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


def _any_edits(tmp_path: Path, seed: int, edits: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    site, output = tmp_path / "site", tmp_path / "output"
    shutil.copytree(TINY, site)
    build_site(site, output, search=False)
    for number in range(edits):
        edited(chance, site)
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
