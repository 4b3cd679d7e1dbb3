"""Keeps the fonts of the machine out of a report: only those of the template folder are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib.resources import as_file
from pathlib import Path
from typing import Any

from checker.plugins.renderers.pages import asset_names, existing_asset
from weasyprint.text import ffi as native
from weasyprint.text.fonts import FontConfiguration

from checker.domain.errors import RenderingFailed
from checker.offers import TemplateFolder

FONTS = "fonts"
SUFFIX = ".ttf"


@contextmanager
def bundled(folder: TemplateFolder) -> Iterator[FontConfiguration]:
    """Give the fonts of a template folder to the layout engine; raises `RenderingFailed` without any."""
    names = [name for name in asset_names(folder, FONTS) if name.endswith(SUFFIX)]
    if not names:
        # Without any font the layout engine does not raise: it takes the process down.
        raise RenderingFailed.say(
            "The template folder {folder} holds no fonts ({pattern}); add one, or set report_templates to "
            "another folder.",
            folder=folder.name,
            pattern=f"{FONTS}/*{SUFFIX}",
        )
    with ExitStack() as open_files:
        yield BundledFonts(open_files.enter_context(as_file(existing_asset(folder, name))) for name in names)


class BundledFonts(FontConfiguration):  # type: ignore[misc]
    """A font configuration that starts empty, so that the same report looks the same on every machine.

    A letter that the bundled fonts lack is shown as an empty box; its text can still be searched and copied.
    """

    def __init__(self, fonts: Iterable[Path]) -> None:
        """Make an empty configuration where the inherited one loads the fonts of the machine."""
        self._config = fontconfig().FcConfigCreate()
        for path in fonts:
            native.fontconfig.FcConfigAppFontAddFile(self._config, str(path).encode())
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
