"""Texts of other systems become plain Markdown."""

import time

import pytest
from byline.importers.moving.old_news import news_item
from byline.importers.moving.prose import bare_line, persons_name, plain_prose


@pytest.mark.parametrize(("source", "text"), [
    ("An **engine** <em>computes</em><br>numbers.", "An **engine** *computes*\nnumbers."),
    ('See <a href="https://example.org" target="_blank">the <b>notes</b></a>.',
     "See [the **notes**](https://example.org)."),
    ('[notes]({{ "/files/a.pdf" | relative_url }}){:target="_blank"}', "[notes](/files/a.pdf)"),
    ("[notes]({{ site.baseurl }}/files/notes.pdf)", "[notes](/files/notes.pdf)"),
    ('{{< staticref "uploads/cv.pdf" "newtab" >}}CV{{< /staticref >}}', "[CV](/uploads/cv.pdf)"),
    ("{{< icon name=\"download\" >}} Download", "Download"),
    ("In 10<sup>6</sup> turns, CO<sub>2</sub>, the 1<sup>st</sup>.",
     "In 10$^{6}$ turns, CO$_{2}$, the 1st."),
    ("<!-- hidden --><div class='row'>A</div><script>alert(1)</script>", "A"),
    ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
    ("Accepted! :sparkles: Two at 10:30:00", "Accepted! Two at 10:30:00"),
    ("a < b and b > c, &quot;so&quot;", 'a < b and b > c, "so"'),
    ("```html\n<div>{{ kept }}</div>\n```", "```html\n<div>{{ kept }}</div>\n```"),
    ("{% raw %}a{% endraw %}", "a"),
    ("an unclosed <div and {{ mark", "an unclosed <div and {{ mark"),
])  # fmt: skip
def test_marks_and_html_become_markdown(source: str, text: str) -> None:
    assert plain_prose(source).text == text
    assert not plain_prose(source).taken_out


@pytest.mark.parametrize(("source", "mark"), [
    ('{% include figure.liquid path="a.png" %}', "include figure.liquid"),
    ("{% cite lovelace2020notes %}", "cite"), ("{{< youtube w7Ft2ymGmfc >}}", "youtube"),
    ("{{ page.title }}", "page.title"), ("<iframe src='a'></iframe>", "iframe"),
])  # fmt: skip
def test_what_no_record_holds_is_taken_out_and_told(source: str, mark: str) -> None:
    assert plain_prose(f"a {source}").text == "a"
    assert plain_prose(f"a {source}").taken_out == (mark,)


@pytest.mark.parametrize(
    "piece", ["{{", "{%", "<a ", "<a>", "<!--", "<script", "```\n", "<sup>", "**", "{:", ":a"]
)
def test_what_is_made_to_be_slow_is_soon_plain(piece: str) -> None:
    began = time.process_time()
    plain_prose(piece * 15_000)
    assert time.process_time() - began < 2


def test_names_lose_marks_and_titles() -> None:
    assert bare_line("*Journal* of `Engines`, [see](https://example.org) snake_case _so_") == (
        "Journal of Engines, see snake_case so"
    )
    assert persons_name("Prof. Dr. Ada Lovelace, PhD") == "Ada Lovelace"
    assert persons_name("Drew Prof") == "Drew Prof"


@pytest.mark.parametrize(("title", "body", "called", "text"), [
    ("A medal", "For the engine.", "A medal", "For the engine."),
    ("", "Our paper was accepted.", "Our paper was accepted", ""),
    ("", "Our [paper](https://example.org) is out. Read it soon.", "Our paper is out",
     "Our [paper](https://example.org) is out. Read it soon."),
    ("", "word " * 40, "word " * 17 + "word …", "word " * 40),
    ("", "", "key", ""),
])  # fmt: skip
def test_a_note_without_title_is_called_by_its_first_sentence(
    title: str, body: str, called: str, text: str
) -> None:
    note = news_item("key", "2024-05-31", title, body)
    assert (note.title, note.text) == (called, text)
