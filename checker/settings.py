"""All settings: one frozen value, read once from file and environment and passed as an argument."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from checker.domain.errors import UsageFault

SHIPPED_PLUGINS = (
    "check-arithmetic",
    "check-calendar",
    "check-defects",
    "check-dossier",
    "check-law",
    "check-registers",
    "declaration",
    "docx",
    "email",
    "eu-dsa",
    "harmonised-report",
    "html",
    "docx-report",
    "html-report",
    "odt",
    "pdf",
    "pdf-report",
    "plain",
    "shipped-templates",
    "statements",
    "tables",
    "text",
    "text-report",
)
"""Entry-point names that are loaded unless the settings say otherwise."""
OPTIONAL_PLUGINS = ("multilingual-sentences",)
"""Shipped too, and loaded only where the settings name them."""

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an operator can set; every field is documented in docs/operating.md.

    A field is read from the settings file (TOML, same name) or from the environment variable
    ``CHECKER_<FIELD IN CAPITALS>``, which wins; lists are separated by commas there.
    """

    data: Path = Path("checker-data")
    """Folder of the database and of the originals."""
    database: str = ""
    """SQLAlchemy URL of a PostgreSQL database; empty: an SQLite file in the data folder."""
    cache: Path | None = None
    """Folder in which opened rule sets are kept; `read_settings` names one below the home of the user."""
    plugins: tuple[str, ...] = SHIPPED_PLUGINS
    """Entry-point names of the plugins that are loaded; a stranger is enabled by adding its name."""
    blocked: tuple[str, ...] = ()
    """Plugins that are not loaded although they are named."""
    suggest: str = ""
    """Plugin that is loaded besides, to suggest passages where nothing was found; empty: none."""
    report_templates: str = "shipped-templates"
    """Name of the template folder reports are made with."""
    language: str = "en"
    """Language of the interface where a reader has not chosen one: ``nl`` or ``en``."""
    largest_upload: int = 60 * MEBIBYTE
    """In bytes."""
    largest_text: int = 20_000_000
    """In characters, of one document."""
    most_pages: int = 3_000
    reading_memory: int = 512 * MEBIBYTE
    """Address space that reading a document may take in its child process, in bytes."""
    reading_seconds: int = 120
    """CPU time of the child process; its wall time is limited to twice that."""
    evaluating_seconds: int = 300
    """Time one evaluator or check may take."""
    statements_engine: str = "duckdb"
    """What counts statements of reasons: ``duckdb``, or an URL of Ibis such as ``pyspark://``."""
    host: str = "127.0.0.1"
    port: int = 8410
    public_address: str = ""
    """Where browsers find the web page when a proxy stands in front: ``https://checker.example.eu``."""
    workers: int = 1
    """Worker processes that `checker serve` starts and minds; 0: they run as `checker worker`."""
    engine: str = "own"
    """What hands jobs to workers: ``own``, or ``procrastinate`` for several machines on PostgreSQL."""
    sign_in: str = "link"
    """``link``: `checker serve` prints a link for one person; ``password``: people have accounts."""
    least_free: int = 1024 * MEBIBYTE
    """Free bytes on the disk of the data folder below which checker says that it is not ready."""
    metrics_from: tuple[str, ...] = ()
    """Addresses or networks that may read ``/metrics``; none: nobody may."""
    security_contact: tuple[str, ...] = ()
    """For security.txt: whom to write to, as ``mailto:`` or ``https:`` addresses; none: no such file."""
    security_expires: str = ""
    """Until when that holds: ``2030-01-01T00:00:00Z``."""
    security_policy: str = ""
    """Address of the policy on reported weaknesses."""
    retention: tuple[str, ...] = ()
    """Years for which closed cases are kept: ``signed=10``, ``unsigned=5``, ``empty=1``; none: for good."""
    secret_key: str = ""
    """Key of the session cookies; empty: made at first start and kept in the data folder."""

    oidc_issuer: str = ""
    """Address of an OpenID provider for single sign-on; empty: none, and checker asks no other machine."""
    oidc_client: str = ""
    """Name by which the provider knows checker."""
    oidc_secret: str = ""
    """What checker shows the provider in return."""
    oidc_claim: str = "groups"
    """Claim that holds somebody's groups."""
    oidc_roles: tuple[str, ...] = ()
    """``group=role``; empty: administrators give the roles."""
    requests_per_minute: int = 600
    """What one token of the interface for programs may ask in a minute."""

    @property
    def wanted(self) -> frozenset[str]:
        """Names of all plugins that the settings name, blocked ones included."""
        return frozenset((*self.plugins, self.suggest)) - {""}


def read_settings(file: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings once; raises `UsageFault` with every name that is not a setting."""
    environ = os.environ if environ is None else environ
    file = file or (Path(environ["CHECKER_SETTINGS"]) if "CHECKER_SETTINGS" in environ else None)
    values: dict[str, object] = _from_file(file) if file else {}
    names = {field.name for field in fields(Settings)}
    if strange := sorted(set(values) - names):
        raise UsageFault.say(
            "{file} holds {names}, which checker does not know; remove it or correct its spelling.",
            file=str(file),
            names=", ".join(strange),
        )
    values.setdefault("cache", environ.get("XDG_CACHE_HOME", "~/.cache") + "/checker")
    values |= {name: environ[key] for name in names if (key := f"CHECKER_{name.upper()}") in environ}
    return replace(Settings(), **{name: _typed(name, value) for name, value in values.items()})  # type: ignore[arg-type]


def _from_file(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as cause:
        raise UsageFault.say(
            "The settings file {file} cannot be read: {cause}.", file=str(file), cause=cause.strerror or ""
        ) from cause
    except ValueError as cause:
        raise UsageFault.say(
            "The settings file {file} is not valid TOML: {cause}.", file=str(file), cause=str(cause)
        ) from cause


def _typed(name: str, value: object) -> object:
    """Turn what a file or the environment holds into the type of the field."""
    if name == "cache":
        return Path(str(value)).expanduser() if value else None
    default = getattr(Settings(), name)
    if isinstance(default, tuple):
        parts = value.split(",") if isinstance(value, str) else value
        return tuple(str(part).strip() for part in parts if str(part).strip())  # type: ignore[attr-defined]
    if isinstance(default, int):
        try:
            return int(str(value))
        except ValueError as cause:
            raise UsageFault.say(
                "The setting {name} must be a whole number, not {value}.", name=name, value=str(value)
            ) from cause
    return Path(str(value)).expanduser() if isinstance(default, Path) else str(value)
