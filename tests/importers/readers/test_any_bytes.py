"""Whatever bytes a reader is given, they end in a reading, and no reader takes another's file."""

from pathlib import Path
from typing import Protocol

import pytest
from byline.importers.readers import arxiv, dblp, feeds, semantic_scholar
from byline.importers.works import SourceReading
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sound_readings import assert_forms
from tests.support.told import examples


class Reader(Protocol):
    """A module that reads a format."""

    def looks_like(self, content: bytes) -> bool: ...

    def read(self, content: bytes, name: str) -> SourceReading: ...


READERS: dict[str, Reader] = {
    "arxiv": arxiv, "dblp": dblp, "feeds": feeds, "semantic_scholar": semantic_scholar,
}  # fmt: skip
FILES = [path for name in READERS for path in examples(name)]
# These say nothing of where they come from: who fetched them knows it.
NOT_TOLD = {
    "a-web-page.html", "rate-exceeded.txt",
    "not-dblp.xml", "other-json.json",
    "entity-bomb.rss.xml", "nothing.xml", "web-page.html", "utf-16.rss.xml",
    "not-found.json", "too-many-requests.json",
}  # fmt: skip
# What the formats are made of, and what has no business in them.
_PIECES = st.sampled_from([
    '<feed xmlns="http://www.w3.org/2005/Atom">', "</feed>", "<entry>", "</entry>",
    '<rss version="2.0"><channel>', "<item>", "</item>", "<title>", "</title>", "<link>", "</link>",
    '<link href="http://[x"/>', "<id>", "</id>", "http://arxiv.org/abs/2401.00001v1",
    "<author><name>Ada</name></author>", "<pubDate>01 Mar 2024</pubDate>",
    "<updated>99999999999999999999-01-01</updated>", "<dblp>", "<dblpperson>", "<r>", "</r>",
    '<article key="a/b/c">', "</article>", "<author>Ada</author>", "<!DOCTYPE x [", "]>",
    '<!ENTITY a "b">', "&a;", "&", "&#0;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "-->", "<", ">",
    '{"result": {"hits": {"hit": [', '{"data": [', '{"paperId": "1", "title": ', "null",
    '"\\ud800"', "]", "}", ",", '"', "1e999", "\0", "\ud7ff", " words ",
])  # fmt: skip
_ALMOST_FILES = st.lists(_PIECES, max_size=25).map(lambda pieces: "".join(pieces).encode())


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """One of the examples with a part taken out, and something else in its place."""
    content = draw(st.sampled_from(FILES)).read_bytes()
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(start + 80, len(content))))
    return content[:start] + draw(st.binary(max_size=4) | _ALMOST_FILES) + content[end:]


@settings(max_examples=60)
@given(content=st.binary(max_size=200) | _ALMOST_FILES | _damaged())
def test_any_bytes_end_in_a_reading(content: bytes) -> None:
    for reader in READERS.values():
        assert reader.looks_like(content) in {True, False}
        assert_forms(reader.read(content, "https://lab.example.org/feed"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_looks_like_its_own_format_alone(path: Path) -> None:
    liked = {name for name, reader in READERS.items() if reader.looks_like(path.read_bytes())}
    assert liked == (set() if path.name in NOT_TOLD else {path.parent.name})
