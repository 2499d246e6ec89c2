"""Ids of new records."""

import pytest
from byline.importers.keeping.ids import new_id
from byline.importers.works import SourceWork, WorkByline


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("On the Engines of Analysis", "lovelace1843engines"),
        ("U.S. Looms", "lovelace1843looms"),
        ("6.7 GHz Looms", "lovelace1843ghz"),
        ("X-Looms: A Study", "lovelace1843xlooms"),
        ("A $k$-Loom", "lovelace1843loom"),
        ("R", "lovelace1843r"),
        ("1984", "lovelace18431984"),
    ],
)
def test_an_id_has_a_word_that_tells_the_title(title: str, wanted: str) -> None:
    work = SourceWork(key="a", title=title, authors=(WorkByline(name="Ada Lovelace"),))
    assert new_id(work, 1843, set().__contains__) == wanted
