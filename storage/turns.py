"""For what PostgreSQL's transactions wait for each other, each by a number of its own."""

from enum import IntEnum, unique


@unique
class Turn(IntEnum):
    """The numbers of its advisory locks: held until the transaction ends.

    `JOINING` is one lock a person, `CLAIMING` one a channel.
    """

    ASSIGNING = 7_104_512
    JOINING = 7_104_513
    CLAIMING = 7_104_514
    DECIDING = 7_104_515
