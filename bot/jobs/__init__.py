"""The table of contents: every kind of work that another process does, and the function that does it."""

from bot.jobs.job import Job

JOBS: tuple[Job, ...] = ()
