"""The process that reads one document: from standard input, within bounds that it sets itself before."""

import resource
import sys

from bot.document_apart import REFUSED
from news.errors import WhosaidError
from news.intake.document import document_text


def main(memory: int, seconds: int) -> int:
    """Read the document and write its text, or why there is none; `seconds` are of the processor."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))  # should whoever waits for it be killed
    try:
        told, code = document_text(sys.stdin.buffer.read()), 0
    except WhosaidError as error:
        told, code = str(error), REFUSED
    sys.stdout.buffer.write(told.encode("utf-8", "replace"))
    return code


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
