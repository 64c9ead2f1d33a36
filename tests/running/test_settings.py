"""Every setting is documented, and what the example says is true."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings
from tests.conftest import ROOT

EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
DOCUMENTED = dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))


def test_the_example_documents_every_setting_and_no_other() -> None:
    assert set(DOCUMENTED) == {name.upper() for name in Settings.model_fields}


def test_the_example_as_it_stands_means_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(EXAMPLE)
    assert load_settings() == Settings.model_validate({})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "secret"),
        ("BOT_API_URL", "telegram.org"),
        ("ADMIN_IDS", "1,me"),
        ("LOCALES_DIR", "/nowhere"),
        ("DEFAULT_LANGUAGE", "kg"),
        ("TIMEZONE", "Bishkek"),
        ("MESSAGES_PER_SECOND", "31"),
        ("QUIET_HOURS", "22-8"),
        ("WEBHOOK_URL", "http://bot.example.org/telegram"),
        ("WEBHOOK_PORT", "99999"),
        ("WEBHOOK_SECRET", "two words"),
        ("STATUS_PORT", "-1"),
        ("BACKUPS_KEPT", "-1"),
        ("BLOCKED_KEPT_DAYS", "0"),
        ("AUDIT_KEPT_DAYS", "0"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_malformed_setting_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value).startswith(f"{name}: ")
    assert "\n" not in str(error.value)
    assert "pattern" not in str(error.value), "an operator reads words, not regular expressions"
