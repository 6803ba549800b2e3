"""What went out, as it was, and which text was approved: facts that no later edit changes.

Of what was published and approved before, the best that is known: what the message says today, the account's
present name, and the hour it was published at.
"""

import hashlib
import json
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy import RowMapping

revision = "0006"
down_revision = "0005"

_POSTS = sa.text(
    "SELECT post.id, post.state, post.paused_from, post.at, post.published_at, post.medium,"
    " coalesce(nullif(post.text, ''), nullif(outlet.text, ''), message.text) AS said,"
    " CASE WHEN json_array_length(post.pictures) THEN post.pictures ELSE message.pictures END AS shown,"
    " account.network_id, account.handle, account.name, account.address"
    " FROM post JOIN message ON message.id = post.message_id"
    " LEFT JOIN account ON account.id = post.account_id"
    " LEFT JOIN outlet ON outlet.message_id = post.message_id"
    " AND outlet.account_id IS post.account_id AND outlet.medium IS post.medium"
    " WHERE post.state IN ('published', 'approved') OR post.paused_from = 'approved'"
    " GROUP BY post.id"
)
_OUT = sa.text("UPDATE post SET went_out = :out, at = :at, published_at = :at WHERE id = :id")
_APPROVED = sa.text("UPDATE post SET approved_said = :mark WHERE id = :id")
_NETWORKS = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "whatsapp": "Canal de WhatsApp",
    "whatsapp_lista": "Lista o grupo de WhatsApp",
    "x": "X (antes Twitter)",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "telegram": "Telegram",
    "linkedin": "LinkedIn",
    "threads": "Threads",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "flickr": "Flickr",
    "bandos": "App de bandos",
    "pinterest": "Pinterest",
    "twitch": "Twitch",
    "vimeo": "Vimeo",
    "slideshare": "SlideShare",
    "issuu": "Issuu",
    "ivoox": "iVoox",
    "medium": "Medium",
    "tumblr": "Tumblr",
    "github": "GitHub",
    "blog": "Blog",
    "web": "Página web",
    "tuenti": "Tuenti",
    "google_plus": "Google+",
    "delicious": "Delicious",
    "vine": "Vine",
    "periscope": "Periscope",
    "storify": "Storify",
    "foursquare": "Foursquare (ciudad)",
    "ustream": "Ustream",
}
_MEDIA = {
    "web": "Web municipal",
    "whatsapp": "WhatsApp",
    "bando": "Bando",
    "tablon": "Tablón de anuncios",
    "megafonia": "Megafonía",
}
"""The names that networks and media had when this was written."""


def upgrade() -> None:
    """Add what went out and what was approved, and fill them in for what was so already."""
    op.add_column("post", sa.Column("went_out", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("post", sa.Column("approved_said", sa.Text(), server_default="", nullable=False))
    connection = op.get_bind()
    for row in connection.execute(_POSTS).mappings().all():
        shown = json.loads(row["shown"] or "[]")
        if row["state"] == "published":
            connection.execute(_OUT, {"id": row["id"], **_out(row, shown)})
        else:
            connection.execute(_APPROVED, {"id": row["id"], "mark": _mark(row["said"], shown)})


def _out(row: RowMapping, shown: list[dict[str, Any]]) -> dict[str, Any]:
    at, planned = row["published_at"] or row["at"], row["at"]
    went_out = {
        "at": _iso(at),
        "text": row["said"],
        "pictures": shown,
        "channel": _channel(row),
        "address": row["address"] or "",
        "planned_at": _iso(planned),
    }
    return {"out": json.dumps([went_out], ensure_ascii=False), "at": at}


def _iso(stored: str | None) -> str | None:
    """Return a stored moment as a JSON list holds it."""
    return stored.partition(".")[0].replace(" ", "T") if stored else None


def _channel(row: RowMapping) -> str:
    if row["network_id"] is None:
        return _MEDIA.get(row["medium"] or "", "")
    network = _NETWORKS.get(row["network_id"], "Otra red")
    name = row["handle"] or row["name"]
    return f"{network} · {name}" if name else network


def _mark(text: str, shown: list[dict[str, Any]]) -> str:
    pictures = [
        [each.get("picture", ""), each.get("alternative_text", ""), each.get("is_decorative", False)]
        for each in shown
    ]
    return hashlib.sha256(json.dumps([text, pictures]).encode()).hexdigest()[:16]
