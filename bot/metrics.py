"""What is counted and timed, in Prometheus's terms: numbers and kinds, never names, words or channels."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from news.errors import WhosaidError
from storage import pulse
from storage.engine import Store
from storage.outbox import State

log = structlog.get_logger()
REGISTRY = CollectorRegistry()
_FAST = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3)
_SLOW = (0.1, 0.5, 1, 2, 5, 10, 30, 60, 300)

ACKS = Histogram(
    "whosaid_ack_seconds", "Until Slack's request was acknowledged", buckets=_FAST, registry=REGISTRY
)
ANSWERS = Histogram(
    "whosaid_answer_seconds", "Until an answer was on its way", ["surface"], buckets=_FAST, registry=REGISTRY
)
FAILURES = Counter(
    "whosaid_answer_failures", "Answers that ended in an apology", ["surface"], registry=REGISTRY
)
WORK = Histogram("whosaid_work_seconds", "Work done", ["kind", "outcome"], buckets=_SLOW, registry=REGISTRY)
READY = Gauge("whosaid_ready", "1 while the process can do its work; /readyz says why not", registry=REGISTRY)
TICKS = Counter(
    "whosaid_tick_failures", "Failures of what is done every few seconds", ["tick"], registry=REGISTRY
)
DELIVERIES = Counter("whosaid_deliveries", "Messages tried, by outcome", ["state"], registry=REGISTRY)


@contextmanager
def answering(surface: str) -> Iterator[None]:
    """Time an answer on `surface` (a command, button, modal or event by its name), and log a line."""
    began = perf_counter()
    FAILURES.labels(surface)  # there from the first answer on: what appears with a failure has not increased
    try:
        yield
    except WhosaidError:
        raise  # a sentence for whoever asked, not a failure
    except Exception:
        FAILURES.labels(surface).inc()
        raise
    finally:
        seconds = perf_counter() - began
        log.info("answered", surface=surface, seconds=round(seconds, 3))
        ANSWERS.labels(surface).observe(seconds)


class StoreCollector(Collector):
    """Asks the store at each scrape how it stands."""

    def __init__(self, *, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def describe(self) -> Iterable[Metric]:
        """Name nothing before the first scrape: the store may not be reachable yet."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Give the present backlog, what is dead, what waits to be posted, and how old the oldest is."""
        with self._store.read() as session:
            now = pulse.take(session, now=self._clock())
        yield _by("whosaid_work_waiting", "Work not done, by kind", "kind", now.waiting)
        states = dict.fromkeys(map(str, State), 0) | now.outbox  # each from the start: it is seen to rise
        yield _by("whosaid_outbox", "Messages in the outbox, by state", "state", states)
        for name, words, value in (
            ("whosaid_work_dead", "Work that failed too often", now.dead),
            ("whosaid_work_lag_seconds", "Age of the oldest work that is due", now.work_lag),
            ("whosaid_delivery_lag_seconds", "Age of the oldest message that waits", now.delivery_lag),
            ("whosaid_last_read_seconds", "Since the last article was read", now.since_read),
        ):
            if value is not None:
                yield GaugeMetricFamily(name, words, value=value)


def _by(name: str, words: str, label: str, numbers: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, words, labels=[label])
    for key, number in sorted(numbers.items()):
        family.add_metric([key], number)
    return family
