"""The templates that ship with checker: pages in `web`, editions of the report in `report`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.hookspecs import hookimpl
from checker.offers import TemplateFolder

if TYPE_CHECKING:
    from checker.settings import Settings


@hookimpl
def checker_templates(settings: Settings) -> list[TemplateFolder]:
    """Offer the templates of the shipped report."""
    return [TemplateFolder(name="shipped-templates", package="checker.templates", path="report")]
