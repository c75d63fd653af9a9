"""Which modals are open, three deep at most for each person, and what their Home tabs show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from bot.console.cast import Identity
from bot.console.elements import Given, completed, state_values
from bot.console.passes import Refused

Json = Mapping[str, object]
DEPTH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A modal or a Home tab as `user` has it; `json` is what Slack answers and delivers.

    `errors` are shown at the blocks with these ids; `trouble` is Slack's own sentence when the app didn't
    answer well.
    """

    id: str
    user: str
    json: Mapping[str, Any]
    errors: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    busy: bool = False

    @property
    def blocks(self) -> tuple[Mapping[str, Any], ...]:
        """The view's blocks, all with ids."""
        blocks: tuple[Mapping[str, Any], ...] = self.json["blocks"]
        return blocks

    def filled(self, given: Given) -> Json:
        """Return the view's JSON with what the person has filled in."""
        return {**self.json, "state": {"values": state_values(self.blocks, given)}}


@dataclass(slots=True)
class Views:
    """Modal stacks and Home tabs by user id. Not thread-safe: the workspace's lock is."""

    identity: Identity
    session: str
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def top(self, user: str) -> View | None:
        """Return the modal that the person sees, if any."""
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def open(self, user: str, view: Json) -> View:
        """Show a modal in place of whatever was open."""
        opened = self._new(user, view, parents=())
        self.stacks[user] = [opened]
        return opened

    def push(self, user: str, view: Json) -> View:
        """Lay a modal over the open one; raise `Refused` past the third."""
        stack = self.stacks.get(user, [])
        if not stack:
            raise Refused("not_found")
        if len(stack) >= DEPTH:
            raise Refused("push_limit_reached")
        opened = self._new(user, view, parents=stack)
        stack.append(opened)
        return opened

    def update(self, view_id: str, view: Json, *, hash_: str | None = None) -> View:
        """Replace what an open modal shows; raise `Refused` if it is gone or another update came first."""
        old = self.find(view_id)
        if hash_ and old.json["hash"] != hash_:
            raise Refused("hash_conflict")
        family = {key: old.json[key] for key in ("id", "previous_view_id", "root_view_id")}
        return self.put(replace(old, json={**self._json(old.id, view), **family}, errors={}, trouble=""))

    def publish(self, user: str, view: Json, *, hash_: str | None = None) -> View:
        """Show a Home tab."""
        old = self.homes.get(user)
        if hash_ and (old is None or old.json["hash"] != hash_):
            raise Refused("hash_conflict")
        name = old.id if old else self._name()
        self.homes[user] = View(id=name, user=user, json=self._json(name, view))
        return self.homes[user]

    def find(self, view_id: str) -> View:
        """Return an open view by id or external id; raise `Refused` if there is none."""
        for view in (*(view for stack in self.stacks.values() for view in stack), *self.homes.values()):
            if view_id in {view.id, view.json["external_id"]}:
                return view
        raise Refused("not_found")

    def put(self, view: View) -> View:
        """Store a changed view where the one with its id is."""
        if self.homes.get(view.user, view).id == view.id and view.json["type"] == "home":
            self.homes[view.user] = view
        stack = self.stacks.get(view.user, [])
        stack[:] = [view if one.id == view.id else one for one in stack]
        return view

    def close(self, view: View) -> None:
        """Take a modal away, and those over it."""
        stack = self.stacks.get(view.user, [])
        at = next((n for n, one in enumerate(stack) if one.id == view.id), len(stack))
        del stack[at:]

    def clear(self, user: str) -> None:
        """Take all of a person's modals away."""
        self.stacks.pop(user, None)

    def _name(self) -> str:
        return f"V{self.session}{next(self._numbers):04d}"

    def _new(self, user: str, view: Json, *, parents: Sequence[View]) -> View:
        name = self._name()
        family = {
            "previous_view_id": parents[-1].id if parents else None,
            "root_view_id": parents[0].id if parents else name,
        }
        return View(id=name, user=user, json=self._json(name, view) | family)

    def _json(self, name: str, view: Json) -> dict[str, object]:
        number = next(self._numbers)
        blocks = view["blocks"]
        whole = completed(blocks if isinstance(blocks, Sequence) else (), f"{name}-{number}")
        return {
            "id": name,
            "team_id": self.identity.team,
            "type": view["type"],
            "blocks": whole,
            "private_metadata": view.get("private_metadata", ""),
            "callback_id": view.get("callback_id", ""),
            "external_id": view.get("external_id", ""),
            "state": {"values": state_values(whole, {})},
            "hash": f"{number}.{name}",
            "title": view.get("title"),
            "submit": view.get("submit"),
            "close": view.get("close"),
            "clear_on_close": view.get("clear_on_close", False),
            "notify_on_close": view.get("notify_on_close", False),
            "previous_view_id": None,
            "root_view_id": name,
            "app_id": self.identity.app,
            "app_installed_team_id": self.identity.team,
            "bot_id": self.identity.bot,
        }
