"""The judge's hands and scales, tried on a made-up search whose answers and bytes are known."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.programs.searching import driving
from tests.programs.searching.driving import Answer, Dialog, NoDialogError, SearchPage
from tests.programs.searching.queries import Query
from tests.programs.searching.serving import Counted, counting
from tests.programs.searching.sessions import Seeker, ask_all, count_bytes

PAGE = """<!doctype html><title>Made up</title><body>
<dialog class="search"><input role="combobox"><ul role="listbox" class="results"></ul></dialog>
<script type="module" src="/box.js"></script>"""
# Answers any query with three papers, those of "late" one after the other, that of "never" never;
# nothing for "none"; works hard for "hard", and fetches more for "more".
BOX = """
const list = document.querySelector("ul");
const field = document.querySelector("input");
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const show = (word) => {
  const link = `<a href="/papers/${encodeURIComponent(word)}/">${word}</a>`;
  list.insertAdjacentHTML("beforeend", `<li role="option" data-kind="papers">${link}</li>`);
};
async function answer(query) {
  list.ariaBusy = "true";
  if (query === "hard") for (const until = performance.now() + 150; performance.now() < until;);
  if (query === "more") await (await fetch("/search/more.bin")).arrayBuffer();
  await (await fetch("/search/names.json")).json();
  if (query !== field.value && !location.search) return;
  list.replaceChildren();
  list.dataset.query = query;
  for (const word of query === "none" ? [] : ["first", query, "zoë"]) {
    show(word);
    if (query === "late") await wait(100);
  }
  show("");
  list.lastChild.firstChild.href = "/search/?q=" + query;
  if (query !== "never") list.ariaBusy = "false";
}
field.addEventListener("input", () => answer(field.value));
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target === field) return;
  event.preventDefault();
  document.querySelector("dialog").showModal();
});
const asked = new URL(location).searchParams.get("q");
if (asked) answer(asked);
"""
MORE = random.Random(1).randbytes(30_000)  # noqa: S311 - nothing secret


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Counted]:
    """A made-up site."""
    (tmp_path / "search").mkdir()
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "search" / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "box.js").write_text(BOX, "utf-8")
    (tmp_path / "search" / "names.json").write_text(f'["{"name " * 20_000}"]', "utf-8")
    (tmp_path / "search" / "more.bin").write_bytes(MORE)
    with counting(tmp_path) as found:
        yield found


@pytest.fixture
def dialog(context: BrowserContext, served: Counted) -> Dialog:
    """A dialog that is open."""
    made = Dialog(context, served.address)
    made.open()
    return made


def found_in(answer: Answer) -> tuple[str, ...]:
    assert not answer.fault
    return answer.addresses


def test_the_options_are_read_in_order(dialog: Dialog) -> None:
    assert found_in(dialog.ask("BERT")) == ("papers/first/", "papers/BERT/", "papers/zoë/")
    again = dialog.ask("Łukasz Müller, 赵")
    assert found_in(again)[1] == "papers/Łukasz Müller, 赵/"
    assert again.place_of(frozenset({"papers/zoë/", "papers/elsewhere/"})) == 3
    assert again.place_of(frozenset({"papers/elsewhere/"})) == 0


def test_an_answer_that_comes_in_parts_has_two_times(dialog: Dialog) -> None:
    late = dialog.ask("late")
    assert len(found_in(late)) == 3
    assert late.complete_ms > late.first_ms + 250
    assert dialog.ask("soon").complete_ms < 250


def test_the_way_to_all_results_is_no_result(dialog: Dialog) -> None:
    nothing = dialog.ask("none")
    assert found_in(nothing) == ()
    assert nothing.first_ms == nothing.complete_ms


def test_a_page_that_is_held_up_is_noticed(dialog: Dialog) -> None:
    dialog.ask("something")
    assert dialog.ask("hard").longest_task_ms > 140
    assert dialog.ask("easy").longest_task_ms < 140


def test_a_query_without_an_answer_is_a_fault(
    dialog: Dialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driving, "PATIENCE", 500)
    assert "never was complete" in dialog.ask("never").fault


def test_a_dialog_that_does_not_open_is_told(
    context: BrowserContext, served: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driving, "PATIENCE", 500)
    (served.folder / "index.html").write_text("<!doctype html><title>Empty</title>", "utf-8")
    with pytest.raises(NoDialogError, match="no dialog opened on http"):
        Dialog(context, served.address).open()


def test_the_page_is_asked_through_its_address(context: BrowserContext, served: Counted) -> None:
    page = SearchPage(context, served.address)
    assert found_in(page.ask("C&A +?")) == ("papers/first/", "papers/C&A +?/", "papers/zoë/")


def test_texts_are_counted_as_compressed_and_everything_once(
    dialog: Dialog, served: Counted
) -> None:
    served.sent.clear()
    dialog.ask("one")
    first = served.bytes_since(0)
    assert 100 < first < 1_000  # of 100 KB
    dialog.ask("two")
    assert served.bytes_since(0) == first
    dialog.ask("more")
    assert served.bytes_since(0) == first + len(MORE)
    assert [it for it in served.paths_since(0) if it.endswith(".bin")] == ["search/more.bin"]


@pytest.mark.long
def test_sessions_ask_every_query_and_count_from_nothing(browser: Browser, served: Counted) -> None:
    def known(word: str) -> Query:
        return Query(word, f"papers/{word}/", frozenset({f"papers/{word}/"}))

    by_kind = {"a": [known("one"), known("two")], "b": [known("more")]}
    seeker = Seeker(browser, served, "dialog")
    answered = ask_all(seeker, by_kind)
    assert [(kind, [it.place for it in asked]) for kind, asked in answered.items()] == [
        ("a", [2, 2]),
        ("b", [2]),
    ]
    counted = count_bytes(seeker, by_kind)
    assert counted.unasked == []
    assert len(counted.to_first) == 3
    assert counted.to_first[0] == counted.to_first[1] < len(MORE) < counted.to_first[2]
    assert max(counted.further) == len(MORE)
