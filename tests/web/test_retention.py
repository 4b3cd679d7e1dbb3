"""Retention in the browser: a dry run, two administrators, holds by managers; and on the command line."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from checker.cli import main
from checker.domain.case import Capacity
from checker.domain.errors import UsageFault
from checker.domain.person import TERMINAL, Role
from checker.settings import Settings
from checker.storage.store import Store
from checker.web.app import create_app
from checker.web.state import SETTINGS
from tests.web.conftest import send
from tests.web.test_cases import browser_of


@pytest.fixture
def ruled(app: Flask) -> Flask:
    """Return an application that keeps empty cases for a year."""
    app.extensions[SETTINGS] = replace(app.extensions[SETTINGS], retention=("empty=1",))
    return app


def old_case(store: Store, number: str = "2019-1") -> str:
    """Have a case there that was closed in 2020."""
    cases = replace(store.cases, clock=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    by = replace(TERMINAL, person=store.people.local().id)
    facts = {"services": ["platform"], "profile": "", "size": ""}
    case = cases.open(
        by, number=number, title="Geheim", platform="Klankbord", capacity=Capacity.MINISTRY, facts=facts
    )
    cases.set_closed(by, cases.get(case), is_closed=True)
    return case


def post(browser: FlaskClient, where: str, **fields: object) -> int:
    return send(browser, f"/retention/{where}", dict(fields), page="/retention/").status_code


def test_two_administrators_delete_a_case(ruled: Flask, store: Store) -> None:
    first = browser_of(ruled, store, "first", Role.ADMINISTRATOR)
    second = browser_of(ruled, store, "second", Role.ADMINISTRATOR)
    case = old_case(store)
    page = first.get("/retention/").text
    assert "2019-1" in page
    assert "Geheim" not in page
    assert "Klankbord" not in page
    assert post(first, "delete", case=case) == 400
    assert post(first, "propose", case=case) == 303
    assert post(first, "delete", case=case) == 400
    assert store.cases.get(case)
    assert post(second, "delete", case=case) == 303
    assert store.cases.by_number("2019-1") is None
    page = second.get("/retention/?lang=nl").text
    assert "Voorgesteld door first" in page or "Voorgesteld door First" in page
    assert list(store.audit.faults()) == []


def test_a_manager_holds_a_case(ruled: Flask, store: Store) -> None:
    case = old_case(store)
    admin, manager = (browser_of(ruled, store, role, role) for role in (Role.ADMINISTRATOR, Role.MANAGER))
    where = f"/cases/{case}/"
    assert send(manager, f"{where}holds", {"reason": " "}, page=where).status_code == 400
    assert send(manager, f"{where}holds", {"reason": "Rechtszaak"}, page=where).status_code == 303
    assert "Rechtszaak" in manager.get(where).text
    assert post(admin, "propose", case=case) == 400
    (hold,) = store.holds.of(case)
    assert post(admin, f"holds/{hold.id}/lift", reason="Afgelopen") == 303
    assert "Afgelopen" in manager.get(where).text
    assert post(admin, "propose", case=case) == 303
    assert post(admin, "holds", number="2019-1", reason="Toch") == 303
    assert post(admin, "holds", number="none", reason="Toch") == 400
    assert "Toch" in admin.get("/retention/").text


def test_a_rule_that_cannot_be_read_stops_the_start(store: Store, settings: Settings) -> None:
    with pytest.raises(UsageFault, match="retention"):
        create_app(replace(settings, retention=("always",)), store)


def test_the_command_line_tells_and_deletes(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKER_RETENTION", "empty=1")
    url = store.database.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("CHECKER_DATABASE", url)
    case, data = old_case(store), settings.data

    def run(*words: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    told = run("retention", "plan", "--data", data, "--language", "en").stdout
    assert "Case 2019-1 (closed, without any assessment): goes" in told
    assert "Proposed by: -" in told
    assert run("retention", "delete", "2019-1", "--data", data).exit_code == 2
    assert run("retention", "delete", "none", "--data", data).exit_code == 2
    by = replace(TERMINAL, person=store.people.local().id, name="Ada")
    store.retention.propose(by, [case], {"empty": 1})  # type: ignore[dict-item]
    deleted = run("retention", "delete", "2019-1", "--data", data)
    assert deleted.exit_code == 0, deleted.output
    assert '"number": "2019-1"' in run("retention", "deleted", "--data", data).stdout
    assert run("audit", "verify", "--data", data).exit_code == 0
    assert run("verify", "--data", data).exit_code == 0
