"""Pointers to other texts: resolved, linted, and without any weight."""

from pathlib import Path

from checker.rulesets import load
from checker.rulesets.lint import lint
from tests.rulesets.small import DUTIES, RULESET, write

POINTERS = """\
pointers:
  report_notices:
    kind: report
    act: dsa
    label: {en: part 4, nl: deel 4}
"""


def with_pointers(folder: Path, duty: str = "report_notices") -> Path:
    """Write the small rule set with one pointer, to which its duty and its element point."""
    of_duty = DUTIES.replace("    scope: hosting\n", f"    scope: hosting\n    points_to: [{duty}]\n")
    of_element = of_duty.replace(
        "        signals:\n", "        points_to: [report_notices]\n        signals:\n"
    )
    return write(folder, ruleset=RULESET.replace("files:\n", f"{POINTERS}files:\n"), duties=of_element)


def test_a_duty_and_an_element_point_somewhere(tmp_path: Path) -> None:
    (duty,) = load(with_pointers(tmp_path)).obligations
    (pointer,) = duty.points_to
    assert (pointer.id, pointer.kind, pointer.act.id, pointer.label("nl")) == (
        "report_notices",
        "report",
        "dsa",
        "deel 4",
    )
    assert duty.elements[0].points_to == (pointer,)


def test_a_pointer_that_is_not_declared(tmp_path: Path) -> None:
    sentences = [str(fault.message) for fault in lint(with_pointers(tmp_path, "report_notice"))]
    assert any(
        "report_notice is not declared" in text and "report_notices meant" in text for text in sentences
    )


def test_a_pointer_that_nothing_points_to_is_a_warning(tmp_path: Path) -> None:
    folder = write(tmp_path, ruleset=RULESET.replace("files:\n", f"{POINTERS}files:\n"))
    warnings = [str(fault.message) for fault in lint(folder) if fault.severity == "warning"]
    assert any("nothing points to report_notices" in text for text in warnings)


def test_an_act_of_a_pointer_must_be_declared(tmp_path: Path) -> None:
    other = POINTERS.replace("act: dsa", "act: dsb")
    folder = write(tmp_path, ruleset=RULESET.replace("files:\n", f"{other}files:\n"))
    assert any("the act dsb is not declared" in str(fault.message) for fault in lint(folder))
