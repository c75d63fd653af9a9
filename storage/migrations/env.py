"""Run migrations on the connection that `storage.schema` hands over."""

from typing import Any

from alembic import context

from storage.tables import Row


def _ours(_object: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    """Leave out what search (FTS5's tables, the text index) and the queue keep beside our metadata."""
    others = ("search_", "procrastinate_")
    return not (kind in {"table", "index", "column"} and name is not None and name.startswith(others))


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Row.metadata,
    include_object=_ours,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
