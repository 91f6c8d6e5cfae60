"""`python -m runatomy`: the command line."""

import sys

from runatomy.app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
