"""A whole copy of an open store, under the same key or another, checked before it is believed."""

from contextlib import closing
from pathlib import Path

from famnet.store import beside, file
from famnet.store.errors import DamagedStoreError
from famnet.store.meaning import translated
from famnet.store.session import Session
from famnet.store.soundness import damage

_HEAD = "SELECT seq, chain FROM changes ORDER BY seq DESC LIMIT 1"


def copy_to(session: Session, part: Path, key: bytes | None) -> None:
    """Copy the store, as it is at one moment, into a new file under a key (None: plain), checked and on the disk.

    Raises:
        DamagedStoreError: the store, or the copy, does not hold together.
    """
    beside.clear(part)
    with translated(session.path), closing(file.connect(session.path, session.key)) as db:
        db.execute("ATTACH DATABASE ? AS copy KEY ?", (str(part), file.raw_key(key) if key else ""))
        db.execute("PRAGMA copy.journal_mode = OFF")  # nobody sees the copy before it is finished and flushed
        db.execute("PRAGMA copy.synchronous = OFF")
        db.execute("BEGIN")
        db.execute("SELECT sqlcipher_export('copy')").fetchall()
        (version,) = db.execute("PRAGMA main.user_version").fetchone()
        db.execute(f"PRAGMA copy.user_version = {version}")
        db.execute(f"PRAGMA copy.application_id = {file.APPLICATION_ID}")
        head = db.execute(_HEAD.replace("changes", "main.changes")).fetchone()
        db.execute("COMMIT")
    beside.flush(part)
    check_copy(part, key, head)


def check_copy(part: Path, key: bytes | None, head: tuple[int, str] | None) -> None:
    """See that a copy is whole and ends where the store ended.

    Raises:
        DamagedStoreError: it does not.
    """
    with translated(part), closing(file.connect(part, key)) as db:
        if damage(db) or db.execute(_HEAD).fetchone() != head:
            raise DamagedStoreError(part, what="did not come out whole")
