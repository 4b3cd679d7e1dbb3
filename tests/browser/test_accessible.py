"""Every page that a person can reach, in every state that matters: nothing for axe, nothing too wide.

A page that is new has to be kept by a scene, else the first tests fail and say which one is missing.
"""

from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import files

import pytest
from playwright.sync_api import Browser

from checker.settings import Settings
from checker.storage.store import open_store
from checker.web.app import create_app
from checker.worker.maker import Maker
from tests.browser import case_scenes
from tests.browser.album import Album
from tests.browser.looking import NARROW, WIDE, Window
from tests.browser.scenes import Scenes
from tests.web.forms import outlived
from tests.web.matrix import UNSAFE, address
from tests.web.world import Things, World

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENT = ("downloads", "exports", "report_results", "editions", "printed")
SENTENCES = {"error.html", "preparing.html"}
"""What answers in place of other pages."""


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scenes]:
    """Return everything that can be seen, kept."""
    settings = Settings(
        data=tmp_path_factory.mktemp("data"),
        secret_key="for tests only",
        retention=("empty=1",),
        suggest="multilingual-sentences",
    )
    store = open_store(settings.data)
    with pytest.MonkeyPatch.context() as patch:
        for module in PATIENT:
            patch.setattr(f"checker.web.{module}.PATIENCE", 0)
        for lasts in ("FRESH", "IDLE_LASTS"):
            patch.setattr(f"checker.storage.doors.{lasts}", timedelta(days=1))
        album = Album(app=create_app(settings, store), store=store)
        made = Scenes.begin(album, Maker.open(settings, store))
        with album.watching():
            fill(made)
        yield made
    store.close()


def fill(scenes: Scenes) -> None:
    """Live through a case."""
    scenes.emptiness()
    scenes.papers()
    scenes.reports()
    scenes.jobs()
    scenes.assessed()
    case_scenes.reviewed(scenes)
    case_scenes.read_twice(scenes)
    case_scenes.corresponded(scenes)
    case_scenes.asked(scenes)
    case_scenes.handed_out(scenes)
    case_scenes.signed(scenes)
    scenes.codes()
    scenes.passkeys()
    case_scenes.people(scenes)
    world, things = named(scenes)
    case_scenes.outlived(scenes, [str(outlived(world, is_proposed=True)["case"]) for _ in range(2)])
    rules = scenes.album.app.url_map.iter_rules()
    unsafe = {each.endpoint for each in rules if UNSAFE & (each.methods or set())}
    forms = sorted(each for each in unsafe if not each.startswith("api."))
    case_scenes.mistakes(scenes, [address(world, each, things) for each in forms])


def named(scenes: Scenes) -> tuple[World, Things]:
    """Return a name for every part of an address."""
    world = World(app=scenes.album.app, store=scenes.album.store)
    world.owner = scenes.handler.actor
    report, document = (each.strip("/").split("/")[-1] for each in (scenes.report, scenes.document))
    case = scenes.case.strip("/").split("/")[-1]
    job = scenes.album.store.assessments.get(scenes.assessment).job
    things = Things(
        case=case, job=job, assessment=scenes.assessment, document=document, report=report, queued=job
    )
    return world, things


def test_every_template_of_a_page_was_seen(scenes: Scenes) -> None:
    folder = files("checker.templates") / "web"
    pages = {each.name for each in folder.iterdir() if each.name.endswith(".html")}
    whole = {name for name in pages if '{% extends "base.html" %}' in (folder / name).read_text()}
    assert whole <= {template for template, _ in scenes.album.rendered}


def test_every_address_of_a_page_was_seen(scenes: Scenes) -> None:
    album = scenes.album
    seen = {endpoint for template, endpoint in album.rendered if template not in SENTENCES}
    rules = [rule for rule in album.app.url_map.iter_rules() if "GET" in (rule.methods or set())]
    world, things = named(scenes)
    before = set(album.rendered)
    with album.watching():
        for rule in rules:
            if rule.endpoint not in seen and not rule.endpoint.startswith("api."):
                scenes.handler.browser.get(address(world, rule.endpoint, things), buffered=True)
    missing = {endpoint for template, endpoint in album.rendered - before if template not in SENTENCES}
    assert not missing, "keep these pages in a scene of tests/browser/scenes.py or case_scenes.py"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing(scenes: Scenes, browser: Browser, language: str) -> None:
    window = Window.open(browser, language, WIDE)
    shots = [shot for shot in scenes.album.shots if shot.language == language]
    found = [complaint for shot in shots for complaint in window.complaints(shot)]
    window.page.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_wider_than_a_window_at_four_hundred_per_cent(
    scenes: Scenes, browser: Browser, language: str
) -> None:
    window = Window.open(browser, language, NARROW)
    shots = [shot for shot in scenes.album.shots if shot.language == language]
    found = [excess for shot in shots for excess in window.excess(shot)]
    window.page.close()
    assert not found, "\n".join(found)
