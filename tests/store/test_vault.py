"""An encrypted store opens with its passphrase, its recovery code or the computer's memory, and with nothing else."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famnet.domain.family import Family
from famnet.store import codes, keyfile, memory, unlock, vault
from famnet.store.errors import AlreadySoError, DamagedStoreError, StoreExistsError
from famnet.store.key_errors import (
    DamagedKeyFileError,
    LockedStoreError,
    MissingKeyFileError,
    MistypedCodeError,
    NoKeyRingError,
    NotEncryptedError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from famnet.store.keyfile import MINIMUM, Cost, SlotKind, key_path, next_key_path
from famnet.store.session import Session
from famnet.store.shelf import Shelf
from famnet.store.unlock import Unlock

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PASSPHRASE = "copper lantern otter"  # noqa: S105 -- a made-up one


def says(*answers: str) -> Unlock:
    """Somebody who gives these answers, one after the other."""
    told = iter(answers)
    return Unlock(ask=lambda _: next(told))


@pytest.fixture
def code(path: Path) -> str:
    """An encrypted store with one family in it; gives its recovery code."""
    shelf, code = vault.create_encrypted(path, PASSPHRASE, cost=MINIMUM)
    with shelf:
        shelf.keep(None, Family(name="Quaggaford"), command="family add", who="Sam", at=MORNING)
    return code


def family_in(path: Path, unlock: Unlock | None = None) -> str:
    with Shelf.open(path, unlock) as shelf:
        return shelf.family().name


@pytest.mark.usefixtures("code")
def test_nothing_of_a_family_can_be_read_in_the_file(path: Path) -> None:
    assert not path.read_bytes().startswith(b"SQLite")
    assert all(b"Quaggaford" not in p.read_bytes() for p in path.parent.iterdir())


@pytest.mark.usefixtures("code")
def test_the_passphrase_opens_it(path: Path) -> None:
    assert family_in(path, says(PASSPHRASE)) == "Quaggaford"


def test_the_recovery_code_opens_it_however_it_is_typed(path: Path, code: str) -> None:
    assert family_in(path, says(code)) == "Quaggaford"
    assert family_in(path, says(f" {code.lower().replace('-', ' ')} ")) == "Quaggaford"


@pytest.mark.usefixtures("code")
def test_a_passphrase_in_a_file_opens_it(path: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\r\nand a note\n", encoding="utf-8-sig")
    assert family_in(path, unlock.unlock_from({"FAMNET_PASSPHRASE_FILE": str(secret)})) == "Quaggaford"


@pytest.mark.usefixtures("code")
def test_one_may_mistype_twice(path: Path) -> None:
    assert family_in(path, says("no", "nor this one", PASSPHRASE)) == "Quaggaford"
    with pytest.raises(WrongPassphraseError) as refused:
        family_in(path, says("no", "no", "no", PASSPHRASE))
    assert refused.value.exit_code == 6


@pytest.mark.usefixtures("code")
def test_with_nobody_to_ask_it_stays_locked_and_says_how(path: Path, tmp_path: Path) -> None:
    with pytest.raises(LockedStoreError, match="nobody to ask") as refused:
        family_in(path)
    assert refused.value.exit_code == 6
    assert "FAMNET_PASSPHRASE_FILE" in refused.value.hint
    with pytest.raises(LockedStoreError, match="cannot be read"):
        family_in(path, Unlock(passphrase_file=tmp_path / "missing"))


def test_letters_typed_on_another_keyboard_count_the_same(path: Path) -> None:
    with vault.create_encrypted(path, "cafe\u0301 lantern otter", cost=MINIMUM).shelf as shelf:
        shelf.keep(None, Family(name="Quaggaford"), command="family add", who="Sam", at=MORNING)
    assert family_in(path, says("caf\u00e9 lantern otter")) == "Quaggaford"


# --- the key file ---


@pytest.mark.usefixtures("code")
def test_a_wrong_passphrase_is_told_from_a_damaged_key_file(path: Path) -> None:
    whole = key_path(path).read_bytes()
    for at in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[at] ^= 1
        key_path(path).write_bytes(flipped)
        with pytest.raises(DamagedKeyFileError) as refused:
            family_in(path, says(PASSPHRASE))
        assert refused.value.exit_code == 5


@pytest.mark.usefixtures("code")
def test_a_missing_key_file_is_named(path: Path) -> None:
    key_path(path).unlink()
    with pytest.raises(MissingKeyFileError, match=r"work\.famnet\.key is missing"):
        family_in(path, says(PASSPHRASE))


@pytest.mark.usefixtures("code")
def test_a_damaged_store_is_told_from_a_wrong_passphrase(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[2000] ^= 1
    path.write_bytes(whole)
    with pytest.raises(DamagedStoreError):
        family_in(path, says(PASSPHRASE))


@pytest.mark.usefixtures("code")
def test_a_planted_key_file_cannot_stall_the_computer(path: Path) -> None:
    body = json.loads(key_path(path).read_text())
    del body["check"], body["famnet key file"]
    body["slots"][0]["cost"]["memory"] = 2**30
    planted = {"famnet key file": 1, **body, "check": keyfile._check(body)}  # noqa: SLF001 -- as an attacker would
    key_path(path).write_text(json.dumps(planted))
    with pytest.raises(DamagedKeyFileError):
        family_in(path, says(PASSPHRASE))


def test_a_slot_moved_to_another_key_file_opens_nothing(path: Path, code: str) -> None:
    other = path.with_name("other.famnet")
    vault.create_encrypted(other, PASSPHRASE, cost=MINIMUM).shelf.close()
    mine, theirs = keyfile.load(key_path(path)), keyfile.load(key_path(other))
    slot = theirs.slot(SlotKind.PASSPHRASE)
    assert slot
    keyfile.save(key_path(path), replace(mine, slots=(*(s for s in mine.slots if s.kind is not slot.kind), slot)))
    assert family_in(path, says(code)) == "Quaggaford"
    with pytest.raises(WrongPassphraseError):
        family_in(path, says(*[PASSPHRASE] * 3))


def test_the_cost_of_a_guess_is_high_unless_said_otherwise() -> None:
    assert Cost() == Cost(memory=64 * 1024, iterations=3, lanes=4)


# --- making one ---


@pytest.mark.parametrize("weak", ["", "otter", "           otter     "])
def test_a_short_passphrase_is_refused_and_nothing_made(path: Path, weak: str) -> None:
    with pytest.raises(WeakPassphraseError):
        vault.create_encrypted(path, weak, cost=MINIMUM)
    assert list(path.parent.iterdir()) == []


def test_making_one_overwrites_nothing(shelf: Shelf, path: Path) -> None:
    assert not shelf.encrypted
    with pytest.raises(StoreExistsError):
        vault.create_encrypted(path, PASSPHRASE, cost=MINIMUM)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.usefixtures("code")
def test_a_key_file_without_its_store_is_kept_under_another_name(path: Path) -> None:
    path.unlink()
    orphan = key_path(path).read_bytes()
    vault.create_encrypted(path, PASSPHRASE, cost=MINIMUM).shelf.close()
    assert path.with_name("work.famnet.key.old1").read_bytes() == orphan
    assert key_path(path).read_bytes() != orphan


# --- changing what opens it ---


def test_a_new_passphrase_opens_it_and_the_old_ones_no_more(path: Path, code: str) -> None:
    with Shelf.open(path, says(PASSPHRASE)) as shelf:
        fresh = vault.change_passphrase(shelf.session, "paper kettle heron")
    assert family_in(path, says("paper kettle heron")) == "Quaggaford"
    assert family_in(path, says(fresh)) == "Quaggaford"
    for old in (PASSPHRASE, code):
        with pytest.raises(WrongPassphraseError):
            family_in(path, says(old, old, old))


def test_who_lost_the_passphrase_gives_a_new_one_with_the_recovery_code(path: Path, code: str) -> None:
    with Shelf.open(path, says(code)) as shelf:
        vault.change_passphrase(shelf.session, "paper kettle heron")
    assert family_in(path, says("paper kettle heron")) == "Quaggaford"


def test_a_store_goes_from_plain_to_encrypted_and_back(shelf: Shelf, path: Path) -> None:
    shelf.keep(None, Family(name="Quaggaford"), command="family add", who="Sam", at=MORNING)
    mark = shelf.history()
    code = vault.encrypt(shelf.session, PASSPHRASE, cost=MINIMUM)
    assert b"Quaggaford" not in path.read_bytes()
    with Shelf.open(path, says(code)) as encrypted:
        assert encrypted.encrypted
        assert encrypted.history() == mark
        with pytest.raises(AlreadySoError):
            vault.encrypt(encrypted.session, PASSPHRASE, cost=MINIMUM)
        vault.decrypt(encrypted.session)
    assert family_in(path) == "Quaggaford"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_plain_store_is_plain_already(shelf: Shelf) -> None:
    with pytest.raises(AlreadySoError, match="is plain already"):
        vault.decrypt(shelf.session)


@pytest.mark.parametrize(
    "what", [vault.remember, vault.forget, lambda session: vault.change_passphrase(session, PASSPHRASE)]
)
def test_a_plain_store_has_no_key_to_change(shelf: Shelf, what: Callable[[Session], object]) -> None:
    with pytest.raises(NotEncryptedError, match="is not encrypted: it opens without"):
        what(shelf.session)


# --- cut short ---


def stop_before(target: Path, patched: pytest.MonkeyPatch) -> None:
    """The computer goes off just before a file gets its name."""

    def move(part: Path, path: Path) -> None:
        if path == target:
            raise KeyboardInterrupt
        part.replace(path)

    patched.setattr("famnet.store.beside.move", move)


@pytest.mark.parametrize(
    "encrypted", [False, True], ids=["before the store is replaced", "after the store is replaced"]
)
def test_encrypting_that_was_cut_short_leaves_a_store_that_opens(
    shelf: Shelf, path: Path, monkeypatch: pytest.MonkeyPatch, *, encrypted: bool
) -> None:
    shelf.keep(None, Family(name="Quaggaford"), command="family add", who="Sam", at=MORNING)
    with monkeypatch.context() as patched:
        stop_before(key_path(path) if encrypted else path, patched)
        with pytest.raises(KeyboardInterrupt):
            vault.encrypt(shelf.session, PASSPHRASE, cost=MINIMUM)
    assert (b"Quaggaford" in path.read_bytes()) is not encrypted
    assert family_in(path, says(PASSPHRASE)) == "Quaggaford"
    assert key_path(path).exists() is encrypted


@pytest.mark.usefixtures("code")
def test_decrypting_that_was_cut_short_leaves_a_store_that_opens(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Shelf.open(path, says(PASSPHRASE)) as shelf, monkeypatch.context() as patched:
        stop_before(path, patched)
        with pytest.raises(KeyboardInterrupt):
            vault.decrypt(shelf.session)
    assert family_in(path, says(PASSPHRASE)) == "Quaggaford"


@pytest.mark.usefixtures("code")
def test_a_key_file_left_waiting_does_not_outlive_a_change_of_passphrase(path: Path) -> None:
    next_key_path(path).write_bytes(key_path(path).read_bytes())
    with Shelf.open(path, says(PASSPHRASE)) as shelf:
        vault.change_passphrase(shelf.session, "paper kettle heron")
    assert not next_key_path(path).exists()


# --- the computer remembers ---


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A key ring in memory, in place of the operating system's."""
    kept: dict[tuple[str, str], str] = {}
    module = ModuleType("keyring")
    module.set_password = lambda service, mark, key: kept.__setitem__((service, mark), key)  # type: ignore[attr-defined]
    module.get_password = lambda service, mark: kept.get((service, mark))  # type: ignore[attr-defined]
    module.delete_password = lambda service, mark: kept.__delitem__((service, mark))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", module)
    return kept


@pytest.mark.usefixtures("code")
def test_a_computer_that_remembers_asks_nothing(path: Path, ring: dict[tuple[str, str], str]) -> None:
    with Shelf.open(path, says(PASSPHRASE)) as shelf:
        vault.remember(shelf.session)
    assert family_in(path) == "Quaggaford"
    assert len(ring) == 1
    with Shelf.open(path) as shelf:
        vault.forget(shelf.session)
    assert ring == {}
    with pytest.raises(LockedStoreError):
        family_in(path)


@pytest.mark.usefixtures("code")
def test_a_key_remembered_for_another_store_is_not_taken_for_damage(
    path: Path, ring: dict[tuple[str, str], str]
) -> None:
    with Shelf.open(path, says(PASSPHRASE)) as shelf:
        vault.remember(shelf.session)
    ring[next(iter(ring))] = "00" * 32
    assert family_in(path, says(PASSPHRASE)) == "Quaggaford"


@pytest.mark.usefixtures("code")
def test_without_a_key_ring_one_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with Shelf.open(path, says(PASSPHRASE)) as shelf:
        with pytest.raises(NoKeyRingError):
            vault.remember(shelf.session)
        keys = keyfile.load(key_path(path))
        keyfile.save(key_path(path), keyfile.KeyFile(fingerprint=keys.fingerprint, slots=keys.slots, remembered=True))
    assert family_in(path, says(PASSPHRASE)) == "Quaggaford"
    with Shelf.open(path, says(PASSPHRASE)) as shelf:
        vault.forget(shelf.session)
    assert not keyfile.load(key_path(path)).remembered


def test_opening_a_plain_store_imports_no_cryptography(shelf: Shelf, path: Path) -> None:
    import subprocess  # noqa: PLC0415 -- only here

    shelf.close()
    code = (
        "import sys; from pathlib import Path; from famnet.store.shelf import Shelf;"
        f"Shelf.open(Path({str(path)!r})); print(*sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {"cryptography", "keyring", "sqlite_utils", "famnet.domain.family"} & set(found.stdout.split())


# --- recovery codes ---


def test_codes_differ_and_read_back() -> None:
    made = {codes.new_code() for _ in range(50)}
    assert len(made) == 50
    assert all(codes.read_code(code.lower()) == code for code in made)


@given(st.integers(0, 27), st.sampled_from(codes.ALPHABET))
def test_a_slip_of_the_finger_is_noticed(at: int, typed: str) -> None:
    code = codes.new_code().replace("-", "")
    slipped = code[:at] + typed + code[at + 1 :]
    if slipped != code:
        with suppress(MistypedCodeError):  # one slip in a thousand has the right check by chance
            assert codes.read_code(slipped).replace("-", "") == slipped


def test_a_mistyped_code_is_a_way_of_being_locked() -> None:
    with pytest.raises(MistypedCodeError) as refused:
        codes.read_code("K7QM")
    assert refused.value.exit_code == 6


def test_letters_that_look_like_digits_are_read_as_those() -> None:
    while not {"0", "1"} <= set(code := codes.new_code()):
        pass
    assert codes.read_code(code.replace("0", "O").replace("1", "l")) == code


@pytest.mark.parametrize(("priority", "expected"), [(5, True), (0, False), (None, False)])
def test_whether_there_is_a_key_ring_is_asked_of_it(
    priority: int | None, monkeypatch: pytest.MonkeyPatch, *, expected: bool
) -> None:
    module = ModuleType("keyring")
    module.get_keyring = lambda: SimpleNamespace(priority=priority)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", module)
    assert memory.available() is expected
