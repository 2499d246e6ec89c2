"""Where a site is published: the output, what stands beside it, and whose folders these are."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from byline.problems import Failure

MARKER = ".byline"
OUTPUT_MARKER = b"Made by Byline. `byline build` replaces this folder, `byline clean` removes it.\n"
KEEP_IT = (
    "move it elsewhere (this folder is made anew as a whole), name another folder with\n"
    "  --output, or build with --force, which keeps this one under another name"
)
_SIDE_MARKER = b"Kept by Byline to renew the folder beside this one. `byline clean` removes it.\n"


class PublishError(Failure):
    """The output cannot be written; said in words for whoever runs the build."""


@dataclass(frozen=True, slots=True)
class Places:
    """The output, and the folder beside it that holds what renews it."""

    output: Path

    @property
    def side(self) -> Path:
        """Beside the output, because folders can only change places on one file system."""
        return self.output.parent / f".{self.output.name}.byline"

    @property
    def stage(self) -> Path:
        """The other generation."""
        return self.side / "stage"

    @property
    def old(self) -> Path:
        """Where the output stands for a moment, if two folders cannot be exchanged in one step."""
        return self.side / "old"

    @property
    def workshop(self) -> Path:
        """Where programs of others make files during a build."""
        return self.side / "workshop"

    @property
    def manifest(self) -> Path:
        """What the output holds, for whoever deploys it."""
        return self.side / "manifest.json"

    @property
    def fetched(self) -> Path:
        """What services answered last."""
        return self.side / "fetched"

    @property
    def lock(self) -> Path:
        """Held by the one build that may write here."""
        return self.side / "lock"

    def open_side(self) -> None:
        """The folder beside the output is there and carries its marker."""
        refuse_in_the_way(self.side)
        self.side.mkdir(parents=True, exist_ok=True)
        marker = self.side / MARKER
        if not marker.exists():
            marker.write_bytes(_SIDE_MARKER)


def refuse_no_folder(output: Path) -> None:
    """Raises where something else stands in the output's place."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishError(f"{output} is not a folder; name another with --output")


def refuse_foreign(output: Path, remedy: str) -> None:
    """Raises where the output is a folder that Byline did not make."""
    if output.is_dir() and not _is_ours(output):
        raise PublishError(
            f"{output} is a folder that Byline did not make (it has no {MARKER} marker)\n  {remedy}"
        )


def refuse_sources(output: Path, sources: Iterable[Path]) -> None:
    """Raises where the output would hold, or stand within, what the site is made from."""
    place = output.resolve()
    for source in sources:
        other = source.resolve()
        if place == other or place in other.parents or other in place.parents:
            raise PublishError(
                f"the output {output} and {source} overlap; name another with --output"
            )


def refuse_in_the_way(folder: Path) -> None:
    """Raises where something stands that Byline did not make."""
    if folder.is_symlink() or (folder.exists() and not _is_ours(folder)):
        message = f"{folder} is in the way, and Byline did not make it; move it yourself"
        raise PublishError(message)


def remove_ours(folder: Path) -> None:
    """Removes a folder that Byline made, its marker last: half removed, it is still ours."""
    empty_ours(folder)
    if folder.exists():
        shutil.rmtree(folder)


def empty_ours(folder: Path, but: str = MARKER) -> None:
    """Removes what a folder holds that Byline made, but for its marker and one more."""
    refuse_in_the_way(folder)
    if folder.exists():
        for path in folder.iterdir():
            if path.name not in {MARKER, but}:
                remove(path)


def remove(path: Path) -> None:
    """Removes a file, a link or a folder with all that it holds, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _is_ours(folder: Path) -> bool:
    """The folder carries the marker, which goes in first; or it is still empty."""
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))
