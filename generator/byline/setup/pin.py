"""Which engine a site installs: the line of its requirements.txt."""

import json
from importlib.metadata import Distribution, PackageNotFoundError

from byline.problems import Failure

NAME = "byline"
_REPOSITORY = "Repository"
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
