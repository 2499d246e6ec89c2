"""Names and addresses as programs write them, and what is read in them."""

import pytest
from byline.importers.forms.addresses import addresses_in
from byline.importers.readers.people import byline_in_parts, byline_of
from byline.importers.readers.web import on_the_web
from byline.importers.works import OTHERS, WorkByline


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("Lovelace, Ada", WorkByline(name="Ada Lovelace")),
        ("Ada Lovelace", WorkByline(name="Ada Lovelace")),
        ("Lovelace,A.A.", WorkByline(name="A.A. Lovelace")),
        ("Zhang, Wei 0003", WorkByline(name="Wei Zhang 0003")),
        ("King, Jr., Martin", WorkByline(name="Martin King Jr.")),
        ("De Morgan, Augustus", WorkByline(name="Augustus De Morgan", family="De Morgan")),
        ("CERN", WorkByline(name="CERN", is_team=True)),
        ("Analytical Society,", WorkByline(name="Analytical Society", is_team=True)),
        ("Example Collaboration", WorkByline(name="Example Collaboration", is_team=True)),
        ("et al.", OTHERS),
    ],
)
def test_a_name_becomes_a_byline(written: str, byline: WorkByline) -> None:
    assert byline_of(written) == byline


def test_a_name_in_parts_knows_its_family_name() -> None:
    marquez = byline_in_parts("Gabriel", "García Márquez")
    assert (marquez.name, marquez.family) == ("Gabriel García Márquez", "García Márquez")
    assert byline_in_parts("Ludwig", "van Beethoven") == WorkByline(name="Ludwig van Beethoven")
    assert byline_in_parts("", "Plato") == byline_in_parts("Plato", "") == WorkByline(name="Plato")


def test_addresses_tell_what_they_lead_to() -> None:
    told = on_the_web(
        ["https://example.org/1 https://github.com/ada/loom", "https://example.org/2"],
        pdfs=["file:///home/ada/1.pdf", "https://example.org/get?id=1"],
    )
    assert told.links == {
        "pdf": "https://example.org/get?id=1",
        "publisher": "https://example.org/1",
        "code": "https://github.com/ada/loom",
    }
    assert told.other_links == (("example.org", "https://example.org/2"),)
    assert addresses_in("javascript:alert(1) https://ada:secret@example.org/ https://[") == []
