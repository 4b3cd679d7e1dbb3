"""Chooses the renderer of a format and keeps its faults from anybody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.domain.errors import CheckerError, NotFound, RenderingFailed
from checker.offers import Renderer, TemplateFolder


def render(
    renderers: Iterable[Renderer],
    form: str,
    view: Mapping[str, object],
    language: str,
    folder: TemplateFolder,
) -> bytes:
    """Return the bytes of a report in the format `form`.

    Raises `NotFound` where no renderer writes the format, and `RenderingFailed` where the renderer does not
    finish; a renderer hands over all bytes or none.
    """
    renderer = chosen(renderers, form)
    try:
        return renderer.render(view, language, folder)
    except (CheckerError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as cause:  # layout engines raise faults that are no Exception, on purpose
        raise RenderingFailed.say(
            "The renderer {name} did not finish the report: {cause}. The assessment itself is unharmed; "
            "choose another format, or report this with the run id.",
            name=renderer.name,
            cause=f"{type(cause).__name__}: {cause}",
        ) from cause


def chosen(renderers: Iterable[Renderer], form: str) -> Renderer:
    """Return the renderer of a format; raises `NotFound` that names the formats there are."""
    known = {renderer.format: renderer for renderer in renderers}
    if form not in known:
        raise NotFound.say(
            "No plugin writes a report as {format}; choose one of: {formats}.",
            format=form,
            formats=", ".join(sorted(known)),
        )
    return known[form]
