"""What `make soak` runs: each part is one run of one harness."""

from collections.abc import Iterator
from dataclasses import dataclass

SHORT_BY = 10  # how many times less the short form does
BATCH = 250  # times a command is started and perhaps killed before a fresh store is begun
_KILLED = 0.8  # of those started; the rest ends first


@dataclass(frozen=True)
class Part:
    """One run of one harness."""

    name: str
    words: tuple[str, ...]
    shared: bool = True  # of the harness beside the repository
    in_memory: bool = True  # on a disk of memory, where there is one

    @property
    def group(self) -> str:
        """What the report counts it under."""
        return self.name.partition(",")[0]


def parts(*, short: bool) -> Iterator[Part]:
    """Everything there is to run, what the issue names first."""
    share = SHORT_BY if short else 1
    for each in (_at_every_write, _files, _power, _at_random, _writers, _harm, _options, _leak):
        yield from each(share)


def _at_every_write(share: int) -> Iterator[Part]:
    yield Part("kill at every write", ("kill_every.py", "--jobs", "1", "--every", str(share)), shared=False)


def _files(share: int) -> Iterator[Part]:
    for n, suffix in enumerate((".family", ".ged", ".csv", ".famnet-bundle")):
        words = (
            "fuzz_import.py",
            f"fuzz{suffix}.toml",
            "--cases",
            str(10_000 if share == 1 else 300),
            "--seed",
            str(n),
        )
        yield Part(f"fuzz, {suffix}", words)


def _power(share: int) -> Iterator[Part]:
    for kind in ("plain", "encrypted"):
        words = ("--commands", "6" if share == 1 else "2", "--variants", "9" if share == 1 else "1")
        yield Part(f"power loss, {kind}", ("powerloss.py", f"{kind}.toml", *words))


def _at_random(share: int) -> Iterator[Part]:
    batches = round(5_000 / _KILLED / BATCH / share) + 1
    for n in range(batches):
        kind = ("plain", "encrypted")[n % 2]
        words = ("crash.py", f"{kind}.toml", "--kills", str(BATCH), "--seed", str(n), "--check-every", "10")
        yield Part(f"kill at random, {kind} {n + 1}", words, in_memory=False)


def _writers(share: int) -> Iterator[Part]:
    for kind in ("plain", "encrypted"):
        words = ("--writers", "8", "--each", str(250 // share), "--kill", "0.2")
        yield Part(f"writers, {kind}", ("writers.py", f"{kind}.toml", *words), in_memory=False)


def _harm(share: int) -> Iterator[Part]:
    yield Part("harm", ("harm.py", "--cases", str(1000 // share)), shared=False)


def _options(share: int) -> Iterator[Part]:
    yield Part("options", ("fuzz_options.py", "--cases", str(10_000 // share)), shared=False)


def _leak(share: int) -> Iterator[Part]:
    yield Part("leak, every reader", ("leak.py", "leak.toml"))
    yield Part("leak, control", ("leak_control.py", *(() if share == 1 else ("--first", "6"))))
