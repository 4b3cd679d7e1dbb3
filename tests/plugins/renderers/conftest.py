"""The invented assessment as a view, and the shipped templates."""

from typing import Any

import pytest

from checker.offers import TemplateFolder
from checker.report import view
from tests.report.dossier import declared, rule_set


@pytest.fixture(scope="session")
def folder() -> TemplateFolder:
    return TemplateFolder(name="shipped-templates", package="checker.templates", path="report")


@pytest.fixture(scope="session", params=["nl", "en"])
def shown(request: pytest.FixtureRequest) -> dict[str, Any]:
    return view(declared(), rule_set(), request.param)
