"""What people type as a source is understood, or refused with what to do instead."""

from pathlib import Path

import pytest
from byline.importers import sources
from byline.importers.sources import Fetched, SourceFault, fetched, hosts_for, understood
from byline.network.faults import NetworkFault
from byline.problems import Failure

from tests.support.played_services import Services, reply

ORCID = "0000-0002-1825-0097"
S2 = "649def34f8be52c8b66281af98ae884c09aef38b"


@pytest.mark.parametrize(
    ("typed", "service", "name"),
    [
        ("papers.bib", "file", "papers.bib"),
        ("./dblp:odd.bib", "file", "./dblp:odd.bib"),
        (r"C:\Users\Ada\papers.bib", "file", r"C:\Users\Ada\papers.bib"),
        (" 10-papers/2.bib ", "file", "10-papers/2.bib"),
        ("-", "-", "-"),
        ("arxiv:2106.09685", "arxiv", "2106.09685"),
        ("arXiv: 2106.09685v2", "arxiv", "2106.09685v2"),
        ("2106.09685", "arxiv", "2106.09685"),
        ("arxiv:cs/0112017", "arxiv", "cs/0112017"),
        ("arxiv:lovelace_a_1", "arxiv", "lovelace_a_1"),
        (f"arxiv:{ORCID}", "arxiv", ORCID),
        ("https://arxiv.org/abs/2106.09685", "arxiv", "2106.09685"),
        ("https://www.arxiv.org/pdf/2106.09685v1.pdf", "arxiv", "2106.09685v1"),
        ("http://arxiv.org/abs/math.GT/0309136", "arxiv", "math.GT/0309136"),
        ("https://arxiv.org/a/lovelace_a_1.atom2", "arxiv", "lovelace_a_1"),
        ("doi:10.48550/arXiv.2106.09685", "arxiv", "2106.09685"),
        (ORCID, "orcid", ORCID),
        ("orcid:0000-0002-1694-233x", "orcid", "0000-0002-1694-233X"),
        (f"https://orcid.org/{ORCID}", "orcid", ORCID),
        (f"orcid:https://orcid.org/{ORCID}", "orcid", ORCID),
        ("10.1000/182", "doi", "10.1000/182"),
        ("doi:10.1000/A(1)2-3<4>", "doi", "10.1000/A(1)2-3<4>"),
        ("https://doi.org/10.1000/a%2Fb", "doi", "10.1000/a/b"),
        ("http://dx.doi.org/10.1000/182", "doi", "10.1000/182"),
        ("crossref:10.1000/182", "doi", "10.1000/182"),
        ("openalex:a5012345678", "openalex", "A5012345678"),
        ("https://openalex.org/W2741809807", "openalex", "W2741809807"),
        ("https://openalex.org/works/w2741809807", "openalex", "W2741809807"),
        ("dblp:homepages/l/AdaLovelace", "dblp", "l/AdaLovelace"),
        ("dblp:pid/123/4567-1", "dblp", "123/4567-1"),
        ("dblp:pid 12/3456", "dblp", "12/3456"),
        ("dblp:conf/focs/Lovelace43", "dblp", "conf/focs/Lovelace43"),
        ("https://dblp.org/pid/12/3456.html", "dblp", "12/3456"),
        ("https://dblp.uni-trier.de/rec/journals/tods/Codd70.bib", "dblp", "journals/tods/Codd70"),
        ("s2:1234567", "s2", "1234567"),
        ("s2:CorpusId:215416146", "s2", "CorpusId:215416146"),
        ("https://www.semanticscholar.org/author/Ada-Lovelace/1234567", "s2", "1234567"),
        (f"https://www.semanticscholar.org/paper/Notes/{S2}", "s2", S2),
        ("https://example.org/papers.bib#all", "web", "https://example.org/papers.bib"),
        ("https://dblp.org/search?q=ada", "web", "https://dblp.org/search?q=ada"),
    ],
)
def test_a_source_is_understood(typed: str, service: str, name: str) -> None:
    source = understood(typed)
    assert (source.typed, source.service, source.name) == (typed, service, name)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "'': this is no source\n  name a file, or an id such as orcid:…"),
        ("dbpl:12/3456", "dbpl:12/3456: there is no service 'dbpl'\n  did you mean 'dblp'?"),
        (
            "pubmed:1234",
            "pubmed:1234: there is no service 'pubmed'\n"
            "  Byline knows arxiv, orcid, doi, openalex, dblp, s2; for a file, write ./pubmed:1234",
        ),
        (
            "arxiv:LoRA",
            "arxiv:LoRA: arXiv has no ids of this form\n"
            "  write it like arxiv:2106.09685, or arxiv:lovelace_a_1 for a person's feed",
        ),
        (
            "orcid:0000-1",
            "orcid:0000-1: ORCID has no ids of this form\n"
            "  write it like orcid:0000-0002-1825-0097",
        ),
        (
            "https://scholar.google.com/citations?user=AbCdEf123AAJ",
            "https://scholar.google.com/citations?user=AbCdEf123AAJ: Google Scholar lets no "
            "program read its pages\n  on your profile there, tick all works, choose Export and "
            "BibTeX,\n  save the page, and run: byline import citations.bib",
        ),
        (
            "file:///home/ada/papers.bib",
            "file:///home/ada/papers.bib: this is a file of your machine\n  give its path alone",
        ),
        (
            "http://example.org/papers.bib",
            "http://example.org/papers.bib: only https is used, not http\n"
            "  look for an address that begins with https://",
        ),
        ("https://ada:pw@example.org/", "https://example.org/: the address holds a name or a pass"),
    ],
)
def test_what_is_no_source_is_told_with_what_to_do(typed: str, said: str) -> None:
    with pytest.raises(Failure) as raised:
        understood(typed)
    assert str(raised.value).startswith(said)


def test_however_it_is_typed_a_source_is_called_the_same() -> None:
    typed = (ORCID, f"orcid:{ORCID}", f"https://orcid.org/{ORCID}")
    assert [str(understood(it)) for it in typed] == [f"orcid:{ORCID}"] * 3
    assert str(understood("https://example.org/b?token=abc")) == "https://example.org/b?token=…"


def test_hosts_of_addresses_that_were_typed_may_be_asked_and_no_others() -> None:
    asked = hosts_for([understood("https://example.org:8443/a.bib"), understood("a.bib")])
    assert "example.org:8443" in asked
    assert "www.example.org:8443" in asked
    assert "example.org" not in asked
    assert asked["arxiv.org"] is asked["export.arxiv.org"]
    assert asked["arxiv.org"].spacing == 3


def test_a_file_is_read(tmp_path: Path, services: Services) -> None:
    (tmp_path / "a.bib").write_bytes(b"\xff@misc{a}")
    source = understood(str(tmp_path / "a.bib"))
    assert list(fetched(source, services.client())) == [
        Fetched(str(tmp_path / "a.bib"), b"\xff@misc{a}")
    ]


def test_standard_input_is_read(services: Services) -> None:
    got = list(fetched(understood("-"), services.client(), lambda: b"@misc{a}"))
    assert got == [Fetched("standard input", b"@misc{a}")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("none.bib", "none.bib: there is no such file\n  see how it is written"),
        ("a\0b", "there is no such file"),
        ("folder", "folder: "),
        ("large.bib", "large.bib: the file has more than 0 MB\n  import it in parts"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sources, "LARGEST_FILE", 9)
    (tmp_path / "folder").mkdir()
    (tmp_path / "large.bib").write_bytes(b"0123456789")
    with pytest.raises(SourceFault) as raised:
        list(fetched(understood(name), services.client()))
    assert words in str(raised.value)


def test_an_address_on_the_web_is_fetched(services: Services) -> None:
    services.say("https://a.example.org/p.bib", reply("@misc{a}", content_type="text/plain"))
    source = understood("https://a.example.org/p.bib")
    got = list(fetched(source, services.client()))
    assert got == [Fetched("https://a.example.org/p.bib", b"@misc{a}", "", "2026-01-02")]


@pytest.mark.parametrize("typed", ["https://a.example.org/p.bib", "dblp:12/3456"])
@pytest.mark.parametrize(
    "page", ["<!doctype html><p>Hello", "\ufeff\n <HTML lang=en>", "<!DOCTYPE\nhtml>"]
)
def test_a_page_for_people_is_no_list_of_works(services: Services, typed: str, page: str) -> None:
    for address in ("https://a.example.org/p.bib", "https://dblp.org/pid/12/3456.xml"):
        services.say(address, reply(page, content_type="text/plain"))
    with pytest.raises(NetworkFault, match="is a page for people, not a list of works"):
        list(fetched(understood(typed), services.client()))


@pytest.mark.parametrize("text", ["@misc{a}", "<?xml version='1.0'?><html>", "<htmlish/>"])
def test_what_is_called_a_page_and_is_none_is_read(services: Services, text: str) -> None:
    services.say("https://a.example.org/p.bib", reply(text, content_type="text/html"))
    (got,) = fetched(understood("https://a.example.org/p.bib"), services.client())
    assert got.content == text.encode()
