"""The app in workspaces: who installed it, with which sealed token, and whether it is gone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from storage.rows import insert_new
from storage.tables import InstallationRow, InstallStateRow

STATE_LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The app in a workspace. `sealed` is what only `bot.sealing` opens; `expires_at`: its token's end."""

    workspace: str
    name: str
    installer: str
    sealed: bytes = field(repr=False)
    expires_at: datetime | None = None


def save(session: Session, *, installation: Installation, now: datetime) -> None:
    """Note that the app was installed, for the first time or again."""
    row = InstallationRow
    session.execute(delete(row).where(row.workspace == installation.workspace))
    insert_new(
        session,
        row,
        workspace=installation.workspace,
        name=installation.name,
        installer=installation.installer,
        installed_at=now,
        gone_at=None,
        sealed=installation.sealed,
        expires_at=installation.expires_at,
    )


def find(session: Session, *, workspace: str, locked: bool = False) -> Installation | None:
    """Return the workspace's installation unless it is gone; `locked`: nobody else renews it meanwhile."""
    row = InstallationRow
    query = select(row).where(row.workspace == workspace, row.gone_at.is_(None))
    found = session.scalar(query.with_for_update() if locked else query)
    return _installation(found) if found is not None else None


def renew(session: Session, *, workspace: str, sealed: bytes, expires_at: datetime | None) -> None:
    """Keep a new token, or the same one sealed anew."""
    row = InstallationRow
    renewed = update(row).where(row.workspace == workspace).values(sealed=sealed, expires_at=expires_at)
    session.execute(renewed)


def everywhere(session: Session, *, locked: bool = False) -> Sequence[Installation]:
    """Return the installations that are not gone; `locked`: nobody else renews one of them meanwhile."""
    row = InstallationRow
    query = select(row).where(row.gone_at.is_(None)).order_by(row.workspace)
    found = session.scalars(query.with_for_update() if locked else query)
    return [_installation(one) for one in found]


def leave(session: Session, *, workspace: str, now: datetime) -> bool:
    """Note that the app was removed, or its token revoked; tell whether it had been there."""
    row = InstallationRow
    left = update(row).where(row.workspace == workspace, row.gone_at.is_(None))
    values = {"gone_at": now, "sealed": b"", "expires_at": None}
    return bool(session.scalars(left.values(values).returning(row.workspace)).all())


def gone() -> Select[str]:
    """Return the workspaces that the app was removed from: nothing is to be sent or prepared for them."""
    return select(InstallationRow.workspace).where(InstallationRow.gone_at.is_not(None))


def give_out(session: Session, *, state: str, now: datetime) -> None:
    """Keep a value by which one installation is known when its browser comes back."""
    session.execute(delete(InstallStateRow).where(InstallStateRow.ends_at < now))
    insert_new(session, InstallStateRow, state=state, ends_at=now + STATE_LASTS)


def take_back(session: Session, *, state: str, now: datetime) -> bool:
    """Take such a value back, once; tell whether it was good."""
    row = InstallStateRow
    taken = delete(row).where(row.state == state, row.ends_at >= now).returning(row.state)
    return bool(session.scalars(taken).all())


def _installation(row: InstallationRow) -> Installation:
    return Installation(
        workspace=row.workspace,
        name=row.name,
        installer=row.installer,
        sealed=row.sealed,
        expires_at=row.expires_at,
    )
