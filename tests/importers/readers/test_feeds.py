"""News from feeds."""

import pytest
from byline.importers.readers import feeds

_NOTE = (
    b'<rss version="2.0"><channel><title>Lab</title><link>https://lab.example.org/</link><item>'
    b"<title>A note</title><guid>https://lab.example.org/1</guid>"
    b"<pubDate>01 Mar 2024 10:00:00 GMT</pubDate><description>%b</description></item>"
    b"</channel></rss>"
)


def test_of_a_text_without_end_only_the_link_is_taken() -> None:
    reading = feeds.read(_NOTE % (b"engine " * 20_000), "lab.xml")
    (item,), (problem,) = reading.news, reading.problems
    assert (item.title, item.text, item.link) == ("A note", "", "https://lab.example.org/1")
    assert "more than 100,000 characters, so only its link is taken" in problem.message


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>a</a>",
        "<iframe src='https://example.org/'></iframe>",
        "<style>p {}</style>",
    ],
)
def test_no_text_of_a_feed_can_run(markup: str) -> None:
    reading = feeds.read(_NOTE % f"<![CDATA[{markup}]]>".encode(), "lab.xml")
    (item,) = reading.news
    assert not any(it in item.text for it in ("script", "onerror", "iframe", "style"))


def test_comments_without_end_take_no_time_to_speak_of() -> None:
    (item,) = feeds.read(_NOTE % (b"<![CDATA[words " + b"<!--" * 20_000 + b"]]>"), "lab.xml").news
    assert item.text == "words"


def test_a_feed_whose_own_address_is_not_told_counts_from_where_it_was_fetched() -> None:
    feed = (_NOTE % b"&lt;a href='two/'>two&lt;/a>").replace(b"https://lab.example.org/<", b"<")
    (item,) = feeds.read(feed, "https://other.example.org/feed.xml").news
    assert item.text == '<a href="https://other.example.org/two/">two</a>'
