"""The rows of the store. Only `storage` sees them; nouns leave it."""

from storage.tables.articles import ArticleRow, TallyRow
from storage.tables.base import Folded, Id, Instant, Row
from storage.tables.decisions import (
    ApartRow,
    ArticleRulingRow,
    DecisionRow,
    FigureRulingRow,
    GivenNameRow,
    HiddenWordsRow,
    PersonRulingRow,
    QuoteRulingRow,
    SuccessorRow,
)
from storage.tables.digests import EditionRow, GatheringRow, ListedRow, SubscriptionRow, SynonymRow
from storage.tables.feeds import EntryRow, FeedRow, SectionRow
from storage.tables.figures import FigureRow
from storage.tables.follows import FollowRow
from storage.tables.outlets import OutletRow
from storage.tables.people import AliasRow, NameRow, OfficeRow, PersonRow, RoleRow
from storage.tables.quotes import FingerprintRow, QuoteRow, SaidRow, StatementRow, StretchRow
from storage.tables.sending import OutboxRow, ShowingRow
from storage.tables.stories import (
    MembershipRow,
    MembershipRulingRow,
    StoryRow,
    StoryRulingRow,
    TermRow,
    TermUseRow,
)
from storage.tables.uploads import FileShowingRow, UploadRow
from storage.tables.versions import BandRow, ChangeRow, VersionRow
from storage.tables.work import WorkRow
from storage.tables.workspaces import (
    AllowedChannelRow,
    DeedRow,
    EventRow,
    InstallationRow,
    InstallStateRow,
)

__all__ = [
    "AliasRow",
    "AllowedChannelRow",
    "ApartRow",
    "ArticleRow",
    "ArticleRulingRow",
    "BandRow",
    "ChangeRow",
    "DecisionRow",
    "DeedRow",
    "EditionRow",
    "EntryRow",
    "EventRow",
    "FeedRow",
    "FigureRow",
    "FigureRulingRow",
    "FileShowingRow",
    "FingerprintRow",
    "Folded",
    "FollowRow",
    "GatheringRow",
    "GivenNameRow",
    "HiddenWordsRow",
    "Id",
    "InstallStateRow",
    "InstallationRow",
    "Instant",
    "ListedRow",
    "MembershipRow",
    "MembershipRulingRow",
    "NameRow",
    "OfficeRow",
    "OutboxRow",
    "OutletRow",
    "PersonRow",
    "PersonRulingRow",
    "QuoteRow",
    "QuoteRulingRow",
    "RoleRow",
    "Row",
    "SaidRow",
    "SectionRow",
    "ShowingRow",
    "StatementRow",
    "StoryRow",
    "StoryRulingRow",
    "StretchRow",
    "SubscriptionRow",
    "SuccessorRow",
    "SynonymRow",
    "TallyRow",
    "TermRow",
    "TermUseRow",
    "UploadRow",
    "VersionRow",
    "WorkRow",
]
