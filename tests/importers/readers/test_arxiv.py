"""Feeds of arXiv."""

import pytest
from byline.importers.readers import arxiv


def test_the_abstract_of_a_listing_is_no_html() -> None:
    feed = b"""<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
        <link>https://rss.arxiv.org/rss/cs.LG</link><item>
        <title>Bounds</title><link>https://arxiv.org/abs/2405.20001</link>
        <dc:creator>Ada Lovelace</dc:creator>
        <description>arXiv:2405.20001v1 Announce Type: new
        Abstract: For $a &lt;b$ and $c&gt; d$ all is well.</description></item></channel></rss>"""
    (work,) = arxiv.read(feed, "cs.LG").works
    assert work.abstract == "For $a <b$ and $c> d$ all is well."


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ICML'23", True),
        ("To appear in the Journal of Engines", True),
        ("master's thesis, University of Ockham", True),
        ("submitted", True),
        ("Figure 12 corrected, typos", False),
        ("10 pages; LaTeX", False),
        ("https://icml2023.example.org/", False),
        ("", False),
    ],
)
def test_a_comment_is_told_where_it_names_a_place(comment: str, said: bool) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry>
        <id>http://arxiv.org/abs/2401.00001v1</id><title>Engines</title>
        <author><name>Ada Lovelace</name></author>
        <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">{comment}</arxiv:comment>
        </entry></feed>"""
    (work,) = arxiv.read(feed.encode(), "a.xml").works
    assert [remark.before for remark in work.remarks] == [comment] * said
