"""What a site would compute about its own people shows where it asks for it; what a record states
shows if the site does not say otherwise."""

import re
from typing import Any

import pytest
from byline.records.shown import Shown, parse_shown
from byline.words.explanations import EXPLANATIONS, STATED

from tests.support.in_memory import library_of, pages_of

MAPS: dict[str, Any] = {"id": "maps", "title": "Maps", "year": "2024", "authors": ["Ada Lovelace"]}
STATES: dict[str, Any] = {
    "score": {"value": "29.5", "source": "Source A"},
    "novelty": {"value": "57", "source": "Source B"},
}
ADA: dict[str, Any] = {"id": "ada", "name": "Ada Lovelace"}
ADA_STATES: dict[str, Any] = {
    "claimed": {"by": "ada", "on": "2026-11-01"},
    "open_to_collaborate": "false",
    "figures": {
        "trust": {"value": "62", "band": "Sound", "source": "Source C"},
        "verification": {"value": "Level 9", "source": "Source D"},
    },
}
BO = {"id": "bo", "name": "Bo Berg"}
# What a page says of each figure, as records state it.
SAID = {
    "score": ("papers/maps/", "29.5"),
    "novelty": ("papers/maps/", "57"),
    "trust": ("authors/ada/", "Sound"),
    "verification": ("authors/ada/", "Level 9"),
    "claim": ("authors/ada/", "by ada, 1 November 2026"),
    "collaboration": ("authors/ada/", "Not open to collaborate"),
}
# What nobody states, and a site would say if it computed figures.
COMPUTED_ONLY = (
    "Unclaimed", "Is this you", "Emerging", "Verification L0", "Novelty: not enough", "missing in",
)  # fmt: skip


def pages(*, stated: bool, **features: Any) -> dict[str, str]:
    """A site of two people and an undeclared name, with what records state or without."""
    papers = [
        {**MAPS, **(STATES if stated else {})},
        {**MAPS, "id": "stars", "doi": "10.1000/182", "authors": ["Bo Berg", "Cy Cole"],
         "links": {"code": "https://example.org/code"}},
    ]  # fmt: skip
    ada = {**ADA, **(ADA_STATES if stated else {})}
    return pages_of(library_of({"papers": papers, "authors": [ada, BO]}, features=features))


def explained(found: dict[str, str]) -> set[str]:
    return set(re.findall(r'<h2 id="([^"]*)"', found.get("metrics/", "")))


def test_a_new_site_shows_nothing_that_it_would_compute_of_its_people() -> None:
    found = pages(stated=False)
    for address, page in found.items():
        assert not [it for it in COMPUTED_ONLY if it in page], address
        assert not re.search(rf"metrics/#({'|'.join(STATED)})\"", page), address
        assert "data-score" not in page
    assert explained(found).isdisjoint(STATED)
    computing = "".join(pages(stated=False, **dict.fromkeys(STATED, "true")).values())
    assert all(it in computing for it in COMPUTED_ONLY)


@pytest.mark.parametrize("name", STATED)
def test_what_a_record_states_is_shown_and_explained(name: str) -> None:
    address, words = SAID[name]
    found = pages(stated=True)
    assert words in found[address]
    assert f'metrics/#{name}"' in found[address]
    assert name in explained(found)
    assert words not in pages(stated=True, **{name: "false"})[address]


def test_of_what_is_only_stated_nothing_is_computed() -> None:
    found = pages(stated=True)
    for address, page in found.items():
        assert not [it for it in COMPUTED_ONLY if it in page], address
    for address in ("papers/stars/", "authors/bo/", "names/cy-cole/"):
        assert not re.search(rf"metrics/#({'|'.join(STATED)})\"", found[address]), address
    # A person's score would be made of those of the papers.
    assert 'metrics/#score"' not in found["authors/ada/"].split("row-facts")[0]
    assert "Weights" not in found["metrics/"]
    # A claim and a wish are stated by nobody but the person.
    assert found["metrics/"].count("this site computes none") == len(SAID) - 2


def test_a_site_that_shows_no_figure_has_no_page_about_them() -> None:
    off = {name: "false" for name in EXPLANATIONS if name not in STATED}
    found = pages(stated=False, **off)
    assert not [address for address, page in found.items() if "metrics" in address + page]
    assert explained(pages(stated=True, **off)) == set(STATED)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("true", Shown.COMPUTED), ("Yes", Shown.COMPUTED), (True, Shown.COMPUTED),
        ("false", Shown.NOTHING), ("off", Shown.NOTHING), (False, Shown.NOTHING),
        ("stated", Shown.STATED), (" Stated ", Shown.STATED),
    ],
)  # fmt: skip
def test_how_much_shows_is_written_as_any_switch_or_as_stated(written: Any, shown: Shown) -> None:
    assert parse_shown(written) is shown


@pytest.mark.parametrize("written", [["true"], None, "", "computed", "2"])
def test_nothing_else_says_how_much_shows(written: Any) -> None:
    with pytest.raises(ValueError, match=r"stated|how much of a figure"):
        parse_shown(written)
