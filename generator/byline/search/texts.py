"""Search by text: two bundles, one of what lists show and one that holds abstracts too."""

import shutil
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from gzip import BadGzipFile
from itertools import chain
from os import link
from pathlib import Path
from tempfile import TemporaryDirectory

from byline.addresses import ten_digits
from byline.search import pagefind
from byline.search.bundle import PART_BYTES, copy_program, settle_bundle
from byline.search.compact import compact_json
from byline.search.documents import SearchDocument
from byline.search.folding import STOP_WORDS, table
from byline.search.staging import RANKING, full_page, light_page

DIRECTORY = "texts.json"
# What reading what Pagefind made meets where that was cut short, or is not there.
_NOT_WHOLE = (ValueError, LookupError, EOFError, FileNotFoundError, BadGzipFile, zlib.error)
PROGRAM = f"pagefind-{pagefind.VERSION}"
# What bundles were made by, beside Pagefind: another number, and all are made anew.
_MAKER = f"3 {pagefind.VERSION} {PART_BYTES} {STOP_WORDS}"


@dataclass(frozen=True, slots=True)
class BundleKind:
    """A kind of bundle, and of how many documents one is made at most.

    What Pagefind holds in memory grows with them, to about two gigabytes; a browser merges
    the bundles of a kind.
    """

    name: str
    page: Callable[[int, SearchDocument], str]
    most: int


KINDS = (BundleKind("papers", light_page, 60_000), BundleKind("abstracts", full_page, 20_000))


def write_texts(
    documents: Sequence[SearchDocument],
    folder: Path,
    last: Path | None,
    kinds: Sequence[BundleKind] = KINDS,
) -> None:
    """Writes all that search by text fetches to a folder, with bundles of these kinds.

    A bundle whose pages have not changed is taken over from `last`, the folder of the last
    build, if there is one. Raises `PublishError` where Pagefind fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    facets = _write_facets(documents, folder)
    directory = {
        "count": len(documents),
        "program": f"{PROGRAM}/",
        "facets": facets,
        "ranking": dict(RANKING),
        "folding": table(),
        **_all_bundles(kinds, documents, folder, last),
    }
    (folder / DIRECTORY).write_text(compact_json(directory), "utf-8", newline="\n")


def _all_bundles(
    kinds: Sequence[BundleKind],
    documents: Sequence[SearchDocument],
    folder: Path,
    last: Path | None,
) -> dict[str, list[str]]:
    """The bundles of these kinds; the first stand for those of any other."""
    folders = {kind.name: _bundles(kind, documents, folder, last) for kind in kinds}
    return {kind.name: folders[kinds[0].name] for kind in KINDS} | folders


def _write_facets(documents: Sequence[SearchDocument], folder: Path) -> str:
    """Writes what results are narrowed and sorted by; gives the file's name.

    For each facet and value it has the documents by their ranks: how many are passed over,
    how many follow one another, and so on.
    """
    facets: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for rank, document in enumerate(documents):
        for name, value in document.facets:
            facets[name][value].append(rank)
    runs = {
        name: {value: list(_runs(ranks)) for value, ranks in values.items()}
        for name, values in facets.items()
    }
    content = compact_json(runs)
    name = f"facets.{_digits([content])}.json"
    (folder / name).write_text(content, "utf-8", errors="replace", newline="\n")
    return name


def _runs(ranks: Sequence[int]) -> Iterator[int]:
    end = start = 0
    for rank in [*ranks, -1]:
        if rank != end or end == start:
            if end > start:
                yield end - start
            if rank >= 0:
                yield rank - end
            start = rank
        end = rank + 1


def _bundles(
    kind: BundleKind, documents: Sequence[SearchDocument], folder: Path, last: Path | None
) -> list[str]:
    """Makes or takes over the bundles of a kind; gives their folders."""
    if not documents:
        return []
    addresses = [document.address for document in documents]
    digits = _digits(chain([_MAKER, str(kind.most)], addresses, _pages(kind, documents)))
    blocks = _blocks(documents, kind.most)
    names = [f"{kind.name}/{digits}/{number}" for number in range(len(blocks))]
    here = folder / kind.name / digits
    if last and (last / kind.name / digits).is_dir() and (last / PROGRAM).is_dir():
        _take_over(last / kind.name / digits, here)
        if not (folder / PROGRAM).is_dir():
            _take_over(last / PROGRAM, folder / PROGRAM)
    else:
        for name, ranks in zip(names, blocks, strict=True):
            _make(kind, documents, ranks, folder / name, folder / PROGRAM)
    return [f"{name}/" for name in names]


def _blocks(documents: Sequence[SearchDocument], most: int) -> list[list[int]]:
    """The documents' ranks in as many blocks as needed; a document stays in its block as long
    as their number does."""
    count = -(-len(documents) // most)
    blocks: list[list[int]] = [[] for _block in range(count)]
    for rank, document in enumerate(documents):
        block = int(_digits([document.address]), 16) % count
        blocks[block].append(rank)
    return [block for block in blocks if block]


def _make(
    kind: BundleKind,
    documents: Sequence[SearchDocument],
    ranks: Sequence[int],
    bundle: Path,
    program: Path,
) -> None:
    """Makes one bundle of the documents with those ranks.

    What it takes stands beside what is made, not where the system keeps what is temporary: that
    may be small, and nobody clears it if a build is killed.
    """
    with TemporaryDirectory(dir=program.parent) as workshop:
        pages, made = Path(workshop) / "pages", Path(workshop) / "made"
        pages.mkdir()
        stage_pages(kind, documents, ranks, pages)
        pagefind.make_bundle(pages, made)
        try:
            settle_bundle(made, bundle, ranks)
            if not program.is_dir():
                copy_program(made, program)
        except _NOT_WHOLE as fault:
            raise pagefind.incomplete(made, fault) from fault


def stage_pages(
    kind: BundleKind, documents: Sequence[SearchDocument], ranks: Sequence[int], folder: Path
) -> None:
    """Writes the pages that Pagefind reads, one for each document with those ranks."""
    pages = {folder / f"{documents[rank].address.removesuffix('/')}.html": rank for rank in ranks}
    for above in {page.parent for page in pages}:
        above.mkdir(parents=True, exist_ok=True)
    for page, rank in pages.items():
        page.write_bytes(kind.page(rank, documents[rank]).encode("utf-8", "replace"))


def _take_over(old: Path, new: Path) -> None:
    """Gives files a second name, or copies them where the system has no such thing."""
    try:
        shutil.copytree(old, new, copy_function=link)
    except (OSError, shutil.Error):
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(old, new)


def _pages(kind: BundleKind, documents: Sequence[SearchDocument]) -> Iterator[str]:
    return (kind.page(rank, document) for rank, document in enumerate(documents))


def _digits(texts: Iterable[str]) -> str:
    """Digest of texts, those too that UTF-8 cannot hold."""
    return ten_digits(f"{text}\0".encode(errors="surrogatepass") for text in texts)
