"""Queries are read in the browser as texts are read for the index: by one table."""

import random
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from byline.render.assets import scripts
from byline.render.folders import ENGINE_TEMPLATES
from byline.search.folding import STOP_WORDS, spellings, table, words
from playwright.sync_api import Browser, Page

SCRIPTS = scripts([ENGINE_TEMPLATES])
READ = """async ([address, table, texts]) => {
  const { learn, wordsIn } = await import(address);
  learn(table);
  return texts.map((text) => wordsIn(text).map(({ at, forms }) => [at, ...forms]));
}"""
ALPHABETS = (
    "abcXYZ -'’‐019",
    "äöüÄÖÜßẞåÅøØłŁıIİđĐþÞæÆœŒñçéğšž -'",
    "АБВГДЕЁЖЙйёїі абв-",
    "ΑΣσςάέήίόύώΐ ",
    "王伟李明龍龙小青 ab,-がカ々ー",
    "한글 가나다 -",
    "שָׁלוֹם עברית ",
    "مُحَمَّد ـ علي ",
    "ไทยภาษาำ กข ",
    "नमस्ते हिन्दी ",
    "a\u0301o\u0308u\u0308\u200b\u00adﬁⅧ½²№ ",
    "𝒜𝔸𠮷𐐀 a",
)


@pytest.fixture(scope="module")
def read_by_browser(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str], browser: Browser
) -> Iterator[Callable[[list[str]], Any]]:
    """Gives texts to the script that reads queries, and gives back their words."""
    folder = tmp_path_factory.mktemp("fold")
    (folder / "index.html").write_text("<!doctype html><title>-</title>", "utf-8")
    for script in SCRIPTS:
        path = folder / script.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(script.content)
    fold = next(it.address for it in SCRIPTS if it.address.endswith("/search/fold.js"))
    root = serve(folder)
    page: Page = browser.new_page()
    page.goto(root)
    yield lambda texts: page.evaluate(READ, [root + fold, table(), texts])
    page.close()


def assert_read_alike(read_by_browser: Callable[[list[str]], Any], texts: list[str]) -> None:
    """The index may know a word in Latin letters too, which no query is turned into."""
    for text, found in zip(texts, read_by_browser(texts), strict=True):
        here = [word for word in words(text) if not word.is_extra]
        assert [word.at for word in here] == [at for at, *_forms in found], ascii(text)
        for word, (_at, *forms) in zip(here, found, strict=True):
            assert list(word.forms[: len(forms)]) == forms, ascii(text)
            assert len(word.forms) - len(forms) <= 1, ascii(text)


def texts_of(alphabet: str, number: int) -> Iterator[str]:
    """Texts of random letters, the same ones in every run."""
    letters = random.Random(alphabet)  # noqa: S311 - no secret
    for _number in range(number):
        yield "".join(letters.choices(alphabet, k=letters.randrange(1, 24)))


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_texts_are_read_alike(read_by_browser: Callable[[list[str]], Any], alphabet: str) -> None:
    assert_read_alike(read_by_browser, list(texts_of(alphabet, 400)))


def test_mixed_texts_are_read_alike(read_by_browser: Callable[[list[str]], Any]) -> None:
    assert_read_alike(read_by_browser, list(texts_of("".join(ALPHABETS), 3000)))


def test_every_letter_is_read_alike(read_by_browser: Callable[[list[str]], Any]) -> None:
    """Letters that both Python and the browser know; others have no class in one of them."""
    letters = [chr(number) for number in range(0x30, 0x3400) if not 0xD800 <= number < 0xE000]
    known = [it for it in letters if unicodedata.category(it)[0] in "LMN"]
    assert_read_alike(read_by_browser, [f"x {it}y-{it} {it}" for it in known])


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Müller", ["muller", "mueller"]),
        ("Łukasz", ["lukasz"]),
        ("Ørsted", ["orsted", "oersted"]),
        ("O’Brien", ["obrien"]),
        ("Strauß", ["strauss"]),
        ("ISTANBUL", ["istanbul"]),
        ("İstanbul", ["istanbul"]),
        ("ΟΔΟΣ", ["οδοσ"]),
    ],
)
def test_spellings(
    read_by_browser: Callable[[list[str]], Any], written: str, wanted: list[str]
) -> None:
    assert list(spellings(written)) == wanted
    assert read_by_browser([written]) == [[[0, *wanted]]]


def test_stop_words_are_folded() -> None:
    assert [word.forms for word in words(STOP_WORDS)] == [(it,) for it in STOP_WORDS.split()]
