"""What is wrong with an installation is said in sentences, and nothing is changed by looking."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from checker.examining import faults
from checker.settings import Settings
from checker.storage import pulse
from checker.storage.backup import back_up
from checker.storage.store import open_store, session_key
from tests.databases import chosen

WELL = Settings(least_free=0)


def said(settings: Settings) -> list[str]:
    """Return every sentence but those about the age of registers, which depend on the day."""
    return [str(each) for each in faults(settings) if "register" not in str(each)]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    (told,) = said(replace(WELL, data=tmp_path / "none"))
    assert "There is no data folder" in told


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_is_missing_is_said_and_then_nothing_is_wrong(kind: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with chosen(kind) as url:
        settings = replace(WELL, data=data, database=url)
        with closing(open_store(data, url=url)) as store:
            for file in data.glob("checker.db*"):
                file.chmod(0o600)
            assert ["No worker" in each or "No backup" in each for each in said(settings)] == [True, True]
            pulse.beat(store)
            back_up(store, data, tmp_path / "backup", "1")
        assert said(settings) == []


def test_a_folder_that_is_open_or_full_is_said(tmp_path: Path) -> None:
    data = tmp_path / "data"
    open_store(data).close()
    session_key(data)
    (data / "session.key").chmod(0o644)
    told = "\n".join(said(replace(WELL, data=data, least_free=2**62)))
    assert f"can read {data / 'session.key'}" in told
    assert "MB are free" in told


def test_an_old_schema_is_said_and_left_alone(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store, store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    for _ in range(2):
        assert any("schema 0001" in each for each in said(replace(WELL, data=tmp_path)))


def test_a_security_txt_that_ends_is_said(tmp_path: Path) -> None:
    for expires in ("2020-01-01T00:00:00Z", "soon"):
        settings = replace(WELL, data=tmp_path, security_expires=expires)
        assert any("security" in each for each in said(settings))
