"""Which engine a site installs: the line of its requirements.txt."""

import json
import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError

from byline.problems import Failure

NAME = "byline"
REQUIREMENTS = "requirements.txt"
_REPOSITORY = "Repository"
# The line, but for a comment behind it.
_LINE = re.compile(rf"(?mi)^{NAME}(?![\w.-]).*?(?=[ \t]*\\?(?:[ \t]#.*)?\r?$)")
# A release, the archive of a tag, or a wheel.
_VERSION = re.compile(
    rf"==\s*(\w[\w.+-]*)|/v(\w[\w.+-]*?)\.(?:tar\.gz|zip)$|/{NAME}-(\w[\w.+]*)-py3-none-any\.whl$"
)
_SAY = f"say what the site shall install: --engine {NAME}==1.0"


class NoPinError(Failure):
    """Nothing tells where this engine can be had from."""


def engine_pin(package: Distribution | None = None) -> str:
    """The line that installs the engine that runs: its release, if it was installed as one, else
    the archive of its version's tag; never a place on this machine."""
    try:
        package = package or Distribution.from_name(NAME)
    except PackageNotFoundError:
        raise NoPinError(f"this Byline was not installed as a package; {_SAY}") from None
    if _is_release(package):
        return f"{NAME}=={package.version}"
    return f"{NAME} @ {_repository(package)}/archive/refs/tags/v{package.version}.tar.gz"


@dataclass(frozen=True, slots=True)
class Pinned:
    """A requirements.txt that installs the engine, and the part of it that does so."""

    text: str
    pin: str

    @property
    def version(self) -> str:
        """The version that is installed; '' where the line does not say one."""
        found = _VERSION.search(self.pin)
        return (found[1] or found[2] or found[3]) if found else ""

    @property
    def is_locked(self) -> bool:
        """Whether it says the hashes of what it installs, so that a tool has to make it anew."""
        return "--hash" in self.text

    def of_version(self, version: str) -> str:
        """The same line with another version; '' where it does not say one."""
        here = self.version
        return self.pin.replace(here, version) if here else ""

    def with_pin(self, pin: str) -> str:
        """The text with another engine; all else stays as it is."""
        return _LINE.sub(lambda _: pin, self.text, count=1)


def pinned(requirements: str) -> Pinned | None:
    """What the text of a requirements.txt says of the engine, if anything."""
    found = _LINE.search(requirements)
    return Pinned(requirements, found[0]) if found else None


def _is_release(package: Distribution) -> bool:
    """Whether it came from a package index by its name: of all else, pip notes the address."""
    told = package.read_text("direct_url.json")
    return told is None or not json.loads(told).get("url")


def _repository(package: Distribution) -> str:
    urls = (it.partition(", ") for it in package.metadata.get_all("Project-URL") or ())
    for name, _, url in urls:
        if name == _REPOSITORY and url.startswith("https://"):
            return str(url).rstrip("/")
    raise NoPinError(f"this Byline does not say where its repository is; {_SAY}")
