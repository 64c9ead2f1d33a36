"""The connection to Telegram."""

import pytest

from bot.gateway.transport import proxy_for


def test_the_proxy_of_the_environment_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:3128")
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")
    assert proxy_for("https://api.telegram.org") == "http://127.0.0.1:3128"
    assert proxy_for("https://127.0.0.1:8081") is None
    monkeypatch.delenv("https_proxy")
    assert proxy_for("https://api.telegram.org") is None
