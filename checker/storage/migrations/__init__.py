"""Steps of the database's schema, run at start; `env` is loaded by alembic and by nobody else."""
