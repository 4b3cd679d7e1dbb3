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


def test_words_of_a_file_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    name = "a\x1b]0;owned\x07\u202eb\ud800\n.txt"
    tell_fault(errors.UploadRefused.say("{name} is empty.", name=name), "en")
    written = capsys.readouterr().err
    assert written == "a\ufffd]0;owned\ufffd\ufffdb\ufffd\ufffd.txt is empty.\n"
