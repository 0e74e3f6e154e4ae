"""Where things lie: shipped content and assets (checkout or wheel), and the learner's data folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
HOME_VARIABLE = "COMMUNIQUE_HOME"


def shipped(name: str, package: Path = PACKAGE) -> Path:
    """The folder `name` as it ships: `app/shipped/name` in an installed wheel, beside `app/` in a checkout."""
    packed = package / "shipped" / name
    return packed if packed.is_dir() else package.parent / name


def content_dir() -> Path:
    """The folder that holds the shipped courses, one folder each."""
    return shipped("content")


def assets_dir() -> Path:
    """The folder that holds the logo, sounds and pictures of the window."""
    return shipped("assets")


def data_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder for answers and settings, not created here: COMMUNIQUE_HOME, or else the system's place for data."""
    chosen = environ.get(HOME_VARIABLE, "").strip()
    if chosen:
        return Path(chosen).expanduser().resolve()
    from platformdirs import user_data_path  # imported late: --version and --help need no folder

    return user_data_path("communique", appauthor=False)


def own_courses_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder in which a teacher's own courses are found by themselves, one folder each."""
    return data_dir(environ) / "courses"


def document_dirs() -> tuple[Path, Path, Path]:
    """Where a person's files usually lie: home, documents, downloads. They need not exist."""
    from platformdirs import user_documents_path, user_downloads_path  # late: only a dialog asks

    return Path.home(), user_documents_path(), user_downloads_path()
