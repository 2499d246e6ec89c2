"""Which engine a new site installs: the release, else the tag of its repository; never a path."""

import re
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest
from byline import VERSION
from byline.setup.pin import NoPinError, engine_pin, pinned

METADATA = "Metadata-Version: 2.4\nName: byline\nVersion: 1.2.0\n"
URL = "Project-URL: Changelog, https://example.org/c\nProject-URL: Repository, https://example.org/b/\n"
RELEASED = "byline==1.2.0"
TAGGED = "byline @ https://example.org/b/archive/refs/tags/v1.2.0.tar.gz"


def package(folder: Path, metadata: str, direct: str | None) -> PathDistribution:
    """A package as pip leaves it: of what has no release it notes where it was from."""
    info = folder / "byline-1.2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(metadata, "utf-8")
    if direct:
        (info / "direct_url.json").write_text(direct, "utf-8")
    return PathDistribution(info)


@pytest.mark.parametrize(
    ("direct", "pin"),
    [
        (None, RELEASED),
        ('{"url": "file:///home/jana/byline", "dir_info": {"editable": true}}', TAGGED),
        ('{"url": "https://example.org/b.whl", "archive_info": {}}', TAGGED),
        ('{"url": "https://example.org/b.git", "vcs_info": {"vcs": "git"}}', TAGGED),
    ],
)
def test_the_pin_is_the_release_or_the_tag(direct: str | None, pin: str, tmp_path: Path) -> None:
    assert engine_pin(package(tmp_path, METADATA + URL, direct)) == pin


def test_without_an_address_it_asks_for_one(tmp_path: Path) -> None:
    with pytest.raises(NoPinError, match=re.escape("--engine byline==1.0")):
        engine_pin(package(tmp_path, METADATA, '{"url": "file:///home/jana/byline"}'))


def test_this_package_says_where_it_is_from() -> None:
    pin = engine_pin(Distribution.from_name("byline"))
    assert pin == f"byline=={VERSION}" or pin.endswith(f"/archive/refs/tags/v{VERSION}.tar.gz")
    assert "file:" not in pin


@pytest.mark.parametrize(
    ("text", "pin", "version", "moved"),
    [
        ("# c\nbyline==1.2.0\n", RELEASED, "1.2.0", "# c\nbyline==2.0\n"),
        (
            "byline == 1.2.0 # why\r\nx\r\n",
            "byline == 1.2.0",
            "1.2.0",
            "byline == 2.0 # why\r\nx\r\n",
        ),
        (f"{TAGGED}  # x\n", TAGGED, "1.2.0", f"{TAGGED.replace('1.2.0', '2.0')}  # x\n"),
        ("Byline>=1,<2\n", "Byline>=1,<2", "", "\n"),
    ],
)
def test_the_line_is_found_and_gets_another_version(
    text: str, pin: str, version: str, moved: str
) -> None:
    found = pinned(text)
    assert found
    assert (found.pin, found.version) == (pin, version)
    assert found.with_pin(found.of_version("2.0")) == moved


def test_a_line_for_something_else_is_not_the_engines() -> None:
    assert pinned("byline-x==1\n# byline==1\nmybyline\n") is None
