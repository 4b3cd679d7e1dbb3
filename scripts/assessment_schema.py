#!/usr/bin/env python3
"""Write checker/engine/schema/assessment.json from the values of the domain; with --check only compare.

Run it when a field of the domain changes: `scripts/assessment_schema.py`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from checker.domain.assessment import Assessment
from checker.engine.serialise import FORM, WHOLE_ONLY
from checker.engine.verify import LONGEST_QUOTE, SHORTEST_QUOTE

TARGET = Path(__file__).parent.parent / "checker" / "engine" / "schema" / "assessment.json"

PLACE = {
    "page": {
        "description": "Counted from 1; 0 where the format has no pages.",
        "type": "integer",
        "minimum": 0,
    },
    "line": {
        "description": "Counted from 1; 0 where the format has no lines.",
        "type": "integer",
        "minimum": 0,
    },
    "cell": {
        "description": "Where a cell of the harmonised report stands; null in other documents.",
        "anyOf": [
            {
                "type": "object",
                "properties": {
                    "part": {"type": "integer", "minimum": 1, "maximum": 11},
                    "file": {"type": "string"},
                    "row": {"type": "integer", "minimum": 1},
                    "column": {"type": "integer", "minimum": 1},
                },
                "required": ["part", "file", "row", "column"],
                "additionalProperties": False,
            },
            {"type": "null"},
        ],
    },
}
QUOTE = {
    "description": "What the document says between start and end, letter by letter.",
    "type": "string",
    "minLength": 1,
}
EVIDENCE_QUOTE = {**QUOTE, "minLength": SHORTEST_QUOTE, "maxLength": LONGEST_QUOTE}
NUMBER = {"description": "The number as printed.", "type": "string", "minLength": 1}
SAID = {"description": "The sentence in the language asked for; in the printed form.", "type": "string"}

ADDED: dict[str, dict[str, Any]] = {
    "Evidence": {"quote": EVIDENCE_QUOTE, **PLACE},
    "NearMiss": {"quote": QUOTE, **PLACE},
    "Span": {"quote": QUOTE, **PLACE},
    "Suggestion": {"quote": QUOTE, **PLACE},
    "FigurePart": {"quote": QUOTE},
    "Figure": {"quote": QUOTE, **PLACE, "number": NUMBER},
}
"""What the encoder adds to the values of the domain."""
OPTIONAL = {"Document": set(WHOLE_ONLY), "Message": {"said"}}
"""What only one of the two forms holds."""


def schema() -> dict[str, Any]:
    """Return the schema of both forms of an assessment."""
    made = msgspec.json.schema(Assessment)
    parts: dict[str, Any] = made["$defs"]
    for name, added in ADDED.items():
        parts[name]["properties"] |= added
    parts["Message"]["properties"]["said"] = SAID
    whole = parts.pop("Assessment")
    whole["properties"] = {
        "form": {"const": FORM},
        "run_id": {"description": "The same for the same input.", "type": "string"},
        **whole["properties"],
    }
    for name, part in {**parts, "": whole}.items():
        _close(part, OPTIONAL.get(name, set()))
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by scripts/assessment_schema.py from checker.domain; the printed form leaves out "
        "the text of the documents, the whole form holds it.",
    }
    return {**head, **whole, "$defs": dict(sorted(parts.items()))}


def _close(part: dict[str, Any], optional: set[str]) -> None:
    """Have an object hold all of its keys and no other; the encoder leaves nothing out."""
    if part.get("type") != "object":
        return
    part["required"] = [name for name in part["properties"] if name not in optional]
    part["additionalProperties"] = False
    for value in part["properties"].values():
        value.pop("default", None)


def main() -> int:
    """Write the file, or tell whether it is up to date."""
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
