"""From files and wishes to an assessment and its report, the same in every process."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.declaring import declaration_template
from checker.domain.errors import NotFound, RenderingFailed, RuleSetError, UploadRefused, UsageFault
from checker.domain.finding import Outcome
from checker.engine.serialise import from_json, to_json
from checker.service import Assessed, Service, Source, Wishes, open_service
from checker.settings import Settings
from tests.conftest import ROOT
from tests.installing import forget_stranger, install_stranger

SAMPLE = ROOT / "checker" / "samples" / "position-paper-nl.pdf"
SEALS = Source(name="seals.txt", data=b"Every seal is kept in a dry room. Nobody else comes in there.\n")


def silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@pytest.fixture(scope="module")
def stranger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install_stranger(tmp_path_factory.mktemp("stranger"))


@pytest.fixture
def service(stranger_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    """Return a service with a foreign rule set, so that these tests need none of the shipped rules."""
    monkeypatch.syspath_prepend(str(stranger_path))
    forget_stranger()
    return open_service(Settings(plugins=("plain", "declaration", "stranger")))


def assess(service: Service, *sources: Source, **wishes: object) -> Assessed:
    asked = {"services": ("vlop",), "rules": "seals", "on": date(2024, 6, 1), **wishes}
    return service.assess(sources or (SEALS,), Wishes(**asked), silent)  # type: ignore[arg-type]


def test_a_foreign_rule_set_and_evaluator_give_an_assessment(service: Service) -> None:
    assessment = assess(service).assessment
    [finding] = assessment.findings
    assert finding.outcome is Outcome.ADDRESSED
    [evidence] = finding.elements[0].evidence
    quote = assessment.document("d1").quote(evidence.start, evidence.end)
    assert quote == "Every seal is kept in a dry room."
    assert [item.check for item in assessment.observations] == [""]
    assert assessment.diagnostics == ()


def test_what_took_part_is_recorded(service: Service) -> None:
    parts = {(part.kind, part.name): part for part in assess(service).assessment.provenance.components}
    assert parts["evaluator", "seals"].version == "1.2.3+7"
    assert len(parts["evaluator", "seals"].digest) == len(parts["checker", "checker"].digest) == 64
    assert parts["rule_set", "seals"].version == "0.3.0"
    assert ("reader", "plain") in parts
    assert ("library", "pypdfium2") in parts


def test_the_stored_form_of_a_real_assessment_comes_back(service: Service) -> None:
    assessment = assess(service).assessment
    assert from_json(to_json(assessment)) == assessment


def test_services_given_go_before_those_of_a_declaration(service: Service) -> None:
    text = declaration_template(service, Wishes(services=("hosting",), rules="seals"), "en")
    declaration = Source(name="d.yaml", data=text.encode())
    given = assess(service, declaration=declaration).assessment
    assert "vlop" in given.profile.services
    declared = assess(service, services=(), declaration=declaration).assessment
    assert declared.profile.services == ("intermediary", "hosting")
    assert declared.findings[0].outcome is Outcome.NOT_APPLICABLE


def test_without_a_date_the_bounds_are_open_and_never_today(service: Service) -> None:
    assessment = assess(service, on=None).assessment
    assert assessment.reference.earliest is assessment.reference.latest is None
    assert assessment.findings[0].outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("wishes", "fault"),
    [
        ({"services": ()}, UsageFault),
        ({"services": ("shop",)}, UsageFault),
        ({"rules": "other"}, NotFound),
        ({"profile": "nobody-knows-it"}, NotFound),
    ],
)
def test_wrong_wishes_are_refused_before_anything_is_read(
    service: Service, wishes: dict[str, object], fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        assess(service, **wishes)


def test_rules_that_name_an_evaluator_that_is_not_there_are_refused() -> None:
    alone = open_service(Settings(plugins=("plain", "eu-dsa")))
    with pytest.raises(RuleSetError) as refused:
        alone.rule_set("eu-dsa")
    assert "obligations/" in str(refused.value.details[0])


def test_rules_in_a_folder_are_opened_and_their_faults_named(service: Service, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "stranger" / "stranger" / "rules", tmp_path / "mine")
    assert service.rule_set(str(tmp_path / "mine")).id == "seals"
    duty = tmp_path / "mine" / "obligations" / "seals.yaml"
    duty.write_text(duty.read_text(encoding="utf-8").replace("[seal]", "[sea]"), encoding="utf-8")
    with pytest.raises(RuleSetError) as refused:
        service.rule_set(str(tmp_path / "mine"))
    [fault] = refused.value.details
    assert str(fault).startswith("obligations/seals.yaml:")
    assert "sea" in str(fault)


def test_nothing_to_assess_and_nothing_in_a_file_are_refused(service: Service) -> None:
    with pytest.raises(UsageFault):
        service.assess((), Wishes(services=("vlop",), rules="seals"), silent)
    with pytest.raises(UploadRefused):
        assess(service, Source(name="empty.txt", data=b""))


def test_progress_is_told_with_true_counts(service: Service) -> None:
    told: list[tuple[str, int, int]] = []
    wishes = Wishes(services=("vlop",), rules="seals")
    service.assess((SEALS, SEALS), wishes, lambda *step: told.append(step))
    assert told[:3] == [("read", 0, 2), ("read", 1, 2), ("read", 2, 2)]
    assert all(done <= total for _, done, total in told)


def test_no_report_is_written_where_a_quote_does_not_stand(service: Service) -> None:
    assessed = assess(service)
    other = replace(assessed.assessment.documents[0], text="Something else.")
    changed = replace(assessed, assessment=replace(assessed.assessment, documents=(other,)))
    with pytest.raises(RenderingFailed):
        service.render(changed, "json", "en")


def test_a_format_that_nobody_writes_is_wrong_use(service: Service) -> None:
    with pytest.raises((NotFound, UsageFault)):
        service.render(assess(service), "rtf", "en")


def typed(form: str, folder: Path, **surroundings: str) -> bytes:
    """Run the command in a process of its own, in other surroundings."""
    command = [
        sys.executable,
        "-m",
        "checker.cli",
        "assess",
        str(SAMPLE),
        "--service",
        "vlop",
        "--format",
        form,
    ]
    environment = {"PATH": os.environ["PATH"], **surroundings}
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True).stdout


@pytest.mark.parametrize("form", ["json", "text"])
def test_the_same_input_gives_the_same_bytes_everywhere(form: str, tmp_path: Path) -> None:
    here = typed(form, ROOT, PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="UTC", HOME="/nowhere")
    there = typed(form, tmp_path, PYTHONHASHSEED="77", LC_ALL="tr_TR.UTF-8", LANG="nl_NL", TZ="Asia/Tokyo")
    assert here == there
    assert len(here) > 5_000
    if form == "json":
        assert json.loads(here)["findings"]
