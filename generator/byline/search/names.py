"""The files from which a browser completes names and titles: a directory, the words in
alphabetical shards, and what is shown in small blocks.

All but the directory stand in a folder named by what they hold, so that a directory never
meets the files of another build. A small site has all of them within its directory.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from byline.addresses import ten_digits
from byline.render.assets import Asset
from byline.search.compact import compact_json
from byline.search.documents import ranks
from byline.search.endings import by_use, endings, first_ending
from byline.search.entries import SearchEntry, entries
from byline.search.folding import table
from byline.search.kinds import search_kinds
from byline.search.postings import PLACES, Postings, postings, starts
from byline.site import Site
from byline.views.page_kind import InSearch

FOLDER = "search/names/"
_Row = list[str | int]
# In bytes before compression, which leaves about a third of them.
SMALL_SITE = 160_000
SHARD, _SIZE_OF_NUMBER = 8_000, 3


def names(site: Site) -> tuple[Asset, ...]:
    """Every file of search by name; equal sites give equal bytes."""
    all_entries = entries(site)
    index = postings(all_entries)
    shards = _shards({**index, **starts(index, [entry.kind.name for entry in all_entries])})
    counts = Counter(entry.kind.name for entry in all_entries)
    directory = {
        "kinds": [_told(kind, counts[kind.name]) for kind in search_kinds()],
        "shards": [rows[0][0] for rows in shards if rows],
        "folding": table(),
    }
    files: dict[str, object] = {f"words/{number}": rows for number, rows in enumerate(shards)}
    files |= _blocks(all_entries, ranks(site))
    written = {name: _encoded(content) for name, content in files.items()}
    if sum(map(len, written.values())) <= SMALL_SITE:
        return (_directory(_version(written), {**directory, "files": files}),)
    ends = endings(index)
    written |= {f"ends/{number}": _encoded(by_use(it, index)) for number, it in enumerate(ends)}
    version = _version(written)
    first = _directory(version, {**directory, "ends": [first_ending(it) for it in ends]})
    others = (Asset(f"{FOLDER}{version}/{name}.json", it) for name, it in written.items())
    return (first, *others)


def _told(kind: InSearch, count: int) -> dict[str, object]:
    """What scripts are told of a kind."""
    return {
        "name": kind.name,
        "label": kind.label,
        "judged": kind.judged,
        "block": kind.block,
        "folders": kind.folders,
        "most": kind.most._asdict(),
        "count": count,
    }


def _directory(version: str, content: Mapping[str, object]) -> Asset:
    return Asset(f"{FOLDER}index.json", _encoded({"version": version, **content}))


def _version(written: Mapping[str, bytes]) -> str:
    """Digest of all files."""
    return ten_digits([b"\0".join(written.values())])


def _encoded(content: object) -> bytes:
    return compact_json(content).encode("utf-8", "replace")


def _shards(index: Postings) -> list[list[_Row]]:
    """The index in alphabetical order, cut where a shard is full; a row is a word and then,
    for each posting, how far its entry is from the one before, and the place."""
    shards: list[list[_Row]] = []
    room = 0
    for word in sorted(index, key=_as_scripts_sort):
        row: _Row = [word, *_steps(index[word])]
        size = len(word) + _SIZE_OF_NUMBER * len(row)
        if not shards or size > room:
            shards.append([])
            room = SHARD
        shards[-1].append(row)
        room -= size
    return shards or [[]]


def _as_scripts_sort(word: str) -> bytes:
    """What puts words in the order in which JavaScript compares them."""
    return word.encode("utf-16-be", "replace")


def _steps(in_order: Sequence[int]) -> list[int]:
    steps, before = [], 0
    for posting in in_order:
        step, place = divmod(posting - before, PLACES)
        steps += [step, place]
        before = posting - place
    return steps


def _blocks(
    all_entries: Sequence[SearchEntry], ranks_of: Mapping[str, int]
) -> Mapping[str, object]:
    """What is shown, by kind and number of the block: addresses without the kind's own part."""
    by_kind: dict[str, list[SearchEntry]] = defaultdict(list)
    for entry in all_entries:
        by_kind[entry.kind.name].append(entry)
    return {
        f"{kind.name}/{start // kind.block}": [
            _shown(entry, ranks_of.get(entry.address) if kind.judged == "title" else None)
            for entry in by_kind[kind.name][start : start + kind.block]
        ]
        for kind in search_kinds()
        for start in range(0, len(by_kind[kind.name]), kind.block)
    }


def _shown(entry: SearchEntry, rank: int | None) -> list[object]:
    """Title, what stands below it, address; a paper's rank among the texts; standing and other
    names where there are any."""
    facts = [entry.title, entry.about, entry.address, *(() if rank is None else (rank,))]
    return [*facts, entry.standing, *entry.also] if entry.standing or entry.also else facts
