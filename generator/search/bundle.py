"""A bundle as readers fetch it: what Pagefind made, the same in every run and in small parts.

Pagefind numbers pages in the order in which a folder lists them, names files by hashes, and
cuts its index into parts of twenty to a hundred kilobytes, one of which is fetched for every
word of a query. Here pages are numbered by their ranks, files by position, and parts are small.
"""

import gzip
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.search import cbor
from generator.search.folding import STOP_WORDS
from generator.search.pagefind import LANGUAGE
from generator.search.staging import RANK

PART_BYTES = 20_000  # about half of it when compressed
ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_STOP_WORDS = frozenset(STOP_WORDS.split())


def settle_bundle(made: Path, bundle: Path, ranks: Sequence[int]) -> None:
    """Moves what Pagefind made to the bundle's new folder.

    `ranks` are those of the pages among all documents, in rising order.
    """
    entry = json.loads((made / ENTRY).read_text("utf-8"))
    (language,) = entry["languages"].values()
    meta: Any = _read(made / f"pagefind.{language['hash']}.pf_meta")
    version, pages, parts, _filters, sorts, fields = meta
    order = next(pages_in_order for name, pages_in_order in sorts if name == RANK)
    if not len(order) == len(pages) == len(ranks):
        raise AssertionError("pagefind left out a page")
    positions = [0] * len(pages)
    for position, page in enumerate(order):
        positions[page] = position
    for folder in ("index", "fragment"):
        (bundle / folder).mkdir(parents=True)
    for page, (name, _words) in enumerate(pages):
        fragment = made / "fragment" / f"{name}.pf_fragment"
        fragment.rename(bundle / "fragment" / f"{ranks[positions[page]]}.pf_fragment")
    in_order = [[str(rank), pages[page][1]] for rank, page in zip(ranks, order, strict=True)]
    chunks = [made / "index" / f"{name}.pf_index" for _first, _last, name in parts]
    new_parts = _write_parts(chunks, positions, bundle / "index")
    told = [version, in_order, new_parts, [], [], fields]
    _write(bundle / "pagefind.all.pf_meta", cbor.encoded(told))
    languages = {LANGUAGE: {"hash": "all", "wasm": LANGUAGE, "page_count": len(pages)}}
    entry = {**entry, "languages": languages}
    (bundle / ENTRY).write_text(json.dumps(entry, separators=(",", ":")), "utf-8")


def copy_program(made: Path, folder: Path) -> None:
    """Copies what every bundle is read with."""
    folder.mkdir(parents=True)
    for name in ("pagefind.js", f"wasm.{LANGUAGE}.pagefind"):
        shutil.copyfile(made / name, folder / name)


def _write_parts(
    chunks: Sequence[Path], positions: Sequence[int], folder: Path
) -> list[cbor.Value]:
    """Cuts the index anew; gives the first word, the last word and the name of each part.

    The words of the parts leave no gap: for a word in one, Pagefind would fetch all around it.
    """
    found: list[cbor.Value] = []
    first = ""
    for number, (last, content) in enumerate(_parts(chunks, positions)):
        _write(folder / f"{number}.pf_index", content)
        found.append([first, last, str(number)])
        first = f"{last} "  # what sorts next behind it
    return found


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


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(_SIGNATURE + content, 6, mtime=0))
