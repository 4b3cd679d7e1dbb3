"""Colours can be told apart and read, light and dark; nothing is fetched from elsewhere."""

import re
from importlib.resources import files
from itertools import product

import pytest

STATIC = files("checker.templates") / "web" / "static"
BASE = (STATIC / "base.css").read_text("utf-8")
VARIABLE = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
LIGHT, DARK = (dict(VARIABLE.findall(part)) for part in BASE.split("prefers-color-scheme: dark", 1))
GROUNDS = ("paper", "raised", "sunk")
INKS = ("ink", "soft", "link", "action", "red")
PAIRS = [
    *product(INKS, GROUNDS),
    ("on-action", "action"),
    ("amber", "amber-tint"),
    ("ink", "amber-tint"),
    ("red", "red-tint"),
    ("ink", "red-tint"),
    ("link", "amber-tint"),
    ("mark-ink", "mark"),
    ("ink", "faint"),
    ("soft", "faint"),
]


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read(scheme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_lines_of_controls_and_the_focus_can_be_seen(scheme: dict[str, str], ground: str) -> None:
    for line in ("line-strong", "ring", "action"):
        assert contrast(scheme[line], scheme[ground]) >= 3


def test_every_colour_is_named_once_and_used_by_name() -> None:
    assert LIGHT.keys() == DARK.keys()
    pages = (STATIC / "pages.css").read_text("utf-8")
    assert not re.search(r"#[0-9a-f]{3,6}\b", pages)
    used = set(re.findall(r"var\(--([\w-]+)\)", BASE + pages))
    assert used == LIGHT.keys()


def test_nothing_comes_from_elsewhere() -> None:
    for file in STATIC.iterdir():
        assert not re.search(r"@import|url\(|https?://(?!www\.w3\.org)", file.read_text("utf-8")), file.name
