"""Titles and names are completed in a real browser, from one file and from many."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.render.assets import scripts
from byline.render.folders import ENGINE_TEMPLATES
from byline.search import names as names_of_search
from byline.search.entries import SearchEntry, entries
from byline.search.kinds import PAPERS as PAPERS_KIND
from byline.search.kinds import search_kinds
from byline.site import Site
from byline.views.page_kind import InSearch, MostShown
from playwright.sync_api import Browser, Error, Page

from tests.support.in_memory import library_of

SCRIPTS = scripts([ENGINE_TEMPLATES])
OPEN = """async ([module, folder]) => {
  const { openNames } = await import(module);
  window.names = await openNames(new URL(folder, location.href));
}"""


def paper(record_id: str, title: str, authors: list[str], year: int = 2020, **more: Any) -> Any:
    """A paper's record."""
    return {"id": record_id, "title": title, "authors": authors, "year": year, **more}


LORA = "LoRA: Low-Rank Adaptation of Large Language Models"
MARKUP = '<img src=x onerror=alert(1)> & "quotes" in titles'
CITED = {"count": 900, "source": "Test index"}
PAPERS = [
    paper("lora", LORA, ["Edward J. Hu", "Yelong Shen"], 2022, venue="iclr"),
    paper("qlora", "QLoRA: Efficient Finetuning of Quantized LLMs", ["Tim Dettmers"], 2023),
    paper("loraplus", "LoRA+ and Friends", ["Soufiane Hayou"], 2024, citations=CITED),
    paper("attention", "Attention Is All You Need", ["Ashish Vaswani", "Łukasz Kaiser"], 2017),
    paper("notattention", "Attention is not Explanation", ["Sarthak Jain", "Byron Wallace"], 2019),
    paper("isattention", "Is Attention Interpretable?", ["Sofia Serrano"], 2019),
    paper("bert", "BERT: Pre-training of Deep Bidirectional Transformers", ["Jacob Devlin"], 2019),
    paper("bertology", "A Primer in BERTology", ["Anna Rogers"], 2020),
    paper("wild", "What Is This", ["Ulrike von Luxburg"], 2001),
    paper("whatlearns", "What Does BERT Look At?", ["Kevin Clark"], 2019),
    paper("deep", "深度学习的方法", ["王伟"], 2015),
    paper("cyrillic", "Методы оптимизации", ["Юрий Нестеров"], 1983),
    paper("markup", MARKUP, ["<b>Bold</b> Name"], 2021),
    paper("bad", "A Retracted Study of Sleep", ["Rene Müller"], 2018, status="retracted"),
    paper("secret", "Unlisted Wonders", ["Nobody Known"], 2018, unlisted=True),
    paper("other-hu", "Rivers", ["Edward K. Hu"], 1999),
    paper("lakes", "Lakes (vision)", ["Ann P. Pan", "Oskar Wintermute"], 1998),
    paper("seas", "Seas (ision)", ["Ann Pan"], 1997),
    paper("hebrew", "שלום עולם", ["דנה כהן"], 2016),
    *(
        paper(f"filler-{n}", f"Filler number {n} about language", [f"Filla Writer{n}"], 1990 + n)
        for n in range(30)
    ),
]
RECORDS = {
    "papers": PAPERS,
    "authors": [
        {"id": "wei", "name": "Wei Wang", "variants": ["王伟"]},
        {"id": "sam", "name": "Sam Newname", "former_names": ["Sam Oldname"]},
    ],
    "venues": [
        {"id": "iclr", "name": "International Conference on Representations", "short": "ICLR"}
    ],
    "topics": [{"id": "ghost", "name": "Hidden topic", "unlisted": True}],
}


@dataclass(frozen=True)
class Index:
    """An index of names on disk, and where it and the scripts are served."""

    folder: Path
    root: str
    page: Page

    def open(self) -> None:
        """Loads a fresh page and the directory."""
        self.page.goto(self.root)
        module = next(it.address for it in SCRIPTS if it.address.endswith("/search/names.js"))
        self.page.evaluate(OPEN, [f"{self.root}{module}", "search/names/"])

    def find(self, query: str, place: str = "dialog") -> Any:
        """What the script gives for a query, to be shown in a place."""
        return self.page.evaluate("async (asked) => names.find(...asked)", [query, place])

    def addresses(self, query: str) -> list[str]:
        """The addresses that are found, in the order in which they are shown."""
        found = self.find(query)
        return [entry["address"] for group in found["groups"] for entry in group["entries"]]


@pytest.fixture(scope="module", params=["one file", "many files"])
def index(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], str],
    browser: Browser,
) -> Iterator[Index]:
    """The corpus, in one file or in many."""
    folder = tmp_path_factory.mktemp("names")
    write_index(folder, is_small=request.param == "one file")
    page = browser.new_page()
    made = Index(folder, serve(folder), page)
    made.open()
    yield made
    page.close()


def write_index(folder: Path, *, is_small: bool, records: Any = RECORDS) -> None:
    """Writes an empty page, the scripts, and the index."""
    library = library_of(records)
    with pytest.MonkeyPatch.context() as patch:
        if not is_small:
            patch.setattr(names_of_search, "SMALL_SITE", 0)
            patch.setattr(names_of_search, "SHARD", 400)
        found = names_of_search.names(Site(library, shelves(library), figures(library)))
    assert (len(found) == 1) == is_small
    (folder / "index.html").write_text("<!doctype html><title>-</title>", "utf-8")
    for asset in (*SCRIPTS, *found):
        path = folder / asset.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("Attention Is All You Need", "papers/attention/"),
        ("attention is not", "papers/notattention/"),
        ("is attention", "papers/isattention/"),
        ("lora", "papers/lora/"),
        ("LoRA: Low-Rank", "papers/lora/"),
        ("low rank adaptation", "papers/lora/"),
        ("bert", "papers/bert/"),
        ("bertol", "papers/bertology/"),
        ("pretraining transformers", "papers/bert/"),
        ("deep transformers bidirectional", "papers/bert/"),
        ("what is this", "papers/wild/"),
        ("what does", "papers/whatlearns/"),
        ("Hu 2022", "papers/lora/"),
        ("vaswani need", "papers/attention/"),
        ("kaiser attention", "papers/attention/"),
        ("Łukasz Kaiser need", "papers/attention/"),
        ("tim dettmers 2023", "papers/qlora/"),
        ("iclr lora", "papers/lora/"),
        ("深度学习", "papers/deep/"),
        ("学习", "papers/deep/"),
        ("методы", "papers/cyrillic/"),
        ("metody optimizatsii", "papers/cyrillic/"),
        ("שלום", "papers/hebrew/"),
        ("Łukasz Kaiser", "names/lukasz-kaiser/"),
        ("lukasz kaiser", "names/lukasz-kaiser/"),
        ("kaiser lukasz", "names/lukasz-kaiser/"),
        ("Kaiser, Łukasz", "names/lukasz-kaiser/"),
        ("edward hu", "names/edward-j-hu/"),
        ("hu edward j", "names/edward-j-hu/"),
        ("hu edward k", "names/edward-k-hu/"),
        ("pan ann", "names/ann-pan/"),
        ("Müller", "names/rene-muller/"),
        ("muller rene", "names/rene-muller/"),
        ("mueller", "names/rene-muller/"),
        ("nesterov", "names/yuriy-nesterov/"),
        ("Нестеров", "names/yuriy-nesterov/"),
        ("wang wei", "authors/wei/"),
        ("王伟", "authors/wei/"),
        ("vasw", "names/ashish-vaswani/"),
        ("luxburg", "names/ulrike-von-luxburg/"),
        ("international representations", "venues/iclr/"),
        ("ICLR", "venues/iclr/"),
        ('"is all you need"', "papers/attention/"),
        ("<img src=x", "papers/markup/"),
        ("filler 17", "papers/filler-17/"),
    ],
)
def test_the_right_one_comes_first(index: Index, query: str, wanted: str) -> None:
    found = index.find(query)
    assert found["corrected"] is None
    assert found["groups"][0]["entries"][0]["address"] == wanted


@pytest.mark.parametrize(
    ("query", "wanted", "corrected"),
    [
        ("atention all need", "papers/attention/", "Attention all need"),
        ("bidirectoinal transformers", "papers/bert/", "Bidirectional transformers"),
        ("deep bidirectional transfromers", "papers/bert/", "deep bidirectional Transformers"),
        ("fillr language 17", "papers/filler-17/", "Filler language 17"),
        ("lagnuage", "papers/lora/", "language"),
        ("intermute", "names/oskar-wintermute/", "wintermute"),
        ("vintermute 1998", "papers/lakes/", "Wintermute 1998"),
        ("lakes ision", "papers/lakes/", "lakes vision"),
        ("fine tuning quantized", "papers/qlora/", "finetuning quantized"),
        ("fine-tuning llms", "papers/qlora/", "finetuning llms"),
    ],
)
def test_a_slip_is_mended(index: Index, query: str, wanted: str, corrected: str) -> None:
    found = index.find(query)
    assert found["groups"][0]["entries"][0]["address"] == wanted
    assert found["corrected"] == corrected


@pytest.mark.parametrize("query", ["", " ", "?!", '""', "'", "\u0301", "-", "“”"])
def test_a_query_without_words_finds_nothing(index: Index, query: str) -> None:
    assert index.find(query) == {"groups": [], "corrected": None}


@pytest.mark.parametrize(
    "query",
    [
        "zzzzqqqq", "oldname", "unlisted wonders", "nobody known", "hidden topic",
        '"all attention"', "x" * 10_000, "\u202e\u202dmed", "\\", "../../zzq",
        "__proto__", "constructor", "𠮷" * 300,
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(index: Index, query: str) -> None:
    assert index.addresses(query) == []


def test_a_long_query_of_slight_words_is_answered(index: Index) -> None:
    assert set(index.addresses("a " * 5_000)) == {"papers/bad/", "papers/bertology/"}


def test_one_letter_finds_the_weightiest(index: Index) -> None:
    found = index.find("f")
    assert {group["kind"] for group in found["groups"]} == {"people", "papers"}
    assert len(index.find("l")["groups"][0]["entries"]) > 1


def test_entries_say_what_they_are(index: Index) -> None:
    (group,) = index.find("low-rank adaptation")["groups"]
    (entry,) = group["entries"]
    assert group["kind"] == "papers"
    assert entry["title"] == "LoRA: Low-Rank Adaptation of Large Language Models"
    assert entry["about"] == "Hu, Shen · ICLR 2022"
    assert (entry["kind"], entry["standing"]) == ("papers", "")
    (retracted,) = index.find("retracted sleep")["groups"][0]["entries"]
    assert retracted["standing"] == "retracted"
    (wei,) = index.find("wei wang")["groups"][0]["entries"]
    assert (wei["title"], wei["about"]) == ("Wei Wang", "1 paper")


def test_groups_stand_in_the_order_of_their_best(index: Index) -> None:
    """People first where a name fits as well as a title; a title that fits better is first."""
    assert [it["kind"] for it in index.find("attention")["groups"]] == ["papers"]
    assert [it["kind"] for it in index.find("kaiser")["groups"]] == ["people", "papers"]
    assert [it["kind"] for it in index.find("iclr")["groups"]] == ["venues", "papers"]


@pytest.mark.parametrize("place", MostShown._fields)
def test_no_more_are_given_than_show(index: Index, place: str) -> None:
    (papers,) = (kind for kind in search_kinds() if kind.name == PAPERS_KIND)
    found = index.find("language", place)
    assert [len(group["entries"]) for group in found["groups"]] == [getattr(papers.most, place)]


def test_a_place_of_which_the_index_tells_nothing_is_a_fault(index: Index) -> None:
    with pytest.raises(Error, match="does not tell how many papers show: margin"):
        index.find("language", "margin")


def test_marked_text_stays_text(index: Index) -> None:
    module = next(it.address for it in SCRIPTS if it.address.endswith("/search/mark.js"))
    mark = """async ([module, text, query]) => {
      const { marked } = await import(module);
      const box = document.createElement("p");
      box.append(marked(text, query));
      return box.innerHTML;
    }"""
    for text, query, wanted in (
        ("Low-Rank <b> & Müller", "mueller low",
         "<mark>Low</mark>-Rank &lt;b&gt; &amp; <mark>Müller</mark>"),
        ("Łukasz Kaiser", "luk", "<mark>Łuk</mark>asz Kaiser"),
        ("深度学习的方法", "学习", "深度<mark>学习</mark>的方法"),
        ("Straße", "stras", "<mark>Straß</mark>e"),
        ("Nothing here", "zebra", "Nothing here"),
        ("<img src=x>", "img", "&lt;<mark>img</mark> src=x&gt;"),
    ):  # fmt: skip
        assert index.page.evaluate(mark, [f"{index.root}{module}", text, query]) == wanted


@pytest.fixture
def many(tmp_path: Path, serve: Callable[[Path], str], page: Page) -> Index:
    """The corpus in many files, which a test may change."""
    write_index(tmp_path, is_small=False)
    made = Index(tmp_path, serve(tmp_path), page)
    made.open()
    return made


def directory_in(folder: Path) -> dict[str, Any]:
    """What the directory on disk says."""
    found: dict[str, Any] = json.loads((folder / "search/names/index.json").read_text("utf-8"))
    return found


def test_another_build_may_take_the_place(many: Index) -> None:
    """Files of the last build are gone, and the directory that the page holds is an old one."""
    old = directory_in(many.folder)["version"]
    assert many.addresses("lora")[0] == "papers/lora/"
    shutil.rmtree(many.folder / "search")
    records = {**RECORDS, "papers": [*PAPERS, paper("new", "Zebras in Language", ["Zoe Zebra"])]}
    write_index(many.folder, is_small=False, records=records)
    assert directory_in(many.folder)["version"] != old
    both = "Promise.all(['zebras', 'vaswani'].map((it) => names.find(it, 'dialog')))"
    zebras, vaswani = many.page.evaluate(both)
    assert zebras["groups"][0]["entries"][0]["address"] == "papers/new/"
    assert vaswani["groups"][0]["entries"][0]["address"] == "names/ashish-vaswani/"


@pytest.mark.parametrize("left", [None, b"", b'[["lora",1', b"<!doctype html><h1>Not found</h1>"])
def test_a_missing_or_broken_file_is_an_error_until_it_is_back(
    many: Index, left: bytes | None
) -> None:
    files = sorted((many.folder / "search/names").glob("*/*/*.json"))
    kept = {file: file.read_bytes() for file in files}
    for file in files:
        file.unlink() if left is None else file.write_bytes(left)
    with pytest.raises(Error):
        many.find("lora")
    for file, content in kept.items():
        file.write_bytes(content)
    assert many.addresses("lora")[0] == "papers/lora/"


def test_without_a_directory_search_does_not_open(many: Index) -> None:
    (many.folder / "search/names/index.json").unlink()
    with pytest.raises(Error, match=r"index\.json is missing"):
        many.open()


def test_little_is_fetched_and_nothing_twice(many: Index) -> None:
    asked: list[str] = []
    many.page.on("request", lambda request: asked.append(request.url))
    many.find("attention all need")
    assert 1 <= len(asked) <= 8
    assert len(set(asked)) == len(asked)
    asked.clear()
    many.find("attention all need")
    assert asked == []


SERIES = InSearch("series", "Series", MostShown(2, 4, 2), ("series",))


def write_with_series(folder: Path, kind: InSearch) -> None:
    """Writes an index that knows one kind more than the engine does, with one entry of it."""
    lanterns = SearchEntry(
        kind, "series/lanterns/", "Lanterns", "2 papers", "", (), (("lanterns", 1),)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names_of_search, "search_kinds", lambda: (*search_kinds(), kind))
        patch.setattr(names_of_search, "entries", lambda site: [*entries(site), lanterns])
        write_index(folder, is_small=True)


def test_a_new_kind_of_entry_needs_no_change_of_a_script(
    tmp_path: Path, serve: Callable[[Path], str], page: Page
) -> None:
    write_with_series(tmp_path, SERIES)
    index = Index(tmp_path, serve(tmp_path), page)
    index.open()
    (group,) = index.find("lanterns")["groups"]
    assert (group["kind"], group["label"]) == ("series", "Series")
    assert [it["address"] for it in group["entries"]] == ["series/lanterns/"]


def test_a_kind_that_scripts_cannot_judge_is_a_fault(
    tmp_path: Path, serve: Callable[[Path], str], page: Page
) -> None:
    write_with_series(tmp_path, replace(SERIES, judged="omen"))  # type: ignore[arg-type] # on purpose
    with pytest.raises(Error, match="nothing that judges “omen”"):
        Index(tmp_path, serve(tmp_path), page).open()


def test_no_papers_at_all(tmp_path: Path, serve: Callable[[Path], str], page: Page) -> None:
    write_index(tmp_path, is_small=True, records={})
    empty = Index(tmp_path, serve(tmp_path), page)
    empty.open()
    assert empty.find("anything at all") == {"groups": [], "corrected": None}
