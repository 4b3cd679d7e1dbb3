"""What every view may ask the app for."""

from __future__ import annotations

from typing import cast

from flask import current_app

from checker.settings import Settings
from checker.storage.store import Store

STORE = "checker-store"
SETTINGS = "checker-settings"


def current_store() -> Store:
    """Return the store of the app that answers."""
    return cast(Store, current_app.extensions[STORE])


def current_settings() -> Settings:
    """Return the settings of the app that answers."""
    return cast(Settings, current_app.extensions[SETTINGS])
