"""The wheel carries all that the bot needs."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from tests.conftest import ROOT


def test_the_wheel_checks_its_own_data_from_any_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    [wheel] = tmp_path.glob("kenesh-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "bot/shipped/data/projects.yaml" in names
    assert "bot/storage/migrations/0001_subscribers.sql" in names
    # A clean environment that borrows the libraries, which are the lock file's business, but not the tree.
    venv.create(tmp_path / "clean", with_pip=False)
    [site] = (tmp_path / "clean" / "lib").glob("python3*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "libraries.pth").write_text(libraries)
    python = tmp_path / "clean" / "bin" / "python"
    done = subprocess.run(
        [python, "-m", "bot", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
