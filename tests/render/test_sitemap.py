"""What search engines are told: the sitemap, and robots.txt."""

from pathlib import Path

import pytest
from byline.render.sitemap import for_search_engines
from byline.site import Planned
from lxml import etree

from tests.support.sites_on_disk import TINY, build_site, pages_in, tree, write_site

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "sitemap.xsd"))
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
BASE = "https://example.org/tiny/"
ADA = {"authors/ada.yaml": {"name": "Ada L"}}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("tiny") / "output"
    build_site(TINY, output)
    return output


def addresses_in(sitemap: bytes) -> list[str]:
    """The addresses of a sitemap that keeps to its schema."""
    document = etree.fromstring(sitemap)
    SCHEMA.assertValid(document)
    return [str(it.text) for it in document.iter(LOC)]


def test_it_holds_exactly_the_pages_that_may_be_found(tiny: Path) -> None:
    found = addresses_in((tiny / "sitemap.xml").read_bytes())
    wanted = {
        BASE + name.removesuffix("index.html")
        for name, text in pages_in(tiny).items()
        if 'content="noindex"' not in text
    }
    assert set(found) == wanted
    assert BASE in wanted
    assert BASE + "papers/engine/" in wanted
    assert BASE + "papers/shy/" not in wanted


def test_the_schema_refuses_what_is_no_sitemap(tiny: Path) -> None:
    text = (tiny / "sitemap.xml").read_text("utf-8")
    for old, new in (
        ("https://example.org/tiny/papers/", "papers/"),
        ("<loc>", "<loc><b/>"),
        ("papers/engine/", "papers/several/"),
    ):
        assert old in text
        assert not SCHEMA.validate(etree.fromstring(text.replace(old, new).encode()))


def test_robots_may_read_all_and_learn_where_the_sitemap_is(tiny: Path) -> None:
    lines = (tiny / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Disallow:", f"Sitemap: {BASE}sitemap.xml"]


@pytest.mark.parametrize("asked", [None, "", "/some/path/"])
def test_without_a_host_there_is_none(tmp_path: Path, asked: str | None) -> None:
    build_site(write_site(tmp_path / "site", ADA), tmp_path / "output", base_url=asked)
    files = tree(tmp_path / "output")
    assert "sitemap.xml" not in files
    assert files["robots.txt"] == b"User-agent: *\nDisallow:\n"


@pytest.mark.parametrize(
    ("configured", "asked", "wanted"),
    [
        ("https://a.example", None, "https://a.example/"),
        ("https://a.example/b/?c#d", None, "https://a.example/b/"),
        ("https://a.example/b", "/c/d/", "https://a.example/c/d/"),
        ("https://a.example/b", "https://e.example:81/f", "https://e.example:81/f/"),
        ("https://a.example/x&y", None, "https://a.example/x&y/"),
        (None, "https://e.example", "https://e.example/"),
    ],
)
def test_addresses_begin_where_the_site_will_stand(
    tmp_path: Path, configured: str | None, asked: str | None, wanted: str
) -> None:
    config = {"base_url": configured} if configured else {}
    site = write_site(tmp_path / "site", ADA, **config)
    build_site(site, tmp_path / "output", base_url=asked)
    found = addresses_in((tmp_path / "output" / "sitemap.xml").read_bytes())
    assert found[0] == wanted
    assert all(it.startswith(wanted) for it in found)


def test_a_long_one_is_split() -> None:
    pages = [Planned(f"papers/p{number:02}/", "paper") for number in range(25)]
    files = {it.address: it.content for it in for_search_engines(pages, BASE, most=10)}
    parts = [f"sitemap-{number}.xml" for number in (1, 2, 3)]
    assert sorted(files) == ["robots.txt", *parts, "sitemap.xml"]
    assert addresses_in(files["sitemap.xml"]) == [BASE + part for part in parts]
    shares = [addresses_in(files[part]) for part in parts]
    assert [len(share) for share in shares] == [10, 10, 5]
    assert [it for share in shares for it in share] == [BASE + page.address for page in pages]
