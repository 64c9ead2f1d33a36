"""The running bot has left out what it does not need, and verifies certificates all the same."""

import asyncio
import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def python(code: str, *options: str, **environment: str) -> str:
    """What a Python of its own prints."""
    command = [sys.executable, *options, "-c", code]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True, timeout=40).stdout


def test_what_the_start_needs_not_is_not_imported() -> None:
    code = """
import sys
from bot.lean import import_leanly
import_leanly()
import bot.app, bot.cli
print(*sys.modules)
"""
    imported = set(python(code).split())
    heavy = {"httpx", "telegram.ext", "rapidfuzz", "ruamel.yaml", "openpyxl", "icalendar", "PIL", "segno"}
    assert "telegram" in imported
    assert not imported & (heavy | {"aiohttp.web", "prometheus_client", "bot.answers", "bot.playground"})


def test_the_bot_that_stays_is_started_without_docstrings_where_it_was_compiled_so(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__", "shipped"))
    (tmp_path / "bot" / "cli.py").write_text(
        "import os, sys\ndef main():\n"
        "    print(sys.flags.optimize, os.environ.get('MALLOC_ARENA_MAX'), *sys.argv[1:])\n    return 0\n"
    )
    for name in ("data", "locales"):
        (tmp_path / name).symlink_to(ROOT / name)
    environment = {"PYTHONPATH": str(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    run = [sys.executable, "-m", "bot", "run"]

    def said() -> str:
        return subprocess.run(
            run, env=os.environ | environment, cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout.strip()

    assert said() == "0 None run"
    python("import bot.app", "-OO", **environment | {"PYTHONDONTWRITEBYTECODE": ""})
    assert said() == "2 1 run"


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """A folder with a certificate for localhost, found by its hash."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    folder = tmp_path / "certs"
    folder.mkdir()
    command = "req -x509 -newkey rsa:2048 -nodes -keyout ../key.pem -out one.crt -days 2 -subj /CN=localhost"
    extension = ["-addext", "subjectAltName=DNS:localhost"]
    for arguments in ([*command.split(), *extension], ["rehash", "."]):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)
    return folder


async def test_certificates_are_verified_and_found_by_their_hash(authority: Path, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / "one.crt", tmp_path / "key.pem")
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    code = f"""
import socket, ssl
from bot.lean import import_leanly
import_leanly()
from aiohttp.connector import _SSL_CONTEXT_VERIFIED as context
print(context.cert_store_stats()["x509"])
try:
    with socket.create_connection(("127.0.0.1", {port})) as plain:
        context.wrap_socket(plain, server_hostname="localhost").close()
    print("trusted")
except ssl.SSLCertVerificationError:
    print("refused")
"""
    (tmp_path / "none").mkdir()
    nothing = str(tmp_path / "nothing.pem")
    known = {"SSL_CERT_DIR": str(authority), "SSL_CERT_FILE": nothing}
    async with server:
        assert (await asyncio.to_thread(lambda: python(code, **known))).split() == ["0", "trusted"]
        stranger = known | {"SSL_CERT_DIR": str(tmp_path / "none")}
        assert (await asyncio.to_thread(lambda: python(code, **stranger))).split()[-1] == "refused"
        named = stranger | {"SSL_CERT_FILE": str(authority / "one.crt")}
        assert (await asyncio.to_thread(lambda: python(code, **named))).split() == ["1", "trusted"]
