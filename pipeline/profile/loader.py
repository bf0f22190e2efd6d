"""Finds and reads profiles: those shipped, a folder's, or one by its key or path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

from pipeline.errors import ProfileError
from pipeline.profile.check import check_text
from pipeline.profile.data import SHIPPED
from pipeline.profile.model import Profile

FOLDER = Path("profiles")
"""Where a project keeps profiles of its own, beside its inbox."""


def parse_profile(text: str, name: str) -> Profile:
    """The profile that ``text`` is; raises ProfileError with all that is wrong, and where."""
    profile, problems = check_text(text)
    errors = [problem for problem in problems if problem.fatal]
    if profile is None or errors:
        raise ProfileError("\n".join(problem.shown(name) for problem in errors))
    return profile


def read_profile(path: Path) -> Profile:
    """The profile at ``path``; raises ProfileError when it cannot be read or used."""
    return parse_profile(read_text(path), str(path))


def read_text(path: Path) -> str:
    """The text of a profile's file; raises ProfileError when there is none."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: is not UTF-8 text: save it as UTF-8") from error


@lru_cache(maxsize=1)
def shipped_profiles() -> tuple[Profile, ...]:
    """The profiles that come with the program, in the order in which they are tried."""
    files = [resources.files("pipeline.profile.data").joinpath(f"{key}.toml") for key in SHIPPED]
    return tuple(parse_profile(file.read_text("utf-8"), file.name) for file in files)


def load_profile(key: str) -> Profile:
    """The profile shipped under ``key``; raises ProfileError when there is none."""
    return _with_key(key, shipped_profiles())


def known_profiles(folder: Path | None = FOLDER) -> tuple[Profile, ...]:
    """The shipped profiles and those in ``folder``, where one of the same key takes its place."""
    own = [] if folder is None else [read_profile(path) for path in sorted(folder.glob("*.toml"))]
    return _by_key([*shipped_profiles(), *own])


def chosen_profiles(
    named: Sequence[str | Path], folder: Path | None = FOLDER
) -> tuple[Profile, ...]:
    """The profiles to try: those ``named`` by key or file, or all that are known.

    Raises ProfileError.
    """
    if not named:
        return known_profiles(folder)
    return _by_key(_named(name, folder) for name in named)


def _named(name: str | Path, folder: Path | None) -> Profile:
    if Path(name).suffix.lower() == ".toml":
        return read_profile(Path(name))
    return _with_key(str(name), known_profiles(folder))


def _with_key(key: str, profiles: Sequence[Profile]) -> Profile:
    for profile in profiles:
        if profile.key == key:
            return profile
    known = ", ".join(profile.key for profile in profiles)
    raise ProfileError(f"there is no profile “{key}”: name one of {known}, or a .toml file")


def _by_key(profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    return tuple({profile.key: profile for profile in profiles}.values())
