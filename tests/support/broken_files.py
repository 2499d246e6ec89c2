"""Files of broken sites that Git, a disk or an editor would spoil, or that are large.

Each function writes them into a copy of the site of its name in `tests/sites/broken/`.
"""

import io
import os
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.support import pictures

PAPER = "title: Maps of small rank\nauthors: [Ada Lovelace]\nyear: 2024\n"


def _write(site: Path, data: bytes, name: str = "content/papers/maps.yaml") -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _too_large(site: Path) -> None:
    _write(site, f"{PAPER}abstract: {'maps ' * 240_000}\n".encode())


def _ten_megabytes(site: Path) -> None:
    _write(site, f"{PAPER}abstract: {'maps ' * 2_000_000}\n".encode())


def _binary_file(site: Path) -> None:
    _write(site, b"%PDF-1.7\n\x00\x01\x02\xff\xfe")


def _template_not_utf_8(site: Path) -> None:
    for name in ("pages/home.html", "theme.css"):
        _write(site, "/* Zoë */\n".encode("iso8859_1"), f"templates/{name}")


def _utf_16(site: Path) -> None:
    _write(site, b"\xff\xfe" + PAPER.encode("utf-16-le"))


def _not_utf_8(site: Path) -> None:
    _write(site, "name: Paul Erdős\n".encode("iso8859_2"), "content/authors/paul-erdos.yaml")


def _control_character(site: Path) -> None:
    _write(site, f"{PAPER}tldr: All maps are \a small.\n".encode())


def _no_break_space(site: Path) -> None:
    _write(site, f"{PAPER}venue:\N{NO-BREAK SPACE}Example Conference\n".encode())


def _wide_colon(site: Path) -> None:
    _write(site, f"{PAPER}venue\N{FULLWIDTH COLON}Example Conference\n".encode())


def _old_line_ends(site: Path) -> None:
    _write(site, f"{PAPER}type: confrence\n".replace("\n", "\r").encode())


def _windows_line_ends(site: Path) -> None:
    _write(site, f"\ufeff{PAPER}type: confrence\n".replace("\n", "\r\n").encode())


def _line_separator(site: Path) -> None:
    _write(site, f"{PAPER}tldr: All maps\N{LINE SEPARATOR}are small.\ntype: confrence\n".encode())


def _same_address_by_letters(site: Path) -> None:
    _write(site, PAPER.encode(), "content/papers/2023/caf\N{LATIN SMALL LETTER E WITH ACUTE}.yaml")
    _write(site, PAPER.encode(), "content/papers/2024/cafe\N{COMBINING ACUTE ACCENT}.yaml")


def _file_over_a_symbolic_link(site: Path) -> None:
    (site / "content" / "papers" / "linked").symlink_to("files", target_is_directory=True)


def _no_ordinary_files(site: Path) -> None:
    papers, secret = site / "content" / "papers", site / "secret.yaml"
    secret.write_text(PAPER, "utf-8")
    (papers / "2024").mkdir(parents=True)
    (papers / "2024" / "elsewhere.yaml").symlink_to(secret)
    (papers / "gone.md").symlink_to(site / "nowhere.md")
    (papers / "loop.yaml").symlink_to("loop.yaml")
    (papers / "2023").symlink_to("2024", target_is_directory=True)
    os.mkfifo(papers / "pipe.yaml")
    Path(os.fsdecode(bytes(papers) + b"/caf\xe9.yaml")).write_text(PAPER, "utf-8")


def _content_that_is_a_file(site: Path) -> None:
    (site / "content").write_text(PAPER, "utf-8")


def _file_not_utf_8(site: Path) -> None:
    _write(site, "name,year\nErdős,1934\n".encode("iso8859_2"), "content/papers/maps.csv")
    _write(site, "Read the maps.\n".encode("utf-16"), "content/papers/log.txt")


def _file_damaged_zip(site: Path) -> None:
    _write(site, b"PK\x03\x04" + bytes(60), "content/papers/maps.zip")


def _file_too_large(site: Path) -> None:
    _write(site, b"", "content/papers/talk.mp4")
    os.truncate(site / "content" / "papers" / "talk.mp4", 101_000_000)


def _photo_damaged(site: Path) -> None:
    _write(site, _png(640, 480)[:900], "content/authors/ada.png")


def _photo_too_large(site: Path) -> None:
    _write(site, _png(9_000, 6_000), "content/authors/ada.png")


def _photo_too_long(site: Path) -> None:
    _write(site, pictures.png_of(20_000, 40, pictures.chunk(b"IDAT")), "content/authors/ada.png")


def _photo_of_16_bits(site: Path) -> None:
    made = pictures.png_of(6_000, 5_000, pictures.chunk(b"IDAT"), bits=16)
    _write(site, made, "content/authors/ada.png")


def _photo_of_many_scans(site: Path) -> None:
    _write(site, pictures.jpeg_of_scans(500, (16, 16)), "content/authors/ada.jpg")


def _moving_picture_too_long(site: Path) -> None:
    _write(site, pictures.moving_gif(600, 1, canvas=1_500), "content/pages/wheel.gif")


def _profile_too_large(site: Path) -> None:
    profile = pictures.chunk(b"iCCP", b"wide\0\0" + zlib.compress(bytes(2_000_000)))
    _write(site, pictures.png(60, 40, profile), "content/logo.png")


def _linked_picture_damaged(site: Path) -> None:
    whole = pictures.saved_as("jpg", pictures.halves())
    _write(site, whole[: len(whole) // 2], "content/papers/poster.jpg")


def _png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("1").save(file, "PNG")
    return file.getvalue()


BUILDERS: dict[str, Callable[[Path], None]] = {
    "too-large": _too_large,
    "no-ordinary-files": _no_ordinary_files,
    "content-that-is-a-file": _content_that_is_a_file,
    "ten-megabytes": _ten_megabytes,
    "binary-file": _binary_file,
    "utf-16": _utf_16,
    "not-utf-8": _not_utf_8,
    "template-not-utf-8": _template_not_utf_8,
    "control-character": _control_character,
    "no-break-space": _no_break_space,
    "wide-colon": _wide_colon,
    "old-line-ends": _old_line_ends,
    "windows-line-ends": _windows_line_ends,
    "line-separator": _line_separator,
    "same-address-by-letters": _same_address_by_letters,
    "file-over-a-symbolic-link": _file_over_a_symbolic_link,
    "file-not-utf-8": _file_not_utf_8,
    "file-damaged-zip": _file_damaged_zip,
    "file-too-large": _file_too_large,
    "photo-damaged": _photo_damaged,
    "photo-too-large": _photo_too_large,
    "photo-too-long": _photo_too_long,
    "photo-of-16-bits": _photo_of_16_bits,
    "photo-of-many-scans": _photo_of_many_scans,
    "moving-picture-too-long": _moving_picture_too_long,
    "profile-too-large": _profile_too_large,
    "linked-picture-damaged": _linked_picture_damaged,
}
