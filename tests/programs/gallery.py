"""Pictures of one page of every kind, for people to look at.

python -m tests.programs.gallery CONFIG FOLDER [--extremes]

Each is named KIND-WIDTH-SCHEME.png; index-1.png and so on show them all. `--extremes` adds the
pages whose content is extreme, from a site of the tests, and the kinds that only long lists have.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.support import extremes
from tests.support.answering import answering
from tests.support.chromium import SCHEMES, Scheme, chromium
from tests.support.judges import visit
from tests.support.page_kinds import of_every_kind, prepared

WIDTHS = (360, 768, 1280)
HEIGHT, TALLEST = 900, 4_000
THUMB_WIDTH, THUMB_HEIGHT, LABEL, GAP = 240, 360, 16, 12
ROWS = 5  # of pages on a contact sheet
WINDOWS: tuple[tuple[int, Scheme], ...] = tuple((at, it) for at in WIDTHS for it in SCHEMES)


def shoot(browser: Browser, urls: Mapping[str, str], folder: Path) -> None:
    """Writes a picture of each page, by its name, for each width and scheme."""
    for width, scheme in WINDOWS:
        with browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": HEIGHT}
        ) as context:
            page = context.new_page()
            for name, url in urls.items():
                visit(page, url)
                height = page.evaluate("document.documentElement.scrollHeight")
                page.screenshot(
                    path=folder / f"{name}-{width}-{scheme}.png",
                    full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)},
                )


def contact_sheet(names: list[str], folder: Path) -> Image.Image:
    """The upper ends of all pictures, a row for each page."""
    width, height = THUMB_WIDTH + GAP, THUMB_HEIGHT + LABEL + GAP
    sheet = Image.new("RGB", (width * len(WINDOWS), height * len(names)), "#888")
    draw = ImageDraw.Draw(sheet)
    for row, name in enumerate(names):
        for column, (at, scheme) in enumerate(WINDOWS):
            file = f"{name}-{at}-{scheme}.png"
            with Image.open(folder / file) as picture:
                shown = picture.resize((THUMB_WIDTH, picture.height * THUMB_WIDTH // picture.width))
            place = (column * width, row * height)
            draw.text(place, file.removesuffix(".png"), fill="#fff")
            upper_end = shown.crop((0, 0, THUMB_WIDTH, min(shown.height, THUMB_HEIGHT)))
            sheet.paste(upper_end, (place[0], place[1] + LABEL))
    return sheet


def take(config: Path, folder: Path, *, with_extremes: bool) -> list[str]:
    """Writes all pictures and the contact sheets; gives the names of the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    names: list[str] = []
    with chromium() as browser:
        for config_file, prefix in _sites(config, with_extremes=with_extremes):
            site = prepared(config_file)
            richest = {kind: pages[-1].address for kind, pages in of_every_kind(site).items()}
            wanted = extremes.PAGES if prefix else {}
            wanted = wanted | {kind: it for kind, it in richest.items() if kind not in names}
            with answering(site) as home:
                urls = {prefix + name: home + address for name, address in wanted.items()}
                shoot(browser, urls, folder)
            names += urls
    for number, start in enumerate(range(0, len(names), ROWS), 1):
        contact_sheet(names[start : start + ROWS], folder).save(folder / f"index-{number}.png")
    return names


def _sites(config: Path, *, with_extremes: bool) -> Iterator[tuple[Path, str]]:
    """The sites to look at, with what their pictures' names begin with."""
    yield config, ""
    if with_extremes:
        with tempfile.TemporaryDirectory() as folder:
            yield extremes.write(Path(folder)), "extreme-"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("config", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--extremes", action="store_true")
    asked = parser.parse_args()
    names = take(asked.config, asked.folder, with_extremes=asked.extremes)
    print(f"{len(names)} pages in {len(WINDOWS)} pictures each: {asked.folder}")


if __name__ == "__main__":
    main()
