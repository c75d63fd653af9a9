"""What a newsroom may do with an outlet's articles."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Folded, Row


class OutletRow(Row):
    """How much of an outlet may be shown (as `ArticleRow.show`), and how many days its articles are kept."""

    __tablename__ = "outlets"

    key: Mapped[str] = mapped_column(Folded, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    show: Mapped[str] = mapped_column(String(16))
    keep_days: Mapped[int | None]
