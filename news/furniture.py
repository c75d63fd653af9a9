"""What news pages print around their articles, by wording and by shape: lists, applied by `news.lines`.

Patterns are matched without regard to case, but for `(?-i:…)`; apostrophes are straight.
"""

_NAME = r"(?-i:[A-Z][\w.'-]*(?: (?:al|bin|da|de|del|der|la|van|von)| [A-Z][\w.'-]*){0,4})"
_NAMES = rf"{_NAME}(?:(?:,? and |, |; ){_NAME}){{0,8}}\.?$"
"""Names to a line's end: what a credit has and no sentence."""


def _listed(words: str) -> tuple[str, ...]:
    """Return the non-blank lines of `words`, single-spaced at their ends."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())


BUTTONS = frozenset(
    words.strip()
    for line in _listed(
        """
        ad feedback|
        ad|ads|advert|advertisement|advertisements|advertising|sponsored|sponsored content|promoted
        paid content|partner content|article continues below|advertisement scroll to continue|skip advert
        skip ad
        skip advertisement|report this ad|why this ad|advertise with us
        comment|comments|no comments|no comments yet|add a comment|leave a comment|view comments
        post a comment|show comments|join the discussion|join the conversation|have your say
        what do you think|most commented
        hashtags|tags|topics|related|related articles|related article|related topics|related stories
        related story|related content|related links|related news|related videos|recommended
        recommended for you|recommended reading|you may also like|you might also like|you may like
        more on this|more on this story|more on this topic|more stories|more news|top stories|latest news
        latest stories|latest|most read|most popular|most viewed|trending|trending now|popular|popular now
        editor's picks|editors' picks|don't miss|must read|must reads|in this article|in this story
        on this page|also in the news|elsewhere on the web|from the web|up next
        read more|read next|read also|also read|read full story|read the full story|continue reading
        keep reading|see more|see also|show more|load more|view more|learn more|find out more|more|next
        previous|next article|previous article|back to top|top|close|menu|search|home|skip|skip to content
        skip to main content|view all|see all|view original|translate|summarise|rate this article
        share|share this|share this article|share this story|share article|share story|share on facebook
        share on twitter|share on x|copy link|link copied|copy url|email|e-mail|email this|print|print this
        save|save article|save for later|bookmark|facebook|twitter|whatsapp|instagram|linkedin|telegram
        reddit|pinterest|messenger|flipboard|tiktok|youtube|follow|follow us|like us on facebook
        subscribe|subscribe now|subscribe today|sign up|sign up now|sign in|log in|login|register
        register now|donate|donate now|support us|support now|become a member|join now|newsletter|newsletters
        this field is required|enter email address
        story saved|we have more newsletters|enable cookies|allow cookies once|end of article|end of list
        recommended stories|after newsletter promotion|updates to this page
        listen|listen to this article|listen now|audio|play|pause|mute|unmute|replay|play video|watch
        watch now|watch live|live|video|video player|loading|loading player|fullscreen|full screen
        enlarge image|expand image|open image in gallery|view gallery|gallery|open gallery|image gallery
        view image|view photos|in pictures|close gallery
        getty|getty images|reuters|afp|ap|pa|pa wire|epa|shutterstock
        accept|accept cookies|accept all|reject all|manage cookies|manage preferences|cookie settings
        privacy policy|terms of use|terms and conditions|all rights reserved|about us|contact us
        """
    )
    for words in line.split("|")
)
"""Whole lines, lower case, without the marks at their ends: buttons and the titles of boxes."""

PLAYERS = _listed(
    r"""
    please (?:use|enable|turn on|switch to|upgrade|update|disable|allow)\b.*\b(?:browser|javascript|cookies)
    please (?:use|enable|turn on|switch to|upgrade|update|disable|allow)\b.*\b(?:player|ad ?blocker)
    please (?:log ?in|sign ?in|register|subscribe)\b
    (?:this |the )?(?:media|video) player (?:requires?|needs) \w+
    (?:media|video) (?:playback )?(?:is|could not|cannot|can't|unavailable)\b.*\b(?:support|play|load)
    (?:media|video|this video|this content) (?:is )?(?:currently )?(?:unavailable|not available)
    this (?:video|content|audio|clip) (?:can ?not|can't|could not) be (?:played|shown|loaded|displayed)
    (?:your|this) browser (?:does not|doesn't|is)\b
    to (?:play|view|watch|see|listen to) this (?:video|content|audio|article)
    (?:you need|enable) (?:to enable )?javascript
    current time\b|duration\b.*\bloaded\b|stream type\b|playback rate\b|subtitles (?:off|settings)
    (?:play|watch|pause|listen to) (?:the )?(?:full )?(?:video|audio|clip|episode|podcast)\b(?!.*[.!?]$)
    (?:video|watch|watch live|listen|live|podcast|gallery|in pictures)\s?[:|]\s
    (?:listen to|catch up with|hear|watch) .{0,90}\bon (?:bbc sounds|iplayer|spotify|apple podcasts|youtube)\b
    (?:we|this site|this website|our site) uses? cookies\b
    we need your (?:consent|permission) to (?:load|show|play) (?:this|the) [\w -]{0,30}content\b
    we use \S+ to manage extra content that can set\b
    the audio (?:version )?of this (?:article|story) (?:is|was) (?:generated|created|read)\b
    (?:new\W{0,3})?you can now listen to [\w ]{2,40} (?:articles|stories)!?$
    you have reached your maximum number of saved items|remove items from your saved list
    you can find this story in (?:my bookmarks|your saved)\b|something went wrong, please try again
    """
)
"""How a line begins that wants something of the reader's browser."""

WAYS_ON = _listed(
    r"""
    (?:read|see|find|learn|discover|view|watch|get) (?:more|next|also)\s?(?:[:|»>–—-]|about|on|from|here)
    (?:also read|read also|see also|related|recommended|don't miss|must read|up next)\s?[:|»>–—]
    more on this\s?[:|»>–—]|more (?:from|on|in) [\w.&'-]+(?: [\w.&'-]+){0,4}$
    (?:click|tap) (?:here|on|to)\b
    (?:thank you|thanks) for (?:signing up|subscribing|registering|reading|your support)
    follow (?:us )?@\w|follow us on\b
    follow [\w .'-]{2,40} on (?:x|twitter|facebook|instagram|tiktok|bluesky|threads|whatsapp)\b
    share (?:this|on|via|with)\b(?!.*[.!?]$)
    (?:be the first to|leave a|post a|add a|view all|show all|\d+) comments?\b
    no comments\b|comments (?:are (?:closed|moderated)|have been closed|\(\d)
    """
)
"""How a line begins that leads elsewhere: other pages, networks."""

CALLS = _listed(
    r"""
    (?:download|get|install|try|explore|open|use) (?:our|the|what)\b.*\b(?:app|apps|ai|features|newsletter)\b
    (?:sign up|signup|register|subscribe|log in|sign in)\s(?:to|for|here|now|with|today)\b
    (?:get|receive) .*\b(?:newsletters?|inbox|alerts?|notifications?|headlines)\b
    (?:our|the) .*\bnewsletter\b.*\b(?:inbox|free|sign|every|daily|weekly)
    (?:get|receive) (?:our|the|all) .{0,60}\b(?:by|via|in) (?:your )?e-?mail\b
    (?:do|have|are|were|did) you\b.{0,160}\b(?:e-?mail|contact|get in touch|write to|tell us|let us know)\b
    (?:do|have|are|did) you\b.{0,160}\bwe(?:'d| would) like to hear from you(?:\W*$|\. you can\b)
    follow (?:(?:the )?[\w.& ]{2,30}'s|our|more|all|full) .{0,60}\bcoverage\b
    by (?:signing up|subscribing|registering|entering your|clicking)\b.*\b(?:you|your|our|we|i)\b
    (?:follow|like|find|join|add) (?:us|me|our)\b.*\b(?:facebook|twitter|instagram|whatsapp|telegram)\b
    (?:follow|like|find|join|add) (?:us|me|our)\b.*\b(?:linkedin|tiktok|youtube|google|bluesky|x)\b
    (?:follow|find|join|add) the\b.*\b(?:facebook|twitter|instagram|whatsapp|telegram|linkedin|youtube|x)\b
    (?:join|start) the (?:conversation|discussion|debate)\b
    (?:do you have|have you got|got|have) (?:a|any) (?:story|tip|news tip|confidential tip)\b
    what do you think\b[^?]{0,120}\? (?:have your say|let us know)(?: in (?:the|our) comments?)?[.!]?$
    try full access to\b.{0,60}\b(?:free|today)\b
    do you have an opinion on\b|keep up (?:to date )?with .{0,60}\bby following\b
    (?:contact|email|e-mail|write to|get in touch with) (?:us|the (?:author|reporter|writer|newsroom))\b
    for (?:more|all the latest)\b.*\b(?:stories|news|updates|coverage),? (?:like this|visit|follow|click)
    """
)
"""How a line begins that asks something of its reader, where nobody is said to speak in it."""

HOUSE_NOTES = _listed(
    r"""
    (?:advertisement|advertising|sponsored)\s?(?:[:|–—-]|scroll|continue|story|article|feature)
    (?:story|article|content) continues (?:below|after)\b
    this (?:article|story|content|post|page) (?:is|was|has been|contains?)\b.*\b(?:affiliate|free to read)
    (?:this|the) (?:article|story|content|post) (?:was |is )?(?:first|originally) (?:appeared|published)
    (?:we (?:may|might) (?:earn|receive|get)|when you (?:buy|click))\b.*\b(?:commission|links?|affiliate)
    ©|\(c\) ?\d|copyright(?: ©| \(c\)| \d{4}|\s?[:|])
    .{0,60}\ball rights reserved\b
    (?:support|fund|back) (?:independent|quality|local|our|free|trusted)\b.*\b(?:journalism|reporting|work)
    (?:support|fund|back) (?:independent|quality|local|our|free|trusted)\b.*\b(?:news|newsroom|reporters)
    (?:reporting|editing|writing|additional reporting|compiled) by (?-i:[A-Z])(?!.*\b(?:found|shows?|was)\b)
    to contact the (?:reporters?|editors?|authors?) (?:on|responsible for|of) this (?:story|article|report)\b
    \W*with (?:assistance|contributions|additional reporting) (?:from|by) {names}
    stay with .{2,40} for (?:continuing|more|further) coverage\b
    last (?:updated|modified)\b|first published\b|our standards\s?:
    .{0,40}\bis not responsible for (?:the )?(?:content|external)|reuse this content|related internet links
    (?:contributing\s?:|(?:edited by|with files from|with reporting (?:by|from))\s?:?) {names}
    .{0,80}\bcontributed (?:to this (?:report|story|article)|reporting)\b
    (?:estimated )?reading time\b|\d+ ?min(?:ute)?s? read\b
    """.replace("{names}", _NAMES)
)
"""How a line begins in which the outlet speaks about itself or its advertisers."""

CORRECTIONS = _listed(
    r"""
    this (?:story|article|page|piece) (?:has been|was|will be) (?:updated|corrected|amended)\b
    (?:correction|clarification|editors?'s? note)s?\b.{0,40}[:–—-]\s.{0,800}\b(?:updated|corrected|amended)\b
    (?:correction|clarification|editors?'s? note)s?\b.{0,40}[:–—-]\s.{0,800}\b(?:earlier|previous) version\b
    an? version of this (?:article|story) (?:appears|appeared|was published) in (?:print|the print)\b
    this content is provided by .{2,40}, which may be using cookies\b
    (?:an?|the) (?:earlier|previous|original) version of this (?:story|article|report|page|piece)\b
    """
)
"""How a line of any length begins in which the outlet takes something back: it names what was wrong."""

SHAPES = _listed(
    r"""
    (?:play video|video|watch|duration)?[\s:|-]*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s?/\s?[\d:]{4,8})?
    \d{1,3}(?:\s+\d{1,3})*
    (?:image|photo|picture|slide|page|gallery)?\s?\d{1,3}\s?(?:/|of|out of)\s?\d{1,3}(?:\s\w+)?
    (?:about |updated |published |posted )?(?:\d{1,2}|an?)\s?[smhdw] ago
    (?:about |updated |published |posted )?(?:\d{1,2}|an?|one)\s?(?:sec|second|min|minute|hr|hour)s? ago
    (?:about |updated |published |posted )?(?:\d{1,2}|an?|one)\s?(?:day|week|month|year)s? ago
    just now|yesterday|today
    list (?:of \d+ items|\d+ of \d+)
    {name} (?-i:reported from) {name}, and {name} from {name}\.
    (?:\([\w ]{2,20} with|\(?(?:with|source:)) (?-i:A[FA]?P|Reuters|PA|dpa|Bloomberg|EFE|ANSA|UPI|PTI|ANI)\)?
    (?-i:SOURCE(?: [A-Z0-9][\w.,&'-]*){1,6})
    (?:https?://|www\.)\S+
    (?:[@#]\w+[\s,]*)+
    [\W_]+
    """.replace("{name}", _NAME)
)
"""The whole line: player times, image counters ("8 8 8"), ages ("18 minutes ago"), links, tags, rules."""

SHARING = frozenset(
    word
    for line in _listed(
        """
        facebook twitter whatsapp email e-mail copy link x share print linkedin reddit telegram messenger
        pinterest flipboard bluesky threads save sms this with via on to by article story page icon
        """
    )
    for word in line.split()
)
"""A line of nothing but these words is a row of sharing buttons."""

APPEALS = _listed(
    r"""
    \byour (?:support|donation|contribution|membership|subscription|generosity|gift)\b
    \b(?:support|subscribe|donate|contribute) (?:now|today|here|us|our)\b
    \b(?:become|be) a (?:member|subscriber|supporter|patron|friend)\b
    \b(?:make|making|give|consider|with) an? (?:small )?(?:donation|contribution|gift)\b
    \bpay ?walls?\b
    \b(?:quality|independent|fearless|free|trusted|open|local|honest) (?:journalism|reporting|news)\b
    \b(?:our|fund(?:ed)? (?:our|this|by)|send(?:ing)?|need) (?:report(?:ing|ers)|journalis(?:m|ts))\b
    \b(?:our|fund(?:ed)? (?:our|this|by)) (?:newsroom|readers|work)\b
    \b(?:readers|supporters|members) (?:like you|chose|choose|who (?:support|fund|give|pay))\b
    \b(?:rely|reliant|depends?) on (?:readers|our readers|you|your|people like you|supporters)\b
    \b(?:free to read|reader-funded|reader funded|keep (?:us|it|our|this) free|makes? all the difference)\b
    \b(?:from|for) (?:as little as |just |only )?[$£€]\d+(?:\.\d\d)?(?: a| per|/)\s?(?:month|week|year)\b
    \b(?:since you're here|small favou?r to ask|allows us to)\b
    \bhelps? us (?:to )?(?:tell|keep|report|continue|investigate)\b
    \b(?:cancel (?:any ?time|at any time)|unlimited access|first month free|already a subscriber)\b
    """
)
"""What an outlet says when it asks its reader for money."""

INLINE = _listed(
    r"""
    (?:advertisement|ADVERTISEMENT|Advertisement)(?:\s?[-–—]\s?(?i:scroll to continue))?
    (?i:(?:story|article|content) continues (?:below|after)(?: this| the)?(?: advert(?:isement)?| ad| video)?)
    (?i:please use chrome browser for a more accessible video player)(?:\s\d{1,2}:\d{2})?
    (?i:(?:media|video) playback is (?:unsupported|not supported) on (?:your|this) device)
    (?i:loading (?:player|video|ad))…?|(?i:current time \d+:\d\d / duration \d+:\d\d(?:\s*loaded: [\d.]+%)?)
    (?:Read|READ) (?:more|MORE|Next|next)|(?:Support|Subscribe|Donate) (?:Now|now)|Sign up now
    (?i:share this (?:article|story|with)(?: facebook| twitter| email| copy link)*)|Click here to read more
    """
)
"""What stands in the middle of a line that was run together, between two sentences."""
