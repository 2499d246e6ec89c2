"""Links in texts to records and files: checked, by today's id, and only where there is a page."""

import re
from pathlib import Path
from typing import Any

import pytest
from byline.text import block, pieces, settle_links

from tests.support.in_memory import library_of, link_all, pages_of
from tests.support.places import SITES
from tests.support.sites_on_disk import build_site, write_site

PDF = b"%PDF-1.7\n%%EOF\n"
PAPER = {"title": "Maps of $x$ & *y*", "authors": ["Ada Lovelace"], "year": 2024}


def shown(text: str, **more: Any) -> str:
    """What stands in the body of a free page with that text, in a site with a few records."""
    records: dict[str, list[dict[str, Any]]] = {
        "papers": [
            {
                **PAPER,
                "id": "maps",
                "aliases": ["old-maps"],
                "abstract": "How they are.\n\n# Scale",
            },
            {**PAPER, "id": "later", "draft": True},
        ],
        "authors": [{"id": "ada", "name": "Ada Lovelace"}],
        "venues": [{"id": "jrs", "name": "Journal <of> Sets"}],
        "topics": [{"id": "sets", "name": "Sets"}],
        "institutions": [{"id": "uni", "name": "Uni"}],
        "news": [{"id": "won", "title": "We *won*", "date": "2024"}],
        "projects": [{"id": "atlas", "title": "The *atlas*"}],
        "pages": [{"id": "there", "title": "There"}, {"id": "here", "title": "Here", "body": text}],
    }
    page = pages_of(library_of(records, profile="lab", **more))["here/"]
    found = re.search(r'<div class="prose"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("paper:maps", "../papers/maps/"),
        ("paper:old-maps", "../papers/maps/"),
        ("paper:maps#abstract", "../papers/maps/#abstract"),
        ("paper:old-maps#scale", "../papers/maps/#text-scale"),
        ("paper:maps#text-scale", "../papers/maps/#text-scale"),
        ("paper:maps#top", "../papers/maps/#top"),
        ("paper:maps#none", "../papers/maps/"),
        ("page:there#abstract", "../there/"),
        ("author:ada", "../authors/ada/"),
        ("venue:jrs", "../venues/jrs/"),
        ("topic:sets", "../topics/sets/"),
        ("institution:uni", "../institutions/uni/"),
        ("page:there", "../there/"),
        ("page:here", "../here/"),
        ("news:won", "../news/won/"),
        ("project:atlas", "../projects/atlas/"),
    ],
)
def test_a_link_to_a_record_leads_to_its_page(link: str, address: str) -> None:
    assert shown(f"See [*it*]({link}).") == f'<p>See <a href="{address}"><em>it</em></a>.</p>'


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("paper:maps", "Maps of <math><mi>x</mi></math> &amp; <em>y</em>"),
        ("author:ada", "Ada Lovelace"),
        ("venue:jrs", "Journal &lt;of&gt; Sets"),
        ("news:won", "We <em>won</em>"),
        ("project:atlas", "The <em>atlas</em>"),
    ],
)
def test_a_link_without_a_text_says_what_the_record_is_called(link: str, name: str) -> None:
    assert f">{name}</a>" in shown(f"[]({link})")


def test_a_link_to_what_has_no_page_shows_as_its_text() -> None:
    assert shown("A [*draft*](paper:later) and [a map](paper:maps).") == (
        '<p>A <em>draft</em> and <a href="../papers/maps/">a map</a>.</p>'
    )
    assert shown("[Sets](topic:sets)", features={"topics": False}) == "<p>Sets</p>"


def test_a_record_that_is_not_there_is_an_error() -> None:
    body = "See [it](paper:mapps) and [her](author:ada)."
    _library, problems = link_all(
        {"papers": [{**PAPER, "id": "maps"}], "pages": [{"id": "here", "title": "H", "body": body}]}
    )
    assert [(it.message, it.hint) for it in problems] == [
        ("there is no paper with the id 'mapps'", "did you mean 'maps'?"),
        (
            "there is no author with the id 'ada'",
            "an author's id is its line id:, or its file's name without the ending",
        ),
    ]


def test_files_that_a_text_names_stand_beside_its_page(tmp_path: Path) -> None:
    text = "See [the talk](talk.pdf#page=2), [](talk.pdf) and ![a red square](red.png)."
    png = (SITES / "tiny/content/authors/ada.png").read_bytes()
    site = write_site(tmp_path / "site", {"pages/here.md": f"---\ntitle: Here\n---\n{text}\n"})
    (site / "content/pages/talk.pdf").write_bytes(PDF)
    (site / "content/pages/red.png").write_bytes(png)
    output = tmp_path / "output"
    assert not build_site(site, output).problems
    page = (output / "here/index.html").read_text("utf-8")
    assert '<a href="../here/talk.pdf#page=2">the talk</a>' in page
    assert '<a href="../here/talk.pdf">talk.pdf</a>' in page
    assert re.search(
        r'<img width="\d+" height="\d+" src="../here/red.png" alt="a red square">', page
    )
    assert (output / "here/talk.pdf").read_bytes() == PDF
    assert (output / "here/red.png").read_bytes() == png


def test_links_are_settled_one_by_one() -> None:
    made = block("[![*a*](a.png)](paper:x) [b](paper:y) [](paper:z)")
    settled = settle_links(made.html, [None, "A", "B", "C"])
    assert settled == made.html.replace('<a href="byline:0"><img', "<img").replace(
        'alt="a"></a>', 'alt="a">'
    ).replace('"></a>', '">C</a>')
    assert [number for _html, number in pieces(settled)] == [1, 2, 3, None]
