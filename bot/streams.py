"""`whosaid read`, `whosaid intake`, and what all streams share: items in, lines out, in order, one at a time.

A bad item gives an error in its place and the run goes on; only a run in which nothing could be read fails.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from bot.commands.kit import Format
from bot.formats import FieldError, Json, article_of, intake_line, page_line, paper_line, read_line, text_of
from bot.inputs import items
from bot.items import Item, Unreadable
from bot.pages import is_page, page_of
from bot.papers import document_of, is_wire, wire_items
from news.intake.dumps import find_articles, refusal
from news.nouns import INTERNAL, PUBLISHED, Article

AT_ONCE = 20
Line = tuple[Json, str]


def take_apart(paths: Sequence[str], output: Format) -> int:
    """Write each text's articles; return the exit code."""
    return write(map(_apart, items(paths)), output, _intake_text)


def read_articles(paths: Sequence[str], output: Format, only: str) -> int:
    """Write what reading each article found; return the exit code."""
    from bot.settings import load
    from news.reading import Part, Reader

    try:
        parts = frozenset(Part(part.strip()) for part in only.split(",")) if only else frozenset(Part)
    except ValueError:
        sys.stderr.write(f"--only takes any of: {', '.join(Part)}, with commas between them.\n")
        return 2
    reader = Reader.load(load().whosaid_model)

    def lines() -> Iterator[Line]:
        for batch in batches(items(paths)):
            read = [clean(item) for item in batch]
            texts = [one for one in read if isinstance(one, Article)]
            readings = iter(list(reader.read_all(texts, parts)))
            for item, one in zip(batch, read, strict=True):
                if isinstance(one, Article):
                    yield read_line(line_id(item), next(readings), one.text, parts), one.text
                else:
                    yield one, ""

    return write(lines(), output, _read_text)


def clean(item: Item | Unreadable) -> Article | Json:
    """Return the item's article, which is clean already, or the line that stands in a bad item's place."""
    if isinstance(item, Unreadable):
        return error_line(item, item.reason)
    try:
        return article_of(item.fields, standing=PUBLISHED)
    except FieldError as error:
        return error_line(item, str(error))


def _apart(item: Item | Unreadable) -> Line:
    if isinstance(item, Unreadable):
        return error_line(item, item.reason), ""
    try:
        if is_wire(item.fields):
            sent = wire_items(item.fields, standing=INTERNAL, place=item.name)
            return paper_line(line_id(item), [one.article for one in sent], None), ""
        if "document" in item.fields:
            return _document(item), ""
        if is_page(item.fields):
            return page_line(line_id(item), page_of(item.fields, standing=INTERNAL)), ""
        text = text_of(item.fields)
    except FieldError as error:
        return error_line(item, str(error)), ""
    found = find_articles(text)
    refused = refusal(text, found)
    return intake_line(line_id(item), () if refused else found, refused), text


def _document(item: Item) -> Json:
    """Return the line of a PDF or Word file: its offsets would mean nothing to whoever has the file."""
    text = document_of(item.fields)
    found = find_articles(text)
    refused = refusal(text, found)
    return paper_line(line_id(item), [] if refused else [one.article for one in found], refused)


def line_id(item: Item | Unreadable) -> Any:
    """Return the id that the item's line echoes."""
    return item.fields.get("id") if isinstance(item, Item) else item.id


def error_line(item: Item | Unreadable, reason: str) -> Json:
    """Return the line that stands in a bad item's place."""
    return {"id": line_id(item), "error": f"{item.name} {reason}"}


def batches(found: Iterable[Item | Unreadable]) -> Iterator[list[Item | Unreadable]]:
    """Yield the items some at a time, as many as are read at once."""
    rest = iter(found)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


def write(lines: Iterable[Line], output: Format, as_text: Callable[[Json, str], str]) -> int:
    """Write each line as it comes, the errors to standard error too; return the exit code."""
    read, bad = 0, 0
    for line, text in lines:
        if "error" in line:
            bad += 1
            sys.stderr.write(line["error"] + "\n")
        else:
            read += 1
        if output == Format.JSONL:
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        elif "error" not in line:
            sys.stdout.write(as_text(line, text) + "\n")
        sys.stdout.flush()
    return 1 if bad and not read else 0


def _intake_text(line: Json, _text: str) -> str:
    if line["refused"]:
        return f"{line['id']}: refused ({line['refused']})"
    heads = [
        f"  {n}. {one['headline'] or one['text'][:70]}\n"
        f"     {one['outlet'] or 'outlet not stated'} · {one['published'] or 'undated'} · "
        f"{len(one['text'].split()):,} words" + _place(one)
        for n, one in enumerate(line["articles"], 1)
    ]
    return "\n".join((f"{line['id']}: {len(heads)} article{'s' if len(heads) != 1 else ''}", *heads))


def _place(one: Json) -> str:
    return f", characters {one['start']} to {one['end']}" if "start" in one else ""


def _read_text(line: Json, text: str) -> str:
    rows = [str(line["id"])]
    for quote in line.get("quotes", ()):
        words = " … ".join(text[start:end] for start, end in quote["content"])
        speaker = quote["speaker_name"] or (
            text[slice(*quote["speaker"])] if quote["speaker"] else "speaker not given"
        )
        status = "" if quote["status"] == "said" else f" [{quote['status'].replace('_', '-')}]"
        rows.append(f"  “{words}”\n     {speaker}{status}: {quote['reason']} ({quote['confidence']})")
    for person in line.get("people", ()):
        roles = "; ".join(role["role"] for role in person["roles"])
        rows.append(f"  {person['name']} ({person['kind']})" + (f": {roles}" if roles else ""))
    rows += [f"  about {told['person']}: {text[slice(*told['span'])]}" for told in line.get("statements", ())]
    rows += [_figure_row(figure, text) for figure in line.get("figures", ())]
    return "\n".join(rows)


def _figure_row(figure: Json, text: str) -> str:
    said_by = f", says {figure['attributed_to']}" if figure["attributed_to"] else ""
    return f"  {text[slice(*figure['span'])]}: {figure['counted'] or 'what is counted is not clear'}{said_by}"
