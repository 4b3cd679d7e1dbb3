"""A small collection of labelled documents for the small rule set."""

import json
from pathlib import Path

TEXTS = {
    "shows": "We sell shoes.\n\nWe confirm every notice.\n",
    "silent": "We sell shoes.\n\nShoes are sold.\n",
    "extra": "We confirm each notice of a new lease.\n",
}
LABELS = {
    "shows": [{"article": 16, "level": "asserted", "evidence": [{"from_line": 3, "to_line": 3}]}],
    "silent": [{"article": 16, "level": "described", "evidence": [{"from_line": 1, "to_line": 1}]}],
    "extra": [],
}


def write_corpus(folder: Path, labels: dict[str, list[dict[str, object]]] | None = None) -> Path:
    """Write three documents with what people say about them."""
    (folder / "documents").mkdir(parents=True)
    (folder / "labels").mkdir()
    for name, text in TEXTS.items():
        (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
        said = {"document": name, "labels": (labels or LABELS)[name]}
        (folder / "labels" / f"{name}.json").write_text(json.dumps(said), encoding="utf-8")
    index = {
        "documents": [{"name": name, "file": f"documents/{name}.txt", "service": "vlop"} for name in TEXTS]
    }
    (folder / "corpus.json").write_text(json.dumps(index), encoding="utf-8")
    return folder
