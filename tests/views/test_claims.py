"""Pages of people say who vouches for them, and how to change that."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from byline.reading.syntax import parse_yaml, plain
from byline.records import Author
from byline.records.fields import parse_date

from tests.support.in_memory import COMPUTED, library_of, pages_of

PAPER: dict[str, Any] = {"id": "maps", "title": "Maps", "year": "2024"}
FORGE = "https://github.com/ada/papers"


def page_of(
    address: str, byline: Any, *authors: dict[str, Any], features: Any = None, **config: Any
) -> str:
    records = {"papers": [{**PAPER, "authors": byline}], "authors": authors}
    found = pages_of(library_of(records, features=features or COMPUTED, **config))
    return found[address]


def statuses(page: str) -> list[str]:
    listed = re.search(r'<ul class="statuses">(.*?)</ul>', page, re.DOTALL)
    lines = re.findall("<li>(.*?)</li>", listed[1]) if listed else []
    return [re.sub("<[^>]*>", "", line) for line in lines]


def new_file(page: str) -> tuple[str, dict[str, Any], str]:
    """Where the editor opens, the record that stands in it, and its text."""
    found = re.search(rf'href="({FORGE}/new/[^"]*)"', page)
    assert found
    url = urlsplit(found[1].replace("&amp;", "&"))
    asked = {name: values[0] for name, values in parse_qs(url.query).items()}
    record = plain(parse_yaml(asked["value"], "new.yaml"))
    assert isinstance(record, dict)
    Author.model_validate({"id": "x", **record})
    return f"{url.path} {asked['filename']}", record, asked["value"]


def test_an_undeclared_name_leads_to_a_new_file() -> None:
    page = page_of("names/li-ming/", "Li Ming", repository="ada/papers")
    assert statuses(page) == ["Unclaimed · Is this you? Claim this page",
                              "Verification L0 · bylines only"]  # fmt: skip
    place, record, text = new_file(page)
    assert place == "/ada/papers/new/main content/authors/li-ming.yaml"
    assert record == {"name": "Li Ming"}
    assert "\n# claimed: {by: your-account, on: YYYY-MM-DD}\n" in text


def test_the_new_file_stands_in_the_sites_folder_and_branch() -> None:
    where = {"name": "ada/papers", "branch": "live", "folder": "docs/site"}
    place, _record, _text = new_file(page_of("names/li-ming/", "Li Ming", repository=where))
    assert place == "/ada/papers/new/live docs/site/content/authors/li-ming.yaml"


def test_the_new_file_names_the_key_by_which_bylines_are_known() -> None:
    known = {"name": "Li Ming", "orcid": "0000-0002-1825-0097"}
    page = page_of("names/li-ming-0000-0002-1825-0097/", [known], repository="ada/papers")
    assert new_file(page)[1] == known
    page = page_of("names/li-ming-0024/", "Li Ming 0024", repository="ada/papers")
    assert new_file(page)[1] == {"name": "Li Ming", "variants": ["Li Ming 0024"]}


@pytest.mark.parametrize("name", ['Li "the" Ming: #1', "No", "ليلى بنت يوسف", "O'Neil, Ann & Co"])
def test_any_name_can_be_declared(name: str) -> None:
    pages = pages_of(
        library_of(
            {"papers": [{**PAPER, "authors": [{"name": name, "family": name}]}]},
            repository="ada/papers",
            features=COMPUTED,
        )
    )
    (address,) = (it for it in pages if it.startswith("names/") and it != "names/")
    _place, record, _text = new_file(pages[address])
    assert record["name"] in pages[address].replace("&#34;", '"').replace("&#39;", "'").replace(
        "&amp;", "&"
    )


def test_the_new_file_takes_an_id_that_is_free() -> None:
    other = {"id": "li-ming", "name": "Somebody Else"}
    page = page_of("names/li-ming/", "Li Ming", other, repository="ada/papers")
    assert new_file(page)[0].endswith("content/authors/li-ming-2.yaml")


def test_without_a_repository_a_name_is_told_in_words() -> None:
    page = page_of("names/li-ming/", "Li Ming")
    assert statuses(page)[0].startswith("Unclaimed · Is this you? Add a file")
    assert "github.com" not in page


def test_a_declared_page_leads_to_its_own_record() -> None:
    # Its file is there: a new one of that id would be refused.
    ada = {"id": "ada", "name": "Ada Lovelace"}
    page = page_of("authors/ada/", "Ada Lovelace", ada)
    assert (
        statuses(page)[0] == "Unclaimed · Is this you? Say so in the record, in the line claimed."
    )


def test_a_claim_is_told_with_account_and_day() -> None:
    claim = {"by": "ada", "on": "2026-11-01"}
    ada = {"id": "ada", "name": "Ada Lovelace", "claimed": claim}
    page = page_of("authors/ada/", "Ada Lovelace", ada)
    assert statuses(page)[0] == "Claimed · by ada, 1 November 2026"
    ada["claimed"] = {**claim, "link_back": "https://example.org/~ada"}
    page = page_of("authors/ada/", "Ada Lovelace", ada)
    assert statuses(page)[0] == "Claimed · by ada, 1 November 2026 · Their page links back"
    assert '<a href="https://example.org/~ada">' in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Open to collaborate: not stated · missing in the record: the wish, a way to write"),
        (
            {"email": "ada@example.org"},
            "Open to collaborate: not stated · missing in the record: the wish",
        ),
        ({"open_to_collaborate": "false"}, "Not open to collaborate"),
    ],
)
def test_what_is_missing_to_be_open_is_told(fields: dict[str, Any], said: str) -> None:
    page = page_of("authors/ada/", "Ada Lovelace", {"id": "ada", "name": "Ada Lovelace", **fields})
    assert statuses(page)[1:] == [said]
    assert 'class="collaboration"' not in page


def test_the_wish_is_told_with_its_note() -> None:
    ada = {"id": "ada", "name": "Ada Lovelace", "open_to_collaborate": "true",
           "collaboration_note": "Bring a machine."}  # fmt: skip
    page = page_of("authors/ada/", "Ada Lovelace", ada)
    told = re.search(r'<p class="collaboration">(.*?)</p>', page)
    assert told
    assert re.sub("<[^>]*>", "", told[1]) == "Open to collaborate. Bring a machine."
    assert len(statuses(page)) == 1


def test_the_day_of_the_example_is_no_day() -> None:
    """Whoever removes the # and forgets to write the day is told so."""
    with pytest.raises(ValueError, match="is not a date"):
        parse_date("YYYY-MM-DD")
