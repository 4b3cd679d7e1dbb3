"""Uploading: what is taken, what is refused with which sentence, what the worker will be asked."""

import io

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.storage.store import Store
from checker.web.forms import MOST_FILES
from tests.web.conftest import send


def files(*contents: tuple[str, bytes]) -> list[tuple[io.BytesIO, str]]:
    return [(io.BytesIO(data), name) for name, data in contents]


def upload(client: FlaskClient, **fields: object) -> TestResponse:
    given = {"documents": files(("paper.pdf", b"%PDF-1.7")), "service": ["vlop"], "language": "nl", **fields}
    return send(client, "/uploads", given)


def job_of(answer: TestResponse) -> str:
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].rpartition("/")[2]


def test_the_empty_start_page_offers_the_sample(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "There is nothing here yet" in page
    assert "Assess the sample" in page


def test_files_and_wishes_reach_the_queue(client: FlaskClient, store: Store) -> None:
    answer = upload(
        client,
        documents=files(("a.pdf", b"%PDF-1.7 a"), ("b.txt", b"text")),
        declaration=files(("d.yaml", b"rule_set: eu-dsa")),
        service=["vlop", "hosting", "strange"],
        size="no",
        on="2024-05-23",
    )
    job = store.jobs.get(job_of(answer))
    assert job.request == {
        "services": ["hosting", "vlop"],
        "profile": "",
        "size": "no",
        "on": "2024-05-23",
        "language": "nl",
        "rules": [],
    }
    assert [(file.role, file.name) for file in store.jobs.uploads(job.id)] == [
        ("document", "a.pdf"), ("document", "b.txt"), ("declaration", "d.yaml"),
    ]  # fmt: skip
    assert store.originals.read(store.jobs.uploads(job.id)[1].sha256) == b"text"


def test_a_known_service_needs_no_type(client: FlaskClient, store: Store) -> None:
    store.put_up("catalogue", {"profiles": [{"id": "Klankbord", "name": "Klankbord"}]})
    assert "Klankbord" in client.get("/").text
    job = store.jobs.get(job_of(upload(client, service=[], profile="Klankbord", size="tiny")))
    assert (job.request["profile"], job.request["size"]) == ("Klankbord", "")


def test_rule_sets_are_chosen_from_those_that_are_installed(client: FlaskClient, store: Store) -> None:
    offered = [
        {"id": "eu-dsa", "en": "Digital Services Act", "nl": "Digitaledienstenverordening"},
        {"id": "eu-tco", "en": "Terrorist content online", "nl": "Terroristische online-inhoud"},
    ]
    store.put_up("catalogue", {"rule_sets": offered})
    page = client.get("/", headers={"Accept-Language": "nl"}).text
    assert 'value="eu-dsa" checked' in page
    assert 'value="eu-tco">' in page
    assert "Terroristische online-inhoud" in page
    job = store.jobs.get(job_of(upload(client, rules=["eu-tco", "us-law"])))
    assert job.request["rules"] == ["eu-tco"]


def test_what_the_register_says_stands_beside_a_known_service(client: FlaskClient, store: Store) -> None:
    known = {
        "id": "Klankbord",
        "name": "Klankbord",
        "services": "marketplace vlop",
        "size": "no",
        "designated_on": "2024-05-31",
        "coordinator": "Autoriteit Consument & Markt",
        "source": "designated-services.csv, 2026-05-13",
    }
    store.put_up("catalogue", {"profiles": [known]})
    page = client.get("/", headers={"Accept-Language": "en"}).text
    assert 'data-services="marketplace vlop" data-size="no"' in page
    assert (
        "Designated on 31 May 2024. Coordinator: Autoriteit Consument &amp; Markt. "
        "Source: designated-services.csv, 2026-05-13." in page
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"documents": []}, "Choose at least one document"),
        ({"documents": files(("empty.pdf", b""))}, "empty.pdf is empty"),
        ({"documents": files(("large.txt", b"x" * 200_001))}, "large.txt is larger than"),
        ({"service": []}, "Tick at least one type of service"),
        ({"profile": "/etc/passwd"}, "This service is not in the list"),
        ({"on": "23-05-2024"}, "The reference date is not a date"),
        ({"on": "2024-02-30"}, "The reference date is not a date"),
        ({"documents": files(*((f"{n}.txt", b"x") for n in range(MOST_FILES + 1)))}, "Send at most 20 files"),
    ],
)
def test_what_cannot_be_assessed_is_said_and_nothing_is_queued(
    client: FlaskClient, store: Store, fields: dict[str, object], sentence: str
) -> None:
    answer = upload(client, **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert store.jobs.unfinished() == ()


def test_a_refused_form_comes_back_as_it_was_filled_in(client: FlaskClient) -> None:
    page = upload(client, documents=[], service=["search"], on="2024-05-23").text
    assert 'value="search" checked' in page
    assert 'value="2024-05-23"' in page
    assert 'value="nl" checked' in page


def test_the_same_files_can_be_assessed_with_another_answer(client: FlaskClient, store: Store) -> None:
    first = job_of(upload(client, on="", service=["search"]))
    page = client.get(f"/uploads/{first}/change").text
    assert "paper.pdf" in page
    assert 'value="search" checked' in page
    assert 'type="file"' not in page
    fields = {"job": first, "service": ["search"], "on": "2024-05-23", "language": "en"}
    second = job_of(send(client, "/uploads", fields))
    assert store.jobs.uploads(second) == store.jobs.uploads(first)
    assert store.jobs.get(second).request["on"] == "2024-05-23"
    refused = send(client, "/uploads", {**fields, "on": "soon"})
    assert refused.status_code == 422
    assert "paper.pdf" in refused.text
    assert send(client, "/uploads", {**fields, "job": "nothing"}).status_code == 404


def test_the_sample_can_be_assessed(client: FlaskClient, store: Store) -> None:
    job = job_of(send(client, "/sample"))
    assert store.jobs.uploads(job)[0].name == "position-paper-nl.pdf"
    assert store.jobs.get(job).request["services"] == ["vlop"]


def test_what_was_assessed_is_listed(client: FlaskClient, kept: str) -> None:
    page = client.get("/").text
    assert f'href="/assessments/{kept}/"' in page
    assert "1 June 2024" in page
