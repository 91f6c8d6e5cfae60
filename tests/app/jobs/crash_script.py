"""A process that imports, to be killed: `crash_script.py import HOME FOLDER` or `serve HOME`."""

from __future__ import annotations

import sys
import time
from pathlib import Path


def main(way: str, home: str, *folder: str) -> None:
    from runatomy.app.jobs.archive import open_sources
    from runatomy.app.jobs.importing import import_items
    from runatomy.app.jobs.pool import Pool
    from runatomy.app.library.home import Home
    from runatomy.app.library.library import Library
    from runatomy.app.library.upkeep.tidy import tidy

    with Library.open(Home(Path(home))) as library:
        if way == "import":
            import_items(library, open_sources(folder))
            return
        tidy(library)
        pool = Pool(library)
        pool.start()
        while True:
            time.sleep(60.0)


if __name__ == "__main__":
    main(*sys.argv[1:])
