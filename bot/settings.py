"""The settings, from the environment or a `.env` file. `.env.example` explains each."""

from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import DirectoryPath, Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.languages import Language


def shipped(name: str) -> Path:
    """Where a folder that comes with the program lies: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "shipped" / name
    return inside if inside.is_dir() else package.parent / name


_SHAPES = {
    "BOT_TOKEN": "write it as @BotFather gave it, 123456:ABC-def",
    "BOT_API_URL": "write it as https://api.telegram.org",
    "ADMIN_IDS": "write Telegram user ids, numbers with commas between them",
    "QUIET_HOURS": "write them as 22:00-08:00, or nothing for none",
    "WEBHOOK_URL": "write it as https://bot.example.org/telegram",
    "WEBHOOK_SECRET": "write 1 to 256 of A-Z, a-z, 0-9, _ and -",
}
"""What to say where pydantic would only name a pattern or a type."""


class SettingsError(Exception):
    """A setting is missing or malformed; the message names it in one line."""


class Settings(BaseSettings):
    """All settings; the names are those of the environment, in lower case."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    bot_token: Annotated[str, Field(pattern=r"^\d+:[A-Za-z0-9_-]+$")] | None = None
    bot_api_url: Annotated[str, Field(pattern=r"^https?://\S+$")] = "https://api.telegram.org"
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    database_path: Path = Path("var/kenesh.db")
    backup_dir: Path | None = None
    backups_kept: Annotated[int, Field(ge=0, le=1000)] = 14
    blocked_kept_days: Annotated[int, Field(ge=1)] = 90
    questions_kept_days: Annotated[int, Field(ge=1)] = 180
    audit_kept_days: Annotated[int, Field(ge=1)] = 365
    data_dir: Path = shipped("data")
    locales_dir: DirectoryPath = shipped("locales")
    default_language: Language = Language.KY
    timezone: str = "Asia/Bishkek"
    messages_per_second: Annotated[int, Field(ge=1, le=1000)] = 30
    paid_broadcast: bool = False
    quiet_hours: Annotated[str, Field(pattern=r"^$|^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")] = (
        "22:00-08:00"
    )
    approval_above: Annotated[int, Field(ge=0)] = 0
    playground_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    webhook_url: (
        Annotated[str, Field(pattern=r"^https://\S+$|^http://(127\.0\.0\.1|localhost)\S*$")] | None
    ) = None
    webhook_host: str = "127.0.0.1"
    webhook_port: Annotated[int, Field(ge=0, le=65535)] = 8443
    webhook_secret: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,256}$")] | None = None
    status_port: Annotated[int, Field(ge=0, le=65535)] | None = None
    status_host: str = "127.0.0.1"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @field_validator("*", mode="before")
    @classmethod
    def _empty_means_default(cls, value: object, info: ValidationInfo) -> object:
        if value == "" and info.field_name != "quiet_hours":
            return cls.model_fields[str(info.field_name)].get_default()
        return value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("is no time zone; write it as Asia/Bishkek") from None
        return value

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone that people read times in."""
        return ZoneInfo(self.timezone)

    @property
    def backups_in(self) -> Path:
        """Where automatic backups go."""
        return self.backup_dir or self.database_path.parent / "backups"

    @property
    def parsed_in(self) -> Path:
        """Where the data files are kept as they were parsed."""
        return self.database_path.parent / "parsed"


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: one is missing or malformed.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        detail = error.errors()[0]
        name = str(detail["loc"][0]).upper()
        message = _SHAPES.get(name) or detail["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {message} (see .env.example)") from None
    if settings.messages_per_second > 30 and not settings.paid_broadcast:
        raise SettingsError("MESSAGES_PER_SECOND: more than 30 needs PAID_BROADCAST=true (see .env.example)")
    if settings.webhook_url and not settings.webhook_secret:
        raise SettingsError("WEBHOOK_SECRET: is needed with WEBHOOK_URL (see .env.example)")
    return settings
