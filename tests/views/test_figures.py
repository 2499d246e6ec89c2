"""Figures on pages: whose they are, of what, and what never counts."""

import re
from typing import Any

import pytest
from byline.derive.figures import shown_figures
from byline.words.explanations import EXPLANATIONS

from tests.support.in_memory import COMPUTED, Records, library_of, pages_of

ORCID = "0000-0002-1825-0097"
ME = {"id": "ada", "name": "Ada Lovelace"}


def paper(name: str, count: int | None = None, **fields: Any) -> dict[str, Any]:
    by_me = [{"name": "Ada Lovelace", "id": "ada"}]
    found = {"id": name, "title": f"Title {name}", "authors": by_me, "year": "2020", **fields}
    return found if count is None else {**found, "citations": {"count": count, "as_of": "2026-11"}}


def pages(papers: list[dict[str, Any]], me: dict[str, Any] = ME, **config: Any) -> dict[str, str]:
    asked = {"features": COMPUTED, **config}
    return pages_of(library_of({"papers": papers, "authors": [me]}, **asked))


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).replace("\xa0", " ").split())


def panel(html: str) -> list[tuple[dict[str, str], str]]:
    """The groups of figures on a page: each figure by its label, and the note of the group."""
    groups = re.findall(r'<div class="figures">\n<dl>\n(.*?)</dl>\n<p>(.*?)</p>', html, re.DOTALL)
    return [
        ({text(dt): text(dd) for dt, dd in re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", dl)}, note)
        for dl, note in groups
    ]


def figures_of(*args: Any, **config: Any) -> dict[str, str]:
    """All figures on Ada's page."""
    found = panel(pages(*args, **config)["authors/ada/"])
    return {label: value for group, _note in found for label, value in group.items()}


def test_counts_are_shown_with_their_coverage_and_date() -> None:
    found = panel(pages([paper("a", 4), paper("b", 1), paper("c")])["authors/ada/"])
    assert found[0] == (
        {"citations": "5", "h-index": "1", "i10-index": "0"},
        "known for 2 of 3 papers, as of November 2026",
    )


def test_absent_inputs_give_no_figure() -> None:
    assert set(figures_of([paper("a")])) == {"trust", "verification"}
    assert set(figures_of([])) == {"verification"}


def test_what_a_source_states_goes_first_and_alone() -> None:
    me = {
        **ME,
        "figures": {
            "papers": {"value": 65, "source": "Example index"},
            "h_index": [{"value": 11, "source": "Example index"}, {"value": 12}],
            "trust": {"value": 62, "band": "Established", "source": "Example index"},
            "followers": {"value": 0, "source": "Example index"},
            "citations": {"value": "4396", "as_of": "2026-10-02", "source": "Example index"},
        },
    }
    found = panel(pages([paper("a", 4), paper("b", 3)], me)["authors/ada/"])
    assert found == [
        ({"papers": "65", "h-index": "11", "followers": "0", "trust": "62 Established"},
         "stated by Example index"),
        ({"citations": "4,396"}, "stated by Example index, 2 October 2026"),
        ({"h-index": "12"}, "stated by the record"),
        ({"i10-index": "0"}, "known for 2 of 2 papers, as of November 2026"),
        ({"verification": "L1 own record"}, "from the records of this site"),
    ]  # fmt: skip


def test_a_papers_stated_figures_stand_beside_nothing_computed() -> None:
    stated = paper("a", 7, has_code=True, score={"value": "29.5", "source": "A"},
                   novelty=[{"value": 57, "source": "B"}, {"value": "8.5"}])  # fmt: skip
    page = pages([stated])["papers/a/"]
    assert panel(page) == [
        ({"citations": "7"}, "stated by the record, November 2026"),
        ({"score": "29.5"}, "stated by A"),
        ({"novelty": "57 %"}, "stated by B"),
        ({"novelty": "8.5 %"}, "stated by the record"),
    ]
    assert "Most like" not in page
    assert "not enough earlier" not in page


def test_a_computed_score_blends_what_is_known() -> None:
    # openness: code 40 of 100; completeness: authors 1 of 10; by 30 and 20: 28
    found = pages([paper("a", has_code=True), paper("b")])
    assert panel(found["papers/a/"]) == [({"score": "28"}, "from the records of this site")]
    assert panel(found["papers/b/"]) == []
    assert "score 28</a>" in found["papers/"]


def test_a_place_by_citations_needs_enough_peers() -> None:
    five = [paper(str(at), at, has_code=True) for at in range(5)]
    scores = {}
    for papers in (five, five[:4]):
        found = pages(papers)
        scores[len(papers)] = [dict(panel(found[f"papers/{at}/"])[1][0]) for at in (0, 3)]
    assert scores[5] == [{"score": "14"}, {"score": "52"}]  # (0 and 75) x .5 + 12 + 2
    assert scores[4] == [{"score": "28"}, {"score": "28"}]


def test_a_persons_score_is_h_like_and_tells_its_coverage() -> None:
    given = [paper(str(at), score={"value": value}) for at, value in enumerate([3, 2, 2, 1])]
    found = panel(pages([*given, paper("x")])["authors/ada/"])
    assert ({"score": "2"}, "known for 4 of 5 papers") in found


NEVER = {
    "retracted": {"status": "retracted"},
    "withdrawn": {"status": "withdrawn"},
    "unlisted": {"unlisted": "true"},
    "draft": {"draft": "true"},
}


@pytest.mark.parametrize("why", NEVER)
def test_what_does_not_stand_never_counts(why: str) -> None:
    authors = [{"name": "Ada Lovelace", "id": "ada"}, "Bo Berg"]
    fields = {"authors": authors, "topics": "Maps", "doi": "10.1000/182",
              "score": {"value": 99}, "novelty": {"value": 99}, "categories": "cs.LG"}  # fmt: skip
    hidden = [paper(f"h{at}", 500, **fields, **NEVER[why]) for at in (1, 2, 3)]
    shown = [paper("a", 1)]
    with_hidden = pages([*shown, *hidden])["authors/ada/"]
    alone = pages(shown)["authors/ada/"]
    assert panel(with_hidden) == panel(alone)
    glance = with_hidden.split('<details class="fold">')[1].split("</details>")[0]
    for trace in ("Bo Berg", "Maps", "cs.LG", "500", "99"):
        assert trace not in glance, trace
    assert ("1 paper, and 3 retracted" in glance) == (why in {"retracted", "withdrawn"})


def test_a_retracted_paper_has_no_figure_of_ours() -> None:
    found = pages([paper("a", has_code=True, status="retracted")])
    assert panel(found["papers/a/"]) == []
    assert "not enough earlier" not in found["papers/a/"]


def test_a_former_name_counts_for_nothing() -> None:
    me = {**ME, "former_names": ["Ada Byron"]}
    found = pages([paper("a"), paper("b", authors=["Ada Byron", "Bo Berg"])], me)
    same = pages([paper("a"), paper("b", authors=["Ada Lovelace", "Bo Berg"])])
    assert panel(found["authors/ada/"]) == panel(same["authors/ada/"])
    assert not [address for address, page in found.items() if "Byron" in page]


def test_trust_follows_the_record_and_the_evidence() -> None:
    strong = paper("a", doi="10.1000/182")
    by_name = paper("b", authors=["Ada Lovelace"])
    assert figures_of([strong, by_name])["trust"] == "20 Emerging"  # half of 20 and of 20
    me = {**ME, "orcid": ORCID, "affiliations": ["Uni"], "claimed": {"by": "a", "on": "2026"}}
    assert figures_of([strong], me)["trust"] == "100 Trusted"
    left = {**ME, "affiliations": [{"institution": "Uni", "to": "2020"}]}
    assert figures_of([by_name], left)["trust"] == "0 Emerging"
    weighed = {"trust": {"orcid": 0, "claim": 0, "affiliation": 0, "identifiers": 1, "evidence": 0}}
    assert figures_of([strong, by_name], figures=weighed)["trust"] == "50 Established"


def test_whom_and_what_a_person_works_on() -> None:
    with_bo = [{"name": "Ada Lovelace", "id": "ada"}, "Bo Berg"]
    papers = [
        paper("a", authors=with_bo, topics=["Maps", "Trees"], categories=["cs.LG"]),
        paper("b", authors=[*with_bo, "Cy Cole"], topics=["Trees"], categories=["cs.CL", "cs.LG"]),
    ]
    page = pages(papers)["authors/ada/"]
    details = re.findall(
        "<dt>(.*?)</dt><dd>(.*?)</dd>", page.split('"details"')[1].split("</dl>")[0]
    )
    assert [(text(label), text(value)) for label, value in details] == [
        ("With", "Bo Berg 2"),
        ("Topics", "Trees 2 , Maps 1"),
        ("Main category", "cs.LG"),
    ]
    assert '<p class="tagline">Papers on Trees and Maps, often with Bo Berg.</p>' in page
    own = pages(papers, {**ME, "tagline": "Writes programs."})["authors/ada/"]
    assert '<p class="tagline">Writes programs.</p>' in own
    assert 'class="tagline"' not in pages([paper("a")])["authors/ada/"]


def test_categories_stand_in_for_topics() -> None:
    page = pages([paper("a", categories=["cs.LG"]), paper("b", categories=["cs.LG"])])[
        "authors/ada/"
    ]
    assert "Papers on cs.LG." in page


def test_a_row_has_its_chips() -> None:
    rich = paper("a", 12, date="2023-03-18", year="2024", type="conference", venue="EXC",
                 categories=["cs.LG", "cs.CL"], status="accepted", has_code=True,
                 institutions=["One", "Two", "Three", "Four"], score={"value": "29.5"})  # fmt: skip
    page = pages([rich])["papers/"]
    facts = re.search(r'<p class="row-facts">(.*?)</p>', page, re.DOTALL)
    assert facts
    assert text(facts[1]) == (
        "EXC 2024 · 18 March 2023 · conference paper · accepted · cs.LG · One · Two · 2 more · "
        "12 citations · score 29.5 · with code"
    )
    assert 'data-score="29.5"' in page


def shuffled(records: Records) -> Records:
    return {kind: list(reversed(values)) for kind, values in reversed(list(records.items()))}


def everything() -> Records:
    both = [{"name": "Ada Lovelace", "id": "ada"}, "Bo Berg", "Cy Cole"]
    papers = [
        paper(f"p{at}", at % 4, authors=both, year=str(2018 + at % 3), has_code=at % 2 == 0,
              topics=["Maps", "Trees"][: at % 3], categories=["cs.LG"],
              abstract=f"Words of {'rivers and stones' * (at % 5)}")
        for at in range(60)
    ]  # fmt: skip
    claim = {"by": "ada", "on": "2026-11-01", "link_back": "https://example.org/~ada"}
    stated = {"followers": {"value": 7, "source": "Example index"}}
    me = {**ME, "claimed": claim, "open_to_collaborate": "true", "figures": stated}
    return {"papers": papers, "authors": [me, {"id": "bo", "name": "Bo Berg"}]}


def test_figures_do_not_depend_on_the_order_of_files() -> None:
    assert pages_of(library_of(everything(), features=COMPUTED)) == pages_of(
        library_of(shuffled(everything()), features=COMPUTED)
    )


# What only this figure puts on pages, beside the links to its paragraph.
TRACES = {
    "works": ["60 papers since"],
    "main_topics": [],
    "main_category": [">Main category<"],
    "collaborators": ["often with"],
    "citations": ["data-citations", "1 citation<", "Most cited", "Citations of", "sum over their"],
    "h_index": [">h-index<", "h-index"],
    "i10": [">i10-index<"],
    "novelty": [">novelty<", "Novelty", "Most like"],
    "score": ["data-score", ">score", "Highest score", "Openness", "Completeness"],
    "trust": [">trust<", "Emerging"],
    "verification": [">verification<", "Verification", "linked back", "bylines only"],
    "followers": [">followers<"],
    "claim": ["laimed", "links back", "Claim"],
    "collaboration": ["to collaborate"],
    "related": ["by their words", "shares: "],
}


@pytest.mark.parametrize("name", EXPLANATIONS)
def test_what_is_switched_off_leaves_no_trace(name: str) -> None:
    on = pages_of(library_of(everything(), features=COMPUTED))
    off = pages_of(library_of(everything(), features={**COMPUTED, name: False}))
    anchor = name.replace("_", "-")
    for trace in (f'metrics/#{anchor}"', f'<h2 id="{anchor}"', *TRACES[name]):
        assert any(trace in page for page in on.values()), f"{trace} is nowhere to begin with"
        assert not [address for address, page in off.items() if trace in page], trace


def test_without_any_figure_there_is_no_page_about_them() -> None:
    off = dict.fromkeys(EXPLANATIONS, False)
    library = library_of(everything(), features=off)
    found = pages_of(library)
    assert shown_figures(library) == ()
    assert not [address for address, page in found.items() if "metrics" in address + page]


def test_every_figure_that_is_shown_leads_to_its_paragraph() -> None:
    found = pages_of(library_of(everything(), features=COMPUTED))
    used = {it for page in found.values() for it in re.findall(r'metrics/#([^"]*)"', page)}
    explained = set(re.findall(r'<h2 id="([^"]*)"', found["metrics/"]))
    assert used == explained == {name.replace("_", "-") for name in EXPLANATIONS}
    for address, page in found.items():
        for label in re.findall(r"<dt>(.*?)</dt><dd>[^<]*(?:<span>.*?</span>)?</dd></div>\n", page):
            assert address == "metrics/" or "metrics/#" in label or "figures" not in label


def test_the_page_tells_the_weights_as_they_are() -> None:
    asked = {
        "i10_from": 33,
        "fewest_earlier": 44,
        "score": {"citations": 61, "openness": 0},
        "trust": {"orcid": 71, "affiliation": 0},
        "bands": {"trusted": 81},
        "collaborators": {"half_life": 9},
    }
    page = text(pages([paper("a")], figures=asked)["metrics/"])
    for said in ("at least 33 citations", "below 44 earlier papers", "61 the place by citations",
                 "71 an ORCID", "from 81 on Trusted", "every 9 years"):  # fmt: skip
        assert said in page, said
    for gone in ("Openness", "a current affiliation"):
        assert gone not in page
    assert "All papers weigh the same" in text(
        pages([paper("a")], figures={"collaborators": {"half_life": 0}})["metrics/"]
    )
