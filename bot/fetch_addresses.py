"""Which addresses may be connected to? Public ones only; all else is somebody's inside."""

import ipaddress
from ipaddress import IPv4Address, IPv6Address

Address = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
"""The only schemes; their ports are the only ones."""

_INSIDE = tuple(
    map(
        ipaddress.ip_network,
        """
        0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24
        192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24
        224.0.0.0/4 240.0.0.0/4 168.63.129.16/32 ::/96 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 2001::/23
        2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8
        """.split(),
    )
)
"""Private, shared, loopback, link-local, documentation and multicast networks; IPv4 in IPv6's clothes, 6to4
and Teredo; the metadata services of clouds, of which 168.63.129.16 alone lies in none of the others."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether an address as a resolver gives it is public; one with a zone ("%eth0") never is."""
    try:
        found: Address = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.scope_id:
            return False
        if found in _NAT64:
            found = IPv4Address(int(found) & 0xFFFFFFFF)
    return found.is_global and not any(found in network for network in _INSIDE)
