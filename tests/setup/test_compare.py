"""Two outputs are compared by what readers meet: addresses, and what pages say."""

from collections import Counter
from pathlib import Path

import pytest
from byline.addresses import OWN
from byline.records import KINDS as RECORDS
from byline.setup.compare import KINDS, compared, kind_of, outline
from byline.setup.in_words import comparison_lines

OLD = {
    "index.html": '<link href="assets/site.0123456789.css">Home',
    "papers/index.html": "Papers",
    "papers/one/index.html": "One",
    "papers/one/one.bib": "@one",
    "papers/two/index.html": "Two",
    "papers/gone/index.html": "Gone",
    "search/facets.0123456789.json": "[]",
    "assets/site.0123456789.css": "a {}",
    ".byline": "Made by Byline.",
}
NEW = {
    "index.html": '<link href="assets/site.abcdef0123.css">Home',
    "papers/index.html": "Papers, more",
    "papers/one/index.html": "One, more",
    "papers/one/one.bib": "@one",
    "papers/two/index.html": '<meta http-equiv="refresh" content="0; url=../deux/">',
    "papers/deux/index.html": "Two",
    "search/facets.abcdef0123.json": "[]",
    "assets/site.abcdef0123.css": "a { b: c }",
}


def written(folder: Path, files: dict[str, str]) -> Path:
    """An output that holds these files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_addresses_and_pages_are_counted_and_names_of_assets_are_not(tmp_path: Path) -> None:
    found = compared(outline(written(tmp_path / "a", OLD)), outline(written(tmp_path / "b", NEW)))
    assert found.gone == ("papers/gone/",)
    assert found.new == ("papers/deux/",)
    assert found.lead_on == ("papers/two/",)
    assert found.changed == Counter({"paper": 2, "list": 1})
    assert "\n".join(comparison_lines(found, "what byline==0.1.0 makes")) == (
        "compared with what byline==0.1.0 makes:\n"
        "  addresses: 1 gone, 1 new, 5 stay\n"
        "  gone papers/gone/\n"
        "  new papers/deux/\n"
        "  leads elsewhere now: papers/two/\n"
        "  what changes: 3 of 5:\n"
        "    paper: 2 of 2\n"
        "    list: 1 of 1"
    )


def test_a_list_has_an_end(tmp_path: Path) -> None:
    many = {f"papers/p{number:02}/index.html": "" for number in range(25)}
    found = compared(outline(written(tmp_path, many)), {})
    lines = comparison_lines(found, "x")
    assert lines[2:4] == ["  gone papers/p00/", "  gone papers/p01/"]
    assert lines[12] == "  and 15 more"
    assert lines[13] == "  what changes: 0 of 0"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "home"),
        ("404.html", "other page"),
        ("about/", "page"),
        ("papers/", "list"),
        ("papers/page/2020/", "list"),
        ("papers/x/", "paper"),
        ("authors/ada/", "author"),
        ("authors/ada/page/2/", "list"),
        ("venues/jrs/1843/", "venue's year"),
        ("papers/x/x.bib", ".bib file"),
        ("feed.xml", ".xml file"),
    ],
)
def test_kinds_are_told_by_addresses(address: str, kind: str) -> None:
    assert kind_of(address) == kind


def test_each_kind_of_record_has_a_kind_of_page() -> None:
    assert set(RECORDS) <= set(KINDS)
    assert {it for it in KINDS if it != "pages"} <= OWN
