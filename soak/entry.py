"""What the soak's harness runs: famnet itself, and small helpers beside it.

`start DB [--plain]` makes a store with one family; `list DB [--all]` prints the values the harness put in, one a
line; `plant DB AUDIENCE CANARY` makes a store of the family of `leak_family.py`, and `copies DB OUT AUDIENCE KIND`
every copy of it. Everything else is the `famnet` command line as it is. In fork mode this is imported once and
warmed: what every case would load again, thousands of times, is loaded before the forks.
"""

import gc
import os
import re
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, time
from functools import cache
from io import StringIO
from pathlib import Path

import famnet.cli.app
import famnet.cli.lazy
from famnet.domain.errors import FamnetError
from famnet.store.shelf import Shelf
from famnet.store.tables import ALL
from famnet.store.unlock import unlock_from

HERE = Path(__file__).resolve().parent
VALUE = re.compile(r"[vbw]-?\d+(?:--?\d+)?")  # what crash.py and writers.py make up


def main(argv: list[str]) -> int:
    """Run one command; the exit code is the program's."""
    helper = HELPERS.get(argv[0]) if argv else None
    try:
        return helper(argv[1:]) if helper else _famnet(argv)
    except FamnetError as error:
        sys.stderr.write(f"{error}\n")
        return int(error.exit_code)


def _famnet(argv: list[str]) -> int:
    try:
        famnet.cli.app.main(argv)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0


def _start(argv: list[str]) -> int:
    db, *options = argv
    everywhere = ["--file", db, "--no-input", "--quiet"]
    return _famnet(["init", *options, *everywhere]) or _famnet(
        ["family", "add", "Ada", "--born", "2015", *everywhere]
    )


def _list(argv: list[str]) -> int:
    db, *options = argv
    sys.stdout.write("".join(f"{value}\n" for value in sorted(held(Path(db), everything=bool(options)))))
    return 0


def held(db: Path, *, everything: bool) -> set[str]:
    """Every text in the store, or only what the harness made up."""
    with Shelf.open(db, unlock_from(dict(os.environ))) as shelf:
        cells = (cell for table in ALL for row in _rows(shelf, table) for cell in row if isinstance(cell, str))
        return {cell.replace("\n", " ") for cell in cells if everything or VALUE.fullmatch(cell)}


def _rows(shelf: Shelf, table: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = shelf.session.db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 -- ours
    return rows


def _plant(argv: list[str]) -> int:
    from leak_family import TODAY, family  # noqa: PLC0415 -- of the leak search only

    db, audience, canary = argv
    code = _famnet(["init", "--file", db, "--no-input", "--quiet"])
    with Shelf.open(Path(db), unlock_from(dict(os.environ))) as shelf:
        at = datetime.combine(TODAY, time(9), tzinfo=UTC)
        shelf.use(shelf.keep(None, family(audience, canary), command="plant", who="Sam", at=at).family.id)
    return code


def _copies(argv: list[str]) -> int:
    from leak_family import lines  # noqa: PLC0415 -- of the leak search only

    db, out, audience, kind = argv
    codes = [_famnet([*line, "--file", db, "--no-input"]) for line in lines(kind, audience, Path(out))]
    return max(codes, default=0)


HELPERS = {"start": _start, "list": _list, "plant": _plant, "copies": _copies}


def warm() -> None:
    """Load and compile what the cases need, by running the usual commands once, on stores that are thrown away."""
    famnet.cli.lazy.load = cache(famnet.cli.lazy.load)  # a command group is built once
    kept = dict(os.environ)
    os.environ.update({"FAMNET_PASSPHRASE_FILE": str(HERE / "passphrase.txt"), "FAMNET_KEY_COST": "least"})
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        for kind in ("plain", "encrypted"):
            _warm(Path(folder), kind)
    os.environ.clear()
    os.environ.update(kept)
    gc.collect()
    gc.freeze()  # a forked process need not copy what it never changes


def _warm(folder: Path, kind: str) -> None:
    db = str(folder / f"{kind}.famnet")
    lines = [["start", db, *(["--plain"] if kind == "plain" else [])], ["list", db]]
    told = ["--file", db, "--no-input"]
    lines += [["network", "add", "v1", "--as", "family friend", *told], ["verify", *told], ["network", "list", *told]]
    for seed in sorted((HERE / "seeds").iterdir()) if kind == "plain" else ():
        torn = folder / f"torn{seed.suffix}"
        torn.write_bytes(seed.read_bytes()[:200] + b"\xff[")
        lines += [["network", "import", str(each), *told] for each in (seed, torn)]
    for line in lines:
        main(line)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
warm()  # imported, to be forked from
