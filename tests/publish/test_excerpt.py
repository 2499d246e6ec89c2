"""Of some files only parts are published; what is copied is what was looked at, or nothing."""

import hashlib
from pathlib import Path

import pytest
from byline.publish import Part, PublishError, Span, Stage, excerpt

CONTENT = bytes(range(256)) * 20_000  # more than is read at once
CASES: list[tuple[list[Part], bytes]] = [
    ([Span(0, len(CONTENT))], CONTENT),
    ([Span(0, 9), Span(9, len(CONTENT))], CONTENT),
    ([CONTENT[:9], Span(9, len(CONTENT))], CONTENT),
    ([Span(3, 5), b"ab", b"", Span(5, 5), Span(5, 7), b"c"], b"\3\4ab\5\6c"),
    ([b"a", Span(1, 3_000_000)], b"a" + CONTENT[1:3_000_000]),
    ([], b""),
]


@pytest.mark.parametrize(("parts", "published"), CASES)
def test_an_excerpt_is_its_parts_in_order(
    tmp_path: Path, parts: list[Part], published: bytes
) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(CONTENT)
    made = excerpt(CONTENT, parts)
    assert made.of(CONTENT) == b"".join(made.read(source)) == published
    assert made.size == len(published)
    assert made.sha256 == hashlib.sha256(published).hexdigest()


def test_all_of_a_file_is_one_part() -> None:
    assert {excerpt(CONTENT, parts).parts for parts, _made in CASES[:3]} == {
        (Span(0, len(CONTENT)),)
    }


def test_only_what_is_not_held_is_copied(tmp_path: Path) -> None:
    source, stage = tmp_path / "a.png", Stage(tmp_path / "output")
    source.write_bytes(CONTENT)
    some = excerpt(CONTENT, [Span(3, 5), b"!"])
    with stage.opened():
        stage.compare()
        stage.publish([stage.copy_excerpt("a.png", source, some)])
    assert (tmp_path / "output" / "a.png").read_bytes() == b"\3\4!"
    source.unlink()
    with stage.opened():
        stage.compare()
        stage.publish([stage.copy_excerpt("a.png", source, some)])
    with stage.opened(), pytest.raises(PublishError, match=r"cannot copy .*a.png: No such file"):
        stage.copy_excerpt("b.png", source, some)


@pytest.mark.parametrize("changed", [CONTENT[:4], CONTENT[1:], b""])
def test_a_file_that_changed_meanwhile_is_not_published(tmp_path: Path, changed: bytes) -> None:
    source, stage = tmp_path / "a.png", Stage(tmp_path / "output")
    some = excerpt(CONTENT, [Span(3, 5)])
    source.write_bytes(changed)
    with stage.opened():
        stage.compare()
        with pytest.raises(PublishError, match=r"a.png was changed while the site was built"):
            stage.copy_excerpt("a.png", source, some)
