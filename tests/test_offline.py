"""Nothing in the program can reach another computer, whichever library tries."""

import socket
import urllib.request
from collections.abc import Callable, Iterator

import pytest

from muniredes import offline

FAR = ("192.0.2.1", 80)
"""An address that is nobody's: RFC 5737."""


def _send() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.sendto(b"hola", FAR)


@pytest.fixture
def _tried_on_purpose() -> Iterator[None]:
    """What is tried here is no fault of the program."""
    yield
    offline._Watch.attempts = ()


@pytest.mark.usefixtures("_tried_on_purpose")
@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(FAR, timeout=1),
        lambda: socket.getaddrinfo("ayuntamiento.example", 443),
        lambda: socket.gethostbyname("ayuntamiento.example"),
        lambda: urllib.request.urlopen("http://192.0.2.1/", timeout=1),
        _send,
    ],
)
def test_every_way_to_another_computer_is_refused_and_written_down(reach: Callable[[], object]) -> None:
    offline.begin()
    with pytest.raises(OSError, match="does not use the network"):
        reach()
    assert len(offline.attempts()) == 1


def test_talking_inside_the_computer_is_not_the_network() -> None:
    offline.begin()
    with socket.create_server(("127.0.0.1", 0)) as door, socket.create_connection(door.getsockname()):
        door.accept()[0].close()
    one, other = socket.socketpair()
    one.close()
    other.close()
    assert offline.attempts() == ()
