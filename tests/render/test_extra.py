"""What a record says under `extra` reaches the templates of the site itself, and theirs alone."""

from pathlib import Path
from typing import Any

import pytest
from byline.building.line import build
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.records.extent import Size
from byline.render.templates import TemplateFaultError

from tests.support.sites_on_disk import build_site, pages_in, write_site

PAGES = {
    "papers/maps.yaml": "papers/maps/index.html",
    "authors/ada.yaml": "authors/ada/index.html",
    "venues/exc.yaml": "venues/exc/index.html",
    "topics/cartography.yaml": "topics/cartography/index.html",
    "institutions/abc.yaml": "institutions/abc/index.html",
    "news/prize.yaml": "news/prize/index.html",
    "pages/lab.yaml": "lab/index.html",
    "pages/index.yaml": "index.html",
    "projects/map.yaml": "projects/map/index.html",
}
TEMPLATES = ("paper", "author", "tie", "news-item", "page", "project", "home")
SHOWN = "{{ page.title }}: {{ page.extra.grant_page }}"
ASKED = "{% if page.extra.grant_page is defined %}{{ page.extra.grant_page }}{% endif %}"


def grant_of(record: str) -> str:
    return f"https://example.org/{Path(record).stem}"


def site_of(folder: Path, template: str, **config: Any) -> Path:
    """A site in which each record names its grant, and whose own template makes their pages."""
    records: dict[str, dict[str, Any]] = {
        "papers/maps.yaml": {"title": "Maps", "authors": ["Ada Lovelace"], "year": 2023},
        "authors/ada.yaml": {"name": "Ada Lovelace"},
        "venues/exc.yaml": {"name": "Example Conference"},
        "topics/cartography.yaml": {"name": "Cartography"},
        "institutions/abc.yaml": {"name": "ABC"},
        "news/prize.yaml": {"title": "A prize", "date": "2024-05"},
        "pages/lab.yaml": {"title": "Lab"},
        "pages/index.yaml": {"title": "Home"},
        "projects/map.yaml": {"title": "A map"},
    }
    for name, record in records.items():
        record["extra"] = {"grant_page": grant_of(name)}
    site = write_site(folder, records, profile="lab", features={"search": False}, **config)
    for name in TEMPLATES:
        own_template(site, f"pages/{name}.html", template)
    return site


def own_template(site: Path, name: str, text: str) -> None:
    (site / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
    (site / "templates" / name).write_text(text, "utf-8")


@pytest.mark.parametrize("size", Size)
def test_every_page_of_a_record_may_show_it(tmp_path: Path, size: Size) -> None:
    site = site_of(tmp_path / "site", SHOWN, size=str(size))
    build_site(site, tmp_path / "output")
    pages = pages_in(tmp_path / "output")
    for record, page in PAGES.items():
        assert pages[page].endswith(f": {grant_of(record)}"), page


def test_a_row_may_show_it(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", "")
    own_template(site, "parts/row.html", "{{ row.title }}: {{ row.extra.grant_page }}")
    build_site(site, tmp_path / "output")
    assert "Maps: https://example.org/maps" in pages_in(tmp_path / "output")["papers/index.html"]


def test_whoever_has_no_record_has_none(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", "{{ page.title }}" + ASKED)
    paper = site / "content/papers/maps.yaml"
    paper.write_text(f"{paper.read_text('utf-8')}venue: Nowhere\n", "utf-8")
    build_site(site, tmp_path / "output")
    pages = pages_in(tmp_path / "output")
    assert pages["venues/nowhere/index.html"] == "Nowhere"
    assert pages["venues/exc/index.html"] == f"Example Conference{grant_of('exc')}"


def test_a_change_deep_in_it_reaches_the_page(tmp_path: Path) -> None:
    site = tmp_path / "site"
    looped = "{% for it in page.extra.grants %}{{ it.by }} {{ it['items'] }}\n{% endfor %}"
    own_template(site, "pages/page.html", looped)
    for year in ("2019", "2020"):
        grants = [{"by": "ERC", "items": f"<{year}>"}, {"by": "ABC", "items": ["3.10"]}]
        page = {"title": "Lab", "extra": {"grants": grants}}
        write_site(site, {"pages/lab.yaml": page}, features={"search": False})
        build_site(site, tmp_path / "output")
        made = pages_in(tmp_path / "output")["lab/index.html"]
        assert made == f"ERC &lt;{year}&gt;\nABC [&#39;3.10&#39;]\n"


def test_what_one_record_lacks_is_told_with_its_line(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", "\n{{ page.extra.grant_pge }}")
    with pytest.raises(TemplateFaultError) as fault:
        build(Options(site / "config.yaml", tmp_path / "output"), Stopwatch())
    told = str(fault.value)
    assert told.startswith(f"{site / 'templates' / 'pages'}")
    assert told.endswith(
        ".html:2: the record's extra has no 'grant_pge' ('is defined' asks whether it has); "
        "the site was not built"
    )
