"""Which works are found to be one, on pairs that people labelled."""

from typing import Any

import pytest
import yaml
from byline.importers.matching.match import matches

from tests.support.given_works import given_work
from tests.support.places import ROOT

PAIRS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "import" / "pairs.yaml").read_text("utf-8")
)
MAY_BE_ASKED = (
    "papers of one volume, all told with the volume's DOI",
    "a short title, and two publications with a DOI each",
    "a paper, and the data set under its title",
    "one author of each has a name that is common, the others differ",
)
SAME = [pair for pair in PAIRS if pair["are"] == "same"]
APART = [pair for pair in PAIRS if pair["are"] == "apart"]


def told(pair: dict[str, Any]) -> str:
    return str(pair["why"])


def test_there_are_pairs_of_both_kinds() -> None:
    assert len(SAME) + len(APART) == len(PAIRS) >= 60
    assert min(len(SAME), len(APART)) >= 30
    assert len({told(pair) for pair in PAIRS}) == len(PAIRS)


def test_nearly_all_that_are_the_same_are_proposed() -> None:
    missed = [told(pair) for pair in SAME if not matches(both(pair))]
    assert len(missed) <= 0.05 * len(SAME), missed


@pytest.mark.parametrize("pair", APART, ids=told)
def test_what_is_apart_is_never_one_for_certain(pair: dict[str, Any]) -> None:
    found = matches(both(pair))
    assert not any(match.is_certain for match in found)
    assert not found or told(pair) in MAY_BE_ASKED, found


@pytest.mark.parametrize("pair", PAIRS, ids=told)
def test_what_is_found_does_not_hang_on_which_comes_first(pair: dict[str, Any]) -> None:
    one, other = both(pair)
    forward, back = matches([one, other]), matches([other, one])
    assert [(it.why, it.is_certain) for it in forward] == [(it.why, it.is_certain) for it in back]


def both(pair: dict[str, Any]) -> list[Any]:
    return [given_work(pair["one"]), given_work(pair["other"])]
