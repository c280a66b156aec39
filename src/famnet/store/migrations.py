"""How the file came to look as it does: steps that are only ever added to, never edited.

A column is written as a word: `name` is text that must be filled, `born?` may be empty, `#score` is a number,
`person>people` points at a row that must be there when the change is saved. Every table has besides them the row's
`id`, its `family`, its `version` and its `position` among the family's records of that kind.
"""

from collections.abc import Callable, Iterator, Mapping

import sqlite_utils

from famnet.store.file import APPLICATION_ID, SCHEMA_VERSION

MIGRATIONS = sqlite_utils.Migrations("famnet")
Step = Callable[[sqlite_utils.Database], None]

_LATE = "DEFERRABLE INITIALLY DEFERRED"  # looked at when the change is saved, so that rows can come in any order
_OWN = f"id TEXT NOT NULL PRIMARY KEY, family TEXT NOT NULL REFERENCES families (id) {_LATE}, "
_OWN += "version INTEGER NOT NULL, position INTEGER NOT NULL"


def migrate(db: sqlite_utils.Database) -> None:
    """Bring the file to this famnet's version, inside the caller's transaction."""
    MIGRATIONS.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def make(db: sqlite_utils.Database, tables: Mapping[str, str]) -> None:
    """Make tables for records, each with an index by family."""
    for name, words in tables.items():
        db.execute(f"CREATE TABLE {name} ({', '.join((_OWN, *_columns(words)))}) STRICT")
        db.execute(f"CREATE INDEX {name}_by_family ON {name} (family, position)")


def add(db: sqlite_utils.Database, table: str, words: str) -> None:
    """Add columns to a table; those that must be filled start as `''` or 0 unless `=value` says otherwise."""
    for word in words.split():
        bare, _, start = word.partition("=")
        filled = "?" not in bare
        default = f" DEFAULT {start or (0 if bare.startswith('#') else repr(''))}" if filled else ""
        db.execute(f"ALTER TABLE {table} ADD COLUMN {next(_columns(bare))}{default}")


def _columns(words: str) -> Iterator[str]:
    for word in words.split():
        name, _, other = word.partition(">")
        kind = "INTEGER" if name.startswith("#") else "TEXT"
        filled = "" if name.endswith("?") else " NOT NULL"
        points = f" REFERENCES {other} (id) {_LATE}" if other else ""
        yield f'"{name.strip("#?")}" {kind}{filled}{points}'


_RECORDS_1 = {
    "families": "name opened_on? closed_on? lead_practitioner",
    "children": "person>people status? since?",
    "people": (
        "name called gender kind born? died? #deceased twins #identical engagement circle? #professional note "
        "source_id"
    ),
    "aliases": "person>people name #former",
    "contacts": "person>people kind value",
    "health": "person>people kind state detail",
    "protections": "person>people what hidden_from why until?",
    "parent_links": "parent>people child>people kind since? until?",
    "couples": "one>people other>people kind since? end until? source_id",
    "ties": "person>people of kind label",
    "households": "name",
    "residences": "person>people household>households since? until?",
    "feelings": "one>people other>people feeling since? until?",
    "ecomap": "name person to strength flow note since? until?",
    "responsibilities": "child holder state basis #confirmed",
    "consents": "child person answer limits reason asked_by asked_on?",
    "voices": "person words said_on? said_to about",
    "mapping": "column text said_by child noted_on?",
    "goals": "goal danger answers",
    "scales": "rater #score rated_on question",
    "bottom_lines": "must_have otherwise agreed_by agreed_on?",
    "ground_rules": "text made_by",
    "meetings": (
        "kind held_on? at place purpose coordinator #independent? questions child_part on_offer missing_asked"
    ),
    "attendees": "meeting>meetings person role #came? barrier",
    "plans": "#number state agreed_on? reviewed_on? family_lead out_of_hours why disagreements",
    "plan_children": "plan child kind",
    "commitments": (
        "#since_version #until_version? replaces who what when how_often for_whom monitor goal worry works_when "
        "#agreed #professional #ended"
    ),
    "contingencies": "#since_version #until_version? replaces sign response who",
    "plan_copies": "plan person given_on how",
    "started_clocks": "clock child started_on ended_on? note",
    "reviews_due": "plan child kind? due maximum rule source why clock counted_from? #governs",
    "plan_reviews": "plan held_on decision reason what_worked what_else meeting feeds next_due?",
    "outcomes": "review commitment outcome reason said_by",
    "network_changes": "review person move reason",
    "missed_slots": "review person slot missed_on? barrier follow_up",
}

_BESIDE_1 = """
CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, command TEXT NOT NULL,
    family TEXT NOT NULL, undoes INTEGER REFERENCES changes (seq), salt TEXT, digest TEXT NOT NULL,
    chain TEXT NOT NULL
) STRICT;
CREATE TABLE change_rows (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, change INTEGER NOT NULL REFERENCES changes (seq), "table" TEXT NOT NULL,
    row TEXT NOT NULL, old TEXT, new TEXT, salt TEXT, digest TEXT NOT NULL
) STRICT;
CREATE TABLE settings (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE remembered (id TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE secrets (id TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE INDEX change_rows_by_change ON change_rows (change);
CREATE INDEX change_rows_by_row ON change_rows (row);
CREATE INDEX changes_by_family ON changes (family);
CREATE INDEX reviews_due_by_day ON reviews_due (due);
INSERT INTO secrets VALUES ('chain', lower(hex(randomblob(32))));
"""


@MIGRATIONS()
def m01_families_and_their_history(db: sqlite_utils.Database) -> None:
    make(db, _RECORDS_1)
    for statement in filter(str.strip, _BESIDE_1.split(";")):
        db.execute(statement)


@MIGRATIONS()
def m02_due_dates_set_by_hand(db: sqlite_utils.Database) -> None:
    add(db, "reviews_due", "#by_hand")


_RECORDS_3 = {
    "rota_slots": (
        "#since_version #until_version? replaces what weekday starts ends #week season #needs #must for_whom place"
    ),
    "availabilities": "person weekday? #week season starts ends #can",
    "rota_limits": "person #most_times? #most_hours?",
    "kept_apart": "one other why",
    "rota_duties": "#since_version #until_version? replaces slot person #week #fixed",
    "rota_changes": "slot day instead_of person why",
    "overrides": "rule reason by about decided_on?",
}


@MIGRATIONS()
def m03_rota_and_overrides(db: sqlite_utils.Database) -> None:
    make(db, _RECORDS_3)
    add(db, "commitments", "must_have")


@MIGRATIONS()
def m04_answers_kept_aside(db: sqlite_utils.Database) -> None:
    db.execute(
        "CREATE TABLE asides (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,"
        " command TEXT NOT NULL, family TEXT NOT NULL, rows TEXT NOT NULL) STRICT"
    )


@MIGRATIONS()
def m05_due_dates_that_set_the_day(db: sqlite_utils.Database) -> None:
    """Only these are ever listed; another child's later date is kept beside them."""
    db.execute("DROP INDEX reviews_due_by_day")
    db.execute("CREATE INDEX reviews_due_by_day ON reviews_due (due) WHERE governs = 1")


@MIGRATIONS()
def m06_copies_that_left(db: sqlite_utils.Database) -> None:
    """Outside the history that can be undone: what was handed out cannot be called back."""
    db.execute(
        "CREATE TABLE copies (id INTEGER PRIMARY KEY AUTOINCREMENT, family TEXT NOT NULL, at TEXT NOT NULL,"
        " who TEXT NOT NULL, command TEXT NOT NULL, document TEXT NOT NULL, form TEXT NOT NULL, made TEXT NOT NULL,"
        " audience TEXT NOT NULL, reader TEXT NOT NULL, seq INTEGER NOT NULL, mark TEXT NOT NULL,"
        " reason TEXT NOT NULL) STRICT"
    )
    db.execute("CREATE INDEX copies_by_family ON copies (family)")


@MIGRATIONS()
def m07_days_goals_are_set_for(db: sqlite_utils.Database) -> None:
    add(db, "goals", "reached_by?")


@MIGRATIONS()
def m08_words_kept_from_readers(db: sqlite_utils.Database) -> None:
    for table in ("voices", "mapping", "goals", "commitments", "contingencies"):
        add(db, table, "kept_from='[]' kept_why")


@MIGRATIONS()
def m09_meetings_that_are_called_off(db: sqlite_utils.Database) -> None:
    add(db, "meetings", "coordinator_phone cancelled_on? cancelled_why")


@MIGRATIONS()
def m10_times_somebody_was_approached(db: sqlite_utils.Database) -> None:
    make(db, {"approaches": "person>people made_on how? status? #unanswered note barrier next_on? made_by"})
