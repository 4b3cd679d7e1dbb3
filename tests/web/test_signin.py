"""The one-time link: once, for one browser; signing out ends it."""

from flask import Flask
from flask.testing import FlaskClient

from checker.storage.store import Store
from checker.web.signin import sign_in_link
from tests.web.conftest import send

ADDRESS = "http://127.0.0.1:8410"


def path_of(store: Store) -> str:
    return sign_in_link(store, ADDRESS).removeprefix(ADDRESS)


def test_a_link_signs_one_browser_in_once(app: Flask, store: Store) -> None:
    link = path_of(store)
    first, second = app.test_client(), app.test_client()
    assert first.get(link).headers["Location"] == "/"
    assert first.get("/").status_code == 200
    answer = second.get(link)
    assert answer.status_code == 403
    assert "has been used" in answer.text
    assert second.get("/").status_code == 403


def test_who_is_signed_in_may_open_an_old_link(app: Flask, store: Store) -> None:
    link, browser = path_of(store), app.test_client()
    browser.get(link)
    assert browser.get(link, follow_redirects=True).status_code == 200


def test_a_wrong_token_lets_nobody_in(stranger: FlaskClient) -> None:
    for query, status in (("?token=", 403), ("?token=guess", 403), ("?token=%00", 400)):
        assert stranger.get(f"/sign-in{query}").status_code == status


def test_signing_out_ends_the_session_for_good(client: FlaskClient) -> None:
    before = client.get_cookie("checker-8410")
    assert before is not None
    assert send(client, "/sign-out").headers["Location"] == "/signed-out"
    assert client.get("/signed-out").status_code == 200
    client.set_cookie("checker-8410", before.value)
    assert client.get("/").status_code == 403


def test_the_token_is_not_repeated_in_links_of_the_page(stranger: FlaskClient) -> None:
    assert "secret" not in stranger.get("/sign-in?token=secret").text
