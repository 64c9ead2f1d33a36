"""Whatever the program writes is for its own user alone."""

import os
from pathlib import Path

from bot.cli import main


def test_every_file_and_folder_is_private(tmp_path: Path) -> None:
    news = tmp_path / "news.yaml"
    news.write_text("text: {ky: Салам}\n", encoding="utf-8")
    before = os.umask(0o022)
    try:
        os.environ["DATABASE_PATH"] = str(tmp_path / "var" / "kenesh.db")
        assert main(["announce", str(news)]) == 0
        assert main(["backup", str(tmp_path / "var" / "copy.db")]) == 0
    finally:
        del os.environ["DATABASE_PATH"]
        os.umask(before)
    written = [tmp_path / "var", *(tmp_path / "var").rglob("*")]
    assert {path.name for path in written} >= {"kenesh.db", "copy.db", "var"}
    assert [path.name for path in written if path.stat().st_mode & 0o077] == []
