"""Registers take part in an assessment by name, day and digest; the newest is used, an old one is said."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.domain.assessment import Assessment, Dossier
from checker.domain.errors import NotFound
from checker.domain.obligation import RuleSet
from checker.domain.observation import Observation
from checker.offers import Check, Evaluation
from checker.pluginmanager import open_registry
from checker.rulesets.updating import Vouched, keep, prepare
from checker.service import Service, Source, Wishes
from checker.settings import Settings

PAPER = Source(name="paper.txt", data=b"Anyone can report illegal content through our online form.\n")
FLAGGERS = "name,country,awarding_dsc,awarded_on\nLantern,NL,ACM,2026-11-02\n"


def silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@pytest.fixture
def service(tmp_path: Path) -> Service:
    """Return a service with the shipped rules and a data folder of its own."""
    settings = Settings(data=tmp_path / "data", cache=None, plugins=("plain", "text", "eu-dsa"))
    return Service(settings=settings, registry=open_registry(settings))


def assess(service: Service, **wishes: object) -> Assessment:
    asked = {"profile": "tiktok", "on": date(2024, 5, 23), **wishes}
    return service.assess([PAPER], Wishes(**asked), silent).assessment  # type: ignore[arg-type]


def registers(assessment: Assessment) -> dict[str, str]:
    """Return name and day of every register that took part."""
    return {part.name: part.version for part in assessment.provenance.components if part.kind == "register"}


def update(service: Service, name: str, text: str, day: date) -> None:
    """Put a newer register in its place."""
    register = next(each for each in service.registers("eu-dsa") if each.name == name)
    made = prepare(text.encode(), register, "new.csv", Vouched(as_of=day, source="a list", confidence="high"))
    keep(made, register, service.settings.data, day)


def test_a_profile_brings_its_registers(service: Service) -> None:
    assessment = assess(service)
    assert registers(assessment) == {
        "designated-services": "2026-09-01",
        "digital-services-coordinators": "2026-10-05",
    }
    assert [each for each in assessment.diagnostics if each.kind == "register"] == []
    assert registers(assess(service, profile="", services=("vlop",))) == {}


def test_an_old_register_is_said(service: Service) -> None:
    said = [each for each in assess(service, on=date(2026, 11, 21)).diagnostics if each.kind == "register"]
    assert len(said) == 1
    assert "81 days before the reference date" in str(said[0].message)


def test_a_check_gets_the_registers_that_it_names(service: Service) -> None:
    found: list[str] = []

    def look(dossier: Dossier, _rules: RuleSet, _evaluation: Evaluation) -> tuple[Observation, ...]:
        register = dossier.register("trusted-flaggers")
        found.extend(row["name"] for row in register.records()) if register else None
        return ()

    registry = replace(
        service.registry, checks={"flags": Check(name="flags", check=look, registers=("trusted-flaggers",))}
    )
    update(service, "trusted-flaggers", FLAGGERS, date(2026, 11, 20))
    assessment = assess(Service(settings=service.settings, registry=registry))
    assert registers(assessment)["trusted-flaggers"] == "2026-11-20"
    assert found == ["Lantern"]


def test_an_update_changes_the_run(service: Service) -> None:
    before = assess(service).provenance.run_id
    assert assess(service).provenance.run_id == before
    text = "name,services,designated_on,member_state\nTikTok,vlop,2023-04-25,IE\n"
    update(service, "designated-services", text, date(2026, 11, 20))
    after = assess(service)
    assert after.provenance.run_id != before
    assert registers(after)["designated-services"] == "2026-11-20"
    assert after.profile.source == "designated-services.csv, 2026-11-20"


def test_without_a_register_no_service_is_known(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, cache=None, plugins=("plain", "text"))
    service = Service(settings=settings, registry=open_registry(settings))
    with pytest.raises(NotFound, match="There is no rule set eu-dsa"):
        assess(service)
