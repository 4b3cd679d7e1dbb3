"""Starts the web server and beside it the worker, and keeps both going until somebody stops them."""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import FrameType

from waitress.server import create_server

from checker.domain.errors import PluginError, UsageFault
from checker.domain.message import Message, say
from checker.settings import Settings
from checker.storage.store import open_store
from checker.web.app import create_app
from checker.web.signin import sign_in_link

logger = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks whether the worker lives."""
PATIENCE = 5.0
"""Seconds that a worker gets to give its job back."""
THREADS = 8
ROOM = 8 * 1024 * 1024
"""Bytes that a request may be larger than the uploads: the page that refuses it is checker's own."""


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve the web page until the process is interrupted.

    Args:
        settings: Where to listen, where to keep things, which plugins to load.
        announce: Called once with the link that signs one browser in.

    Raises:
        UsageFault: The address is taken or cannot be used.
        PluginError: The worker cannot begin.
        StoreError: The data folder cannot be used.
    """
    store = open_store(settings.data)
    app = create_app(settings, store)
    try:
        server = create_server(
            app,
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
    signal.signal(signal.SIGTERM, _interrupt)
    with _worker(settings):
        announce(sign_in_link(store, f"http://{_named(settings.host)}:{server.effective_port}"))
        try:
            server.run()
        except KeyboardInterrupt:
            logger.info("stopped")
        finally:
            server.close()
            store.close()


@contextmanager
def _worker(settings: Settings) -> Iterator[None]:
    """Keep a worker alive beside the server; one that dies is replaced."""
    over = threading.Event()
    process = _first(settings)
    watching = threading.Thread(target=_watch, args=(settings, over, process), daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()


def _watch(settings: Settings, over: threading.Event, process: SpawnProcess) -> None:
    while not over.wait(LOOK):
        if not process.is_alive():
            logger.warning("the worker ended with status %s; another one is started", process.exitcode)
            process, _ = _start(settings)
    process.terminate()
    process.join(PATIENCE)
    process.kill()


def _first(settings: Settings) -> SpawnProcess:
    """Start a worker and wait until it is ready; raises `PluginError` where it cannot begin."""
    process, said = _start(settings)
    try:
        faults: tuple[Message, ...] = said.recv()
    except EOFError:
        faults = (say("The worker process ended while it was starting; start checker again."),)
    if faults:
        process.join()
        raise PluginError(faults[0], details=faults[1:])
    return process


def _start(settings: Settings) -> tuple[SpawnProcess, Connection]:
    """Start a worker; the connection says once whether it is ready."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(settings, there), name="worker")
    process.start()
    there.close()
    return process, here


def _work(settings: Settings, there: Connection) -> None:
    """Be the worker; its modules are loaded in its own process only, and plugins with them."""
    importlib.import_module("checker.worker.process").run(settings, there.send)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _named(host: str) -> str:
    """Return a host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
