"""The store's commands: encryption, history, undo, backup, restore, verify, erasing, what was known on a day."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.desk import Famnet

from famnet.domain.people import Person
from famnet.store.errors import DiskFullError
from famnet.store.shelf import Shelf

TODAY = datetime.now(UTC).date()


@pytest.fixture
def phrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "phrase.txt"
    file.write_text("copper lantern otter\n")
    monkeypatch.setenv("FAMNET_PASSPHRASE_FILE", str(file))
    monkeypatch.setenv("FAMNET_KEY_COST", "least")
    return file


def test_a_store_is_encrypted_unless_plain_is_said(bare: Famnet, phrase: Path, store: Path) -> None:
    made = bare("init")
    assert re.fullmatch(r"(\w{4}-){6}\w{4}\n", made.out)
    assert bare("family", "add", "Ada Reid").code == 0
    assert b"Ada Reid" not in store.read_bytes()
    phrase.unlink()
    locked = bare("network", "list")
    assert locked.code == 6
    assert "cannot be read" in locked.err


def test_without_anybody_to_ask_init_says_how(bare: Famnet) -> None:
    refused = bare("init")
    assert refused.code == 6
    assert "FAMNET_PASSPHRASE_FILE" in refused.err


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_code(bare: Famnet, phrase: Path) -> None:
    code = bare("init").out
    bare("family", "add", "Ada Reid")
    phrase.write_text(code)
    assert bare("network", "list").code == 0
    phrase.write_text("something else altogether")
    assert bare("network", "list").code == 6


def test_a_passphrase_is_changed_and_the_old_one_opens_no_more(
    bare: Famnet, phrase: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare("init")
    new = tmp_path / "new.txt"
    new.write_text("velvet harbour thimble")
    monkeypatch.setenv("FAMNET_NEW_PASSPHRASE_FILE", str(new))
    assert bare("passphrase").code == 0
    monkeypatch.setenv("FAMNET_PASSPHRASE_FILE", str(phrase))
    assert bare("family", "list").code == 6
    monkeypatch.setenv("FAMNET_PASSPHRASE_FILE", str(new))
    assert bare("family", "list").code == 0


def test_a_store_goes_from_plain_to_encrypted_and_back(ada: Famnet, phrase: Path, store: Path) -> None:
    assert ada("store", "encrypt").code == 0
    assert b"Kemi" not in store.read_bytes()
    assert "Kemi" in ada("network", "list").out
    assert ada("store", "decrypt", "--yes").code == 0
    assert phrase.exists()
    assert "Kemi" in ada("network", "list").out


def test_the_history_reads_like_sentences(ada: Famnet) -> None:
    ada("network", "edit", "Kemi", "--born", "1992")
    rows = json.loads(ada("history", "--person", "Kemi", "--field", "born", "--json").out)
    assert [row["what"] for row in rows][-1] == "Kemi Okafor: born 1992 (was 1993)"
    assert rows[-1]["who"] == "Test Worker"
    assert rows[-1]["command"] == "network edit"


def test_a_whole_command_is_taken_back_and_done_again(ada: Famnet) -> None:
    ada("network", "add", "Joy", "--as", "maternal aunt")
    assert ada("undo").code == 0
    assert "Joy" not in ada("network", "list").out
    assert ada("redo").code == 0
    assert "Joy" in ada("network", "list").out
    first = json.loads(ada("history", "--json").out)[0]["number"]
    refused = ada("undo", str(first))
    assert refused.code == 3
    assert "→" in refused.err


def test_a_backup_is_made_listed_and_brought_back(ada: Famnet, store: Path) -> None:
    assert ada("backup").code == 0
    assert str(store.stem) in ada("backup", "--list").out
    ada("network", "remove", "Sandra", "--yes")
    assert ada("restore").code == 2
    restored = ada("restore", "--yes")
    assert "is kept as" in restored.err
    assert "Sandra" in ada("network", "list").out


def test_verify_finds_nothing_in_a_sound_store_and_says_so_of_a_damaged_one(ada: Famnet, store: Path) -> None:
    assert ada("verify").code == 0
    data = bytearray(store.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4000] = b"\xff" * 4000
    store.write_bytes(data)
    damaged = ada("verify")
    assert damaged.code == 5
    assert "restore" in damaged.err


def test_a_family_is_erased_for_good(ada: Famnet, store: Path) -> None:
    assert ada("family", "erase").code == 2
    assert ada("family", "erase", "--yes").code == 0
    assert b"Kemi" not in store.read_bytes()
    assert ada("verify").code == 0


def test_somebody_is_erased_and_the_history_forgets_them(ada: Famnet, store: Path) -> None:
    ada("mapping", "add", "Sandra worries about the stairs")
    gone = ada("network", "remove", "Sandra", "--erase", "--yes")
    assert gone.code == 0
    assert "Words that still speak of them: mapping" in gone.err
    assert b"Sandra Lee" not in store.read_bytes()


def test_everything_held_about_somebody_is_listed(ada: Famnet) -> None:
    rows = json.loads(ada("network", "access", "Tobi", "--json").out)
    assert {"people", "parent links", "residences"} <= {row["kind"] for row in rows}
    assert any("Kemi Okafor" in row["others_in_it"] for row in rows)


def test_what_was_known_on_a_day_is_read_but_not_changed(ada: Famnet) -> None:
    assert "Kemi" in ada("network", "list", "--as-known", TODAY.isoformat()).out
    assert ada("network", "list", "--as-known", (TODAY - timedelta(days=1)).isoformat()).code == 4
    refused = ada("network", "add", "Joy", "--as", "maternal aunt", "--as-known", TODAY.isoformat())
    assert refused.code == 2
    assert "can be read, not changed" in refused.err


def test_nothing_is_kept_aside_until_two_people_clash(ada: Famnet) -> None:
    assert "Nothing is kept aside" in ada("store", "asides").err
    assert ada("store", "take-up", "1").code == 4
    assert ada("store", "drop", "1").code == 4


@pytest.mark.parametrize("command", ["remember", "forget"])
def test_a_plain_store_has_nothing_to_remember(ada: Famnet, command: str) -> None:
    refused = ada("store", command)
    assert (refused.code, "is not encrypted" in refused.err) == (3, True)


# --- what went wrong is said, with what to do ---


def test_a_clock_that_was_set_back_is_said(ada: Famnet, store: Path) -> None:
    with Shelf.open(store) as shelf:
        before = shelf.family()
        after = before.with_person(Person(name="Grace"))
        shelf.keep(before, after, command="edit", who="Sam", at=datetime.now(UTC) + timedelta(days=400))
    said = ada("network", "add", "Esme", "--as", "family friend")
    assert said.code == 0
    assert "Set its clock right" in said.err
    assert "a clock was set back" in ada("verify").err


def test_two_computers_that_disagree_by_seconds_are_not_bothered(ada: Famnet, store: Path) -> None:
    with Shelf.open(store) as shelf:
        before = shelf.family()
        after = before.with_person(Person(name="Grace"))
        shelf.keep(before, after, command="edit", who="Sam", at=datetime.now(UTC) + timedelta(seconds=20))
    assert "clock" not in ada("network", "add", "Esme", "--as", "family friend").err


def test_a_damaged_store_without_a_backup_says_where_a_copy_may_come_from(ada: Famnet, store: Path) -> None:
    store.write_bytes(store.read_bytes()[:20000])
    said = ada("network", "list")
    assert said.code == 5
    assert "no good backup lies beside it" in said.err
    assert "`famnet restore COPY`" in said.err


def test_a_damaged_store_with_a_backup_says_that_restore_brings_it_back(ada: Famnet, store: Path) -> None:
    assert ada("backup").code == 0
    store.write_bytes(store.read_bytes()[:20000])
    said = ada("network", "list")
    assert "The newest backup is" in said.err
    assert "`famnet restore` brings the newest good backup back" in said.err
    assert ada("restore", "--yes").code == 0
    assert "Kemi" in ada("network", "list").out


def test_a_lost_key_file_is_found_in_the_newest_backup(bare: Famnet, phrase: Path, store: Path) -> None:
    assert phrase.exists()
    bare("init")
    bare("family", "add", "Ada Reid")
    bare("backup")
    key = store.with_name(store.name + ".key")
    key.unlink()
    said = bare("network", "list")
    assert said.code == 6
    copy = re.search(r"has a copy, (\S+\.key):", said.err)
    assert copy
    key.write_bytes(Path(copy[1]).read_bytes())
    assert bare("network", "list").code == 0


def test_a_weekly_backup_that_could_not_be_made_is_said(
    ada: Famnet, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DiskFullError(store)

    monkeypatch.setattr("famnet.store.backup.weekly", refuse)
    said = ada("network", "add", "Esme", "--as", "family friend")
    assert said.code == 0
    assert "The weekly backup could not be made" in said.err


# --- which family is in use changes in the same moment as the family ---


@pytest.mark.parametrize("command", ["close", "erase"])
def test_a_family_that_goes_lets_no_other_slip_into_its_place(ada: Famnet, command: str, store: Path) -> None:
    ada("family", "add", "Zoe Hill")
    assert ada("family", command, "--family", "Ada", "--yes").code == 0
    with Shelf.open(store) as shelf:
        assert [row.name for row in shelf.families() if row.in_use] == []
    assert "No open family is in use" in ada("network", "list").err


def test_a_family_not_in_use_is_closed_without_letting_go_of_the_one_that_is(ada: Famnet, store: Path) -> None:
    ada("family", "add", "Zoe Hill")
    ada("family", "close", "--family", "Zoe")
    with Shelf.open(store) as shelf:
        assert [row.name for row in shelf.families() if row.in_use] == ["Ada Reid"]
