"""A former name is matched and never printed: not in a page, not in an address, nowhere."""

import gzip
import html
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from byline.addresses import slug
from byline.alphabet import fold
from byline.cli import main
from click.testing import CliRunner

from tests.support.crawl import dead_links
from tests.support.sites_on_disk import build_site, pages_in, tree, write_site

ORCID = "0000-0000-0000-0116"
TODAY = "Rowan Ashdown"
# The words of the former names stand nowhere else in the records.
FORMER = ("Lesléy Quillon-Brack", "Лесли Квиллон", "奎隆 雷")
WORDS = ("lesley", "quillon", "brack", "лесли", "квиллон", "奎隆")

ROWAN = {
    "id": "rowan",
    "name": TODAY,
    "orcid": ORCID,
    "variants": ["R. Ashdown", "Lesléy Quillon-Brack 0002"],
    "former_names": list(FORMER),
    "aliases": ["lesley-quillon-brack", "quillon", "rowan-a"],
}
NAMESAKE = {"id": "rowan-2", "name": TODAY}
OTHER = {
    "id": "mary",
    "name": "Mary Somerville",
    "not_same_as": ["rowan", f"{FORMER[0]} 0002", f"{FORMER[0]} 0003"],
}

BYLINES: dict[str, list[Any]] = {
    "by-id": [{"name": FORMER[0], "id": "rowan"}],
    "by-alias": [{"name": FORMER[0], "id": "lesley-quillon-brack"}],
    "by-orcid": [{"name": FORMER[0], "orcid": ORCID}],
    "by-key": ["Lesléy Quillon-Brack 0002"],
    "by-name": [FORMER[0]],
    "comma": ["Quillon-Brack, Lesléy"],
    "comma-family": [{"name": "Quillon-Brack, Lesléy", "family": "Brack"}],
    "comma-key": ["Quillon-Brack 0002, Lesléy"],
    "capitals": ["LESLEY QUILLON BRACK"],
    "apart": ["Lesle\u0301y Quillon\u2010Brack"],
    "wide": ["Ｌｅｓｌｅｙ Ｑｕｉｌｌｏｎ－Ｂｒａｃｋ"],
    "cyrillic": [FORMER[1]],
    "cyrillic-comma": ["Квиллон, Лесли"],
    "han": [FORMER[2]],
    "twice": [FORMER[0], "Mary Somerville", FORMER[0]],
    "twice-in-two-scripts": [FORMER[1], FORMER[0]],
    "with-today": [FORMER[0], TODAY],
    "id-and-bare": [{"name": FORMER[0], "id": "rowan"}, FORMER[0]],
    "marked": [{"name": FORMER[0], "id": "rowan", "equal": True, "role": "Software"}],
}


def site_of(folder: Path, *authors: dict[str, Any]) -> Path:
    """Each byline on a paper of its own that lists show, and on one that they do not."""
    records: dict[str, Any] = {f"authors/{it['id']}.yaml": it for it in authors}
    for at, (name, bylines) in enumerate(BYLINES.items()):
        paper = {"title": f"Paper {at}", "authors": bylines, "year": 2020, "venue": "Journal"}
        records[f"papers/{name}.yaml"] = paper
        records[f"papers/{name}-unlisted.yaml"] = {**paper, "unlisted": True}
    return write_site(folder, records, base_url="https://example.org/site/")


def traces(output: Path) -> set[str]:
    """Where a word of a former name stands: in any file or file's name, in any form."""
    return {
        f"{name}: {word}"
        for name, content in tree(output).items()
        for form in forms_of(f"{name}\n{read(content)}")
        for word in [*WORDS, *map(slug, WORDS)]
        if word in form
    }


def read(content: bytes) -> str:
    """What a file says; the index of texts is compressed."""
    is_compressed = content.startswith(b"\x1f\x8b")
    return (gzip.decompress(content) if is_compressed else content).decode("utf-8", "replace")


def forms_of(text: str) -> tuple[str, ...]:
    """The text as a reader, a browser, a search and a program would take it."""
    plain = unquote(html.unescape(text))
    return text.casefold(), plain.casefold(), fold(plain), slug(plain, limit=len(plain) * 9)


def test_a_former_name_stands_nowhere(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build_site(site_of(tmp_path / "site", ROWAN, OTHER), output)
    assert traces(output) == set()
    assert dead_links(output, "/site/") == []
    pages = pages_in(output)
    for name, bylines in BYLINES.items():
        for paper in (name, f"{name}-unlisted"):
            page = pages[f"papers/{paper}/index.html"]
            assert page.count(f'<th scope="row">{TODAY}</th>') == len(bylines) - (name == "twice")


def test_the_same_records_without_former_names_leave_many_traces(tmp_path: Path) -> None:
    rowan = {key: it for key, it in ROWAN.items() if key != "former_names"}
    build_site(site_of(tmp_path / "site", rowan, OTHER), tmp_path / "output")
    found = traces(tmp_path / "output")
    assert {trace.split(": ")[-1] for trace in found} >= set(WORDS)
    for folder in ("names/", "papers/", "authors/lesley-quillon-brack/", "authors/quillon/"):
        assert any(trace.startswith(folder) for trace in found), folder


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({"unlisted": True}, {}),
        ({"draft": True}, {}),
        ({"draft": True}, {"drafts": True}),
        ({}, {"for_disk": True}),
    ],
    ids=["unlisted", "draft", "draft-published", "for-disk"],
)
def test_a_former_name_stands_nowhere_either(
    tmp_path: Path, more: dict[str, bool], asked: dict[str, bool]
) -> None:
    output = tmp_path / "output"
    build_site(site_of(tmp_path / "site", {**ROWAN, **more}, OTHER), output, **asked)
    assert traces(output) == set()
    assert all(TODAY in pages_in(output)[f"papers/{name}/index.html"] for name in BYLINES)


def test_a_former_name_stands_nowhere_beside_a_namesake_of_today(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build_site(site_of(tmp_path / "site", ROWAN, NAMESAKE, OTHER), output)
    assert traces(output) == set()
    own = pages_in(output)["authors/rowan/index.html"]
    assert "../../papers/by-name/" in own
    assert "../../papers/by-name/" not in pages_in(output)["authors/rowan-2/index.html"]


def test_a_former_name_without_pages_of_names(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", ROWAN, OTHER)
    config = site / "config.yaml"
    config.write_text(config.read_text("utf-8") + "features: {names: false}\n", "utf-8")
    build_site(site, tmp_path / "output")
    assert traces(tmp_path / "output") == set()


def test_the_bearer_of_the_name_today_keeps_it_and_is_not_tied_to_who_had_it(
    tmp_path: Path,
) -> None:
    bearer = {"id": "bearer", "name": FORMER[0]}
    bare = {"title": "Bare", "authors": [FORMER[0]], "year": 2020}
    theirs = {"title": "Theirs", "authors": [{"name": FORMER[0], "id": "bearer"}], "year": 2020}
    records: dict[str, Any] = {"authors/rowan.yaml": ROWAN, "authors/bearer.yaml": bearer}
    records |= {"papers/bare.yaml": bare, "papers/theirs.yaml": theirs}
    build_site(write_site(tmp_path / "site", records), tmp_path / "output")
    pages = pages_in(tmp_path / "output")
    assert FORMER[0] in pages["authors/bearer/index.html"]
    for name, page in pages.items():
        about_rowan = "rowan" in f"{name}\n{page}".casefold()
        is_list = name in {"index.html", "authors/index.html"}
        assert not about_rowan or is_list or name.startswith("authors/rowan"), name
    names = [name for name in pages if name.startswith("names/")]
    assert sorted(names) == ["names/index.html", "names/lesley-quillon-brack/index.html"]
    for word in WORDS:
        assert word not in fold(pages["authors/rowan/index.html"])


@pytest.mark.parametrize(
    "byline",
    [
        {"name": FORMER[0], "orcid": "0000-0000-0000-0220"},
        "Quillon-Brack, Lesléy 0007",
    ],
    ids=["an unknown ORCID", "an unknown key"],
)
def test_a_former_name_in_doubt_is_not_built(tmp_path: Path, byline: Any) -> None:
    rowan = {"id": "rowan", "name": TODAY, "former_names": FORMER[0]}
    paper = {"title": "T", "authors": [byline], "year": 2020}
    site = write_site(tmp_path, {"authors/rowan.yaml": rowan, "papers/p.yaml": paper})
    result = CliRunner().invoke(main, ["build", "--config", str(site / "config.yaml")])
    assert result.exit_code == 1
    assert "so it may be theirs and cannot be printed" in result.stderr
    assert not (site / "output").exists()


def test_ids_and_aliases_that_spell_a_former_name_are_warned_of(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"authors/quillon.yaml": {**ROWAN, "id": "quillon-r"}})
    result = CliRunner().invoke(main, ["check", "--config", str(site / "config.yaml")])
    assert result.exit_code == 0
    assert "the id 'quillon-r' spells a former name" in result.stderr
    assert "the alias 'lesley-quillon-brack' spells a former name" in result.stderr
    assert "the alias 'quillon' spells a former name" in result.stderr
    assert "rowan-a" not in result.stderr
