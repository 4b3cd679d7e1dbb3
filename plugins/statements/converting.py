"""Dumps become Parquet once: later counts read a sixteenth of the bytes, and only the columns they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.plugins.statements.dumps import Dump, header_of, recognise, unpacked
from checker.plugins.statements.engines import EMBEDDED, connect, sentences
from checker.plugins.statements.tables import open_csv, typed

from checker.domain.errors import UsageFault
from checker.domain.message import Message, say
from checker.domain.statements import Converted


def convert(sources: Sequence[Path], target: Path) -> Converted:
    """Write each dump as a folder of Parquet files below `target`; one that is there already is left alone.

    A folder appears when it is complete. Days become days and moments moments; every other column stays the
    text that it is.

    Raises:
        UsageFault: a file is not there, or the folder cannot be written.
        UnreadableDocument: a file is no dump, or is damaged.
    """
    made: list[str] = []
    notes: list[Message] = []
    rows = 0
    for dump in map(recognise, sources):
        place = target / f"{dump.stem}.parquet"
        if dump.kind == "parquet" or place.exists():
            notes.append(say("{file} is there as Parquet already.", file=dump.path.name))
            continue
        rows += _write_whole(dump, place)
        made.append(str(place))
    return Converted(files=tuple(made), rows=rows, notes=tuple(notes))


def readable(dumps: Iterable[Dump], work: Path) -> list[Dump]:
    """Return dumps that an engine can read: a zip is written as Parquet below `work`."""
    return [
        _as_parquet(dump, work / str(number)) if dump.kind == "zip" else dump
        for number, dump in enumerate(dumps)
    ]


def _as_parquet(dump: Dump, folder: Path) -> Dump:
    place = folder / f"{dump.stem}.parquet"
    _write_whole(dump, place)
    return Dump(path=place, kind="parquet")


def _write_whole(dump: Dump, place: Path) -> int:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=place.parent, prefix=".checker-") as half:
            folder, work = Path(half) / "parquet", Path(half) / "work"
            folder.mkdir()
            work.mkdir()
            rows = _write(dump, folder, work)
            folder.rename(place)
    except OSError as cause:
        raise UsageFault.say(
            "{path} cannot be written: {cause}.", path=str(place), cause=cause.strerror or str(cause)
        ) from cause
    return rows


def _write(dump: Dump, folder: Path, work: Path) -> int:
    engine = connect(EMBEDDED, work)
    rows = 0
    with sentences(dump.path.name):
        for number, part in enumerate(_parts(dump, work)):
            file = folder / f"part-{number:05}.parquet"
            engine.to_parquet(typed(open_csv(engine, [part], header_of(part))), file, compression="zstd")
            rows += engine.read_parquet(file).count().to_pyarrow().as_py()
    return rows


def _parts(dump: Dump, work: Path) -> Iterable[Path]:
    return unpacked(dump, work) if dump.kind == "zip" else (dump.path,)
