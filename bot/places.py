"""What Slack says of a channel: whether the app can post there, and what it is called."""

from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.intents import Place, Reach

UNSEEN = {"channel_not_found", "not_in_channel", "missing_scope"}


def place(client: WebClient, channel: str) -> Place:
    """Ask Slack about a channel; never raises. UNSEEN are also the direct messages of others."""
    try:
        found: Mapping[str, object] = client.conversations_info(channel=channel)["channel"]
    except SlackApiError as error:
        unseen = error.response.status_code == 200 and error.response["error"] in UNSEEN
        return Place(channel=channel, reach=Reach.UNSEEN if unseen else Reach.UNKNOWN)
    except (URLError, OSError, HTTPException):
        return Place(channel=channel, reach=Reach.UNKNOWN)
    return Place(channel=channel, reach=_reach(found), name=str(found.get("name") or "") or None)


def is_connected(found: Mapping[str, object]) -> bool:
    """Tell whether a channel, as Slack describes it, is another company's too, or is about to be."""
    return bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))


def _reach(found: Mapping[str, object]) -> Reach:
    if is_connected(found):
        return Reach.SHARED
    if found.get("is_archived"):
        return Reach.ARCHIVED
    return Reach.UNSEEN if found.get("is_private") and not found.get("is_member") else Reach.OPEN
