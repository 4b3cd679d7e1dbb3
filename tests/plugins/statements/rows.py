"""Small dumps written by hand, so that a test can count for itself."""

import csv
from pathlib import Path

from checker.plugins.statements.schema import FULL

ROW = {
    "uuid": "1",
    "decision_visibility": '["DECISION_VISIBILITY_CONTENT_REMOVED"]',
    "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    "category": "STATEMENT_CATEGORY_VIOLENCE",
    "content_date": "2025-07-01",
    "territorial_scope": '["NL","DE"]',
    "application_date": "2025-07-10",
    "decision_facts": 'Seen, and "weighed"\non two lines.',
    "source_type": "SOURCE_VOLUNTARY",
    "automated_detection": "Yes",
    "automated_decision": "AUTOMATED_DECISION_FULLY",
    "platform_name": "Alpha",
    "created_at": "2025-07-12 23:59:59",
}


def write_rows(path: Path, *changes: dict[str, str], columns: tuple[str, ...] = FULL) -> Path:
    """Write a dump with one row for each change to `ROW`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(ROW | change for change in changes)
    return path
