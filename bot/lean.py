"""What keeps the running bot small; to be called before the libraries are first imported."""

import importlib.util
import os
import ssl
import sys
from pathlib import Path
from types import ModuleType

SMALL = {
    "MALLOC_ARENA_MAX": "1",  # What a thread has freed, such as that which makes the answers, serves all.
    "MALLOC_TRIM_THRESHOLD_": "131072",  # Large pieces go back to the system when they are freed.
    "PYDANTIC_DISABLE_PLUGINS": "1",  # There are none; looking for them imports a lot.
}
"""Read from the environment, when a program starts; 5 MB less once the answers are made."""


def restart_terse() -> None:
    """Start the program again without docstrings (4 MB), where it was compiled that way (by `make`)."""
    if sys.flags.optimize == 0 and all(map(_is_compiled_terse, ("bot.app", "telegram"))):
        options = ["-OO", "-X", "no_debug_ranges"]  # Tracebacks name lines, and point at no columns.
        command = [sys.executable, *options, *sys.orig_argv[1:]]
        os.execve(sys.executable, command, SMALL | os.environ)  # noqa: S606 (ourselves)


def _is_compiled_terse(module: str) -> bool:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return False
    return Path(importlib.util.cache_from_source(spec.origin, optimization=2)).exists()


def import_leanly() -> None:
    """Have python-telegram-bot and aiohttp imported without the parts that cost a start most."""
    _without_httpx()
    _with_few_certificates()


def _without_httpx() -> None:
    """python-telegram-bot's own way to Telegram, in whose place `gateway.transport` stands."""
    unused = ModuleType("telegram.request._httpxrequest")
    unused.HTTPXRequest = type("HTTPXRequest", (), {})  # type: ignore[attr-defined]
    sys.modules.setdefault(unused.__name__, unused)


def _with_few_certificates() -> None:
    """Of the system's 140 certificates a TLS context loads those that it comes to need.

    Loading all takes 50 ms and 2 MB, and aiohttp does it twice: once for a context that verifies nothing.
    """
    load_all = ssl.SSLContext.set_default_verify_paths

    def load(self: ssl.SSLContext) -> None:
        if self.verify_mode is ssl.CERT_NONE:
            return
        folder = _certificates_by_hash()
        if folder:
            self.load_verify_locations(capath=folder)
        else:
            load_all(self)

    ssl.SSLContext.set_default_verify_paths = load  # type: ignore[method-assign]


def _certificates_by_hash() -> str | None:
    """The system's folder of certificates, where OpenSSL finds each by its name's hash.

    None where there is none, or the file that is to be used (`SSL_CERT_FILE`) holds others than the folder.
    """
    paths = ssl.get_default_verify_paths()
    hashed = sum(1 for _ in Path(paths.capath).glob("????????.[0-9]")) if paths.capath else 0
    in_file = Path(paths.cafile).read_bytes().count(b"BEGIN CERTIFICATE") if paths.cafile else hashed
    return paths.capath if hashed and hashed == in_file else None
