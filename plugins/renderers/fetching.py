"""Opens the assets of a template folder for the layout engine, and nothing else."""

from __future__ import annotations

from checker.plugins.renderers.pages import asset
from weasyprint.urls import URLFetcher, URLFetcherResponse

from checker.offers import TemplateFolder

BASE = "https://report.invalid/"
"""Where the assets of the template folder stand for the layout engine; no such host exists, none is asked."""
MEDIA_TYPES = {"css": "text/css", "ttf": "font/ttf"}
"""Kinds of assets that a report may use, by suffix."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Serves style sheets and fonts of one template folder; every other address is refused without a look."""

    def __init__(self, folder: TemplateFolder) -> None:
        """Keep the folder; no protocol is allowed and no redirect followed by what is inherited."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._folder = folder

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return an asset; raises `ValueError` for anything else."""
        name = url.removeprefix(BASE)
        media_type = MEDIA_TYPES.get(name.rpartition(".")[2])
        found = asset(self._folder, name) if url.startswith(BASE) and media_type else None
        if found is None:
            raise ValueError("not an asset of the report")
        return URLFetcherResponse(url, body=found.read_bytes(), headers={"Content-Type": str(media_type)})
