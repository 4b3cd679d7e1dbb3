"""Logs as JSON lines on standard error: what happened, never what somebody wrote.

Of an exception the type and the places in the code are kept and not its words, because a library may quote
the document in them.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

FACTS = "facts"
"""Name of the extra value of a record that holds further plain values."""


class JsonLines(logging.Formatter):
    """Writes a record as one JSON object a line; no value can begin a line of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "source": record.name,
            "event": record.getMessage(),
            "process": record.process,
            **getattr(record, FACTS, {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["where"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line, ensure_ascii=True)


def begin() -> None:
    """Send what is logged in this process to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    logging.getLogger("checker").setLevel(logging.INFO)
