"""The text edition says the same in plain lines."""

from typing import Any

from checker.plugins.renderers.pages import LINE
from checker.plugins.renderers.text import to_text

from checker.offers import TemplateFolder


def lines(shown: dict[str, Any], folder: TemplateFolder) -> list[str]:
    return to_text(shown, shown["language"], folder).decode().splitlines()


def test_lines_fit_a_terminal(shown: dict[str, Any], folder: TemplateFolder) -> None:
    found = lines(shown, folder)
    assert max(map(len, found)) <= LINE
    assert not [line for line in found if line != line.rstrip()]


def test_what_is_not_known_comes_first(shown: dict[str, Any], folder: TemplateFolder) -> None:
    found = lines(shown, folder)
    first = shown["summary"]["unknown"][0]
    assert found.index(f"  ! {first}") < 8


def test_every_duty_and_question_is_there(shown: dict[str, Any], folder: TemplateFolder) -> None:
    text = " ".join(" ".join(lines(shown, folder)).split())
    for theme in shown["themes"]:
        for duty in (*theme["spoken"], *theme["silent"]):
            assert f"{duty['citation']} · {duty['title']}" in text
    for row in shown["questions"]:
        assert f"{row['id']} {row['citation']}" in text


def test_angle_brackets_stay(shown: dict[str, Any], folder: TemplateFolder) -> None:
    assert lines(shown | {"title": "<b> & 'x'"}, folder)[0] == "<b> & 'x'"
