"""Forms of fields, by themselves."""

import pytest
from byline.records.fields import id_fault


@pytest.mark.parametrize("name", ["con", "aux", "nul", "prn", "com1", "lpt9", "page", "index"])
def test_what_windows_or_a_list_reserves_is_no_id(name: str) -> None:
    assert id_fault(name) == (f"the id '{name}' is reserved", "choose another id")
    assert id_fault(f"{name}-1") is None
