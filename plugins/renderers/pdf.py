"""Writes the report as a tagged PDF (PDF/UA-1); the same view gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.plugins.renderers.pages import filled, template_of

from checker.domain.errors import RenderingFailed
from checker.hookspecs import hookimpl
from checker.offers import Renderer, TemplateFolder

if TYPE_CHECKING:
    from checker.settings import Settings

VARIANT = "pdf/ua-1"


def to_pdf(view: Mapping[str, object], language: str, folder: TemplateFolder) -> bytes:
    """Return the report as PDF; raises `RenderingFailed` where the layout engine does not finish."""
    page = filled(template_of(view), view, language, folder, edition="pdf", style="", policy="")
    return laid_out(page, folder)


def laid_out(page: str, folder: TemplateFolder) -> bytes:
    """Lay a page of markup out; only assets of the folder are opened."""
    # Imported here because it takes half a second that nobody should wait for who wants no PDF.
    from checker.plugins.renderers.fetching import BASE, AssetFetcher  # noqa: PLC0415
    from checker.plugins.renderers.fonts import bundled  # noqa: PLC0415
    from checker.plugins.renderers.tagging import complete_tags  # noqa: PLC0415
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    complete_tags()
    source = HTML(string=page, base_url=BASE, url_fetcher=AssetFetcher(folder))
    try:
        with bundled(folder) as fonts:
            return bytes(source.write_pdf(font_config=fonts, pdf_variant=VARIANT))
    except RenderingFailed:
        raise
    except (Exception, FatalURLFetchingError) as cause:
        raise RenderingFailed.say(
            "The PDF could not be laid out: {cause}. Choose another format, or report this with the run id.",
            cause=f"{type(cause).__name__}: {cause}",
        ) from cause


@hookimpl
def checker_renderers(settings: Settings) -> list[Renderer]:
    """Offer the PDF edition."""
    return [
        Renderer(name="pdf-report", format="pdf", media_type="application/pdf", suffix=".pdf", render=to_pdf)
    ]
