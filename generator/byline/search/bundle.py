"""A bundle as readers fetch it: what Pagefind made, the same in every run and in small parts.

Pagefind numbers pages in the order in which a folder lists them, names files by hashes, and
cuts its index into parts of twenty to a hundred kilobytes, one of which is fetched for every
word of a query. Here pages are numbered by their ranks, files by position, and parts are small.
What Pagefind wants to know of pages and parts is for the most part their numbers: the browser
writes these itself (`assets/js/search/text-pages.js`), and only the rest is sent.
"""

import gzip
import io
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from byline.search import cbor
from byline.search.compact import compact_json
from byline.search.folding import STOP_WORDS
from byline.search.pagefind import LANGUAGE
from byline.search.staging import RANK

PART_BYTES = 6_000  # about half of it when compressed
PAGES = "pages.json"
ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_STOP_WORDS = frozenset(STOP_WORDS.split())


def settle_bundle(made: Path, bundle: Path, ranks: Sequence[int]) -> None:
    """Moves what Pagefind made to the bundle's new folder; raises where that is cut short.

    `ranks` are those of the pages among all documents, in rising order.
    """
    entry = json.loads((made / ENTRY).read_text("utf-8"))
    (language,) = entry["languages"].values()
    meta: Any = _read(made / f"pagefind.{language['hash']}.pf_meta")
    version, pages, parts, _filters, sorts, fields = meta
    order = next(pages_in_order for name, pages_in_order in sorts if name == RANK)
    if not len(order) == len(pages) == len(ranks):
        raise ValueError("a page is left out")
    positions = [0] * len(pages)
    for position, page in enumerate(order):
        positions[page] = position
    for folder in ("index", "fragment"):
        (bundle / folder).mkdir(parents=True)
    for page, (name, _words) in enumerate(pages):
        fragment = made / "fragment" / f"{name}.pf_fragment"
        _content(fragment)  # Pagefind does not tell that a disk had no room for all of it
        fragment.rename(bundle / "fragment" / f"{ranks[positions[page]]}.pf_fragment")
    chunks = [made / "index" / f"{name}.pf_index" for _first, _last, name in parts]
    lasts, frequent = _write_parts(chunks, positions, bundle / "index")
    told = {
        "version": version,
        "lengths": [pages[page][1] for page in order],
        "ranks": [] if list(ranks) == list(range(len(ranks))) else list(ranks),
        "parts": lasts,
        "frequent": frequent,
        "fields": fields,
    }
    (bundle / PAGES).write_text(compact_json(told), "utf-8", errors="replace", newline="\n")
    languages = {LANGUAGE: {"hash": "all", "wasm": LANGUAGE, "page_count": len(pages)}}
    entry = {**entry, "languages": languages}
    (bundle / ENTRY).write_text(compact_json(entry), "utf-8", newline="\n")


def copy_program(made: Path, folder: Path) -> None:
    """Copies what every bundle is read with; raises where that is cut short."""
    script, core = made / "pagefind.js", made / f"wasm.{LANGUAGE}.pagefind"
    if not script.read_bytes().rstrip().endswith(b"};"):
        raise ValueError("pagefind.js is cut short")
    _content(core)
    folder.mkdir(parents=True)
    for file in (script, core):
        shutil.copyfile(file, folder / file.name)


def _write_parts(
    chunks: Sequence[Path], positions: Sequence[int], folder: Path
) -> tuple[list[str], list[tuple[int, int]]]:
    """Cuts the index anew; gives the last word of each part, and the numbers and bytes of those
    parts that hold one word, so frequent that it fills more than a part."""
    lasts: list[str] = []
    frequent: list[tuple[int, int]] = []
    for number, (last, content) in enumerate(_parts(chunks, positions)):
        size = _write(folder / f"{number}.pf_index", content)
        lasts.append(last)
        if len(content) > PART_BYTES and not _is_slight(last):
            frequent.append((number, size))
    return lasts, frequent


def _parts(chunks: Sequence[Path], positions: Sequence[int]) -> Iterator[tuple[str, bytes]]:
    """The parts of the index, each with its last word.

    What no query asks for stands alone. Beside others it would weigh on them, and answer for
    words that begin with it and are not in the index.
    """
    last, contents, size = "", list[bytes](), 0
    for chunk in chunks:
        for word in cbor.words_of(_content(chunk)):
            content = cbor.encoded_word(word, positions)
            is_full = size + len(content) > PART_BYTES
            if contents and (is_full or _is_slight(last) or _is_slight(word.text)):
                yield last, cbor.encoded_chunk(contents)
                contents, size = [], 0
            last = word.text
            contents.append(content)
            size += len(content)
    if contents:
        yield last, cbor.encoded_chunk(contents)


def _is_slight(word: str) -> bool:
    return word in _STOP_WORDS or (len(word) == 1 and word.isascii())


def _read(path: Path) -> cbor.Value:
    return cbor.decoded(_content(path))


def _content(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)


def _write(path: Path, content: bytes) -> int:
    return path.write_bytes(_compressed(_SIGNATURE + content))


def _compressed(content: bytes) -> bytes:
    """The content as gzip, with a head that is the same from every Python and on every system;
    what `gzip.compress` writes there is not."""
    made = io.BytesIO()
    with gzip.GzipFile("", "wb", 6, made, mtime=0) as file:
        file.write(content)
    return made.getvalue()
