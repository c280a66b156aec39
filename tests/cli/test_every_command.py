"""Every command explains itself: its help has an example that is understood, and each option says what it is for."""

import json
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest

from famnet.cli.app import Famnet as Top
from famnet.cli.app import main
from famnet.cli.lazy import load


def leaves(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """A command, or all that stand under a group."""
    members = getattr(command, "commands", None)
    if not members:
        yield " ".join(path), command
    for name, member in (members or {}).items():
        yield from leaves(member, (*path, name))


COMMANDS = dict(leaf for name, (module, _) in Top.members.items() for leaf in leaves(load(module), (name,)))
LISTS = (
    *("family list", "family show", "network list", "network gaps", "network prompts", "network show Ada"),
    *("network access Ada", "consent status", "engage list", "engage next", "engage status", "engage show Grace"),
    *("ecomap list", "views show", "mapping show", "bottom-line show", "meeting list", "plan show", "plan history"),
    *("plan share", "plan check", "plan stress", "plan rota who", "plan diff 1 1", "reviews due", "reviews clocks"),
    *("reviews held", "reviews together", "history", "backup --list", "store asides", "documents list"),
    *("template list", "template check", "who-sees", "check", "verify", "genogram diff 2018-01-01"),
)


@pytest.mark.parametrize("path", COMMANDS)
def test_its_help_has_an_example_of_itself(path: str) -> None:
    examples = re.findall(r"Example: (.+?)(?:\n\n|\Z)", COMMANDS[path].help or "", re.DOTALL)
    assert examples
    for example in examples:
        words = shlex.split(example.replace("\\\n", " "))
        assert f" {path} " in f" {' '.join(words)} "
        options = {opt for p in COMMANDS[path].params for opt in (*p.opts, *p.secondary_opts)}
        typed = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert typed - {"--family", "--yes", "--json", "--csv", "--today"} <= options


@pytest.mark.parametrize("path", COMMANDS)
def test_each_option_says_what_it_is_for(path: str) -> None:
    assert [p.name for p in COMMANDS[path].params if not p.help and p.name != "help"] == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The invented family's store."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FAMNET_TEMPLATES", str(folder / "templates"))
        with pytest.raises(SystemExit):
            main(["demo", "--to", str(folder), "--today", "2026-11-22", "--no-input", "--quiet"])
    return str(folder / "demo.famnet")


@pytest.mark.parametrize("line", LISTS)
def test_what_gives_data_gives_it_as_json(
    demo: str, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FAMNET_FAMILY", raising=False)
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(["--file", demo, "--today", "2026-11-22", "--no-input", *line.split(), "--json"])
    assert ended.value.code in (0, 1)
    assert isinstance(json.loads(capsys.readouterr().out), list | dict)
