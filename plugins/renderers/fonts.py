"""Keeps the fonts of the machine out of a report: only those of the template folder are known."""

from __future__ import annotations

from functools import cache
from typing import Any

from weasyprint.text import ffi as native
from weasyprint.text.fonts import FontConfiguration


class BundledFonts(FontConfiguration):  # type: ignore[misc]
    """A font configuration that starts empty, so that the same report looks the same on every machine.

    A letter that the bundled fonts lack is shown as an empty box; its text can still be searched and copied.
    """

    def __init__(self) -> None:
        """Make an empty configuration where the inherited one loads the fonts of the machine."""
        self._config = fontconfig().FcConfigCreate()
        self.font_map = native.ffi.gc(native.pangoft2.pango_ft2_font_map_new(), native.gobject.g_object_unref)
        font_map = native.ffi.cast("PangoFcFontMap *", self.font_map)
        native.pangoft2.pango_fc_font_map_set_config(font_map, self._config)
        native.fontconfig.FcConfigDestroy(self._config)  # the font map holds it from here on
        self._folder = None
        self.strut_layouts: dict[object, object] = {}
        self.font_features: dict[object, object] = {}


@cache
def fontconfig() -> Any:  # noqa: ANN401 - a C library has no type
    """Return the font library with the one function that the layout engine does not declare."""
    native.ffi.cdef("FcConfig * FcConfigCreate (void);")
    return native.fontconfig
