"""The store: articles, people, quotes, work and messages to be sent, on SQLite and on PostgreSQL.

`engine` opens it, `tables` are its rows (seen here only), `migrations` bring it up to date; then one module
of queries a noun. Functions take the session first and keywords after, and never commit: who opens the
transaction commits it. Every read takes the `Audience` that asks, and `audience` turns it into conditions.
"""
