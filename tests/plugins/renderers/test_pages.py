"""Templates see values only; a missing value or file is a clear refusal."""

from pathlib import Path

import pytest
from checker.plugins.renderers import pages

from checker.domain.errors import RenderingFailed
from checker.offers import TemplateFolder

ROOT = Path(__file__).parents[3]


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TemplateFolder:
    package = tmp_path / "invented_templates"
    (package / "report").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "report" / "good.html").write_text("<p>{{ name }} {{ _('{count} words', count=3) }}</p>")
    (package / "report" / "good.txt").write_text("{{ name }}")
    (package / "report" / "missing.html").write_text("{{ nothing.at.all }}")
    (package / "report" / "wrong.html").write_text("{% if %}")
    monkeypatch.syspath_prepend(tmp_path)
    return TemplateFolder(name="invented", package="invented_templates", path="report")


def test_values_are_escaped_in_markup_and_not_in_text(invented: TemplateFolder) -> None:
    assert pages.filled("good.html", {"name": "<b>"}, "nl", invented) == "<p>&lt;b&gt; 3 woorden</p>"
    assert pages.filled("good.txt", {"name": "<b>"}, "nl", invented) == "<b>"


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("missing.html", "'nothing' is undefined"),
        ("wrong.html", "Expected an expression"),
        ("none.html", "none.html"),
    ],
)
def test_a_template_that_cannot_be_filled_is_named(
    template: str, fault: str, invented: TemplateFolder
) -> None:
    with pytest.raises(RenderingFailed) as caught:
        pages.filled(template, {"name": "x"}, "en", invented)
    assert f"The template {template} of invented cannot be filled" in str(caught.value)
    assert fault in str(caught.value)


@pytest.mark.parametrize("name", ["../__init__.py", "./good.html", "/etc/passwd", "", "a//b", "..\\x", "x\0"])
def test_nothing_outside_the_folder_is_an_asset(name: str, invented: TemplateFolder) -> None:
    assert pages.asset(invented, name) is None


def test_no_template_trusts_a_value() -> None:
    for path in (ROOT / "templates" / "report").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", "")
        assert "autoescape" not in text
