"""The engine under the figures: DuckDB inside this process, or another that Ibis knows, named by its URL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.domain.errors import CheckerError, UnreadableDocument, UsageFault

if TYPE_CHECKING:
    from ibis.backends import BaseBackend

EMBEDDED = "duckdb"
MEMORY = "512MiB"
"""What DuckDB may hold; beyond it, it goes to disk. The rest of the process needs some 300 MiB more."""
_EXACT = {"quote": '"', "escape": '"'}
CSV_OPTIONS: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "duckdb": {**_EXACT, "delim": ",", "header": True, "auto_detect": False},
        "pyspark": {**_EXACT, "sep": ",", "header": True, "inferSchema": False, "multiLine": True,
                    "mode": "FAILFAST"},
    }
)  # fmt: skip
"""How each engine is told to read a CSV file strictly and as texts."""
_LINE = re.compile(r"CSV Error on Line: (\d+)")
_FILE = re.compile(r"^\s*file = (.+)$", re.MULTILINE)


def connect(backend: str, work: Path) -> BaseBackend:
    """Open an engine: ``duckdb``, or an URL of Ibis such as ``pyspark://`` or ``trino://user@host/catalogue``.

    Raises:
        UsageFault: the engine or its packages are not there.
    """
    try:
        import ibis  # noqa: PLC0415 - an extra that most installations do without

        if backend != EMBEDDED:
            return ibis.connect(backend if "://" in backend else f"{backend}://")
        return ibis.duckdb.connect(
            memory_limit=MEMORY,
            temp_directory=str(work / "spill"),
            preserve_insertion_order=False,
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
        )
    except ImportError as cause:
        raise UsageFault.say(
            "Statements of reasons need packages that are not installed ({cause}); install them with "
            "checker[statements], and for another engine than DuckDB its package for Ibis.",
            cause=str(cause),
        ) from cause
    except Exception as cause:  # every engine has its own family of errors
        raise UsageFault.say(
            "The engine {backend} cannot be opened: {cause}. Name duckdb, or an URL that Ibis knows.",
            backend=backend,
            cause=_one_line(cause),
        ) from cause


@contextmanager
def sentences(where: str) -> Iterator[None]:
    """Turn what an engine raises while it reads into one sentence with file and line."""
    try:
        yield
    except CheckerError:
        raise
    except Exception as cause:  # every engine has its own family of errors
        text = str(cause)
        file, line = _FILE.search(text), _LINE.search(text)
        if line:
            raise UnreadableDocument.say(
                "{file} is not a CSV file as the database writes them: line {line} does not fit its header, "
                "has an open quotation mark, or is not UTF-8. Download it again.",
                file=Path(file.group(1)).name if file else where,
                line=int(line.group(1)),
            ) from cause
        raise UnreadableDocument.say(
            "{where} could not be read: {cause}", where=where, cause=_one_line(cause)
        ) from cause


def _one_line(cause: BaseException) -> str:
    return " ".join(str(cause).split())[:300]
