"""How often a password may be tried: so that guessing is slow, and no stranger can shut the runner out."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

_EACH, _ALL = parse("5/minute"), parse("30/minute")
_NETWORK_BITS = 64
"""Who has one IPv6 address has all of its network."""


class Tries:
    """Five tries a minute for each address, thirty for all together.

    A browser that has logged in before has a count of its own: strangers who use up the thirty do not shut it out.
    """

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def may(self, address: str, browser: str | None) -> bool:
        """Whether one more try is allowed; it counts. ``browser``: its name when it has logged in before."""
        if browser is not None:
            return self._limiter.hit(_EACH, "browser", browser)
        if not self._limiter.test(_ALL, "all"):
            return False
        return self._limiter.hit(_EACH, "address", network(address)) and self._limiter.hit(_ALL, "all")


def network(address: str) -> str:
    """The address that counts: of IPv6 its network. What is no address counts as one."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is None:
            return str(ip_network((found, _NETWORK_BITS), strict=False))
        found = found.ipv4_mapped
    return str(found)
