"""What an admin of the workspace double changes: people, groups, channels, who is in them, the app itself."""

import secrets
from dataclasses import replace
from typing import Any

from bot.console import lines
from bot.console.cast import Channel, Group
from bot.console.state import State


class Administered:
    """The changes, on a workspace's memory."""

    _state: State

    def channel(self, name: str) -> Channel:
        """Return a channel as it is now; raises LookupError."""
        return self._state.channel(name)

    def become(self, user: str, **changes: Any) -> None:
        """Change what a person is: `guest=True`, `admin=True`, `zone=None`."""
        state, old = self._state, self._state.user(user)
        with state.change():
            state.users[old.id] = replace(old, **changes)

    def regroup(self, handle: str, *members: str) -> None:
        """Say who is in a user group, a new one if there is none of the handle."""
        state = self._state
        group = Group(
            id=f"S0{handle.upper()}", handle=handle, members=frozenset(state.user(one).id for one in members)
        )
        with state.change():
            state.groups = (*(one for one in state.groups if one.handle != handle), group)

    def rename(self, channel: str, name: str) -> None:
        """Rename a channel."""
        state, old = self._state, self.channel(channel)
        with state.change():
            state.channels[old.id] = replace(old, name=name)

    def archive(self, channel: str) -> None:
        """Archive a channel."""
        state, old = self._state, self.channel(channel)
        with state.change():
            state.channels[old.id] = replace(old, archived=True)

    def remove(self, channel: str) -> None:
        """Delete a channel."""
        with self._state.change():
            del self._state.channels[self.channel(channel).id]

    def invite(self, channel: str, user: str | None = None) -> None:
        """Make the app, or a person, a member."""
        state = self._state
        with state.change():
            state.join(self.channel(channel).id, state.user(user).id if user else state.identity.user)

    def kick(self, channel: str, user: str | None = None) -> None:
        """End the app's, or a person's, membership."""
        state = self._state
        with state.change():
            state.leave(self.channel(channel).id, state.user(user).id if user else state.identity.user)

    def consent(self) -> str:
        """Let an admin allow the app in the browser; return the code that the browser brings back."""
        with self._state.change():
            code = secrets.token_hex(8)
            self._state.codes.add(code)
        return code

    def uninstall(self) -> lines.Sent:
        """Remove the app: all tokens are worthless, and it is told so."""
        state = self._state
        with state.change():
            state.tokens.clear()
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [state.identity.user]}}
        return (lines.happened(state, revoked), lines.happened(state, {"type": "app_uninstalled"}))

    def revoke(self, token: str) -> None:
        """Make a token worthless."""
        with self._state.change():
            self._state.tokens.pop(token, None)
