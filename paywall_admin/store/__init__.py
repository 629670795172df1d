"""Rows: the only home of SQLAlchemy and alembic, on SQLite and on PostgreSQL.

SQLAlchemy Core without its ORM: what is read and written are whole frozen values, so sessions, identity maps
and lazy attributes would only cost start-up time.
"""
