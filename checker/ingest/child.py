"""Entry of the child process where the parent could not copy itself; see `checker.ingest.isolation`."""

from __future__ import annotations

import sys

from checker.ingest.isolation import live_apart

if __name__ == "__main__":
    live_apart(int(sys.argv[1]))
