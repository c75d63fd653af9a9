"""Who and what is in the double's newsroom: its people, its channels, its app and the app's commands."""

from dataclasses import dataclass

SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The app as Slack knows it. `user` is the bot's user id, `bot` its bot id; its messages have both."""

    team: str = "T0NEWSROOM"
    team_name: str = "The Newsroom"
    domain: str = "newsroom"
    app: str = "A0WHOSAID"
    bot: str = "B0WHOSAID"
    user: str = "U0WHOSAID"
    name: str = "whosaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A member of the workspace. `zone` is None for one whose profile states no time zone.

    `one_channel`: a guest in a single channel, who is "restricted" too in Slack's words.
    """

    id: str
    name: str
    real_name: str
    title: str = ""
    zone: str | None = "Europe/London"
    guest: bool = False
    one_channel: bool = False
    admin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A conversation. `with_user` is the person of a direct message with the app; `shared`: Slack Connect."""

    id: str
    name: str
    members: frozenset[str] = frozenset()
    private: bool = False
    shared: bool = False
    archived: bool = False
    with_user: str | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlashCommand:
    """A command of the app's manifest, with what the composer shows while it is typed."""

    name: str
    hint: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A shortcut of the app's manifest: from anywhere, or `on_message`, from a message's menu."""

    callback_id: str
    name: str
    on_message: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A user group, by which roles may be given."""

    id: str
    handle: str
    members: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everyone and everything that is in the workspace when it opens."""

    users: tuple[User, ...]
    channels: tuple[Channel, ...]
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the app has asked Slack for. `domains`: links to these, in messages, are told to the app."""

    commands: tuple[SlashCommand, ...]
    scopes: frozenset[str]
    events: frozenset[str]
    shortcuts: tuple[Shortcut, ...] = ()
    domains: frozenset[str] = frozenset()


REPORTER = User(id="U0REPORTER", name="maya", real_name="Maya Okafor", title="Political reporter")
EDITOR = User(id="U0EDITOR", name="tom", real_name="Tom Ellery", title="Duty editor", admin=True)
STAFF = (REPORTER, EDITOR)
IDENTITY = Identity()

GROUPS = (Group(id="S0DESK", handle="desk", members=frozenset({EDITOR.id})),)
_STAFF = frozenset(user.id for user in STAFF)
_WITH_APP = _STAFF | {IDENTITY.user}
CHANNELS = (
    Channel(
        id="C0POLITICS", name="politics", members=_WITH_APP, topic="Westminster, and who said what in it"
    ),
    Channel(
        id="C0MIGRATION", name="migration", members=_WITH_APP, topic="Small boats, returns, the Home Office"
    ),
    Channel(id="C0GENERAL", name="general", members=_STAFF, topic="Everyone. whosaid is not a member here"),
    Channel(id="C0SOURCES", name="investigations", members=_STAFF, private=True, topic="Invited people only"),
    Channel(
        id="C0PARTNER",
        name="wire-partner",
        members=_WITH_APP,
        shared=True,
        topic="Shared with another company",
    ),
    Channel(
        id="D0REPORTER", name="maya", members=frozenset({REPORTER.id, IDENTITY.user}), with_user=REPORTER.id
    ),
    Channel(id="D0EDITOR", name="tom", members=frozenset({EDITOR.id, IDENTITY.user}), with_user=EDITOR.id),
)
NEWSROOM = Cast(users=STAFF, channels=CHANNELS, groups=GROUPS)
MANIFEST = Manifest(
    commands=(
        SlashCommand(
            name="/whosaid",
            hint='a name, "words in quotes", or help',
            description="Who said what, and where",
        ),
    ),
    scopes=frozenset(
        {
            *("commands", "chat:write", "chat:write.public", "links:read", "links:write", "files:write"),
            *("users:read", "usergroups:read", "channels:read", "groups:read"),
            *("app_mentions:read", "im:read", "im:history", "im:write"),
        }
    ),
    events=frozenset({"app_mention", "message.im", "app_home_opened"}),
)
EXAMPLES = (
    *("/whosaid Rama", "/whosaid Starmer", '/whosaid "pure theatre"'),
    *("/facts small boats", "/story Starmer Albania", "/whosaid help"),
)
