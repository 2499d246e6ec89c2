"""Every example of a format is read as its expected file says."""

from pathlib import Path

import pytest

from tests.support.told import examples, expected_of, formats, read_example, told

EVERY_EXAMPLE = [source for name in formats() for source in examples(name)]


@pytest.mark.parametrize("source", EVERY_EXAMPLE, ids=lambda it: f"{it.parent.name}/{it.name}")
def test_an_example_is_read_as_expected(source: Path) -> None:
    assert told(read_example(source)) == expected_of(source).read_text("utf-8")
