"""Opens the data folder for commands that look into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.settings import Settings

if TYPE_CHECKING:
    from checker.storage.store import Store

data_option = click.option(
    "--data", type=click.Path(path_type=Path), help="Folder of the database and the originals."
)


@contextmanager
def opened(settings: Settings, data: Path | None) -> Iterator[Store]:
    """Open the data folder of the settings, or another one."""
    # SQLAlchemy is loaded for these commands only: every other one starts without it.
    from checker.storage.store import open_store  # noqa: PLC0415

    with closing(open_store(data or settings.data, url=settings.database)) as store:
        yield store
