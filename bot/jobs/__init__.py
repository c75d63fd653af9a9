"""The table of contents: every kind of work that another process does, and the function that does it."""

from bot.jobs import read, stories
from bot.jobs.export import export
from bot.jobs.job import Job
from handlers import exports

JOBS: tuple[Job, ...] = (
    Job(kind=exports.KIND, run=export),
    Job(kind=read.KIND, run=read.read),
    Job(kind="stories", run=stories.assign_saved_before),
)
