"""Each service is asked for what it knows, page by page, as it wants to be asked."""

import pytest
from byline.importers.services import SERVICES, manners_of_hosts
from byline.importers.sources import Fetched, fetched, understood
from byline.network.faults import NetworkFault

from tests.support.played_services import Services, reply, said

ORCID = "0000-0002-1825-0097"
PERSON = f"https://pub.orcid.org/v3.0/{ORCID}/person"
WORKS = f"https://pub.orcid.org/v3.0/{ORCID}/works"
OPENALEX = "https://api.openalex.org"
PEOPLES = f"{OPENALEX}/works?filter=authorships.author.id:A5000000002&per_page=100&cursor="
S2 = "https://api.semanticscholar.org/graph/v1"
S2_FIELDS = (
    "paperId,corpusId,externalIds,url,title,abstract,venue,publicationVenue,year,publicationDate,"
    "publicationTypes,journal,authors,citationCount,openAccessPdf"
)
S2_PAPERS = f"{S2}/author/12/papers?fields={S2_FIELDS}&limit=100&offset="


def of(services: Services, typed: str, **keys: str) -> list[Fetched]:
    """All that a source holds."""
    client = services.client(manners_of_hosts(), environment=keys)
    return list(fetched(understood(typed), client))


@pytest.mark.parametrize(
    ("typed", "address", "accept", "kind"),
    [
        ("arxiv:2106.09685v2",
         "https://export.arxiv.org/api/query?id_list=2106.09685v2&max_results=1",
         "application/atom+xml", "arxiv"),
        ("arxiv:cs/0112017",
         "https://export.arxiv.org/api/query?id_list=cs/0112017&max_results=1",
         "application/atom+xml", "arxiv"),
        ("arxiv:lovelace_a_1", "https://arxiv.org/a/lovelace_a_1.atom2",
         "application/atom+xml", "arxiv"),
        ("doi:10.1000/a(b)<c>;1", "https://api.crossref.org/works/10.1000%2Fa%28b%29%3Cc%3E%3B1",
         "application/json", "crossref"),
        ("openalex:W12345", f"{OPENALEX}/works/W12345", "application/json", "openalex"),
        ("dblp:12/3456", "https://dblp.org/pid/12/3456.xml", "application/xml", "dblp"),
        ("dblp:conf/focs/L43", "https://dblp.org/rec/conf/focs/L43.xml", "application/xml", "dblp"),
        ("s2:ARXIV:2106.09685", f"{S2}/paper/ARXIV:2106.09685?fields={S2_FIELDS},tldr",
         "application/json", "semantic_scholar"),
    ],
)  # fmt: skip
def test_one_question_for_what_is_one_page(
    services: Services, typed: str, address: str, accept: str, kind: str
) -> None:
    services.say(address, reply("there"))
    (got,) = of(services, typed)
    assert got == Fetched(typed, b"there", kind, "2026-01-02")
    assert [(it.address, it.heads["accept"]) for it in services.asked] == [(address, accept)]


def test_orcid_tells_who_it_is_and_of_a_hundred_works_at_once(services: Services) -> None:
    services.say(PERSON, reply("who"))
    services.say(WORKS, reply({"group": [_group(code, code + 1000) for code in range(1, 151)]}))
    first = ",".join(map(str, range(1, 101)))
    second = ",".join(map(str, range(101, 151)))
    services.say(f"{WORKS}/{first}", reply("one"))
    services.say(f"{WORKS}/{second}", reply("two"))
    got = of(services, ORCID)
    assert [it.content for it in got] == [b"who", b"one", b"two"]
    assert {(it.name, it.kind) for it in got} == {(f"orcid:{ORCID}", "orcid")}


@pytest.mark.parametrize(
    "listed",
    [{"group": []}, {"group": None}, {"group": [None, {}, {"work-summary": [{}]}]}, [], None, "x"],
)
def test_what_orcid_lists_and_nobody_understands_is_left_to_the_reader(
    services: Services, listed: object
) -> None:
    services.say(PERSON, reply("who"))
    services.say(WORKS, reply(listed))
    _who, got = of(services, ORCID)
    assert got.kind == "orcid"
    assert services.addresses == [PERSON, WORKS]


def test_openalex_knows_who_a_merged_person_is_and_goes_on(services: Services) -> None:
    old, now = f"{OPENALEX}/authors/A5000000001", f"{OPENALEX}/authors/A5000000002"
    services.say(old, said(301, Location="/authors/A5000000002"))
    services.say(now, reply({"id": "https://openalex.org/A5000000002"}))
    services.say(f"{PEOPLES}*", reply({"meta": {"next_cursor": "x+/="}, "results": [1]}))
    services.say(f"{PEOPLES}x%2B%2F%3D", reply({"meta": {"next_cursor": "y"}, "results": []}))
    got = of(services, "openalex:A5000000001")
    assert [it.kind for it in got] == ["openalex"] * 3
    assert services.addresses == [old, now, f"{PEOPLES}*", f"{PEOPLES}x%2B%2F%3D"]


@pytest.mark.parametrize("end", [{"meta": {"next_cursor": None}, "results": [1]}, {}, [], "<x"])
def test_openalex_ends_where_no_page_is_named(services: Services, end: object) -> None:
    services.say(f"{OPENALEX}/authors/A5000000002", reply({"id": None}))
    services.say(f"{PEOPLES}*", reply(end))
    assert len(of(services, "openalex:A5000000002")) == 2


def test_a_merged_work_is_found_and_the_key_goes_along(services: Services) -> None:
    key = "api_key=k1"
    services.say(f"{OPENALEX}/works/W12345?{key}", said(301, Location="/works/W67890"))
    services.say(f"{OPENALEX}/works/W67890?{key}", reply("there"))
    (got,) = of(services, "openalex:W12345", BYLINE_OPENALEX_KEY="k1")
    assert got.content == b"there"


def test_a_doi_that_crossref_does_not_know_is_asked_of_the_resolver(services: Services) -> None:
    made = "https://data.crosscite.org/10.5281/zenodo.1"
    services.say("https://doi.org/10.5281/zenodo.1", said(302, Location=made))
    services.say(made, reply("there"))
    (got,) = of(services, "doi:10.5281/zenodo.1", BYLINE_CROSSREF_KEY="k1")
    assert (got.content, got.kind) == (b"there", "csl")
    assert services.asked[0].heads["crossref-plus-api-token"] == "Bearer k1"
    assert services.asked[2].heads["accept"] == "application/vnd.citationstyles.csl+json"
    assert "k1" not in str(services.asked[1:])


def test_a_doi_of_nobody_is_told(services: Services) -> None:
    with pytest.raises(NetworkFault, match=r"doi\.org knows nothing by this name \(404\)"):
        of(services, "10.1000/none")


def test_a_doi_is_not_asked_elsewhere_while_crossref_is_busy(services: Services) -> None:
    services.say("https://api.crossref.org/works/10.1000%2F1", said(503, Retry_After="999"))
    with pytest.raises(NetworkFault, match="Crossref has too much to do"):
        of(services, "10.1000/1")
    assert len(services.asked) == 1


def test_semantic_scholar_goes_on_by_numbers(services: Services) -> None:
    services.say(f"{S2_PAPERS}0", reply({"next": 100, "data": []}))
    services.say(f"{S2_PAPERS}100", reply({"data": []}))
    got = of(services, "s2:12", BYLINE_SEMANTIC_SCHOLAR_KEY="k1")
    assert [it.kind for it in got] == ["semantic_scholar"] * 2
    assert [it.heads["x-api-key"] for it in services.asked] == ["k1"] * 2


@pytest.mark.parametrize("after", [0, -100, "100", None])
def test_semantic_scholar_never_goes_in_circles(services: Services, after: object) -> None:
    services.say(f"{S2_PAPERS}0", reply({"next": after}))
    assert len(of(services, "s2:12")) == 1


def test_arxiv_says_that_it_is_asked_too_often_as_if_that_were_an_answer(
    services: Services,
) -> None:
    address = "https://export.arxiv.org/api/query?id_list=2106.09685&max_results=1"
    services.say(address, reply("Rate exceeded."))
    with pytest.raises(NetworkFault, match="arXiv has too much to do") as raised:
        of(services, "2106.09685")
    assert raised.value.is_busy
    assert len(services.asked) == 3
    assert all(it >= 3 for it in services.time.waits)


def test_offline_pages_are_those_that_were_fetched_last(services: Services) -> None:
    services.say(f"{S2_PAPERS}0", reply({"next": 100}))
    services.say(f"{S2_PAPERS}100", reply({"data": []}))
    online = of(services, "s2:12")
    offline = services.client(manners_of_hosts(), is_offline=True)
    assert list(fetched(understood("s2:12"), offline)) == online
    assert len(services.asked) == 2


def test_an_answer_that_breaks_off_between_pages_is_a_fault(services: Services) -> None:
    services.say(f"{S2_PAPERS}0", reply({"next": 100}))
    services.say(f"{S2_PAPERS}100", said(500))
    with pytest.raises(NetworkFault, match="Semantic Scholar answered 500"):
        of(services, "s2:12")


@pytest.mark.parametrize("name", SERVICES)
def test_an_example_of_an_id_is_one(name: str) -> None:
    for part in SERVICES[name].example.split(" "):
        if ":" in part:
            assert understood(part.rstrip(",")).service == name


def _group(*codes: int) -> dict[str, object]:
    return {"work-summary": [{"put-code": code} for code in codes]}
