"""Tables made and brought up to date: the one place where sqlite-utils meets the driver."""

import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

# sqlite-utils takes pysqlite3 when it is there: without this its errors would be strangers to the driver's.
sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = dbapi2

import sqlite_utils  # noqa: E402 -- only after the line above

from famnet.store.backup import back_up  # noqa: E402
from famnet.store.beside import clear  # noqa: E402
from famnet.store.file import connect, create_file, give_name, is_older  # noqa: E402
from famnet.store.meaning import translated  # noqa: E402
from famnet.store.migrations import migrate  # noqa: E402
from famnet.store.session import Session  # noqa: E402


def make_store(path: Path, key: bytes | None, *, anywhere: bool = False) -> None:
    """Make a store beside its place and give it its name when it is whole: a program that is stopped leaves none.

    Raises:
        StoreExistsError: something is there. UnwritableError: the folder cannot be written.
    """
    part = create_file(path)
    try:
        with translated(path):
            session = Session(connect(part, key), part, key, anywhere=anywhere)
        with closing(session):
            make_tables(session)
        give_name(part, path)
    finally:
        clear(part)


def make_tables(session: Session) -> None:
    """Make every table that is missing, all of them or none; somebody else may have done so while we waited."""
    with session.writing() as db:
        if is_older(db):
            migrate(sqlite_utils.Database(db))


def bring_up_to_date(session: Session) -> None:
    """Take the steps that the file of an older famnet lacks, after a backup of it as it is."""
    back_up(session, at=datetime.now(UTC))
    make_tables(session)
