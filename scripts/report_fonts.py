"""Make the fonts of the report: `scripts/report_fonts.py FOLDER`, with the TTF files of npm's source-sans.

Source Sans 3 is cut down to the letters European documents are written in and renamed, as its licence
(OFL 1.1) asks of a modified version; the six symbols of the levels are drawn here. Run by hand when the
typeface changes.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).parents[1] / "templates" / "report" / "fonts"
FAMILY = "Checker Sans"
SOURCES = {
    "CheckerSans-Regular.ttf": "SourceSans3-Regular.ttf",
    "CheckerSans-Bold.ttf": "SourceSans3-Semibold.ttf",
    "CheckerSans-Italic.ttf": "SourceSans3-It.ttf",
}
SYMBOLS = "○◔◑◕●✕"
RANGES = [(0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x45F),
          (0x490, 0x4FF), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF),
          (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF),
          (0x2600, 0x27BF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD)]  # fmt: skip
LETTERS = [code for first, last in RANGES for code in range(first, last + 1) if chr(code) not in SYMBOLS]
EPOCH = 3_786_912_000
"""1 January 2024 in the seconds since 1904 that fonts count in: the same input gives the same file."""


def main(folder: Path) -> None:
    """Write the fonts and the licence."""
    OUT.mkdir(parents=True, exist_ok=True)
    for target, source in SOURCES.items():
        _cut_down(folder / source, OUT / target)
    _symbols().save(OUT / "CheckerLevels.ttf")


def _cut_down(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "sups"]
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.drop_tables += ["DSIG", "BASE", "gasp"]
    options.notdef_outline = True
    subset = Subsetter(options)
    subset.populate(unicodes=LETTERS)
    subset.subset(font)
    style = target.stem.split("-")[1]
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: target.stem}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    if style == "Bold":
        font["OS/2"].usWeightClass = 700
        font["OS/2"].fsSelection = 1 << 5
        font["head"].macStyle = 1
    font["head"].modified = EPOCH
    font.save(target)


def _symbols() -> TTFont:
    """Draw the six symbols on a square of 1000 units, centred on the height of capitals."""
    names = {symbol: f"uni{ord(symbol):04X}" for symbol in SYMBOLS}
    shapes = {
        "○": _ring,
        "◔": lambda pen: (_ring(pen), _wedge(pen, 0.25)),
        "◑": lambda pen: (_ring(pen), _wedge(pen, 0.5)),
        "◕": lambda pen: (_ring(pen), _wedge(pen, 0.75)),
        "●": lambda pen: _circle(pen, RADIUS),
        "✕": _cross,
    }
    glyphs = {".notdef": TTGlyphPen(None).glyph(), "space": TTGlyphPen(None).glyph()}
    for symbol, draw in shapes.items():
        pen = TTGlyphPen(None)
        draw(pen)
        glyphs[names[symbol]] = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({0x20: "space"} | {ord(symbol): name for symbol, name in names.items()})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (WIDTH if name != "space" else 200, 0) for name in glyphs})
    builder.setupHorizontalHeader(ascent=1000, descent=-326)
    builder.setupNameTable({"familyName": "Checker Levels", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=1000, sTypoDescender=-326, usWinAscent=1000, usWinDescent=326)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = EPOCH
    builder.font.recalcTimestamp = False
    return builder.font


WIDTH, RADIUS, STROKE = 840, 360, 64
CENTRE = (WIDTH / 2, 330.0)


def _circle(pen: TTGlyphPen, radius: float, *, hole: bool = False) -> None:
    """Draw a circle clockwise, or the other way round where it cuts a hole."""
    steps = range(16)
    around = [(-1 if not hole else 1) * 2 * pi * step / 16 for step in steps]
    reach = radius / cos(pi / 16)
    on = [_at(radius, angle) for angle in around]
    off = [_at(reach, angle + (around[1] - around[0]) / 2) for angle in around]
    pen.moveTo(on[0])
    for step in steps:
        pen.qCurveTo(off[step], on[(step + 1) % 16])
    pen.closePath()


def _ring(pen: TTGlyphPen) -> None:
    _circle(pen, RADIUS)
    _circle(pen, RADIUS - STROKE, hole=True)


def _wedge(pen: TTGlyphPen, share: float) -> None:
    """Fill a share of the circle clockwise from the top; half a circle is the right half."""
    radius = RADIUS - STROKE / 2
    pieces = round(share * 16)
    angles = [pi / 2 - 2 * pi * piece / 16 for piece in range(pieces + 1)]
    reach = radius / cos(pi / 16)
    pen.moveTo(_at(0, 0))
    pen.lineTo(_at(radius, angles[0]))
    for before, after in pairwise(angles):
        pen.qCurveTo(_at(reach, (before + after) / 2), _at(radius, after))
    pen.closePath()


def _cross(pen: TTGlyphPen) -> None:
    long, half = RADIUS - 20, STROKE * 0.75
    for turn in (pi / 4, -pi / 4):
        corners = [(-long, -half), (-long, half), (long, half), (long, -half)]
        points = [(x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)) for x, y in corners]
        pen.moveTo(_round(points[0]))
        for point in points[1:]:
            pen.lineTo(_round(point))
        pen.closePath()


def _at(radius: float, angle: float) -> tuple[int, int]:
    return _round((radius * cos(angle), radius * sin(angle)))


def _round(point: tuple[float, float]) -> tuple[int, int]:
    return round(CENTRE[0] + point[0]), round(CENTRE[1] + point[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
