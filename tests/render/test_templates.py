"""Each template uses exactly the fields of its view.

The templates are read, not run: every expression is followed with the type that it has, so
that a field which no branch of the golden site reaches is seen too.
"""

import dataclasses
import re

import jinja2
import pytest
from byline.records.extent import Size
from byline.render.folders import ENGINE_TEMPLATES
from byline.render.frame import Frame
from byline.render.renderer import Around
from byline.render.templates import anchor, anchors, apart, joined, out
from byline.views.feeds import FeedView
from byline.views.kinds import PAGE_KINDS
from byline.views.rows import Row
from byline.views.shared import FeedEntry, Link, OutLink
from markupsafe import Markup

from tests.support.template_reader import (
    ENVIRONMENTS,
    KNOWN,
    LEFT_TO_SITES,
    NOT_SHOWN,
    Reader,
    dataclasses_in,
    read_all,
    view_of,
)


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_uses_exactly_the_fields_of_its_view(kind: str, size: Size) -> None:
    reader, view = Reader(size), view_of(kind, size)
    reader.template(f"pages/{PAGE_KINDS[kind].template}.html", {**KNOWN, "page": view})
    fields = {field.name for field in dataclasses.fields(view)}
    assert reader.fields[view] == fields - LEFT_TO_SITES


def test_every_field_of_every_part_is_used() -> None:
    readers = [read_all(size) for size in Size]
    views = {
        part for size in Size for kind in PAGE_KINDS for part in dataclasses_in(view_of(kind, size))
    }
    views |= {Row, Frame, Around, FeedView, FeedEntry}
    unused = {
        (view.__name__, field.name)
        for view in views
        for field in dataclasses.fields(view)
        if not any(field.name in reader.fields[view] for reader in readers)
        and (view, field.name) not in NOT_SHOWN
        and field.name not in LEFT_TO_SITES
    }
    assert not unused


def test_every_template_is_used() -> None:
    files = {
        path.relative_to(ENGINE_TEMPLATES).as_posix()
        for path in ENGINE_TEMPLATES.rglob("*")
        if path.suffix in {".html", ".xml"}
    }
    assert files == set().union(*(read_all(size).read for size in Size))


def test_views_are_frozen() -> None:
    for kind in PAGE_KINDS:
        for view in dataclasses_in(view_of(kind)):
            assert view.__dataclass_params__.frozen, view  # type: ignore[attr-defined] # no stub has it


def test_an_unknown_field_is_refused() -> None:
    """The check that cannot fail is no check: a wrong field, and a sum, are found."""
    for source in ("{{ page.nothing }}", "{{ page.title + 'x' }}", "{{ page.title | upper }}"):
        reader = Reader()
        reader.name = "test"
        with pytest.raises(AssertionError):
            reader.all(ENVIRONMENTS[Size.FULL].parse(source).body, {"page": view_of("paper")})


def test_no_template_turns_escaping_off() -> None:
    for path in [*ENGINE_TEMPLATES.rglob("*.html"), *ENGINE_TEMPLATES.rglob("*.xml")]:
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe", text)
        assert "autoescape" not in text
        assert " style=" not in text
        assert not re.search(r"<[^>]*\son[a-z]+=", text)


def test_no_page_holds_words_for_scripts() -> None:
    """They have modules of their own; what depends on a page's figures is said in the page."""
    for path in ENGINE_TEMPLATES.rglob("*.html"):
        assert not re.search(r"""data-[a-z-]+=["']\{\{ words""", path.read_text("utf-8")), path


def test_the_environment_is_strict() -> None:
    assert ENVIRONMENTS[Size.FULL].autoescape is True
    assert issubclass(ENVIRONMENTS[Size.FULL].undefined, jinja2.StrictUndefined)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Ada & Bo", "Ada &amp; Bo"),
        ("Żak Émile 李", "Żak Émile 李"),
        ("سارة", "<bdi>سارة</bdi>"),
        ("Ada (שרה)", "<bdi>Ada (שרה)</bdi>"),
        (Markup("<em>A</em>"), "<em>A</em>"),
    ],
)
def test_only_what_runs_from_right_to_left_is_set_apart(text: str, made: str) -> None:
    assert apart(text) == made


@pytest.mark.parametrize(
    ("item", "made"),
    [
        (Link("Ada & Bo"), "Ada &amp; Bo"),
        (Link("Ada & Bo", 'names/"ada"/'), '<a href="../names/&#34;ada&#34;/">Ada &amp; Bo</a>'),
        (Link("سارة", "names/sara/"), '<a href="../names/sara/"><bdi>سارة</bdi></a>'),
        (Link(Markup("<em>A</em>"), "papers/a/"), '<a href="../papers/a/"><em>A</em></a>'),
    ],
)
def test_an_anchor_leads_where_its_item_does(item: Link, made: str) -> None:
    assert anchor(item, lambda address: f"../{address}") == made


@pytest.mark.parametrize(
    ("item", "made"),
    [
        (OutLink("R&D"), "R&amp;D"),
        (OutLink("code", "https://a.org/?b&c"), '<a href="https://a.org/?b&amp;c">code</a>'),
        (OutLink("PDF", address="papers/a/a.pdf"), '<a href="../papers/a/a.pdf">PDF</a>'),
    ],
)
def test_what_leads_out_leads_to_another_site_or_to_a_file(item: OutLink, made: str) -> None:
    assert out(item, lambda address: f"../{address}") == made


def test_what_stands_in_a_row_is_joined_between() -> None:
    items = [Link("Ada & Bo"), Link("سارة", "names/sara/")]
    made = anchors(items, lambda address: f"../{address}", " > ")
    assert made == 'Ada &amp; Bo &gt; <a href="../names/sara/"><bdi>سارة</bdi></a>'
    assert joined(["Ada & Bo", "سارة"]) == "Ada &amp; Bo, <bdi>سارة</bdi>"
    assert joined([]) == anchors([], str) == ""


@pytest.mark.parametrize(
    "source",
    [
        "{{ joined(page.title) }}",
        "{{ joined(page.people) }}",
        "{{ anchors(page.notices, link) }}",
        "{{ anchors(page.links, link) }}",
        "{{ out(page.related_how, link) }}",
    ],
)
def test_only_rows_of_texts_and_of_links_are_joined(source: str) -> None:
    reader = Reader()
    reader.name = "test"
    with pytest.raises(AssertionError):
        reader.all(ENVIRONMENTS[Size.FULL].parse(source).body, {**KNOWN, "page": view_of("paper")})


def test_a_template_calls_what_it_is_given() -> None:
    text = (
        "{% for it in (1, 2) %}{% for at in (3,) %}{{ of(it, name=at) }}{% endfor %} {% endfor %}"
    )
    made = ENVIRONMENTS[Size.FULL].from_string(text).render(of=lambda it, name: f"{it}-{name}")
    assert made == "1-3 2-3 "


def test_each_begins_with_a_line_on_what_it_is() -> None:
    """`byline override` lists them with it, and whoever copies one reads it first."""
    said = {
        path: re.match(r"{# ([^#\n]{10,90}\.) #}\n", path.read_text("utf-8"))
        for path in ENGINE_TEMPLATES.rglob("*")
        if path.suffix in {".html", ".xml"}
    }
    assert [path for path, found in said.items() if not found] == []
    assert len({found[1] for found in said.values() if found}) == len(said)
