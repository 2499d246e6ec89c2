"""Renews the README's picture: a researcher's page of the sample site, in Chromium.

python -m tests.programs.picture [AUTHOR]
"""

import argparse
import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, ViewportSize, sync_playwright

from tests.support.chromium import launched
from tests.support.places import ROOT
from tests.support.sites_on_disk import build_site

PICTURE = ROOT / ".github" / "byline.png"
WINDOW: ViewportSize = {"width": 1280, "height": 860}
SHOWN: FloatRect = {"x": 64, "y": 0, "width": 1152, "height": 860}  # without most of the margins
COLOURS = 32  # a page has few, and the file is a third as large


def main() -> None:
    """Builds the sample site, and photographs the author's page as it opens."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("author", nargs="?", default="tuo-zhao")
    author = parser.parse_args().author
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_site(ROOT, Path(folder) / "output", for_disk=True)
        browser = launched(playwright)
        page = browser.new_page(viewport=WINDOW, device_scale_factor=2, color_scheme="light")
        page.goto((Path(folder) / "output" / "authors" / author / "index.html").as_uri())
        taken = Image.open(io.BytesIO(page.screenshot(clip=SHOWN)))
        browser.close()
    taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    print(f"wrote {PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
