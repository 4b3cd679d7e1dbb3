"""For those who keep checker running: is it alive, can it work, how much, how fast; whom to write to."""

from __future__ import annotations

import logging
import secrets
import shutil
import time
from collections.abc import Iterator
from ipaddress import ip_address, ip_network

from flask import Blueprint, Flask, Response, abort, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from checker.domain.errors import StoreError
from checker.logs import FACTS
from checker.settings import Settings
from checker.storage import pulse
from checker.storage.store import Store
from checker.web.signin import SESSION
from checker.web.state import current_settings, current_store

logger = logging.getLogger(__name__)
blueprint = Blueprint("watching", __name__)

REGISTRY = "checker-metrics"
TEXT = "text/plain; charset=utf-8"
METRICS = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds."""


class Kept(Collector):
    """What is counted at the moment somebody asks: no names, no cases, no people."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store, self.settings = store, settings

    def collect(self) -> Iterator[Metric]:
        """Count."""
        queue = pulse.queue(self.store)
        jobs = GaugeMetricFamily("checker_jobs", "Jobs by kind and state.", labels=["kind", "state"])
        for kind, state, number in queue.counts:
            jobs.add_metric([kind, state], number)
        yield jobs
        waiting = queue.waiting.total_seconds()
        yield GaugeMetricFamily("checker_oldest_waiting_seconds", "Age of the oldest waiting job.", waiting)
        alive = int(pulse.is_worked_on(self.store))
        yield GaugeMetricFamily("checker_worker_alive", "1 where a worker lives.", alive)
        yield GaugeMetricFamily("checker_audit_entries", "Audit entries.", self.store.audit.head().number)
        free = shutil.disk_usage(self.settings.data).free
        yield GaugeMetricFamily("checker_disk_free_bytes", "Free space for the data folder.", free)


def watch(app: Flask, store: Store, settings: Settings) -> None:
    """Count and log every request of an app."""
    registry = CollectorRegistry()
    registry.register(Kept(store, settings))
    labels = ("endpoint", "method", "status")
    requests = Counter("checker_requests", "Requests by address pattern.", labels, registry=registry)
    seconds = Histogram(
        "checker_request_seconds", "Time to answer.", ("endpoint",), registry=registry, buckets=BUCKETS
    )
    app.extensions[REGISTRY] = registry

    def _begin() -> None:
        g.begun, g.request_id = time.monotonic(), secrets.token_hex(8)

    def _note(response: Response) -> Response:
        endpoint, took = request.endpoint or "none", time.monotonic() - g.get("begun", time.monotonic())
        requests.labels(endpoint, request.method, response.status_code).inc()
        seconds.labels(endpoint).observe(took)
        if endpoint not in ("static", "watching.live", "watching.ready", "watching.metrics"):
            _log(endpoint, response.status_code, took)
        return response

    app.before_request_funcs.setdefault(None, []).insert(0, _begin)
    app.after_request(_note)


def _log(endpoint: str, status: int, took: float) -> None:
    session = g.get(SESSION)
    facts = {
        "request": g.get("request_id", ""),
        "endpoint": endpoint,
        "method": request.method,
        "status": status,
        "milliseconds": round(took * 1000),
        "person": session.person if session else "",
        "origin": request.remote_addr or "",
    }
    logger.info("request", extra={FACTS: facts})


@blueprint.get("/health")
def live() -> Response:
    """Say that the process answers; nothing is looked up for it."""
    return Response("alive\n", content_type=TEXT)


@blueprint.get("/health/ready")
def ready() -> Response:
    """Say whether work can be done: the database answers, a worker lives, there is room on the disk."""
    store, settings = current_store(), current_settings()
    try:
        is_ready = pulse.is_worked_on(store)
    except StoreError:
        is_ready = False
    is_ready = is_ready and shutil.disk_usage(settings.data).free > settings.least_free
    return Response("ready\n" if is_ready else "not ready\n", 200 if is_ready else 503, content_type=TEXT)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Hand out counts and durations to the addresses that may read them."""
    allowed = current_settings().metrics_from
    if not any(ip_address(request.remote_addr or "::") in ip_network(each) for each in allowed):
        abort(404)
    return Response(generate_latest(current_app.extensions[REGISTRY]), content_type=METRICS)


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Say whom to write to about a weakness (RFC 9116), as the operator has set it."""
    settings = current_settings()
    if not settings.security_contact or not settings.security_expires:
        abort(404)
    lines = [f"Contact: {each}" for each in settings.security_contact]
    lines += [f"Expires: {settings.security_expires}", "Preferred-Languages: nl, en"]
    if settings.security_policy:
        lines.append(f"Policy: {settings.security_policy}")
    if settings.public_address:
        lines.append(f"Canonical: {settings.public_address.rstrip('/')}/.well-known/security.txt")
    return Response("\n".join(lines) + "\n", content_type=TEXT)
