"""Why something wasn't fetched: the words go on its address, "https://… answers 404 (not found)"."""

from news.errors import WhosaidError

_PASSING = frozenset({408, 425, 429})


class FetchError(WhosaidError):
    """An address that wasn't fetched; `status` is the answer's, where there was one.

    `retry_after` is the header of that name as it was given, which a schedule should respect. `passing`: the
    same may go well a little later.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int | None = None,
        retry_after: str | None = None,
        passing: bool = False,
    ) -> None:
        super().__init__(reason)
        self.status, self.retry_after = status, retry_after
        self.passing = passing or (status is not None and (status in _PASSING or status >= 500))
