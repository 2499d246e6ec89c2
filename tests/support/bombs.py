"""Small files that would take long to read, or much room: what a slip, or malice, may write."""

import zlib
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PIL import Image

from tests.support import pictures

Files = Mapping[str, str | bytes]

HEAD = "title: T\nauthors: [A B]\nyear: 2020\n"
PAPER = "content/papers/p.yaml"
PAPERS = "content/papers/all.yaml"
PAGE = "content/pages/p.md"
CONFIG = "config.yaml"
_FACTS = "schema: 1\ntitle: Papers\n"


def _paper(text: str) -> Files:
    return {PAPER: f"{HEAD}{text}"}


def _page(text: str) -> Files:
    return {PAGE: f"---\ntitle: T\n---\n{text}"}


def _rows(number: int, row: Callable[[int], str]) -> str:
    return "".join(f"{row(at)}\n" for at in range(number))


def _list_on_one_line() -> Files:
    links = " ".join(f"[a](foo:x{at})" for at in range(1000))
    record = f'title: T, authors: [A B], year: 2020, abstract: "{links}"'
    return {PAPERS: f"[{', '.join(f'{{id: p{at}, {record}}}' for at in range(16))}]"}


def _unknown_ids() -> Files:
    papers = _rows(3000, lambda at: f"- {{id: known-{at}, title: T, authors: [A B], year: 2020}}")
    unknown = ", ".join(f"unknown-{at}" for at in range(50_000))
    return {PAPERS: papers, **_paper(f"related: [{unknown}]\n")}


def _wrong_links() -> Files:
    headings = _rows(3000, lambda at: f"## H {at}\n")
    return _page(headings + _rows(4000, lambda at: f"[a](#no-{at})"))


def _picture(ending: str, made: Callable[[], bytes]) -> Files:
    """A picture that one page shows and another only links to."""
    page = f"---\ntitle: T\n---\n![A picture](p.{ending})\n"
    paper = f"{HEAD}links: {{poster: ../pages/p.{ending}}}\n"
    return {PAGE: page, PAPER: paper, f"content/pages/p.{ending}": made()}


def _profiles_of_a_jpeg() -> bytes:
    drawn = pictures.saved_as("jpg", pictures.halves())
    head = b"ICC_PROFILE\0\1\1"
    return drawn[:2] + pictures.segment(0xE2, head + bytes(65_000)) * 250 + drawn[2:]


def _exif_of_a_jpeg() -> bytes:
    drawn = pictures.saved_as("jpg", pictures.halves())
    exif = b"Exif\0\0" + pictures.exif_of_one_place(5_000, 65_000)
    return drawn[:2] + pictures.segment(0xE1, exif) * 200 + drawn[2:]


def _unfolding(kind: bytes, head: bytes, size: int) -> bytes:
    return pictures.chunk(kind, head + zlib.compress(bytes(size)))


_PICTURES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a JPEG of 500 scans": ("jpg", lambda: pictures.jpeg_of_scans(500)),
    "a JPEG of 50 scans": ("jpg", lambda: pictures.jpeg_of_scans(50)),
    "a JPEG with profiles of 16 MB": ("jpg", _profiles_of_a_jpeg),
    "a JPEG with EXIF that is read again and again": ("jpg", _exif_of_a_jpeg),
    "a JPEG of markers": ("jpg", lambda: b"\xff\xd8" + b"\xff\x01" * 4_000_000),
    "a JPEG that stops in a marker": ("jpg", lambda: b"\xff\xd8" + b"\xff" * 20_000_000),
    "a PNG of 49 million rows": ("png", lambda: pictures.png(1, 49_000_000)),
    "a PNG of 16 bits and 49 megapixels": ("png", lambda: pictures.png(7000, 7000, bits=16)),
    "a PNG of 300,000 frames": ("png", lambda: pictures.moving_png(300_000, 1)),
    "a PNG of 49,000 frames": ("png", lambda: pictures.moving_png(49_000, 1)),
    "a PNG of 49,000 large frames": ("png", lambda: pictures.moving_png(49_000, 200)),
    "a PNG with a profile that unfolds": (
        "png",
        lambda: pictures.png(9, 9, _unfolding(b"iCCP", b"p\0\0", 200_000_000)),
    ),
    "a PNG with 4,000 profiles that unfold": (
        "png",
        lambda: pictures.png(9, 9, *[_unfolding(b"iCCP", b"p\0\0", 16_000_000)] * 4_000),
    ),
    "a PNG with texts that unfold": (
        "png",
        lambda: pictures.png(9, 9, *[_unfolding(b"zTXt", b"p\0\0", 16_000_000)] * 4_000),
    ),
    "a PNG with EXIF that is read again and again": (
        "png",
        lambda: pictures.png(
            9, 9, pictures.chunk(b"eXIf", pictures.exif_of_one_place(65_535, 20_000_000))
        ),
    ),
    "a PNG of empty chunks": (
        "png",
        lambda: pictures.png(9, 9, pictures.chunk(b"tEXt") * 4_000_000),
    ),
    "a WebP of 300,000 frames": ("webp", lambda: pictures.moving_webp(300_000, 1)),
    "a WebP of 90,000 frames": ("webp", lambda: pictures.moving_webp(90_000, 1)),
    "a WebP of 90,000 large frames": ("webp", lambda: pictures.moving_webp(90_000, 200)),
    "a GIF of 300,000 frames": ("gif", lambda: pictures.moving_gif(300_000, 1)),
    "a GIF of 90,000 frames": ("gif", lambda: pictures.moving_gif(90_000, 1)),
    "a GIF of 90,000 large frames": ("gif", lambda: pictures.moving_gif(90_000, 200)),
    "a GIF with a frame larger than its canvas": (
        "gif",
        lambda: pictures.moving_gif(1, 60_000, canvas=1),
    ),
    "a GIF of blocks": (
        "gif",
        lambda: pictures.moving_gif(1, 9)[:-2] + b"\1a" * 20_000_000 + b"\0;",
    ),
    "a WebP without loss, as large as may be": (
        "webp",
        lambda: pictures.saved_as("webp", Image.new("RGBA", (4_000, 3_125)), lossless=True),
    ),
    "an AVIF as large as may be": (
        "avif",
        lambda: pictures.saved_as("avif", Image.new("RGBA", (4_000, 3_125)), speed=10),
    ),
    "a JPEG in scans, as large as may be": (
        "jpg",
        lambda: pictures.saved_as("jpg", Image.new("CMYK", (6_000, 5_000)), progressive=True),
    ),
    "a PNG as large as may be": (
        "png",
        lambda: pictures.saved_as("png", Image.new("RGBA", (8_000, 5_000))),
    ),
    "an AVIF of places": ("avif", lambda: pictures.avif_of_places(60_000, 65_535)),
    "an AVIF of items without places": ("avif", lambda: pictures.avif_of_places(65_535, 0)),
}

_BOMBS: dict[str, Callable[[], Files]] = {
    # Places
    "a list on one line, with links that lead nowhere": _list_on_one_line,
    "20,000 unknown keys": lambda: _paper(_rows(20_000, lambda at: f"k{at}: v")),
    "100,000 unknown keys": lambda: {PAPER: _rows(100_000, lambda at: f"k{at}: v")},
    "60,000 records without a title": lambda: {PAPERS: _rows(60_000, lambda at: f"- id: a{at}")},
    "20,000 records with three faults": lambda: {
        PAPERS: _rows(20_000, lambda at: f"- {{id: a{at}, year: x, titel: y}}")
    },
    "4,000 links to headings among 3,000": _wrong_links,
    "50,000 unknown ids beside 3,000 papers": _unknown_ids,
    "20,000 ids twice": lambda: {
        PAPERS: 2 * _rows(10_000, lambda at: f"- {{id: a{at}, title: T, authors: [A], year: 1999}}")
    },
    # YAML
    "140,000 anchors": lambda: {PAPER: _rows(140_000, lambda _at: "- &a")},
    "140,000 aliases": lambda: {PAPER: _rows(140_000, lambda _at: "- *a")},
    "100,000 tags": lambda: {PAPER: _rows(100_000, lambda _at: "- !t x")},
    "20,000 merge keys": lambda: _paper(_rows(20_000, lambda _at: "<<: x")),
    "a title 90,000 times": lambda: {PAPER: _rows(90_000, lambda _at: "title: T")},
    "lists 100,000 deep": lambda: {PAPER: "[" * 100_000},
    "mappings 100,000 deep": lambda: {PAPER: "{a: " * 100_000},
    "dashes 100,000 deep": lambda: {PAPER: "- " * 100_000},
    "100,000 documents": lambda: {PAPER: "---\n" * 100_000},
    "100,000 empty entries": lambda: _paper("keywords:\n" + "-\n" * 100_000),
    "a quote that never ends": lambda: _paper("abstract: '" + "a '' \n" * 100_000),
    "50,000 losses of TeX": lambda: _paper('abstract: "' + r"\beta " * 50_000 + '"\n'),
    "90,000 texts cut by a comment": lambda: _paper(_rows(90_000, lambda at: f"k{at}: a #b")),
    "a million comments": lambda: {PAPER: "#\n" * 490_000},
    "100,000 marks of a merge": lambda: {PAPER: "<<<<<<< a\n" * 90_000},
    "a front matter without an end": lambda: {PAGE: "---\n" + "a: b\n" * 150_000},
    # Texts
    **{
        f"a text of {what}": partial(_page, text)
        for what, text in {
            "bars": "|" * 99_000,
            "bars in lines": "|\n" * 49_000,
            "a table of 80 million cells": "|a" * 2000 + "\n" + "|-" * 2000 + "\n" + "|\n" * 40_000,
            "stars": "*a " * 33_000,
            "brackets": "![a](" * 19_000,
            "dollars": "$" * 99_000,
            "headings": "# a\n" * 24_000,
            "marks of notes": "[^a]" * 24_000,
            "commands of TeX": "\\textbf{" * 12_000,
            "lists in lists": "- " * 49_000,
        }.items()
    },
    # Records
    "90,000 authors": lambda: {PAPER: f"title: T\nyear: 2020\nauthors: [{'A B, ' * 90_000}]\n"},
    "30,000 authors and others": lambda: {
        PAPER: f"title: T\nyear: 2020\nauthors: [{'A B et al., ' * 30_000}]\n"
    },
    "90,000 keywords": lambda: _paper(f"keywords: [{', '.join(f'k{n}' for n in range(90_000))}]\n"),
    "a name of 900,000 letters": lambda: {PAPER: HEAD.replace("A B", "A " * 450_000)},
    "a year of 900,000 digits": lambda: {PAPER: HEAD.replace("2020", "2" * 900_000)},
    "a DOI of 900,000 letters": lambda: _paper(f"doi: 10.1/{'a' * 900_000}\n"),
    "an unknown type of 900,000 letters": lambda: _paper(f"type: {'a' * 900_000}\n"),
    "20,000 settings": lambda: {CONFIG: _FACTS + _rows(20_000, lambda at: f"k{at}: v")},
    "30,000 entries of the navigation": lambda: {
        CONFIG: f"{_FACTS}nav:\n" + _rows(30_000, lambda at: f"- {{label: a{at}, url: b}}")
    },
    # Pictures
    **{name: partial(_picture, *picture) for name, picture in _PICTURES.items()},
}
BOMBS: Mapping[str, Callable[[], Files]] = MappingProxyType(_BOMBS)


def site_of(files: Files) -> Files:
    """All files of a site that holds these."""
    return {CONFIG: _FACTS, **files}
