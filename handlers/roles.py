"""Who may do what: asked of Slack through `Asked.member`, refused in one sentence.

Ask before the session is used: Slack may take its time, and SQLite's writers wait for each other.
"""

from handlers.intents import Asked, ToldError


class NotAllowedError(ToldError):
    """Whoever asks may not do this."""


def must_manage(asked: Asked, act: str) -> None:
    """Raise NotAllowedError unless an admin or one of the managing group asks; `act` reads "add feeds"."""
    member = asked.member()
    if not member.manages:
        group = f" and the user group @{member.group}" if member.group else ""
        raise NotAllowedError(
            f"Only the workspace’s admins{group} may {act}. Nothing was changed; ask one of them."
        )


def must_belong(asked: Asked, act: str) -> None:
    """Raise NotAllowedError when a guest asks, or someone of another company."""
    if asked.member().guest:
        raise NotAllowedError(f"Guests may not {act}. Nothing was changed.")


def may_manage(asked: Asked) -> bool:
    """Tell whether `must_manage` would let them: what isn't allowed need not be offered."""
    return asked.member().manages
