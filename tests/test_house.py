"""The rules of the house that no linter knows."""

import importlib
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import famnet
from famnet.cli.app import Famnet
from famnet.cli.lazy import load
from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.people import Gender
from famnet.drawing.symbols import SYMBOLS

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"


def refusals() -> list[type[FamnetError]]:
    """Every class of refusal in the package."""
    for module in pkgutil.walk_packages(famnet.__path__, "famnet."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return sorted(_below(FamnetError), key=lambda error: error.__qualname__)


def _below(kind: type[FamnetError]) -> set[type[FamnetError]]:
    return {kind}.union(*(_below(sub) for sub in kind.__subclasses__()))


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name."""
    for name, (module, _) in Famnet.members.items():
        yield from _leaves(name, load(module))


def _leaves(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    members = getattr(command, "commands", None)
    if members is None:
        yield name, command
    for sub, each in (members or {}).items():
        yield from _leaves(f"{name} {sub}", each)


def test_every_refusal_has_a_hint_an_exit_code_and_a_docstring() -> None:
    for error in refusals():
        assert error.hint.strip(), error
        assert isinstance(error.exit_code, ExitCode), error
        assert error.__doc__, error


def test_every_exit_code_is_documented() -> None:
    told = (REFERENCE / "exit-codes.md").read_text(encoding="utf-8")
    assert all(f"| {code.value} |" in told for code in ExitCode)


def test_every_gender_has_a_symbol() -> None:
    assert set(SYMBOLS) == set(Gender)


@pytest.mark.parametrize(
    ("name", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_has_help_with_an_example_and_stands_in_the_reference(name: str, command: Any) -> None:
    assert f"Example: famnet {name}" in command.help or f"famnet {name}" in command.help.partition("Example: ")[2]
    assert f" famnet {name}\n" in (REFERENCE / "commands.md").read_text(encoding="utf-8")


# What a command may import of what is dear. A new name here is a decision: it costs every start.
DEAR = frozenset(
    """
    rich questionary prompt_toolkit sqlite_utils sqlcipher3 cryptography jinja2 markdown_it docx pypdf graphviz
    pygraphviz icalendar holidays platformdirs gedcom_lite gedcom7 typst numpy highspy keyring PIL textstat
    """.split()  # noqa: SIM905 -- a list of names reads best as one
)
STARTS = {
    "--version": set(),
    "--help": set(),
    "reviews due": {"sqlcipher3"},
    "network list": {"sqlcipher3"},
    "genogram render --format svg": {"sqlcipher3", "pygraphviz"},
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    subprocess.run([sys.executable, "-m", "famnet", "--quiet", "demo", "--to", str(folder)], check=True)
    return folder / "demo.famnet"


@pytest.mark.parametrize("line", STARTS)
def test_a_command_imports_no_more_than_its_list(line: str, demo: Path) -> None:
    program = (
        "import sys, json\n"
        "from famnet.cli.app import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "sys.stderr.write('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    words = ["--file", str(demo), *line.split()]
    run = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    loaded = set(json.loads(run.stderr.splitlines()[-1]))
    assert loaded & DEAR <= STARTS[line]
