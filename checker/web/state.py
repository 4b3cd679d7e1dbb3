"""What every view may ask the app for."""

from __future__ import annotations

from typing import cast

from flask import current_app, request

from checker.settings import Settings
from checker.storage.store import Store
from checker.web.pace import Pace

STORE = "checker-store"
SETTINGS = "checker-settings"
PACE = "checker-pace"


def current_store() -> Store:
    """Return the store of the app that answers."""
    return cast(Store, current_app.extensions[STORE])


def current_settings() -> Settings:
    """Return the settings of the app that answers."""
    return cast(Settings, current_app.extensions[SETTINGS])


def current_pace() -> Pace:
    """Return what counts the requests of programs."""
    return cast(Pace, current_app.extensions[PACE])


def is_program() -> bool:
    """Tell whether the address that was asked is one for programs, not for browsers."""
    return request.path.startswith("/api/")
