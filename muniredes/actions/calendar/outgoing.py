"""Make a post ready to be published by hand: its exact text, its pictures cut to size, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from muniredes.actions import knowledge, reading
from muniredes.actions.calendar import reading as calendar
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.knowledge.facts import Network
from muniredes.domain.progress import Progress
from muniredes.domain.voice.pieces import Piece, PieceKind, pieces_for, safe_name
from muniredes.exchange import cropping
from muniredes.storage.database import Database

FOLDER = "para-publicar"


@dataclass(frozen=True)
class Outgoing:
    """What goes out: the text, the pictures with their alternative texts, and the network's own pages.

    `composer` opens a new post there with the text in it when the network can; `home` the account's page.
    """

    line: PostLine
    text: str
    pictures: tuple[PostPicture, ...]
    folder: Path
    composer: str
    home: str

    @property
    def web_address(self) -> str:
        """Where the browser goes when she asks for it."""
        return self.composer or self.home


def ready(database: Database, line: PostLine) -> Outgoing:
    """Return what a post needs to go out."""
    said = calendar.said(database, line.message_id)
    post = said.post(line.id)
    account = reading.snapshot(database).account(line.account_id)
    network = knowledge.networks().get(account.network_id) if account else None
    text = said.text(post)
    return Outgoing(
        line=line,
        text=text,
        pictures=said.pictures(post),
        folder=database.path.parent / FOLDER / _folder_name(line),
        composer=_composer(network, text),
        home=account.address if account else "",
    )


def _folder_name(line: PostLine) -> str:
    day = f"{line.at:%Y-%m-%d} " if line.at else ""
    return safe_name(f"{day}{line.title}")[:60].strip()


def _composer(network: Network | None, text: str) -> str:
    if network is None or network.composer is None:
        return ""
    return network.composer.value.replace("{texto}", quote(text, safe=""))


def write_pictures(database: Database, outgoing: Outgoing, progress: Progress) -> Sequence[Path]:
    """Write the pictures of a post in its folder, cut to the size of its network; return the files."""
    account = reading.snapshot(database).account(outgoing.line.account_id)
    made: list[Path] = []
    for number, picture in enumerate(outgoing.pictures, start=1):
        stored = reading.picture(database, picture.picture)
        if stored is None:
            continue
        photo = cropping.photo_of(stored.data)
        piece = usual_piece(account)
        crops = {piece: picture.crop_on(account.network_id if account else "")} if piece else {}
        stem = f"{outgoing.line.title} {number}"
        outgoing.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        made += cropping.write_adapted(photo, crops, outgoing.folder, stem, progress)
    return made


def usual_piece(account: Account | None) -> Piece | None:
    """Return the usual piece for a post of a network, or that of the web for what is no network."""
    networks = knowledge.networks()
    wanted = networks.get(account.network_id if account else "web") or networks["web"]
    return next((piece for piece in pieces_for([wanted]) if piece.kind is PieceKind.POST), None)
