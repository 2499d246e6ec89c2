"""Files of broken sites that Git, a disk or an editor would spoil, or that are large.

Each function writes them into a copy of the site of its name in `tests/sites/broken/`.
"""

from collections.abc import Callable
from pathlib import Path

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


BUILDERS: dict[str, Callable[[Path], None]] = {
    "too-large": _too_large,
    "ten-megabytes": _ten_megabytes,
    "binary-file": _binary_file,
    "utf-16": _utf_16,
    "not-utf-8": _not_utf_8,
    "control-character": _control_character,
    "no-break-space": _no_break_space,
    "wide-colon": _wide_colon,
    "old-line-ends": _old_line_ends,
    "windows-line-ends": _windows_line_ends,
    "line-separator": _line_separator,
    "same-address-by-letters": _same_address_by_letters,
}
