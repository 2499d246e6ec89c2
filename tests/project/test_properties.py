"""What holds for every site and every text."""

import re
from pathlib import PurePosixPath
from typing import Any

import html5lib
import yaml
from byline import addresses
from byline.library.ties import TIE_KINDS
from byline.reading.syntax import parse_yaml, plain
from byline.records import Paper
from byline.render.icon import ICON
from byline.text import block, line, pieces
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.crawl import read_page, target_of
from tests.support.in_memory import library_of, pages_of
from tests.support.strategies import any_text, ids, markup_text, names, papers, plain_text, sites

SAFE_TAGS = {
    "html", "head", "body", "p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote",
    "br", "hr", "a", "img", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th",
    "td", "div", "section", "span", "u", "sup", "sub",
}  # fmt: skip
SAFE_ATTRIBUTES = {"href", "src", "alt", "id", "start", "class", "tabindex", "aria-label"}
SAFE_ADDRESS = r"https?://|mailto:|byline:\d+(?:#|$)|#(?:text|note|noteref)-|$"
MATHML = "{http://www.w3.org/1998/Math/MathML}"


def shown(text: str) -> str:
    """A text as a reader compares it: blanks are all alike."""
    return " ".join(text.split())


def visible(made: str) -> str:
    document = html5lib.parse(made, namespaceHTMLElements=False)
    return shown("".join(document.itertext()))


@given(st.lists(ids, unique=True, min_size=2, max_size=20), st.integers(1000, 2999))
def test_distinct_ids_give_distinct_addresses(all_ids: list[str], year: int) -> None:
    makers = (addresses.paper, addresses.author, addresses.name, addresses.news, addresses.page)
    made = [maker(it) for maker in makers for it in all_ids]
    made += [addresses.venue_year(it, year) for it in all_ids]
    made += [addresses.tie(kind, it) for kind in TIE_KINDS for it in all_ids]
    lists = (addresses.PAPERS, addresses.AUTHORS, addresses.year(year), *made[-3 * len(all_ids) :])
    made += [addresses.part(it, key) for it in lists for key in all_ids]
    files = [addresses.file_of(address).casefold() for address in made]
    assert len(set(files)) == len(files)


@settings(max_examples=60, deadline=None)
@given(sites())
def test_links_between_papers_and_people_are_symmetric(records: dict[str, Any]) -> None:
    pages = pages_of(library_of(records))
    links = {
        addresses.file_of(address): {
            target[0]
            for link in read_page(text).links
            if (target := target_of(addresses.file_of(address), link))
        }
        for address, text in pages.items()
    }
    kinds = {file: PurePosixPath(file).parts[0] for file in links}
    papers_found = [file for file in links if re.fullmatch(r"papers/[^/]+/index.html", file)]
    people = [
        file for file in links if kinds[file] in {"authors", "names"} and file.count("/") == 2
    ]
    assert papers_found
    for paper in papers_found:
        for person in people:
            if person in links[paper]:
                assert paper in links[person], f"{paper} links to {person}, not back"
    for person in people:
        for paper in papers_found:
            if paper in links[person]:
                assert person in links[paper], f"{person} lists {paper}, not back"


@settings(max_examples=60, deadline=None)
@given(sites())
def test_no_person_has_two_bylines_of_a_paper_by_name_alone(records: dict[str, Any]) -> None:
    library = library_of(records)
    for work in library.works.values():
        by_name = [byline.person for byline in work.bylines if byline.rule.reads_the_name]
        everyone = [byline.person for byline in work.bylines]
        assert all(everyone.count(person) == 1 for person in by_name)


@settings(max_examples=60, deadline=None)
@given(sites())
def test_every_page_links_to_pages_that_are_there(records: dict[str, Any]) -> None:
    pages = pages_of(library_of(records))
    files = {addresses.file_of(address): read_page(text) for address, text in pages.items()}
    for file, page in files.items():
        for link in page.links:
            # Feeds count their links from home, and say so.
            target = target_of("feed.xml" if file.endswith("/feed.xml") else file, link)
            if target and target[0] != ICON and not target[0].startswith("assets/"):
                assert target[0] in files, f"{file} -> {link}"
                assert not target[1] or target[1] in files[target[0]].ids


@given(papers())
def test_a_written_record_parses_back(record: dict[str, Any]) -> None:
    text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True)
    read = plain(parse_yaml(text, "paper.yaml"))
    assert Paper.model_validate({**read, "id": "x"}) == Paper.model_validate({**record, "id": "x"})


@given(
    st.sampled_from(["no", "3.10", "12:30:45", "0777", "1984", "~", "null", "2024-05-31", "0x1f"])
)
def test_scalars_are_read_as_written(scalar: str) -> None:
    assert plain(parse_yaml(f"title: {scalar}\n", "x.yaml")) == {"title": scalar}


@given(plain_text)
def test_plain_text_shows_as_written(text: str) -> None:
    assert visible(line(text).html) == shown(text)
    assert line(text).plain == shown(text)


@given(st.one_of(any_text, markup_text))
def test_a_line_says_in_html_what_it_says_plainly(text: str) -> None:
    made = line(text)
    if "<math" not in made.html:
        assert visible(made.html) == shown(made.plain)


@given(st.one_of(any_text, markup_text))
def test_text_becomes_safe_html(text: str) -> None:
    for made in (line(text).html, block(text).html):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        document = parser.parseFragment(f"<div>{made}</div>")
        assert not [fault for _place, fault, _data in parser.errors], made
        for element in document.iter():
            tag = str(element.tag)
            if tag.startswith(MATHML) or tag == "DOCUMENT_FRAGMENT":
                continue
            assert tag in SAFE_TAGS, made
            assert set(element.attrib) <= SAFE_ATTRIBUTES, made
            assert re.match(SAFE_ADDRESS, element.attrib.get("href", "")), made
            assert re.match(r"byline:\d+$|$", element.attrib.get("src", "")), made
            assert re.match(r"(?:text|note|noteref)-.|$", element.attrib.get("id", "")), made


@given(st.one_of(any_text, markup_text))
def test_the_plain_form_of_a_line_has_no_markup_of_its_own(text: str) -> None:
    plain = line(text).plain
    assert not re.search("[\ue000-\ue004]", plain)
    assert plain.count("<") <= text.count("<") + text.count("textless") + text.count("\\langle")


@given(st.one_of(any_text, markup_text))
def test_the_braces_of_a_line_in_tex_match(text: str) -> None:
    depth = 0
    for char in line(text).tex:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0


@given(st.one_of(any_text, markup_text))
def test_the_pieces_of_a_block_are_the_block(text: str) -> None:
    made = block(text)
    cut = pieces(made.html)
    numbers = [number for _html, number in cut[:-1]]
    assert sorted(it for it in numbers if it is not None) == list(range(len(made.mentions)))
    whole = "".join(html + (f"byline:{at}" if at is not None else "") for html, at in cut)
    assert whole == made.html


@settings(max_examples=80, deadline=None)
@given(title=plain_text, name=names, venue=plain_text, abstract=plain_text, keyword=any_text)
def test_whatever_a_record_holds_its_page_shows(
    title: str, name: str, venue: str, abstract: str, keyword: str
) -> None:
    record = {
        "id": "one",
        "title": title,
        "authors": [{"name": name}],
        "date": "2024",
        "venue": venue,
        "abstract": abstract,
        "keywords": [keyword],
    }
    library = library_of({"papers": [record]})
    pages = pages_of(library)
    text = visible(pages["papers/one/"])
    printed = library.works["one"].bylines[0].printed
    for expected in (title, printed, venue, keyword):
        assert shown(expected) in text
    assert re.sub(r"\s|^(?:[-+]|\d+\.)", "", abstract) in re.sub(r"\s", "", text)
    for address, page in pages.items():
        if address.endswith((".bib", ".xml")):
            continue
        parser = html5lib.HTMLParser()
        parser.parse(page)
        assert not [fault for _place, fault, _data in parser.errors]
