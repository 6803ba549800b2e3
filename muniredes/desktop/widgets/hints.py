"""What a hint says when the mouse waits over something: always words, never a page."""

import html


def plain_tip(text: str) -> str:
    """Return a text for a hint, which shows it as it is.

    What looks like a page Qt takes for one, and it fetches whatever that names: from a list of somebody
    else, a picture of another computer.
    """
    if "<" not in text:
        return text
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>")
