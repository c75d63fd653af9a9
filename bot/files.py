"""Files into Slack: announced, handed over, then shared, at most once for each key.

Slack shares a file only when it is asked to at the end; until then everything may be done again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clients import Clients, NotInstalledError, NotRenewedError
from bot.places import is_connected
from handlers.blocks.kit import escape, section
from handlers.message import message
from news.errors import WhosaidError
from storage import outbox, uploads
from storage.engine import Store
from storage.knowing import Known
from storage.outbox import Frozen, State
from storage.uploads import Upload

log = structlog.get_logger()
SECONDS = 30
LARGEST = 20_000_000
AT_ONCE = 20
BUSY = (408, 429)
UPLOAD_HOSTS = ("files.slack.com", "files.slack-gov.com")
REFUSED = "The file “{name}” couldn’t be sent to {where}: {why}"
UNCONFIRMED = (
    "Slack didn’t say whether the file “{name}” arrived in {where}. Look there before you ask again."
)
REASONS = {
    "ext_shared_channel": "that channel is shared with another company.",
    "not_in_channel": "I’m not in it. Type `/invite @whosaid` there, then ask again.",
    "channel_not_found": "I’m not in it. Type `/invite @whosaid` there, then ask again.",
    "is_archived": "it is archived.",
    "missing_scope": "the app may not send files yet; whoever runs whosaid must update its permissions.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file for a channel, or for a person's direct messages (U…); `alt` describes a picture.

    `articles` are those that it shows: it is sent only where they may be seen, and deleted when an editor
    hides one of them. `known`: what was decided before it was made.
    """

    key: str
    workspace: str
    channel: str
    author: str
    name: str
    title: str
    content: bytes = field(repr=False)
    articles: tuple[int, ...]
    known: Known
    alt: str = ""
    thread: str | None = None


class BusyError(WhosaidError):
    """Slack takes nothing just now, and took nothing of this: it may be tried again."""


class Files:
    """Sends files through Slack's Web API, on clients that never retry by themselves."""

    def __init__(self, *, store: Store, clients: Clients, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clients = clients
        self._clock = clock

    def send(self, file: File) -> State:
        """Send `file` unless it was; tell its author when it can't be.

        Raises BusyError when it may be tried again later, OutdatedError when it is to be made anew.
        """
        if not 0 < len(file.content) <= LARGEST:
            raise WhosaidError(f"The file {file.name} has {len(file.content)} bytes: nothing Slack takes.")
        wanted = Upload(
            key=file.key,
            workspace=file.workspace,
            channel=file.channel,
            author=file.author,
            name=file.name,
            articles=file.articles,
            known=file.known,
        )
        with self._store.write() as session:
            state = uploads.begin(session, upload=wanted, now=self._clock())
        if state == State.WAITING:
            state = self._try(file)
        elif state == State.UNCONFIRMED:
            self._tell(file, UNCONFIRMED)
        log.info("file_delivered", state=state, bytes=len(file.content))
        return state

    def withdraw_hidden(self) -> int:
        """Delete files that show what was hidden since, at most a score; return how many."""
        for done in range(AT_ONCE):
            with self._store.write() as session:
                found = uploads.next_hidden(session)
            if found is None:
                return done
            workspace, key, file = found
            try:
                self._clients.of(workspace).files_delete(file=file)
            except SlackApiError as error:
                if error.response.status_code != 200:
                    return done
                log.warning("file_not_deleted", error=error.response["error"])
            except NotInstalledError:
                log.warning("file_not_deleted", error="not_installed")
            except (NotRenewedError, URLError, OSError, HTTPException):
                return done
            with self._store.write() as session:
                uploads.settle(session, key=key, state=State.WITHDRAWN)
        return AT_ONCE

    def _try(self, file: File) -> State:
        try:
            slack = self._clients.of(file.workspace)
            channel = self._channel(slack, file)
            file_id = self._handed_over(slack, file)
        except NotInstalledError:
            return self._settle(file, State.REFUSED, "not_installed")
        except SlackApiError as error:
            return self._refused(file, error)
        except HTTPError as error:  # of the address for the bytes
            return self._answered(file, error.code, error)
        except (NotRenewedError, URLError, OSError, HTTPException) as error:
            raise BusyError("Slack can't be reached just now.") from error
        if channel is None:
            return self._settle(file, State.REFUSED, "ext_shared_channel")
        with self._store.write() as session:
            if not uploads.sharing(session, key=file.key, file=file_id):
                return State.SENDING
        return self._share(slack, file, channel, file_id)

    def _channel(self, slack: WebClient, file: File) -> str | None:
        """Return the id of the channel; None when people of another company read it (Slack Connect)."""
        if file.channel.startswith(("U", "W")):
            return str(slack.conversations_open(users=file.channel)["channel"]["id"])
        if not file.channel.startswith("D"):
            found = slack.conversations_info(channel=file.channel)["channel"]
            if is_connected(found):
                return None
        return file.channel

    def _handed_over(self, slack: WebClient, file: File) -> str:
        """Announce the file and hand its bytes over; nobody sees them yet."""
        announced = slack.files_getUploadURLExternal(
            filename=file.name, length=len(file.content), alt_txt=file.alt or None
        )
        url = str(announced["upload_url"])
        if not _is_slacks(url, slack.base_url):
            raise WhosaidError("Slack named an address for the file that is not its own; nothing was sent.")
        sent = Request(url, data=file.content, headers={"Content-Type": "application/octet-stream"})  # noqa: S310
        with urlopen(sent, timeout=SECONDS):  # noqa: S310 - its scheme and host were checked above
            pass
        return str(announced["file_id"])

    def _share(self, slack: WebClient, file: File, channel: str, file_id: str) -> State:
        try:
            slack.files_completeUploadExternal(
                files=[{"id": file_id, "title": file.title}], channel_id=channel, thread_ts=file.thread
            )
        except SlackApiError as error:
            if error.response.status_code >= 500:
                return self._unconfirmed(file, f"Slack answered {error.response.status_code}")
            return self._refused(file, error)
        except (URLError, OSError, HTTPException) as error:
            return self._unconfirmed(file, type(error).__name__)
        return self._settle(file, State.POSTED)

    def _refused(self, file: File, error: SlackApiError) -> State:
        if error.response.status_code != 200:
            return self._answered(file, error.response.status_code, error)
        return self._settle(file, State.REFUSED, str(error.response["error"]))

    def _answered(self, file: File, status: int, error: Exception) -> State:
        """Refuse the file, unless such an answer says that Slack is busy or away."""
        if status not in BUSY and status < 500:
            return self._settle(file, State.REFUSED, f"Slack answered {status}")
        self._settle(file, State.WAITING, "Slack took nothing yet")
        raise BusyError("Slack is busy.") from error

    def _unconfirmed(self, file: File, failure: str) -> State:
        self._tell(file, UNCONFIRMED)
        return self._settle(file, State.UNCONFIRMED, failure)

    def _settle(self, file: File, state: State, failure: str | None = None) -> State:
        if state == State.REFUSED:
            why = REASONS.get(failure or "", "Slack refused it; whoever runs whosaid finds why in the log.")
            log.warning("file_refused", error=failure)
            self._tell(file, REFUSED, why)
        with self._store.write() as session:
            uploads.settle(session, key=file.key, state=state, failure=failure)
        return state

    def _tell(self, file: File, sentence: str, why: str = "") -> None:
        """Tell the author by the outbox, once."""
        person = file.channel.startswith(("U", "W", "D"))
        where = "your messages" if person else f"<#{file.channel}>"
        told = message(section(sentence.format(name=escape(file.name), where=where, why=why)))
        frozen = Frozen(
            key=f"{file.key}:told",
            workspace=file.workspace,
            channel=file.author,
            author=file.author,
            text=told.text,
            blocks=[dict(block) for block in told.blocks],
            articles=[],
        )
        with self._store.write() as session:
            outbox.put(session, message=frozen, now=self._clock())


def _is_slacks(url: str, api_url: str) -> bool:
    asked, api = urlsplit(url), urlsplit(api_url)
    if (asked.scheme, asked.netloc) == (api.scheme, api.netloc):
        return True
    return asked.scheme == "https" and asked.netloc in UPLOAD_HOSTS
