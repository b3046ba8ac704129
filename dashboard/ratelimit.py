"""How many files one session and one address may send, so that nobody fills the queue for all others."""

import math
import time
from ipaddress import IPv6Address, ip_address
from threading import Lock

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

IPV6_PREFIX = 64
"""One subscriber commonly has a whole /64 to choose addresses from (RFC 6177)."""


class UploadLimit:
    """Counts files in a moving window, apart for each session and each address, in the memory of this process.

    Several processes behind a proxy count apart; with sticky sessions that loosens the limit by address at most by
    their number.
    """

    def __init__(self, rate: str) -> None:
        """`rate` is written as in "60/hour" or "5 per minute". Raises ValueError where it is not."""
        self._rate = parse(rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._lock = Lock()

    @property
    def most(self) -> int:
        """Files that can be sent at once by somebody who sent none before."""
        return self._rate.amount

    def take(self, *, session: str, address: str | None, files: int = 1) -> int:
        """Count `files` if both counters have room for all of them, and return 0; else count none and return the
        seconds to wait at least (-1: so many are never taken at once). `address` None is this machine."""
        if files > self._rate.amount:
            return -1
        keys = (("session", session), ("address", network(address)))
        with self._lock:
            wait = max(self._wait(key, files) for key in keys)
            if wait == 0:
                for key in keys:
                    self._limiter.hit(self._rate, *key, cost=files)
        return wait

    def _wait(self, key: tuple[str, str], files: int) -> int:
        if self._limiter.test(self._rate, *key, cost=files):
            return 0
        window = self._limiter.get_window_stats(self._rate, *key)
        return max(1, math.ceil(window.reset_time - time.time()))


def network(address: str | None) -> str:
    """What counts as one address: an IPv4 address, or the network of an IPv6 one."""
    try:
        parsed = ip_address((address or "127.0.0.1").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return f"{IPv6Address(int(parsed) >> (128 - IPV6_PREFIX) << (128 - IPV6_PREFIX))}/{IPV6_PREFIX}"
    return str(parsed)
