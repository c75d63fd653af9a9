"""Workspaces: where internal articles may be seen, what was done there, who installed the app."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Id, Instant, Row


class AllowedChannelRow(Row):
    """A channel in which an editor lets internal articles be seen."""

    __tablename__ = "allowed_channels"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(32), primary_key=True)
    author: Mapped[str] = mapped_column(String(32))
    allowed_at: Mapped[datetime] = mapped_column(Instant)


class DeedRow(Row):
    """Who did what to what: rows are only added. Never what people asked, nor words of articles."""

    __tablename__ = "deeds"
    __table_args__ = (Index("ix_deeds_newest", "workspace", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    workspace: Mapped[str] = mapped_column(String(32))
    author: Mapped[str] = mapped_column(String(32))
    done_at: Mapped[datetime] = mapped_column(Instant)
    deed: Mapped[str] = mapped_column(String(32))
    about: Mapped[str] = mapped_column(Text)


class EventRow(Row):
    """An event that Slack has delivered: it delivers at least once."""

    __tablename__ = "events"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    came_at: Mapped[datetime] = mapped_column(Instant, index=True)


class InstallationRow(Row):
    """The app in a workspace: its bot token, sealed. `gone_at`: uninstalled, or its token was revoked."""

    __tablename__ = "installations"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    installer: Mapped[str] = mapped_column(String(32))
    installed_at: Mapped[datetime] = mapped_column(Instant)
    gone_at: Mapped[datetime | None] = mapped_column(Instant)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime | None] = mapped_column(Instant)


class InstallStateRow(Row):
    """A value given out for one installation, and taken back once."""

    __tablename__ = "install_states"

    state: Mapped[str] = mapped_column(String(64), primary_key=True)
    ends_at: Mapped[datetime] = mapped_column(Instant)
