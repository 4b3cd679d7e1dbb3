"""Every kind of fault has an exit code, and one sentence."""

import pytest

from checker.cli.faults import EXIT_CODES, MOST_DETAILS, exit_code, tell_fault
from checker.domain import errors
from checker.domain.message import say


def kinds() -> list[type[errors.CheckerError]]:
    return errors.CheckerError.__subclasses__()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_kind_has_its_code(kind: type[errors.CheckerError]) -> None:
    assert kind in dict(EXIT_CODES)
    assert exit_code(kind(say("no"))) in {2, 3, 4}


def test_details_are_lines_and_not_without_end(capsys: pytest.CaptureFixture[str]) -> None:
    details = tuple(say("fault {number}", number=number) for number in range(MOST_DETAILS + 7))
    tell_fault(errors.RuleSetError(say("Broken."), details=details), "nl")
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Broken."
    assert lines[1] == "  fault 0"
    assert len(lines) == MOST_DETAILS + 2
    assert lines[-1] == "  … en nog 7."
