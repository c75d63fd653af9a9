"""Tokens sealed for the store by Fernet, with keys that are in the settings and nowhere else."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.settings import SettingsError

HOW = "docs/settings.md says how to make one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What an installation holds: its bot token, what renews it, and who the bot is."""

    token: str = field(repr=False)
    refresh: str | None = field(default=None, repr=False)
    bot: str | None = None
    bot_user: str | None = None


class Seal:
    """Seals with the first key, opens with any: a new key is put first, and old ones go after a restart."""

    def __init__(self, keys: Sequence[str]) -> None:
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError as error:
            raise SettingsError(f"The setting WHOSAID_KEYS holds something that is no key. {HOW}") from error

    def close(self, secrets: Secrets) -> bytes:
        """Return `secrets` sealed."""
        return self._fernet.encrypt(json.dumps(asdict(secrets)).encode())

    def open(self, sealed: bytes) -> Secrets:
        """Return what was sealed; raises SettingsError when none of the keys fits."""
        try:
            return Secrets(**json.loads(self._fernet.decrypt(sealed)))
        except InvalidToken as error:
            raise SettingsError(
                "No key in WHOSAID_KEYS opens the stored tokens. Put back the key that is missing."
            ) from error

    def anew(self, sealed: bytes) -> bytes:
        """Return the same, sealed with the first key; raises SettingsError when none of the keys fits."""
        return self.close(self.open(sealed))
