"""Front matter of strangers is read as far as it goes, and never refused."""

import time

import pytest
from byline.importers.moving.front_matter import old_page
from byline.importers.moving.told_values import day
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(("front", "values"), [
    ("title: Notes\ndate: 2020-09-01\nnumber: 007", {"title": "Notes", "date": "2020-09-01",
                                                      "number": "007"}),
    ("title: !ruby/object:Hash {a: b}\nother: !!binary aGk=", {"title": {"a": "b"},
                                                              "other": "aGk="}),
    ("name: &name Ada\ntitle: *name\nlost: *nobody", {"name": "Ada", "title": "Ada", "lost": ""}),
    ("title: One\ntitle: Two", {"title": "Two"}),
    ("title: ~\nvenue:\nurl: null\nkept: 'null'", {"title": "", "venue": "", "url": "",
                                                    "kept": "null"}),
    ("base: &base {a: b}\ntitle: Notes\n<<: *base", {"base": {"a": "b"}, "title": "Notes",
                                                    "<<": ""}),
    ("[a, b]: c\ntitle: Notes", {"": "c", "title": "Notes"}),
    ("just a text", {}),
    ("", {}),
])  # fmt: skip
def test_yaml_is_read_whatever_is_odd_about_it(front: str, values: dict[str, object]) -> None:
    page = old_page(f"---\n{front}\n---\nText.\n".encode(), "page.md")
    assert (page.values, page.body, page.problems) == (values, "Text.", ())


@pytest.mark.parametrize(("front", "line"), [
    ("title: Notes\nvenue: 'never closed\n", 3),
    ("title: Notes\nlist:\n- a: b\n - stray", 5),
    ("title: Notes\nvenue: a: b", 3),
    ("title: Notes\n\tvenue: b", 3),
    ("title: Notes\nlist: [a, b", 3),
])  # fmt: skip
def test_what_stands_above_a_fault_is_kept(front: str, line: int) -> None:
    page = old_page(f"---\n{front}\n---\nText.\n".encode(), "page.md")
    assert page.values.get("title", "Notes") == "Notes"
    assert page.body == "Text."
    (problem,) = page.problems
    assert getattr(problem.where, "line", 0) in (line, line + 1)


def test_toml_is_told_as_yaml_would_be() -> None:
    front = 'title = "Notes"\ndate = 2020-09-01\ndraft = true\n[[links]]\nname = "a"\n'
    page = old_page(f"+++\n{front}+++\nText.".encode(), "page.md")
    told = {"title": "Notes", "date": "2020-09-01", "draft": "true", "links": [{"name": "a"}]}
    assert (page.values, page.body) == (told, "Text.")


def test_windows_writes_pages_too() -> None:
    page = old_page("\ufeff---\r\ntitle: Caf\u00e9\r\n---\r\nText.\r\n".encode(), "page.md")
    assert (page.values, page.body) == ({"title": "Café"}, "Text.")
    assert old_page("---\ntitle: Café\n---\n".encode("latin-1"), "page.md").values == {
        "title": "Café"
    }


@pytest.mark.parametrize("front", [
    "a: " + "[" * 50_000,
    "a: " + "{a: " * 20_000,
    "\n".join([f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 2_000)]),
    "a: [" + "b, " * 60_000,
    "a:\n" + "  - b\n" * 60_000,
], ids=range(5))  # fmt: skip
def test_what_is_made_to_be_slow_or_deep_is_soon_read(front: str) -> None:
    began = time.process_time()
    old_page(f"---\n{front}\n---\n".encode(), "page.md")
    deep = front.replace(":", " =", 1)
    old_page(f"+++\n{deep}\n+++\n".encode(), "page.md")
    assert time.process_time() - began < 2


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=80) | st.text(alphabet="ab:-[]{}'\"&*!|>#\n \t=+", max_size=80))
def test_any_bytes_make_a_page(content: bytes | str) -> None:
    front = content if isinstance(content, bytes) else content.encode()
    for fence in (b"---\n", b"+++\n"):
        old_page(fence + front + b"\n" + fence + b"Text.", "page.md")


@pytest.mark.parametrize(("written", "when"), [
    ("2024-05-31", "2024-05-31"), ("2024-05-31 15:59:00-0400", "2024-05-31"),
    ("2024-05-31T00:00:00Z", "2024-05-31"), ("2024/5/1", "2024-05-01"), ("2024-05", "2024-05"),
    ("2024", "2024"), ("2024-02-31", "2024-02"), ("2024-13-01", "2024"), ("20245", ""),
    ("0000-00-00", ""), ("in May", ""), ("2012-03-01-talk-1", "2012-03-01"),
])  # fmt: skip
def test_days_are_read_as_far_as_they_can_be(written: str, when: str) -> None:
    assert day(written) == when
