"""`checker rules docs`: the handbook of a rule set, as HTML and as PDF, in two languages."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from checker.cli import main
from tests.rulesets.corpus import write_corpus
from tests.rulesets.small import CONCEPTS, DUTIES, write


def docs(rules: Path, output: Path, *words: str) -> Result:
    """Write a handbook."""
    typed = ["rules", "docs", "--rules", str(rules), "--output", str(output), *words]
    return CliRunner().invoke(main, typed)


def text_of(page: Path) -> str:
    """Return what a page says, on one line."""
    return " ".join(" ".join(html.fromstring(page.read_bytes()).itertext()).split())


def test_a_duty_reads_as_a_lawyer_needs_it(tmp_path: Path) -> None:
    done = docs(write(tmp_path / "rules"), tmp_path / "h.html")
    assert done.exit_code == 0
    told = text_of(tmp_path / "h.html")
    for part in (
        "Handbook of the rule set small, version 0.1.0. 1 obligations, 1 elements.",
        "Article 16(4) DSA · Confirm It is confirmed.",
        "Binds hosting services (Article 3(g) DSA, Article 19(1) DSA)",
        "service.vlop: 4 months after designation, at the latest on 17 February 2024 (Article 92 DSA)",
        "Supervision somebody",
        "Is it confirmed? core · asked: described · dsa-16-4.confirmation",
        "receipt + a notice (in one sentence)",
        "Shows it: We confirm every notice.",
        "Does not show it: We confirm orders.",
        "Question to the provider: How?",
        "en notice; report ... content",
    ):
        assert part in told


def test_it_is_written_in_dutch(tmp_path: Path) -> None:
    docs(write(tmp_path / "rules"), tmp_path / "h.html", "--language", "nl")
    told = text_of(tmp_path / "h.html")
    for part in (
        "Artikel 16, lid 4 DSA · Bevestigen",
        "Toont het: Wij bevestigen elke melding.",
        "Toezicht iemand",
    ):
        assert part in told


@pytest.mark.parametrize(("language", "code"), [("en", "EN"), ("nl", "NL")])
def test_links_lead_to_the_law_and_inside_the_page(language: str, code: str, tmp_path: Path) -> None:
    docs(write(tmp_path / "rules"), tmp_path / "h.html", "--language", language)
    page = html.fromstring((tmp_path / "h.html").read_bytes())
    links = {str(link) for link in page.xpath("//a/@href")}
    assert f"https://eur-lex.europa.eu/legal-content/{code}/TXT/?uri=CELEX:32022R2065#art_16" in links
    assert "http://data.europa.eu/eli/reg/2022/2065/oj" in links
    inside = {link.removeprefix("#") for link in links if link.startswith("#")}
    assert inside <= {str(id) for id in page.xpath("//@id")}


def test_markup_in_a_rule_file_stays_text(tmp_path: Path) -> None:
    rules = write(tmp_path / "rules", concepts=CONCEPTS.replace("a notice", "'<script>x</script>'"))
    docs(rules, tmp_path / "h.html")
    assert b"<script" not in (tmp_path / "h.html").read_bytes()


def test_uncertain_and_optional_duties_say_so(tmp_path: Path) -> None:
    duties = DUTIES.replace("    scope:", "    uncertain: true\n    optional: true\n    scope:")
    docs(write(tmp_path / "rules", duties=duties), tmp_path / "h.html")
    told = text_of(tmp_path / "h.html")
    assert "The source marks this row as uncertain." in told
    assert "A right or an option, no duty by itself." in told


def test_what_was_measured_stands_in_it(tmp_path: Path) -> None:
    rules = write(tmp_path / "rules")
    corpus = str(write_corpus(tmp_path / "corpus"))
    CliRunner().invoke(main, ["rules", "measure", corpus, "--rules", str(rules)])
    docs(rules, tmp_path / "h.html")
    assert "On 3 labelled documents: 1 of 2 found, 1 extra." in text_of(tmp_path / "h.html")


def test_the_same_rules_give_the_same_pdf(tmp_path: Path) -> None:
    rules = write(tmp_path / "rules")
    for name in ("one.pdf", "two.pdf"):
        assert docs(rules, tmp_path / name).exit_code == 0
    content = (tmp_path / "one.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content == (tmp_path / "two.pdf").read_bytes()
