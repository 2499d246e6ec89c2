"""The icon of a site: its own, made of its logo, or drawn; and what of an SVG is published."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from byline.alphabet import first_sign
from byline.problems import FileFault
from byline.reading.pictures.svg import drawing
from byline.records.colour import ACCENT, DARK_PAPER, LIGHT_PAPER
from byline.render.folders import ENGINE_TEMPLATES
from byline.render.icon import drawn_icon
from PIL import Image, ImageColor

from tests.support.in_memory import library_of, pages_of
from tests.support.sites_on_disk import build_site, write_site

PAPER = {"papers/a.yaml": {"title": "A", "authors": "Ada", "year": 2024}}
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
SIGNS = {
    "Łukasz and others": "Ł",
    "李的论文": "李",
    "été": "É",
    "e\u0301te\u0301": "É",
    "ßharp": "ß",
    "“Papers” of a lab": "P",
    "3D vision": "3",
    "\U0001f98b Butterflies": "\U0001f98b",
    "\U0001f469\U0001f3fd\u200d\U0001f52c Lab": "\U0001f469\U0001f3fd\u200d\U0001f52c",
    "\U0001f1e6\U0001f1f9\U0001f1e9 flags": "\U0001f1e6\U0001f1f9",
    "हिन्दी": "हि",
    "<&>": "",
    "\u200b—": "",
}


def built(folder: Path, picture: Image.Image | None = None, **config: Any) -> Path:
    """The output of a site, with a picture at content/picture.png."""
    site = write_site(folder / "site", PAPER, **config)
    if picture:
        picture.save(site / "content/picture.png")
    build_site(site, folder / "output", search=False)
    return folder / "output"


@pytest.mark.parametrize(("title", "sign"), SIGNS.items())
def test_any_title_gives_a_sign_and_a_sound_drawing(title: str, sign: str) -> None:
    assert first_sign(title) == sign
    drawn = drawn_icon(title, "#ffcc00").content
    root = ElementTree.fromstring(drawn)  # noqa: S314 - ours
    assert "".join(root.itertext()).strip() == sign


def test_it_is_drawn_in_the_accent_that_links_have() -> None:
    tokens = (ENGINE_TEMPLATES / "assets/css/tokens.css").read_text("utf-8")
    assert f"--accent: light-dark({ACCENT}, " in tokens
    assert f'fill="{ACCENT}"' in drawn_icon("T", None).content.decode()
    assert 'fill="#8a2be2"' in drawn_icon("T", "#8a2be2").content.decode()
    assert DARK_PAPER not in drawn_icon("T", "#ffcc00").content.decode()


@pytest.mark.parametrize("size", ["full", "lean"])
def test_every_page_names_it_in_a_few_bytes(size: str) -> None:
    paper = {"id": "a", "title": "A", "authors": ["Ada"], "year": "2020"}
    pages = pages_of(library_of({"papers": [paper]}, size=size))
    shown = {address: page for address, page in pages.items() if "<!doctype html>" in page}
    assert len(shown) > 5
    for address, page in shown.items():
        (link,) = re.findall('<link rel="icon" href="[^"]*icon.svg">', page)
        assert len(link) <= 42, address


def test_one_of_the_sites_own_is_published_without_what_does_not_draw(tmp_path: Path) -> None:
    within = '<metadata>me</metadata><g x:by="me" xmlns:x="https://example.org/x"/>'
    site = {**PAPER, "icon.svg": SVG.format(within)}
    build_site(
        write_site(tmp_path / "site", site, theme={"icon": "content/icon.svg"}),
        tmp_path / "output",
        search=False,
    )
    made = (tmp_path / "output/icon.svg").read_text("utf-8")
    assert made == '<svg xmlns="http://www.w3.org/2000/svg"><g /></svg>\n'


@pytest.mark.parametrize("field", ["icon", "logo"])
def test_a_picture_becomes_a_square_for_browsers_and_phones(tmp_path: Path, field: str) -> None:
    picture = Image.new("RGB", (60, 40), "#ff0000")
    output = built(tmp_path, picture, theme={field: "content/picture.png"})
    icon, touch = (Image.open(output / it) for it in ("icon.png", "apple-touch-icon.png"))
    assert icon.size == touch.size == (180, 180)
    assert icon.getpixel((90, 90)) == (255, 0, 0, 255)
    assert icon.getpixel((90, 10)) == (0, 0, 0, 0)
    assert touch.mode == "RGB"
    assert touch.getpixel((90, 10)) == ImageColor.getrgb(LIGHT_PAPER)
    page = (output / "papers/a/index.html").read_text("utf-8")
    assert '<link rel="icon" href="../../icon.png">' in page
    assert '<link rel="apple-touch-icon" href="../../apple-touch-icon.png">' in page
    assert not (output / "icon.svg").exists()


def test_a_wide_logo_is_no_icon(tmp_path: Path) -> None:
    output = built(tmp_path, Image.new("RGB", (90, 40)), theme={"logo": "content/picture.png"})
    assert (output / "icon.svg").exists()
    assert not (output / "icon.png").exists()


@pytest.mark.parametrize(
    "within",
    [
        "<script>x</script>",
        "<g onclick='x'/>",
        "<a href='#x'/>",
        "<image href='#x'/>",
        "<foreignObject/>",
        "<animate/>",
        "<use href='x.svg#y'/>",
        "<use xmlns:x='http://www.w3.org/1999/xlink' x:href='javascript:x'/>",
        "<path style='fill: url(https://example.org/x)'/>",
        "<path fill='URL( x )'/>",
        "<style>@import 'x';</style>",
        "<style>g { fill: \\75rl(x) }</style>",
        '<style>g { background: image-set("https://example.org/x" 1x) }</style>',
        "<g>" * 40 + "</g>" * 40,
        "<path d='" + "0" * 100_000 + "'/>",
        "<path>",
    ],
)
def test_what_does_more_than_draw_is_refused(within: str) -> None:
    with pytest.raises(FileFault):
        drawing("icon.svg", SVG.format(within).encode())


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        "<svg/>",
        "\udcff",
    ],
)
def test_what_is_no_plain_drawing_is_refused(text: str) -> None:
    with pytest.raises(FileFault):
        drawing("icon.svg", text.encode("utf-8", "surrogateescape"))


def test_what_draws_stays() -> None:
    within = (
        "<title>See https://example.org</title>"
        "<defs><linearGradient id='a'><stop offset='0'/></linearGradient></defs>"
        "<style>.b { fill: url(#a) }</style><use href='#a'/><path class='b' d='M0 0'/>"
    )
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    made = drawing("icon.svg", (doctype + SVG.format(within)).encode())
    root = ElementTree.fromstring(made)  # noqa: S314 - ours
    names = [it.tag.rpartition("}")[2] for it in root.iter()]
    assert names == ["svg", "title", "defs", "linearGradient", "stop", "style", "use", "path"]


def test_a_thin_picture_is_an_icon_too(tmp_path: Path) -> None:
    output = built(tmp_path, Image.new("RGB", (900, 1)), theme={"icon": "content/picture.png"})
    with Image.open(output / "icon.png") as icon:
        assert icon.size == (180, 180)
