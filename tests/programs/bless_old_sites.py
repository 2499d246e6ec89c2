"""Renews what is expected to come along from sites of other systems, in `tests/import/`.

`python -m tests.programs.bless_old_sites`; the difference that Git shows afterwards is what a
reviewer reads: it must be what a careful person would expect of the site.
"""

import tempfile
from pathlib import Path

from byline.importers.moving.old_site import old_site

from tests.support.old_sites import OLD_SITES, expected_of, old_site_in, told_of


def main() -> None:
    """Reads every site, and writes what came along."""
    for name in OLD_SITES:
        with tempfile.TemporaryDirectory() as folder:
            place = old_site_in(Path(folder), name)
            site = old_site(place)
            assert site, f"{name} is of no system that is known"
            expected_of(name).write_text(told_of(site, place), "utf-8", newline="\n")
    print("renewed what is expected of old sites; now read the difference")


if __name__ == "__main__":
    main()
