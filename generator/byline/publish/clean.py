"""Taking away what Byline made."""

from pathlib import Path

from byline.publish.lock import locked
from byline.publish.places import Places, PublishError, refuse_foreign, remove_ours


def clean(output: Path) -> bool:
    """Removes what Byline made, and nothing else; False where there was nothing."""
    refuse_foreign(output)
    places = Places(output)
    if not any(path.is_symlink() or path.exists() for path in (output, places.side)):
        return False
    try:
        with locked(places):
            remove_ours(output)
            remove_ours(places.side)
    except OSError as fault:
        raise PublishError(f"cannot remove {output}: {fault.strerror}") from fault
    return True
