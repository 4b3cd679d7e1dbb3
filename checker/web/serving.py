"""Starts the web server and the workers beside it, and keeps them going until somebody stops them."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from contextlib import closing
from types import FrameType

from waitress.server import BaseWSGIServer, create_server

from checker import keeping, logs
from checker.domain.errors import UsageFault
from checker.memory import usual_collections
from checker.settings import Settings
from checker.storage.store import Store, open_store
from checker.web.app import create_app
from checker.web.signin import sign_in_link
from checker.worker.minding import minded_workers

logger = logging.getLogger(__name__)

THREADS = 8
ROOM = 8 * 1024 * 1024
"""Bytes that a request may be larger than the uploads: the page that refuses it is checker's own."""


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve the web page until the process is interrupted.

    Args:
        settings: Where to listen, where to keep things, which plugins to load.
        announce: Called once with the address to open in a browser.

    Raises:
        UsageFault: The address is taken or cannot be used.
        PluginError: The worker cannot begin.
        StoreError: The data folder cannot be used.
    """
    logs.begin()
    signal.signal(signal.SIGTERM, _interrupt)
    opened = open_store(settings.data, url=settings.database)
    with closing(opened) as store, closing(_listen(settings, store)) as server:
        store.originals.sweep(store.jobs.clock())
        keeping.sweep(store)
        try:
            with minded_workers(settings, store, settings.workers), usual_collections():
                here = f"http://{_named(settings.host)}:{server.effective_port}"
                announce(_way_in(settings, store, settings.public_address.rstrip("/") or here))
                server.run()
        except KeyboardInterrupt:
            logger.info("stopped")


def _way_in(settings: Settings, store: Store, address: str) -> str:
    """Return what to open in the browser: a link for one person, or the page that asks for a password."""
    return sign_in_link(store, address) if settings.sign_in == "link" else f"{address}/sign-in"


def _listen(settings: Settings, store: Store) -> BaseWSGIServer:
    """Take the address; raises `UsageFault` where that is not possible."""
    try:
        return create_server(
            create_app(settings, store),
            host=settings.host,
            port=settings.port,
            threads=THREADS,
            ident=None,
            max_request_body_size=4 * settings.largest_upload + ROOM,
        )
    except OSError as cause:
        raise UsageFault.say(
            "checker cannot listen on {host}, port {port}: {cause}; "
            "choose another port or stop what uses it.",
            host=settings.host,
            port=str(settings.port),
            cause=cause.strerror or "",
        ) from cause


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _named(host: str) -> str:
    """Return a host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
