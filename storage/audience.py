"""Who may see what: the one place where standing, hiding and workspaces become conditions.

Every query of the store that reaches an article carries `visible(...)`; a test walks all reads and fails
when one forgets it.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, or_

from news.nouns import Audience, StandingKind
from storage.tables import ArticleRow


def visible(audience: Audience, now: datetime) -> ColumnElement[bool]:
    """Return the condition on `articles` under which `audience` may know at `now` that the article exists.

    Published articles are everyone's unless they came in for one workspace; internal ones and those under
    embargo are their workspace's. The command line sees all but what is hidden.
    """
    shown = ArticleRow.hidden == false()
    if audience.everything:
        return shown
    mine: ColumnElement[bool] = false()
    if audience.workspace:
        mine = ArticleRow.workspace == audience.workspace
    lifted = and_(ArticleRow.standing == StandingKind.EMBARGOED, ArticleRow.embargo_until <= now)
    published = and_(
        or_(ArticleRow.standing == StandingKind.PUBLISHED, lifted), or_(ArticleRow.workspace == "", mine)
    )
    internal = and_(ArticleRow.standing == StandingKind.INTERNAL, mine)
    return and_(shown, or_(published, internal))
