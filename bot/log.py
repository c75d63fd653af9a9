"""Logs: one line a unit of work, JSON off a terminal; ids and counts, never texts, questions or tokens."""

import logging
import sys

import structlog

QUIET = ("slack_sdk", "apscheduler", "httpx", "uvicorn")


def set_up(*, level: int = logging.INFO) -> None:
    """Send our events and libraries' warnings to standard error: readable on a terminal, else JSON."""
    first: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)  # no locals: tokens
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[*first, last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_of_libraries(first, last)], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _of_libraries(
    first: list[structlog.typing.Processor], last: structlog.typing.Processor
) -> logging.Handler:
    """Return what brings libraries' records into the form of our own events, with the library's name."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_tells)
    named = structlog.stdlib.add_logger_name
    without_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[named, *first], processors=[without_meta, last]
        )
    )
    return handler


def _tells(record: logging.LogRecord) -> bool:
    """Leave out what Bolt warns of: tokens in the environment, clients of ours. It sets its own levels."""
    return record.levelno >= logging.ERROR or not record.name.startswith("slack_bolt")
