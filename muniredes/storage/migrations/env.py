"""Alembic's environment: the connection comes from the program, the transaction is one for all scripts."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
