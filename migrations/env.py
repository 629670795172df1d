"""Runs the revisions on the connection that the store hands in, inside its transaction."""

from __future__ import annotations

from alembic import context

from paywall_admin.store.rows import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
