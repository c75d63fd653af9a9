"""What a job is: one definition, run by a worker of any size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.clients import Clients
from bot.deliver import Deliveries
from bot.fetch import Fetcher
from bot.files import File, Files
from news.errors import WhosaidError
from news.nouns import Article, Reading
from storage.engine import Store
from storage.queue import WAITING_KINDS

if TYPE_CHECKING:
    from handlers.digest_views import ViewCache
    from news.reading import Reader


class Tools:
    """What jobs work with: the store, Slack (None where there is none), the clock, the reader of articles.

    `contact` goes with every fetch; a `fetcher` is for tests. The reader is loaded when a job asks for it.
    """

    def __init__(  # noqa: PLR0913 (all keywords)
        self,
        *,
        store: Store,
        clients: Clients | None,
        clock: Callable[[], datetime],
        model: str,
        contact: str,
        fetcher: Fetcher | None = None,
    ) -> None:
        self.store = store
        self.clients = clients
        self.clock = clock
        self.fetcher = fetcher or Fetcher(contact=contact)
        self._model = model
        self.alone = Lock()

    @cached_property
    def views(self) -> "ViewCache":
        """Return what editions of the last minutes show of their stories."""
        from handlers.digest_views import ViewCache

        return ViewCache()

    @cached_property
    def reader(self) -> "Reader":
        """Load the parser, once."""
        from news.reading import Reader

        return Reader.load(self._model)

    def read(self, article: Article) -> Reading:
        """Read an article, beside no other work that isn't done beside others."""
        with self.alone:
            return self.reader.read(article)

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

    @property
    def waits(self) -> bool:
        """Tell whether it waits for others' answers most of its time, and is done beside others."""
        return self.kind in WAITING_KINDS
