"""The table of contents: every kind of work that another process does, and the function that does it."""

from bot.jobs import digests, erase, merge, read, reread, retain, stories, withdrawing
from bot.jobs.chart import chart
from bot.jobs.export import export
from bot.jobs.feed import read_feed
from bot.jobs.job import Job
from bot.jobs.page import read_page
from bot.jobs.pushed import read_pushed
from handlers import charts, exports
from storage import editions, gatherings, recall

JOBS: tuple[Job, ...] = (
    Job(kind=exports.KIND, run=export),
    Job(kind=charts.KIND, run=chart),
    Job(kind=read.KIND, run=read.read),
    Job(kind=reread.KIND, run=reread.reread),
    Job(kind=retain.KIND, run=retain.retain),
    Job(kind=erase.KIND, run=erase.erase),
    Job(kind=merge.KIND, run=merge.merge),
    Job(kind="stories", run=stories.assign_saved_before),
    Job(kind=editions.KIND, run=digests.compose),
    Job(kind=gatherings.KIND, run=digests.gather),
    Job(kind=recall.KIND, run=withdrawing.compose_left),
    Job(kind="feed", run=read_feed),
    Job(kind="page", run=read_page),
    Job(kind="pushed", run=read_pushed),
)
