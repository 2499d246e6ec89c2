"""Pictures of pages are what they are named, and stand on a contact sheet."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Browser

from tests.programs.gallery import TALLEST, THUMB_HEIGHT, WIDTHS, WINDOWS, contact_sheet, shoot
from tests.support.answering import Served
from tests.support.chromium import SCHEMES


def brightness(picture: Image.Image) -> float:
    """From 0, black, to 255, white."""
    mean: float = ImageStat.Stat(picture.convert("L")).mean[0]
    return mean


@pytest.mark.long
def test_a_page_is_shown_in_every_width_and_scheme(
    browser: Browser, sites: Callable[[str], Served], tmp_path: Path
) -> None:
    shoot(browser, {"home": sites("golden").address}, tmp_path)
    names = {f"home-{width}-{scheme}.png" for width, scheme in WINDOWS}
    assert {path.name for path in tmp_path.iterdir()} == names
    for width in WIDTHS:
        light, dark = (Image.open(tmp_path / f"home-{width}-{it}.png") for it in SCHEMES)
        assert light.width == dark.width == width
        assert light.height <= TALLEST
        assert brightness(light) > 200 > 100 > brightness(dark)
    sheet = contact_sheet(["home", "home"], tmp_path)
    assert sheet.height > 2 * THUMB_HEIGHT
    assert len(sheet.getcolors(1 << 24) or []) > 10
