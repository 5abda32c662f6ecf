"""How does alembic reach the database of this CKAN? (Only tables ``pdi_*``.)"""

from __future__ import annotations

from pathlib import Path

from alembic import context
from sqlalchemy import engine_from_config, pool

import ckan.plugins.toolkit as tk

NAME = Path(__file__).parent.name
OPTIONS = {
    "target_metadata": tk.BaseModel.metadata,
    "version_table": f"{NAME}_alembic_version",
    "include_object": lambda _, name, kind, *__: (
        kind != "table" or name.startswith(f"{NAME}_")
    ),
}


def run_offline() -> None:
    """Print the SQL."""
    url = context.config.get_main_option("sqlalchemy.url")
    context.configure(url=url, literal_binds=True, **OPTIONS)
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    """Change the database."""
    section = context.config.get_section(context.config.config_ini_section) or {}
    engine = engine_from_config(section, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, **OPTIONS)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
