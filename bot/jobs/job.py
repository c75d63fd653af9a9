"""What a job is: one definition, run by a worker of any size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.clients import Clients
from bot.deliver import Deliveries
from bot.files import File, Files
from news.errors import WhosaidError
from storage.engine import Store

if TYPE_CHECKING:
    from news.reading import Reader


class Tools:
    """What jobs work with: the store, Slack (None where there is none), the clock, the reader of articles.

    `contact` goes with every fetch. The reader is loaded when the first job asks for it.
    """

    def __init__(
        self,
        *,
        store: Store,
        clients: Clients | None,
        clock: Callable[[], datetime],
        model: str,
        contact: str,
    ) -> None:
        self.store = store
        self.clients = clients
        self.clock = clock
        self.contact = contact
        self._model = model

    @cached_property
    def reader(self) -> "Reader":
        """Load the parser, once."""
        from news.reading import Reader

        return Reader.load(self._model)

    @cached_property
    def deliveries(self) -> Deliveries | None:
        """Return the outbox's sender, where there is a Slack."""
        if self.clients is None:
            return None
        return Deliveries(store=self.store, clients=self.clients, clock=self.clock)

    def send(self, file: File) -> None:
        """Send a file into Slack, at most once for its key. Raises what lets the job be tried again."""
        if self.clients is None:
            raise WhosaidError("There is no Slack to send files to: set SLACK_BOT_TOKEN for the worker.")
        Files(store=self.store, clients=self.clients, clock=self.clock).send(file)


Run = Callable[[Tools, Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A kind of work: `run` is given the `args` that it was wanted with.

    It may be run again after it was cut off anywhere, or by two workers at once: it must not matter. It
    raises what went wrong; what a person should know of it, it puts into the outbox itself.
    """

    kind: str
    run: Run = field(repr=False)
