"""The Web API's oauth methods: a code for a token, one token for the next, and giving a token back."""

import secrets

from bot.console import arguments as given
from bot.console.passes import Refused
from bot.console.state import State

Json = given.Json
LASTS = 12 * 60 * 60


def access(state: State, arguments: Json) -> Json:
    """oauth.v2.access: each code and each refresh token is good for once."""
    if (given.words(arguments, "client_id"), given.words(arguments, "client_secret")) != state.client:
        raise Refused("bad_client_secret" if given.words(arguments, "client_id") else "invalid_client_id")
    if given.words(arguments, "grant_type") == "refresh_token":
        old = state.refreshes.pop(given.must(arguments, "refresh_token"), None)
        if old is None:
            raise Refused("invalid_refresh_token")
        return {"token_type": "bot", **token(state, rotated=True)}
    code = given.must(arguments, "code", "invalid_code")
    if code not in state.codes:
        raise Refused("invalid_code")
    state.codes.remove(code)
    return {
        "token_type": "bot",
        "app_id": state.identity.app,
        "bot_user_id": state.identity.user,
        "scope": ",".join(sorted(state.manifest.scopes)),
        "team": {"id": state.identity.team, "name": state.identity.team_name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": next(iter(state.users))},
        **token(state, rotated=state.rotating),
    }


def revoke(state: State, arguments: Json) -> Json:
    """auth.revoke: the token that asks is worthless from now on."""
    state.tokens.pop(given.words(arguments, "token"), None)
    return {"revoked": True}


def token(state: State, *, rotated: bool) -> dict[str, object]:
    """Give out a bot token; a rotated one ends, and brings along what renews it."""
    made = f"xoxb-{secrets.token_hex(8)}"
    state.tokens[made] = state.manifest.scopes
    if not rotated:
        return {"access_token": made}
    refresh = f"xoxe-1-{secrets.token_hex(8)}"
    state.refreshes[refresh] = made
    return {"access_token": made, "refresh_token": refresh, "expires_in": LASTS}
