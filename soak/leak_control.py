"""The leak search's own control: what it has to find stands in every copy, so where it finds nothing it is blind.

The harness makes every copy anew for each string it plants: hours for all kinds of secret. Here they are made for a
few strings at once, of a family whose children in focus bear them as first names, so that titles, feet of pages,
people and free words carry each of them; then every file is searched for every one by the harness' own means. What
is pixels only is read by tesseract where there is one: each string has to be read in one picture at least.

    python soak/leak_control.py [--kinds documents,own,pictures,exports] [--first N]
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime
from datetime import time as of_day
from io import StringIO
from pathlib import Path
from shutil import which

from leak_family import SECRETS, TODAY, family, lines

from famnet.domain.family import Family
from famnet.domain.mapping import Consent, ConsentAnswer
from famnet.domain.people import Gender, Person
from famnet.domain.plans import ChildInFocus
from famnet.domain.ties import EcomapLink, ParentLink

HERE = Path(__file__).resolve().parent
HARNESS = Path(os.environ.get("FAMNET_HARNESS", HERE.parents[1] / "shared" / "check" / "harness"))
ALL = ("documents", "own", "pictures", "exports")
WORDS = [words[0] for words in SECRETS.values()]
TOGETHER = 6  # names that a picture's title holds without being cut
PIXELS = (".png",)
ENVIRON = {
    "FAMNET_PASSPHRASE_FILE": str(HERE / "passphrase.txt"),
    "FAMNET_KEY_COST": "least",
    "FAMNET_TODAY": str(TODAY),
    "FAMNET_TEMPLATES": "/nowhere",
}
# The text of a trajectory's JSON is its numbers and days, and a copy made for one reader names that reader only.
BLIND = frozenset({"trajectory.json"})


def crowd(names: Sequence[str]) -> Family:
    """The family of the search with a child in focus for each name, all of whom its free words name, too."""
    first, *others = names
    told = family("team", first)
    born = [Person(id=f"child-{n}", name=f"{name} Reid", gender=Gender.FEMALE) for n, name in enumerate(others)]
    everybody = ", ".join(names)
    return replace(
        told,
        people=(*told.people, *born),
        children=(*told.children, *(ChildInFocus(id=f"focus-{p.id}", person=p.id) for p in born)),
        parent_links=(
            *told.parent_links,
            *(ParentLink(id=f"{of}-{p.id}", parent=of, child=p.id) for p in born for of in ("kemi", "daniel")),
        ),
        consents=(
            *told.consents,
            *(
                Consent(id=f"yes-{p.id}-{of}", child=p.id, person=of, answer=ConsentAnswer.YES)
                for p in born
                for of in (p.id, "kemi", "daniel")
            ),
        ),
        ecomap=(*told.ecomap, *(EcomapLink(id=f"club-{n}", name=f"{name}’s club") for n, name in enumerate(others))),
        rota_slots=tuple(replace(slot, what=slot.what.replace(first, everybody)) for slot in told.rota_slots),
    )


def copies(out: Path, names: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    """Make every copy of these kinds for a family of these names; a line for each command that failed."""
    import entry  # noqa: PLC0415 -- with its environment set

    from famnet.store.shelf import Shelf  # noqa: PLC0415 -- the same
    from famnet.store.unlock import unlock_from  # noqa: PLC0415 -- the same

    store = out.parent / "work.famnet"
    entry.main(["init", "--file", str(store), "--no-input", "--quiet"])
    with Shelf.open(store, unlock_from(dict(os.environ))) as shelf:
        at = datetime.combine(TODAY, of_day(9), tzinfo=UTC)
        kept = shelf.keep(None, crowd(names), command="plant", who="Sam", at=at)
        shelf.use(kept.family.id)
    for line in (line for kind in kinds for line in lines(kind, "team", out)):
        if code := entry.main([*line, "--file", str(store), "--no-input"]):
            yield f"{' '.join(line)}: exit {code}"


def searched(out: Path, words: Sequence[str]) -> Mapping[str, set[str]]:
    """Which of the words the harness' search finds in each file."""
    sys.path.insert(0, str(HARNESS))
    from leak import scan  # type: ignore[import-not-found]  # noqa: PLC0415 -- beside the repository

    hits, _ = scan(out, words, which("tesseract") is not None)
    found: dict[str, set[str]] = {str(p.relative_to(out)): set() for p in sorted(out.rglob("*")) if p.is_file()}
    for word, where in hits:
        found.setdefault(where.split("!")[0].split(" ")[0], set()).add(word)
    return found


def blind(found: Mapping[str, set[str]], words: Sequence[str]) -> Iterator[str]:
    """Where the search does not see what is there."""
    read: set[str] = set()
    for name, seen in found.items():
        if Path(name).name in BLIND:
            continue
        if name.endswith(PIXELS):
            read |= seen
        elif missing := sorted(set(words) - seen):
            yield f"CONTROL: {name} was searched and these were not found: {missing}"
    if which("tesseract") and (missing := sorted(set(words) - read)):
        yield f"CONTROL: in no picture's pixels could these be read: {missing}"


def grouped(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """So many at once as a title holds."""
    yield from (words[n : n + TOGETHER] for n in range(0, len(words), TOGETHER))


def tried(words: Sequence[str], kinds: Sequence[str]) -> tuple[Mapping[str, set[str]], list[str]]:
    """Make every copy with these words in it and search them: what was found where, and what failed."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        out.mkdir()
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            failed = list(copies(out, words, kinds))
        found = searched(out, words)
    return found, [*failed, *blind(found, words)]


def main() -> int:
    """Run it; the first line is what the soak keeps, the others are what failed."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--kinds", default=",".join(ALL))
    told.add_argument("--first", type=int, default=len(WORDS))
    asked, began, cpu = told.parse_args(), time.monotonic(), time.process_time()
    os.environ |= ENVIRON
    files, failures = 0, list[str]()
    for words in grouped(WORDS[: asked.first]):
        found, failed = tried(words, asked.kinds.split(","))
        files += len(found)
        failures += failed
    facts = {
        "harness": "leak-control",
        "canaries": min(asked.first, len(WORDS)),
        "files_scanned": files,
        "failures": len(failures),
        "minutes": round((time.monotonic() - began) / 60, 1),
        "cpu_minutes": round((time.process_time() - cpu) / 60, 1),
    }
    sys.stdout.write("\n".join([json.dumps(facts), *failures]) + "\n")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
