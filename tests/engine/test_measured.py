"""Beside a finding stands what was measured of its rules, and whether that still holds."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.domain.citation import Act, Citation
from checker.domain.message import localised
from checker.domain.quality import Counts, Quality
from checker.engine.measured import measured
from tests.rulesets.corpus import write_corpus
from tests.rulesets.small import DUTIES, write
from tests.rulesets.test_applicability import duty

ARTICLE, OWN = Counts(documents=9, labelled=3, found=2, extra=1), Counts(quotes=4, quotes_right=3)


def quality(**given: dict[str, Counts]) -> Quality:
    """Return what was measured of article 16, or something else."""
    values = {"articles": {"dsa 16": ARTICLE}, "obligations": {"dsa-16-1": OWN}, "elements": {}, **given}
    return Quality(version="1.0.0", digest="a", corpus="c", documents=9, **values)


@pytest.mark.parametrize(("digest", "is_current"), [("a", True), ("b", False)])
def test_counts_of_article_and_duty_stand_beside_each_other(digest: str, is_current: bool) -> None:
    found = measured(duty(), quality(), digest)
    assert found is not None
    assert (found.article, found.duty, found.is_current) == (ARTICLE, OWN, is_current)


@pytest.mark.parametrize("given", [{"articles": {}}, {"obligations": {}}])
def test_what_nobody_looked_for_has_no_counts(given: dict[str, dict[str, Counts]]) -> None:
    assert measured(duty(), quality(**given), "a") is None
    assert measured(duty(), None, "a") is None


def test_an_article_is_named_with_its_act() -> None:
    act = Act(id="dsa", title=localised(en="Act"), short=localised(en="DSA"))
    assert Citation(act=act, article="16", paragraph="4").article_id == "dsa 16"


@pytest.fixture
def assessed(tmp_path: Path) -> Callable[..., Result]:
    """Return what measures the small rule set and assesses a paper with it."""
    rules, corpus = write(tmp_path / "rules"), write_corpus(tmp_path / "corpus")
    CliRunner().invoke(main, ["rules", "measure", str(corpus), "--rules", str(rules)])

    def typed(*words: str, duties: str = DUTIES) -> Result:
        write(rules, duties=duties)
        paper = str(corpus / "documents" / "shows.txt")
        return CliRunner().invoke(main, ["assess", paper, "--service", "vlop", "--rules", str(rules), *words])

    return typed


def test_the_json_of_an_assessment_holds_the_counts(assessed: Callable[..., Result]) -> None:
    (finding,) = json.loads(assessed("--format", "json").output)["findings"]
    assert finding["measured"]["article"]["found"] == 1
    assert finding["measured"]["is_current"] is True


def test_the_report_says_the_counts_in_words(assessed: Callable[..., Result]) -> None:
    told = " ".join(assessed().output.split())
    assert "Article 16 DSA: found in 1 of 2 labelled papers and in 1 not so labelled; quotes 1 of 2." in told
    assert "The rules have changed since." not in told
    told = " ".join(assessed("--language", "nl", duties=DUTIES + "# changed\n").output.split())
    assert "gevonden in 1 van 2 gelabelde documenten en in 1 zonder dat label; citaten 1 van 2." in told
    assert "De regels zijn sindsdien gewijzigd." in told
