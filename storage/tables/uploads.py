"""Files on their way to Slack."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Id, Instant, Row


class UploadRow(Row):
    """A file for one channel, once for each `key`, and what became of it; its bytes are not kept.

    `file` is Slack's id of it, `decided` the last decision of the workspace that it already obeys.
    """

    __tablename__ = "uploads"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(128), unique=True)
    workspace: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(32))
    author: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(Text)
    articles: Mapped[list[int]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(16), index=True)
    file: Mapped[str | None] = mapped_column(String(32))
    wanted_at: Mapped[datetime] = mapped_column(Instant)
    failure: Mapped[str | None] = mapped_column(Text)
    decided: Mapped[int | None] = mapped_column(Id)


class FileShowingRow(Row):
    """That a file shows an article, by article: as `UploadRow.articles` has it by file."""

    __tablename__ = "file_showings"

    article_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    upload_id: Mapped[int] = mapped_column(
        Id, ForeignKey("uploads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
