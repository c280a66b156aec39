"""Where the store is kept when nobody says."""

from collections.abc import Mapping
from pathlib import Path


def store_path(given: Path | None, environ: Mapping[str, str]) -> Path:
    """The file to use: the one given, FAMNET_FILE, or `work.famnet` in the user's own data folder."""
    if given:
        return given
    if named := environ.get("FAMNET_FILE"):
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415 -- only who names no file pays for it

    return Path(platformdirs.user_data_dir("famnet", appauthor=False)) / "work.famnet"
