"""Under which address is a page known? Without what is there to follow its readers about."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm|mtm|pk|hsa|_hs|mc|vero|oly|ns|wt|guce|fb|icid|trk|mkt)_\w+"
    r"|at_(?:medium|campaign\w*|custom\d|link\w*|bbc\w*|ptr_name|format)"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|_ga|_gl"
    r"|ref_src|ref_url|cmpid|ncid|ocid|cvid|icid|smid|smtyp|sref|taid|traffic_source|sr_share|sharetype"
    r"|guccounter|outputtype|spm|s_cid|wt\.\w+|socialflow|xtor",
    re.IGNORECASE,
)
"""Names of parameters that say where a reader came from; what might name an article on some site is kept."""

_PORTS = {"http": 80, "https": 443}
_SECOND_LEVEL = frozenset("co com org gov ac net edu ltd plc go or ne".split())


def without_tracking(url: str) -> str:
    """Return `url` without tracking parameters, fragment, user, or a port that goes without saying.

    Raises ValueError where it is no address.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    port = f":{parts.port}" if parts.port and parts.port != _PORTS.get(parts.scheme) else ""
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    query = (
        parts.query if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)) else urlencode(kept)
    )
    return urlunsplit((parts.scheme, host + port, parts.path or "/", query, ""))


def canonical(stated: str | None, url: str | None) -> str | None:
    """Return the address that a page at `url` states for itself, or else its own, both without tracking.

    A page of another site's may not claim that site's address; a front page's address is not an article's.
    """
    own = _web(url, None)
    named = _web(stated, own)
    if named is None or own is None:
        return named or own
    parts, ours = urlsplit(named), urlsplit(own)
    deeper = parts.path != "/" or bool(parts.query) or ours.path == "/"
    return named if site(parts.hostname or "") == site(ours.hostname or "") and deeper else own


def site(host: str) -> str:
    """Return the part of a host name that one owner has: "edition.cnn.com" is of "cnn.com"."""
    labels = host.casefold().rstrip(".").split(".")
    known = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if known else -2 :])


def _web(url: str | None, base: str | None) -> str | None:
    if not url or not url.strip():
        return None
    try:
        whole = without_tracking(urljoin(base, url.strip()) if base else url)
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in _PORTS and parts.hostname else None
