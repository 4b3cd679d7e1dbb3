"""Makes the web application."""

from __future__ import annotations

from importlib.resources import files
from urllib.parse import urlsplit

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined

from checker.domain.retention import read_rules
from checker.settings import Settings
from checker.storage.store import Store, session_key
from checker.web import (
    account,
    api,
    assessments,
    case_files,
    case_steps,
    cases,
    compare,
    downloads,
    exports,
    gates,
    hearing,
    jobs,
    letters,
    overview,
    passkeys,
    people,
    printed,
    promises,
    questionnaires,
    questions,
    report_results,
    reports,
    retention,
    review,
    second_reading,
    second_step,
    signin,
    single_sign_on,
    start,
    watching,
)
from checker.web.access import guard_work
from checker.web.errors import register_errors
from checker.web.headers import put_headers_on
from checker.web.language import put_language_on
from checker.web.pace import Pace
from checker.web.state import PACE, SETTINGS, STORE

BLUEPRINTS = (
    signin, start, jobs, assessments, downloads, account, people, cases, case_files, case_steps, api,
    second_step, passkeys, single_sign_on, watching,
    review, printed, second_reading, gates, reports, report_results,
    questions, letters, promises, hearing, exports, retention, compare, overview, questionnaires,
)  # fmt: skip
MOST_FIELDS = 100
LARGEST_FIELDS = 500_000


def create_app(settings: Settings, store: Store) -> Flask:
    """Make the application over an opened store; several may live in one process.

    Raises `UsageFault` where a setting cannot be read.
    """
    read_rules(settings.retention)
    folder = files("checker.templates") / "web"
    app = Flask("checker.web", template_folder=str(folder), static_folder=str(folder / "static"))
    app.config.update(
        SECRET_KEY=settings.secret_key or session_key(settings.data),
        MAX_CONTENT_LENGTH=settings.largest_upload + LARGEST_FIELDS,
        MAX_FORM_MEMORY_SIZE=LARGEST_FIELDS,
        MAX_FORM_PARTS=MOST_FIELDS,
        SESSION_COOKIE_NAME=f"checker-{settings.port}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_address.startswith("https:"),
        TRUSTED_HOSTS=trusted_hosts(settings),
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions[STORE], app.extensions[SETTINGS] = store, settings
    app.extensions[PACE] = Pace(per_minute=settings.requests_per_minute)
    watching.watch(app, store, settings)
    put_headers_on(app)
    put_language_on(app)
    register_errors(app)
    signin.guard(app)
    CSRFProtect(app).exempt(api.blueprint)  # cookies count for nothing there
    guard_work(app)
    second_reading.guard_blindness(app)
    for module in BLUEPRINTS:
        app.register_blueprint(module.blueprint)
    return app


def trusted_hosts(settings: Settings) -> list[str]:
    """Return the host names under which the server answers."""
    names = ["127.0.0.1", "localhost", "[::1]", settings.host, urlsplit(settings.public_address).hostname]
    return list(dict.fromkeys(name for name in names if name))
