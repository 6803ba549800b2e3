"""The program never uses the network: from its first line, whatever in it tries is refused and written down.

It watches with Python's audit hooks, which see every library's sockets and cannot be taken away. Talking with
itself inside the computer is not the network.
"""

import logging
import sys
from collections.abc import Sequence
from ipaddress import ip_address

_ASKING = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
_GOING = ("socket.connect", "socket.sendto", "socket.sendmsg")
_HERE = ("", "localhost")
_log = logging.getLogger(__name__)


class Offline(OSError):
    """Something tried to use the network."""


class _Watch:
    """What was tried; there is one watch per process."""

    is_on = False
    attempts: tuple[str, ...] = ()


def begin() -> None:
    """Refuse the network from now on, for ever."""
    if not _Watch.is_on:
        _Watch.is_on = True
        sys.addaudithook(_on_event)


def attempts() -> tuple[str, ...]:
    """Return what was tried so far: «socket.connect 192.0.2.1»."""
    return _Watch.attempts


def _on_event(event: str, arguments: Sequence[object]) -> None:
    if event not in _ASKING and event not in _GOING:
        return
    where = _host(arguments[0] if event in _ASKING else arguments[1])
    if where is None:
        return
    _Watch.attempts += (f"{event} {where}",)
    _log.error("network: %s", event)
    raise Offline(f"MuniRedes does not use the network: {event}")


def _host(address: object) -> str | None:
    """Return the other computer in an address; None when it is this one, or the address is a file."""
    if isinstance(address, tuple):
        address = address[0] if address else ""
    elif isinstance(address, str) and "/" in address:
        return None
    if isinstance(address, bytes):
        address = address.decode("utf-8", "replace")
    host = str(address or "")
    if host.casefold() in _HERE:
        return None
    try:
        return None if ip_address(host.partition("%")[0]).is_loopback else host
    except ValueError:
        return host
