"""Writes into the tags of a PDF what the layout engine leaves out: languages of quotes, scopes of headers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint.pdf import tags

ROOT = "html"
SCOPES = {"col": "/Column", "row": "/Row", "rowgroup": "/Row"}


@cache
def complete_tags() -> None:
    """From here on, give a tag the language and the scope of its element; doing it again changes nothing.

    A program that speaks the report aloud changes its voice and announces columns by these. There is no
    option for it, so the one function that builds tags is wrapped; a test tells when that changes.
    """
    build = tags._build_box_tree

    def build_completely(box: Any, *more: Any) -> Iterator[Any]:  # noqa: ANN401 - boxes have no types
        element = getattr(box, "element", None)
        said = {} if element is None or element.tag == ROOT else element.attrib
        for tag in build(box, *more):
            if language := said.get("lang"):
                tag["Lang"] = pydyf.String(language)
            if tag["S"] == "/TH" and (scope := SCOPES.get(said.get("scope", ""))):
                tag["A"]["Scope"] = scope
            yield tag

    tags._build_box_tree = build_completely
