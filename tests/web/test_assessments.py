"""The pages of an assessment: summary, findings beside the document, filters, links both ways."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from lxml import html

from checker.domain.message import say
from checker.report.screen import SHAPE
from checker.storage.store import Store
from tests.report import dossier
from tests.report.test_suggested import suggested
from tests.web.conftest import keep

DUTY = "dsa-16-1"
PAGES = ("", "documents", "questions", "figures")


def tree(client: FlaskClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_page_has_a_title_a_heading_and_its_language(
    client: FlaskClient, kept: str, page: str, language: str
) -> None:
    found = tree(client, f"/assessments/{kept}/{page}?lang={language}")
    assert found.get("lang") == language
    assert found.findtext(".//title")
    assert len(found.findall(".//h1")) == 1
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_what_is_not_known_comes_first(client: FlaskClient, kept: str) -> None:
    pane = tree(client, f"/assessments/{kept}/").get_element_by_id("finding")
    assert pane.xpath("string(.//h3[1])") == "First: what is not known"
    assert "was not read" in pane.text_content()


@pytest.mark.parametrize("duty", [duty.id for duty in dossier.rule_set().obligations])
def test_every_quote_of_a_duty_leads_to_its_place(client: FlaskClient, kept: str, duty: str) -> None:
    found = tree(client, f"/assessments/{kept}/?duty={duty}")
    for quote in found.xpath("//*[@data-quote]"):
        (target,) = found.xpath(f"//*[@id='{quote.get('data-quote')}']")
        marked = target.xpath("string(following::a[contains(@class, 'own')][1])")
        assert marked.strip() in quote.xpath("string(.//blockquote)")
        assert quote.xpath(".//a[@class='where']/@href") == [f"#{quote.get('data-quote')}"]


def test_a_highlight_leads_to_the_duty_that_quotes_it(client: FlaskClient, kept: str) -> None:
    found = tree(client, f"/assessments/{kept}/")
    links = [mark.get("href") for mark in found.xpath("//section[@id='paper']//a[@class='mark']")]
    assert links
    for link in links:
        duty = re.search(r"duty=([\w-]+)", link)
        assert duty is not None
        assert tree(client, link).xpath("//a[contains(@class, 'own')]")


def test_the_document_stands_there_in_full(client: FlaskClient, kept: str) -> None:
    pane = tree(client, f"/assessments/{kept}/").get_element_by_id("paper")
    shown = " ".join(pane.text_content().split())
    for line in dossier.document().text.splitlines():
        assert line in shown


def test_filters_stand_in_the_address(client: FlaskClient, kept: str) -> None:
    def listed(query: str) -> list[str]:
        return tree(client, f"/assessments/{kept}/?{query}").xpath("//ul[@data-list]//a/@href")

    every = listed("")
    for query in ("theme=notice-and-action", "outcome=addressed", "level=silent"):
        assert 0 < len(listed(query)) < len(every)
        assert all(query in link for link in listed(query))
    assert listed("theme=nothing") == []


def test_a_strange_selection_shows_the_summary(client: FlaskClient, kept: str) -> None:
    for query in ("duty=nothing", "mark=m99999", "document=d9&page=7", "page=-1", "duty=%3Cscript%3E"):
        page = client.get(f"/assessments/{kept}/?{query}")
        assert page.status_code == 200
        assert "First: what is not known" in page.text


def test_a_silent_element_shows_what_was_searched(client: FlaskClient, kept: str) -> None:
    page = tree(client, f"/assessments/{kept}/?duty=dsa-16-5").text_content()
    assert "not shown in this document" in page
    assert "What was searched" in page
    assert "Question to the provider" in page


def test_the_profile_has_a_symbol_for_every_element(client: FlaskClient, kept: str) -> None:
    found = tree(client, f"/assessments/{kept}/")
    rows = found.xpath("//table[@class='profile']//tr")
    rules = {rule.id: rule for rule in dossier.rule_set().obligations}
    assert rows
    for line in rows:
        (duty,) = re.findall(r"duty=([\w-]+)", line.xpath("string(.//th//@href)"))
        assert len(line.xpath(".//td[@class='levels']/a")) == len(rules[duty].elements)


def test_an_open_fact_leads_to_the_form_that_answers_it(client: FlaskClient, store: Store, kept: str) -> None:
    (link,) = tree(client, f"/assessments/{kept}/").xpath("//a[text()='Answer this and assess again']/@href")
    assert link == f"/uploads/{store.assessments.get(kept).job}/change"
    assert client.get(link).status_code == 200


def test_a_declaration_stands_beside_the_paper(client: FlaskClient, store: Store) -> None:
    keep(store, dossier.declared(), "declared")
    assert "Declaration beside the documents" in client.get("/assessments/declared/figures").text


def test_figures_show_their_holes(client: FlaskClient, kept: str) -> None:
    assert tree(client, f"/assessments/{kept}/figures").xpath("//*[@class='hole']")


def test_a_long_document_is_shown_in_parts(
    client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    monkeypatch.setattr("checker.web.paper.MOST_LETTERS", 10)
    monkeypatch.setattr("checker.web.paper.NEIGHBOURS", 0)
    first = tree(client, f"/assessments/{kept}/").get_element_by_id("paper")
    assert "Pages 1 to 1 of 3" in first.text_content()
    (later,) = first.xpath(".//a[text()='further on']/@href")
    assert "Pages 2 to 2 of 3" in tree(client, later).text_content()


def test_a_view_that_is_missing_is_asked_of_the_worker(
    client: FlaskClient, store: Store, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.web.editions.PATIENCE", 0)
    edition = store.assessments.edition(kept, "screen", "nl", SHAPE)
    assert edition is not None
    store.assessments.keep_edition(kept, replace(edition, maker="older"))
    answer = client.get(f"/assessments/{kept}/?lang=nl")
    assert answer.status_code == 202
    assert store.jobs.pending("edition", kept, {"kind": "screen", "language": "nl"})


def test_a_view_that_cannot_be_made_is_said(
    client: FlaskClient, store: Store, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.web.editions.PATIENCE", 600)
    edition = store.assessments.edition(kept, "screen", "nl", SHAPE)
    assert edition is not None
    store.assessments.keep_edition(kept, replace(edition, maker="older"))

    answered = threading.Event()

    def fail() -> None:
        while not answered.is_set():
            if job := store.jobs.claim("w"):
                store.jobs.fail(job, "w", [say("The rules are gone.")])

    with ThreadPoolExecutor(1) as pool:
        failing = pool.submit(fail)
        try:
            answer = client.get(f"/assessments/{kept}/?lang=nl")
        finally:
            answered.set()
        failing.result()
    assert answer.status_code == 500
    assert "The rules are gone." in answer.text


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Passages to look at"), ("nl", "Passages om te bekijken")]
)
def test_suggested_passages_stand_apart_at_their_duty_and_lead_to_their_place(
    client: FlaskClient, store: Store, language: str, title: str
) -> None:
    assessment = suggested()
    duty = assessment.suggested[0].passages[0].obligation
    name = keep(store, assessment)
    found = tree(client, f"/assessments/{name}/?duty={duty}&lang={language}")
    part = found.get_element_by_id("suggested")
    assert part.findtext("h3") == title
    assert "near 7" in part.xpath("string(p)")
    (link,) = part.xpath(".//a[@class='where']")
    assert found.xpath(f"//*[@id='{link.get('data-mark')}']")
    other = tree(client, f"/assessments/{name}/?duty={DUTY}")
    assert not other.xpath("//*[@id='suggested']")
