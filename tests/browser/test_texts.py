"""Search by text in a real browser: over an index that Pagefind made, through our own modules."""

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.render.assets import scripts
from byline.render.folders import ENGINE_TEMPLATES
from byline.search import bundle, cbor, pagefind
from byline.search.documents import documents
from byline.search.texts import KINDS, BundleKind, stage_pages, write_texts
from byline.site import Site
from playwright.sync_api import Error, Page

from tests.support.answering import POLICY
from tests.support.in_memory import library_of

HOSTILE = (
    '<b data-pagefind-ignore>bold</b> &amp; data-pagefind-body "quoted" <script>alert(1)</script>'
)
PAPERS: list[dict[str, Any]] = [
    {
        "id": "lora",
        "title": "LoRA: Low-Rank Adaptation of Large Language Models",
        "authors": ["Edward Hu", "Yelong Shen"],
        "date": "2022-01-05",
        "venue": "ICLR",
        "type": "conference",
        "topics": ["Fine-tuning"],
        "abstract": "We freeze the weights and inject trainable matrices of $r \\ll d$ columns.",
        "citations": {"count": 9, "as_of": "2024-01-01", "source": "S"},
        "has_code": True,
    },
    {
        "id": "uses-lora",
        "title": "Quantised models adapt well when LoRA meets LoRA and more LoRA again",
        "authors": ["Ada Müller"],
        "date": "2023-05-01",
        "venue": "NeurIPS, Main",
        "type": "conference",
        "abstract": "Adapters over adapters, with a very peculiar zebra in the middle of it all.",
        "citations": {"count": 70, "as_of": "2024-01-01", "source": "S"},
    },
    {
        "id": "attention",
        "title": "All you need is attention",
        "authors": ["Łukasz Kaiser"],
        "date": "2017-06-01",
        "type": "preprint",
        "status": "retracted",
        "abstract": "Sequence models without recurrence. " * 30 + "The peculiar walrus ends it.",
    },
    {
        "id": "need",
        "title": "Attention is all you need",
        "authors": ["Ashish Vaswani"],
        "date": "2017-06-12",
        "venue": "NeurIPS, Main",
        "type": "conference",
        "topics": ["Fine-tuning", "Sequences"],
    },
    {"id": "cjk", "title": "深度学习的方法", "authors": ["王伟"], "year": 2015, "type": "journal"},
    {"id": "hostile", "title": HOSTILE, "authors": ["Eve"], "year": 2014, "abstract": HOSTILE},
    {"id": "hidden", "title": "Unlisted zebra", "authors": ["Eve"], "year": 2014, "unlisted": True},
    {"id": "draft", "title": "Draft zebra", "authors": ["Eve"], "year": 2014, "draft": True},
    {"id": "signs", "title": "!!! — ???", "authors": ["others"], "year": 2001},
]
PAGES = [{"id": "about", "title": "About the zebra house", "body": "Visiting hours."}]
NEWS = [{"id": "prize", "title": "A prize for attention", "date": "2024-02-03", "body": "Hurrah."}]


def write_index(folder: Path, kinds: tuple[BundleKind, ...] = KINDS) -> Path:
    """A folder with the scripts, an empty page, and the index of the papers above."""
    library = library_of({"papers": PAPERS, "pages": PAGES, "news": NEWS})
    found = documents(Site(library, shelves(library), figures(library)))
    write_texts(found, folder / "search", folder / "none", kinds)
    for asset in scripts([ENGINE_TEMPLATES]):
        path = folder / "js" / asset.address.split("/", 2)[2]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    (folder / "index.html").write_text("<!doctype html><title>x</title>", "utf-8")
    return folder


class _Strict(http.server.SimpleHTTPRequestHandler):
    """Serves below /any/path/, under the policy of the pages."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/any/path"))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_said: Any) -> None:
        """Says nothing."""


@dataclass
class Texts:
    """An open page over an index."""

    page: Page
    address: str

    def search(self, query: str, first: int = 10, **wish: Any) -> dict[str, Any]:
        """What texts.js answers, with the first hits."""
        found: dict[str, Any] = self.page.evaluate(
            """async ({address, query, wish, first}) => {
                const { openTexts } = await import(address + "js/search/texts.js");
                globalThis.texts ??= await openTexts(address + "search/");
                const { hits, ...found } = await globalThis.texts.search(query, wish);
                return { ...found, hits: await hits(0, first) };
            }""",
            {"address": self.address, "query": query, "wish": wish, "first": first},
        )
        return found

    def found(self, query: str, **wish: Any) -> list[str]:
        """The ids of what is found, in order."""
        return [hit["address"].split("/")[-2] for hit in self.search(query, **wish)["hits"]]


Opened = Callable[[Path], Texts]


@pytest.fixture
def opened(page: Page) -> Iterator[Opened]:
    """Opens an empty page over a folder."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> Texts:
        handler = functools.partial(_Strict, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        address = f"http://127.0.0.1:{server.server_port}/any/path/"
        page.goto(address)
        return Texts(page, address)

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_index(tmp_path_factory.mktemp("texts"))


@pytest.fixture
def texts(opened: Opened, index: Path) -> Texts:
    return opened(index)


def test_the_part_before_the_colon_comes_first(texts: Texts) -> None:
    assert texts.found("LoRA") == ["lora", "uses-lora"]


def test_the_very_title_comes_before_the_same_words(texts: Texts) -> None:
    assert texts.found("Attention is all you need")[:2] == ["need", "attention"]
    assert texts.found("all you need is attention")[:2] == ["attention", "need"]


def test_a_hit_says_what_is_shown_of_it(texts: Texts) -> None:
    (first, *_others) = texts.search("low-rank adaptation", deep=True)["hits"]
    assert first == {
        "address": "papers/lora/",
        "title": "LoRA: Low-Rank Adaptation of Large Language Models",
        "about": "Hu, Shen · ICLR 2022",
        "standing": "",
        "excerpt": [
            {
                "text": "We freeze the weights and inject trainable matrices of r≪d columns.",
                "isMatch": False,
            }
        ],
    }
    assert texts.search("all you need is attention")["hits"][0]["standing"] == "retracted"


@pytest.mark.long
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kaiser", "attention"),
        ("lukasz", "attention"),
        ("Łukasz", "attention"),
        ("mueller", "uses-lora"),
        ("muller", "uses-lora"),
        ("müller lora", "uses-lora"),
        ("学习", "cjk"),
        ("深度学习", "cjk"),
        ("vaswani 2017", "need"),
        ("prize", "prize"),
        ("zebra house", "about"),
        ("the of LoRA a", "lora"),
    ],
)
def test_words_are_found_however_they_are_typed(texts: Texts, query: str, expected: str) -> None:
    assert texts.found(query)[:1] == [expected]


def test_a_quoted_phrase_is_required_as_it_stands(texts: Texts) -> None:
    assert texts.found('"is all you need"') == ["need"]
    assert texts.found('attention "you need is"') == ["attention"]
    assert texts.found('"深度学习"') == ["cjk"]
    assert texts.found('"need all"') == []


def test_filters_narrow_and_counts_leave_their_own_facet_out(texts: Texts) -> None:
    found = texts.search("attention", filters={"type": ["conference"]})
    assert [hit["address"] for hit in found["hits"]] == ["papers/need/"]
    assert found["total"] == 1
    assert found["counts"]["type"] == {"news": 1, "preprint": 1, "conference": 1}
    assert found["counts"]["venue"] == {"NeurIPS, Main": 1}
    assert texts.found("", filters={"venue": ["NeurIPS, Main"]}) == ["uses-lora", "need"]
    assert texts.found("", filters={"topic": ["Sequences"]}) == ["need"]
    assert texts.found("", filters={"code": True}) == ["lora"]
    assert texts.found("", filters={"year": ["2015", "2014"]}) == ["cjk", "hostile"]
    assert texts.found("", filters={"year": ["1700"]}) == []


def test_all_is_found_where_nothing_is_asked_the_newest_first(texts: Texts) -> None:
    everything = [
        "prize", "uses-lora", "lora", "need", "attention", "cjk", "hostile", "signs", "about",
    ]  # fmt: skip
    assert texts.found("") == everything
    assert texts.found("", sort="citations")[:2] == ["uses-lora", "lora"]


def test_results_are_sorted_as_asked(texts: Texts) -> None:
    assert texts.found("lora", sort="date") == ["uses-lora", "lora"]
    assert texts.found("models", sort="citations", deep=True) == ["uses-lora", "lora", "attention"]


def test_abstracts_are_searched_where_titles_give_little(texts: Texts) -> None:
    found = texts.search("peculiar walrus")
    assert found["isDeep"]
    (hit,) = found["hits"]
    assert hit["address"] == "papers/attention/"
    marks = [part["text"] for part in hit["excerpt"] if part["isMatch"]]
    assert marks == ["peculiar", "walrus"]
    shown = "".join(part["text"] for part in hit["excerpt"])
    assert shown.startswith("… ")
    assert shown.endswith("The peculiar walrus ends it.")
    assert len(shown.split()) <= 34
    assert not texts.search("vaswani", deep=False)["isDeep"]
    assert texts.search("vaswani", deep=True)["isDeep"]
    assert not texts.search("peculiar walrus", isCertain=True)["isDeep"]


def test_what_was_found_by_name_comes_first(texts: Texts) -> None:
    by_name = [{"textRank": 1, "address": "papers/uses-lora/"}]
    found = texts.search("kaiser", named=by_name)
    assert [hit["address"] for hit in found["hits"]] == ["papers/uses-lora/", "papers/attention/"]
    assert found["total"] == sum(found["counts"]["year"].values()) == 2
    assert texts.found("kaiser", named=by_name, filters={"year": ["2017"]}) == ["attention"]
    assert texts.found("lora", named=by_name) == ["lora", "uses-lora"]


def test_what_was_found_by_name_in_another_index_is_left_out(texts: Texts) -> None:
    by_name = [{"textRank": 1, "address": "papers/gone/"}, {"textRank": 99, "address": "x/"}]
    assert texts.found("kaiser", named=by_name) == ["attention"]


def test_markup_in_records_is_text(texts: Texts) -> None:
    for query in ("bold quoted", "alert 1", "data-pagefind-body"):
        (hit,) = (it for it in texts.search(query, deep=True)["hits"] if "hostile" in it["address"])
        assert hit["title"] == HOSTILE
        shown = "".join(part["text"] for part in hit["excerpt"])
        assert HOSTILE in shown


def test_what_is_not_listed_is_not_found(texts: Texts) -> None:
    assert "hidden" not in texts.found("zebra", deep=True)
    assert "draft" not in texts.found("zebra", deep=True)


@pytest.mark.long
@pytest.mark.parametrize(
    "query", ['"', "a", "the", "!!!", "\\ ' \" <b>", "x" * 5000, "مرحبا", "a" * 9]
)
def test_no_query_is_an_error(texts: Texts, query: str) -> None:
    assert texts.search(query)["total"] >= 0


def test_a_word_that_nothing_holds_finds_nothing(texts: Texts) -> None:
    """Not even what holds 'a', with which it begins."""
    for query in ("antimatter", "theodolite", "iodine", "zzz"):
        assert texts.found(query) == []


def test_blocks_are_searched_as_one(opened: Opened, tmp_path: Path) -> None:
    kinds = tuple(BundleKind(kind.name, kind.page, 2) for kind in KINDS)
    blocks = opened(write_index(tmp_path, kinds))
    assert len(list((tmp_path / "search" / "abstracts").glob("*/*"))) > 2
    assert blocks.found("LoRA") == ["lora", "uses-lora"]
    assert blocks.found("", filters={"type": ["conference"]}) == ["uses-lora", "lora", "need"]
    assert set(blocks.found("attention")) == {"need", "attention", "prize"}
    assert blocks.found("peculiar walrus")[0] == "attention"


@pytest.mark.long
@pytest.mark.parametrize(
    "missing",
    ["texts.json", "facets.*.json", "pagefind-*/pagefind.js", "pagefind-*/wasm*",
     "papers/*/0/pages.json", "papers/*/0/pagefind-entry.json", "papers/*/0/index/*",
     "papers/*/0/fragment/*"],
)  # fmt: skip
@pytest.mark.parametrize("how", ["gone", "cut"])
def test_what_is_missing_is_said(opened: Opened, tmp_path: Path, missing: str, how: str) -> None:
    write_index(tmp_path)
    for path in list((tmp_path / "search").glob(missing)):
        if how == "gone":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(Error, match="Search by text"):
        opened(tmp_path).search("LoRA")


@pytest.mark.parametrize("missing", ["texts-worker.js", "facets.js"])
def test_scripts_that_are_gone_are_said_at_once(
    opened: Opened, tmp_path: Path, missing: str
) -> None:
    write_index(tmp_path)
    (tmp_path / "js" / "search" / missing).unlink()
    with pytest.raises(Error, match="Search by text did not start"):
        opened(tmp_path).search("LoRA")


def test_an_update_of_the_site_is_noticed(opened: Opened, tmp_path: Path) -> None:
    """The files of the index that is open are gone: the new ones answer."""
    texts = opened(write_index(tmp_path))
    assert texts.found("prize") == ["prize"]
    shutil.rmtree(tmp_path / "search")
    library = library_of({"papers": PAPERS[:1]})
    write_texts(
        documents(Site(library, shelves(library), figures(library))),
        tmp_path / "search",
        tmp_path / "none",
    )
    assert texts.found("adaptation") == ["lora"]
    assert texts.found("prize") == []


def test_an_empty_site_finds_nothing(opened: Opened, tmp_path: Path) -> None:
    write_index(tmp_path)
    write_texts((), tmp_path / "search", tmp_path / "none")
    found = opened(tmp_path).search("LoRA")
    assert (found["total"], found["hits"]) == (0, [])


def test_frequent_words_are_read_where_others_leave_few_pages(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "PART_BYTES", 30)
    write_index(tmp_path)
    parts: set[str] = set()
    for path in (tmp_path / "search" / "abstracts").glob("*/0/pages.json"):
        told = json.loads(path.read_text("utf-8"))
        assert "model" in {told["parts"][number] for number, _size in told["frequent"]}
        model = told["parts"].index("model")
        told["frequent"] = [[it, 200_000 if it == model else 100] for it, _size in told["frequent"]]
        path.write_text(json.dumps(told), "utf-8")
        parts.add(f"index/{model}.pf_index")
    texts = opened(tmp_path)
    fetched: list[str] = []
    texts.page.on("request", lambda request: fetched.append(request.url))
    assert texts.found("walrus models", deep=True) == ["attention"]
    assert texts.found("model zebra", deep=True) == ["uses-lora"]
    assert texts.found("walrus models lora", deep=True) == []
    assert any("abstracts" in url and "index/" in url for url in fetched)
    assert not [url for url in fetched if "abstracts" in url and url.endswith(tuple(parts))]


def test_what_pagefind_wants_to_know_is_written_out(texts: Texts) -> None:
    """Pages by their ranks; parts of the index between which no word has a gap to fall into."""
    told = {
        "version": "1.0",
        "lengths": [7, 300, 70_000],
        "ranks": [],
        "parts": ["ape", "été" * 20],
        "fields": ["title"],
    }

    def read(told: dict[str, Any]) -> Any:
        written = texts.page.evaluate(
            """async ({address, told}) => {
                const { writtenOut } = await import(address + "js/search/text-pages.js");
                return [...writtenOut(told)];
            }""",
            {"address": texts.address, "told": told},
        )
        return cbor.decoded(bytes(written).removeprefix(b"pagefind_dcd"))

    pages = [["0", 7], ["1", 300], ["2", 70_000]]
    parts = [["", "ape", "0"], ["ape ", "été" * 20, "1"]]
    assert read(told) == ["1.0", pages, parts, [], [], ["title"]]
    scattered = read(told | {"ranks": [3, 40, 90_000]})
    assert [rank for rank, _length in scattered[1]] == ["3", "40", "90000"]


def test_settled_bundles_answer_as_pagefind_made_them(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut into the smallest parts, with pages renumbered: the same pages, with the same scores."""
    monkeypatch.setattr(bundle, "PART_BYTES", 200)
    write_index(tmp_path)
    library = library_of({"papers": PAPERS, "pages": PAGES, "news": NEWS})
    found = documents(Site(library, shelves(library), figures(library)))
    (light, _full) = KINDS
    stage_pages(light, found, range(len(found)), tmp_path / "pages")
    pagefind.make_bundle(tmp_path / "pages", tmp_path / "own")
    (settled,) = (tmp_path / "search" / "papers").glob("*/0")
    assert len(list((settled / "index").iterdir())) > 20
    texts = opened(tmp_path)
    (program,) = (tmp_path / "search").glob("pagefind-*")
    for name in ("wasm.en.pagefind", "pagefind.js"):
        shutil.copyfile(program / name, settled / name)
    queries = ["lora", "adaptation models", "attention", '"is attention"', "hu", "2017", "zebra"]
    for query in queries:
        answers = [
            texts.page.evaluate(
                """async ({address, program, folder, query}) => {
                    const { loadProgram } = await import(address + "js/search/text-bundle.js");
                    await loadProgram(program);
                    const { createInstance } = await import(folder + "pagefind.js");
                    const one = createInstance({ basePath: folder, noWorker: true });
                    const { results } = await one.search(query);
                    const told = async ({ score, data }) => [(await data()).raw_url, score];
                    return (await Promise.all(results.map(told))).sort();
                }""",
                {
                    "address": texts.address,
                    "program": f"{texts.address}{program.relative_to(tmp_path)}/",
                    "folder": f"{texts.address}{where.relative_to(tmp_path)}/",
                    "query": query,
                },
            )
            for where in (tmp_path / "own", settled)
        ]
        assert answers[0] == answers[1] != []
