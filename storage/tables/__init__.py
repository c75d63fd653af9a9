"""The rows of the store. Only `storage` sees them; nouns leave it."""

from storage.tables.articles import ArticleRow
from storage.tables.base import Folded, Id, Instant, Row
from storage.tables.decisions import (
    ApartRow,
    ArticleRulingRow,
    DecisionRow,
    GivenNameRow,
    HiddenWordsRow,
    PersonRulingRow,
    QuoteRulingRow,
)
from storage.tables.people import AliasRow, NameRow, OfficeRow, PersonRow, RoleRow
from storage.tables.quotes import QuoteRow, StatementRow, StretchRow
from storage.tables.sending import OutboxRow
from storage.tables.uploads import UploadRow
from storage.tables.work import WorkRow

__all__ = [
    "AliasRow",
    "ApartRow",
    "ArticleRow",
    "ArticleRulingRow",
    "DecisionRow",
    "Folded",
    "GivenNameRow",
    "HiddenWordsRow",
    "Id",
    "Instant",
    "NameRow",
    "OfficeRow",
    "OutboxRow",
    "PersonRow",
    "PersonRulingRow",
    "QuoteRow",
    "QuoteRulingRow",
    "RoleRow",
    "Row",
    "StatementRow",
    "StretchRow",
    "UploadRow",
    "WorkRow",
]
