"""`python notebooks`: rerun what is stale. See `python notebooks --help`."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from newsdesk import build

    sys.exit(build.main(sys.argv[1:]))
