"""The site's own accent and logo."""

import re
import shutil
from pathlib import Path

import pytest
from byline.records.colour import DARK_PAPER, ENOUGH, LIGHT_PAPER, contrast, readable
from byline.render.folders import ENGINE_TEMPLATES
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sites_on_disk import TINY, build_site, pages_in, write_site

PAPER = {"papers/a.yaml": {"title": "A", "authors": "Ada", "year": 2024}}
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@given(COLOURS, st.sampled_from([LIGHT_PAPER, DARK_PAPER]))
def test_the_nearest_readable_colour_can_be_read(colour: str, paper: str) -> None:
    found = readable(colour, paper)
    assert contrast(found, paper) >= ENOUGH
    assert readable(found, paper) == found


def test_the_papers_are_those_of_the_style_sheet() -> None:
    tokens = (ENGINE_TEMPLATES / "assets/css/tokens.css").read_text("utf-8")
    assert f"--paper: light-dark({LIGHT_PAPER}, {DARK_PAPER})" in tokens


def test_every_colour_of_the_style_sheet_can_be_read() -> None:
    tokens = (ENGINE_TEMPLATES / "assets/css/tokens.css").read_text("utf-8")
    pairs = dict(re.findall(r"--([a-z-]+): (light-dark\([^)]*\))", tokens))
    raised = re.findall(r"#\w+", pairs["raised"])
    for name in ("ink", "ink-soft", "accent", "mark", "caution"):
        for text, *grounds in zip(
            re.findall(r"#\w+", pairs[name]), (LIGHT_PAPER, DARK_PAPER), raised, strict=True
        ):
            assert all(contrast(text, ground) >= ENOUGH for ground in grounds), name


def test_an_accent_colours_light_and_dark_pages(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", PAPER, theme={"accent": "#8a2be2"})
    report = build_site(site, tmp_path / "output")
    assert not report.problems
    (sheet,) = (tmp_path / "output/assets").glob("site.*.css")
    lighter = readable("#8a2be2", DARK_PAPER)
    assert f"--accent: light-dark(#8a2be2, {lighter})" in sheet.read_text("utf-8")
    assert lighter != "#8a2be2"


def test_a_pale_accent_is_warned_of_and_made_readable(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", PAPER, theme={"accent": "#ffcc00"})
    report = build_site(site, tmp_path / "output")
    better = readable("#ffcc00", LIGHT_PAPER)
    (problem,) = report.problems
    assert problem.message == f"links in #ffcc00 are hard to read, so pages show them in {better}"
    (sheet,) = (tmp_path / "output/assets").glob("site.*.css")
    assert f"--accent: light-dark({better}, #ffcc00)" in sheet.read_text("utf-8")


def test_a_logo_stands_in_every_header(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", PAPER, theme={"logo": "content/our logo.png"})
    shutil.copyfile(TINY / "content/authors/ada.png", site / "content" / "our logo.png")
    build_site(site, tmp_path / "output")
    assert (tmp_path / "output/assets/our-logo.png").is_file()
    pages = pages_in(tmp_path / "output")
    assert all(
        re.search(r'<img src="[./]*assets/our-logo.png" width="', it) for it in pages.values()
    )
