"""Tables made and brought up to date: the one place where sqlite-utils meets the driver."""

import sys

from sqlcipher3 import dbapi2

# sqlite-utils takes pysqlite3 when it is there: without this its errors would be strangers to the driver's.
sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = dbapi2

import sqlite_utils  # noqa: E402 -- only after the line above

from famnet.store.file import Connection  # noqa: E402
from famnet.store.meaning import translated  # noqa: E402
from famnet.store.migrations import migrate  # noqa: E402
from famnet.store.session import Session  # noqa: E402


def make_tables(db: Connection) -> None:
    """Make every table that is missing."""
    migrate(sqlite_utils.Database(db))


def bring_up_to_date(session: Session) -> None:
    """Take the steps that the file of an older famnet lacks, after a backup of it as it is."""
    with translated(session.path):
        make_tables(session.db)
