"""Logs: one line a unit of work, JSON off a terminal; ids and counts, never texts, questions or tokens."""

import logging
import sys

import structlog

QUIET = ("slack_sdk", "apscheduler", "httpx", "uvicorn")


def set_up(*, level: int = logging.INFO) -> None:
    """Send structlog's events to standard error, readable on a terminal and as JSON elsewhere."""
    on_terminal = sys.stderr.isatty()
    last: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)  # no locals: tokens
        if on_terminal
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s: %(message)s")
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)  # it warns of tokens in the environment
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
