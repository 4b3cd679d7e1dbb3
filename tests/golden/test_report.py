"""The report is as it was; `python -m tests.golden.report` accepts a change, and its diff shows it."""

import pytest

from tests.golden.report import LANGUAGES, editions


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_as_it_was(language: str) -> None:
    for path, text in editions(language).items():
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs"
