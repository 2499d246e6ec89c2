"""The sample site: no two works became one, and the check of that sees when they do."""

import json
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from byline.building.check import check
from byline.building.options import Options
from byline.library.identity import AUTHOR, PersonKey
from byline.library.model import Library
from byline.machine.stopwatch import Stopwatch

from tests.programs.sample import entries_in, listed, report
from tests.support.in_memory import library_of
from tests.support.places import ROOT

pytestmark = pytest.mark.sample

# Works that titles, authors, code or years make look alike, with what tells them apart: the title's
# start, when the preprint appeared, and where and when the work did.
LOOK_ALIKES = (
    {
        "mt-dnn": ("Multi-Task Deep Neural Networks for", "2019-01-31", None, 2019),
        "mt-dnn-distillation": ("Improving Multi-Task Deep", "2019-04-20", None, 2019),
        "mt-dnn-toolkit": ("The Microsoft Toolkit of", "2020-02-19", None, 2020),
    },
    {
        "lora": ("LoRA: Low-Rank Adaptation of Large", None, "iclr", 2022),
        "loftq": ("LoftQ: LoRA-Fine-Tuning-Aware", "2023-10-12", "iclr", 2024),
        "mtl-lora": ("MTL-LoRA: Low-Rank Adaptation for", None, "aaai", 2025),
    },
    {
        "deberta": ("DeBERTa: Decoding-enhanced", None, "iclr", 2021),
        "deberta-v3": ("DeBERTaV3: Improving DeBERTa", "2021-11-18", "iclr", 2023),
    },
    {
        "pasta": ("Tell Your Model Where to", "2023-11-03", None, 2023),
        "auto-pasta": ("Model Tells Itself Where to", "2024-09-16", None, 2024),
    },
    {
        "patch-diffusion": ("Patch Diffusion: Faster", "2023-04-25", "neurips", 2023),
        "prompt-diffusion": ("In-Context Learning Unlocked", "2023-05-01", "neurips", 2023),
    },
    {
        "block-policy-mirror-descent": ("Block Policy", "2022-01-15", None, 2022),
        "homotopic-policy-mirror-descent": ("Homotopic Policy", "2022-01-24", None, 2022),
        "neural-policy-mirror-descent": ("Sample Complexity of", "2023-09-25", None, 2023),
    },
)
PAPER: dict[str, Any] = {
    "id": "maps",
    "title": "Maps: On *Drawing*",
    "aliases": ["on-drawing"],
    "authors": ["Ada Lovelace 0001", "others", "Wei Lan"],
    "year": 2024,
    "submitted": "2023-05-01",
    "links": {"code": "https://example.org/maps"},
    "score": {"value": 29.5, "source": "An index"},
}


@cache
def sample() -> Library:
    """The sample site, which must be fine, and not only free of errors."""
    library, problems, *_ = check(Options(ROOT / "config.yaml", ROOT / "output"), Stopwatch())
    assert library
    assert not problems
    return library


@pytest.mark.parametrize("alike", LOOK_ALIKES, ids=lambda alike: next(iter(alike)))
def test_look_alikes_are_works_of_their_own(alike: dict[str, tuple[Any, ...]]) -> None:
    for paper_id, (title, preprint, venue, year) in alike.items():
        paper = sample().works[paper_id].record
        appeared = paper.submitted or paper.date
        assert paper.title.startswith(title)
        assert (str(appeared) if appeared else None) == preprint
        assert (paper.venue, paper.filed_year) == (venue, year)


@pytest.mark.parametrize("alike", LOOK_ALIKES, ids=lambda alike: next(iter(alike)))
def test_no_look_alike_is_a_form_of_the_other(alike: dict[str, tuple[Any, ...]]) -> None:
    for one, other in permutations((sample().works[it] for it in alike), 2):
        forms = (*one.record.aliases, *one.relations.published_as, *one.relations.preprints)
        assert other.id not in forms


def test_no_two_works_of_the_sample_share_a_title() -> None:
    titles = [work.title.plain.casefold() for work in listed(sample())]
    assert len(titles) == len(set(titles)) > 0


def test_every_work_has_a_topic_and_a_declared_author() -> None:
    declared = {PersonKey(AUTHOR, person) for person in sample().config.people}
    for work in listed(sample()):
        assert work.topics, work.id
        assert declared & {byline.person for byline in work.bylines}, work.id


def test_examples_are_invented_and_stand_in_no_list() -> None:
    for work in sample().works.values():
        assert work.record.unlisted == work.id.startswith("example-"), work.id


def test_a_page_leads_to_every_example() -> None:
    text = (ROOT / "content" / "pages" / "what-a-record-can-do.md").read_text("utf-8")
    examples = [f"paper:{it}" for it in sample().works if it.startswith("example-")]
    for example in (*examples, "author:example-author"):
        assert f"]({example})" in text, example


def problems_of(tmp_path: Path, *papers: dict[str, Any], **facts: Any) -> list[str]:
    """What is wrong with a site of the papers if its only source is a page with one entry."""
    entry = {"ref": "0-1", "title": "Maps: On Drawing", "authors": [], "year": 2024, **facts}
    page = {"header": {"researcher": "Wei Lan"}, "papers": [entry]}
    sources = tmp_path / "sources.json"
    sources.write_text(json.dumps([page]), "utf-8")
    return report(list(entries_in(sources)), library_of({"papers": papers}))[1]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"title": "On Drawing"},
        {"title": "MAPS - on drawing"},
        {"date": "2023-05-01", "year": 2023},
        {"authors": ["Ada Lovelace", "Wei Lan"], "score": 29.5},
        {"urls": ["https://example.org/maps"]},
    ],
)
def test_an_entry_is_found_in_its_work(facts: dict[str, Any], tmp_path: Path) -> None:
    assert problems_of(tmp_path, PAPER, **facts) == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"authors": ["Ada Lovelace 0002"]}, "name Ada Lovelace 0002"),
        ({"authors": ["Mary Somerville"]}, "name Mary Somerville"),
        ({"year": 2022}, "date 2022"),
        ({"urls": ["https://example.org/charts"]}, "link https://example.org/charts"),
        ({"score": 3.2}, "score 3.2"),
        ({"institutions": ["analytical"]}, "institution analytical"),
    ],
)
def test_what_an_entry_says_must_be_kept(facts: dict[str, Any], said: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, PAPER, **facts) == [f"0-1 says what maps does not: {said}"]


def test_an_entry_in_no_work_and_a_work_in_no_entry_are_told(tmp_path: Path) -> None:
    assert problems_of(tmp_path, PAPER, title="Charts") == [
        "0-1 is in 0 works: Charts",
        "maps is in no source",
    ]


def test_an_entry_in_two_works_is_told(tmp_path: Path) -> None:
    twin = {**PAPER, "id": "maps-2", "aliases": []}
    assert problems_of(tmp_path, PAPER, twin) == ["0-1 is in 2 works: Maps: On Drawing"]
