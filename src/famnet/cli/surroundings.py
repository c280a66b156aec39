"""What the computer knows by itself: where a store lies, and who is working."""

import os
from pathlib import Path


def default_path() -> Path:
    """The store in the person's own data folder."""
    from platformdirs import user_data_path  # 50 ms that a command with --file need not pay

    return user_data_path("famnet", appauthor=False) / "families.famnet"


def who() -> str:
    """Who is working: FAMNET_USER, or the name the computer knows the person by."""
    import getpass  # used by changes only

    try:
        return os.environ.get("FAMNET_USER") or getpass.getuser()
    except (OSError, KeyError):
        return "someone"
