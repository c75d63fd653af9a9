"""How the double is told to fail: the next calls of a method, or the next events, go wrong as asked."""

from collections import defaultdict, deque
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One failure. Without `status`, `error` or a loss, the call is only delayed.

    `lost_reply`: the call is carried out, then the connection drops. `lost_request`: it drops before.
    """

    status: int | None = None
    retry_after: int | None = None
    error: str | None = None
    delay: float = 0.0
    lost_reply: bool = False
    lost_request: bool = False

    @property
    def carried_out(self) -> bool:
        """Tell whether the call has its effect all the same."""
        return self.status is None and self.error is None and not self.lost_request


@dataclass(slots=True)
class Faults:
    """What is to fail, by method, first in, first out.

    "response_url" names the response URLs, "upload" the files' addresses.
    """

    _calls: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    _repeats: dict[str, int] = field(default_factory=dict)

    def next(  # noqa: PLR0913 (each one a way to fail, all keywords)
        self,
        method: str,
        *,
        status: int | None = None,
        retry_after: int | None = None,
        error: str | None = None,
        delay: float = 0.0,
        lost_reply: bool = False,
        lost_request: bool = False,
        times: int = 1,
    ) -> None:
        """Let the next `times` calls of `method` fail in this way; several orders are served in turn."""
        fault = Fault(
            status=status,
            retry_after=retry_after,
            error=error,
            delay=delay,
            lost_reply=lost_reply,
            lost_request=lost_request,
        )
        self._calls[method].extend([fault] * times)

    def repeat(self, event: str, times: int = 1) -> None:
        """Deliver the next event of this type `times` times more, as Slack does when it missed the answer."""
        self._repeats[event] = times

    def waiting(self, method: str) -> int:
        """Return for how many calls of `method` there are orders."""
        return len(self._calls[method])

    def clear(self) -> None:
        """Forget all failures that have not happened yet."""
        self._calls.clear()
        self._repeats.clear()

    def take(self, method: str) -> Fault | None:
        """Return and forget what the next call of `method` should suffer."""
        waiting = self._calls.get(method)
        return waiting.popleft() if waiting else None

    def take_repeats(self, event: str) -> int:
        """Return and forget how often the event is to be repeated."""
        return self._repeats.pop(event, 0)
