"""Fills the templates of a folder; the only place where the view of a report meets markup."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from textwrap import fill

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError

from checker.domain.errors import RenderingFailed
from checker.domain.message import Filling, say
from checker.messages import tell
from checker.offers import TemplateFolder

LINE = 92
"""Widest line of the text edition, in characters."""


def filled(
    template: str, view: Mapping[str, object], language: str, folder: TemplateFolder, **more: object
) -> str:
    """Return a template of `folder`, filled from the view; raises `RenderingFailed` that names the fault.

    A template whose name ends in ``.html`` escapes every value; one that ends in ``.txt`` escapes nothing.
    """
    try:
        return (
            environment(folder, language, template.endswith(".html"))
            .get_template(template)
            .render(view, **more)
        )
    except TemplateError as fault:
        raise RenderingFailed.say(
            "The template {template} of {folder} cannot be filled: {fault}. Correct the template, or set "
            "report_templates to another folder.",
            template=getattr(fault, "name", None) or template,
            folder=folder.name,
            fault=str(fault),
        ) from fault


def template_of(view: Mapping[str, object]) -> str:
    """Return the template that a view is for: a report, unless it names another."""
    return str(view.get("template", "report.html"))


@lru_cache(maxsize=8)
def environment(folder: TemplateFolder, language: str, escapes: bool) -> Environment:
    """Return the template engine for one folder and one language; templates are compiled once."""

    def sentence(text: str, /, **values: Filling) -> str:
        return tell(say(text, **values), language)

    made = Environment(
        loader=FunctionLoader(lambda name: source(folder, name)),
        autoescape=escapes,  # noqa: S701 - text without markup has nothing to escape
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["_"] = sentence
    made.filters["wrapped"] = wrapped
    return made


def wrapped(text: str, indent: str = "") -> str:
    """Return a text as lines of the text edition, every line after the first indented."""
    return fill(text, LINE, subsequent_indent=indent, break_on_hyphens=False)


def asset(folder: TemplateFolder, name: str) -> Traversable | None:
    """Return a file of the folder, or None where it has none of this name; never one outside of it."""
    parts = name.split("/")
    if not all(part and part not in {".", ".."} and "\\" not in part and "\0" not in part for part in parts):
        return None
    found = files(folder.package).joinpath(folder.path, *parts)
    return found if found.is_file() else None


def existing_asset(folder: TemplateFolder, name: str) -> Traversable:
    """Return a file of the folder; raises `RenderingFailed` where the folder lacks it."""
    found = asset(folder, name)
    if found is None:
        raise RenderingFailed.say(
            "The template folder {folder} lacks {name}; add it, or set report_templates to another folder.",
            folder=folder.name,
            name=name,
        )
    return found


def asset_names(folder: TemplateFolder, inner: str) -> list[str]:
    """Return the names of the files in a folder inside the template folder, sorted."""
    there = files(folder.package).joinpath(folder.path, inner)
    return sorted(f"{inner}/{item.name}" for item in there.iterdir()) if there.is_dir() else []


def source(folder: TemplateFolder, name: str) -> str | None:
    """Return the text of a template, or None where the folder has none of this name."""
    found = asset(folder, name)
    return found.read_text(encoding="utf-8") if found else None
