"""Headers and row labels: in English, in other official languages as far as known, else by their order."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from checker.domain.harmonised_template import Label

LONGEST_LABEL = 400
"""Characters; what is longer is no header and no label."""


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """Return a label as it is compared: letters and digits only, without case and accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(
        " " if not letter.isalnum() else letter for letter in bare if not unicodedata.combining(letter)
    )
    return " ".join(letters.split())


@cache
def translations() -> Mapping[str, str]:
    """Return the labels of other official languages, folded, with the id each stands for."""
    data = json.loads(files("checker.plugins.reports").joinpath("labels.json").read_text(encoding="utf-8"))
    return {folded(text): id_ for id_, texts in data["labels"].items() for text in texts}


def named(text: str, labels: Iterable[Label]) -> str:
    """Return the id of the label that a text is, in any known language; empty for none."""
    wanted = folded(text)
    known = {label.id for label in labels}
    for label in labels:
        if folded(label.text) == wanted:
            return label.id
    found = translations().get(wanted, "")
    return found if found in known else ""


def by_order(texts: Iterable[str], labels: tuple[Label, ...]) -> dict[str, str]:
    """Return the id of every text: by its words, else by the order in which the texts first appear.

    The order decides only where as many different texts stand there as the template has labels.
    """
    different = list(dict.fromkeys(text for text in texts if text.strip()))
    found = {text: id_ for text in different if (id_ := named(text, labels))}
    unknown = [text for text in different if text not in found]
    forms = list(dict.fromkeys(folded(text) for text in different))
    if unknown and len(forms) == len(labels):
        order = {form: label.id for form, label in zip(forms, labels, strict=True)}
        if all(order[folded(text)] == id_ for text, id_ in found.items()):
            return {text: order[folded(text)] for text in different}
    return found
