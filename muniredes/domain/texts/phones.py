"""Telephones as people write them: two lines, an extension, who answers; and how papers print them."""

import re

_NUMBER = r"\+?\d[\d\s().\-]{1,}\d"
_OTHER = r"\s*(?:[/;,]|\s-\s|\s[yeou]\s)\s*\+?\d[\d\s().\-]*"
_EXTENSION = r"\s*,?\s*(?:extensi[oó]n|ext|int|x)\.?\s*\d{1,6}"
_NOTE = r"\s*\([^()]{1,60}\)"

_PHONE = re.compile(rf"^{_NUMBER}(?:{_OTHER}|{_EXTENSION})*(?:{_NOTE})*$", re.IGNORECASE)
_SPANISH = re.compile(
    r"(?<![\d.\-+])(?P<home>(?:\+|00)34[ .\-]?)?(?P<digits>[6-9]\d(?:[.\-]?\d){7})(?![\d]|[.\-]\d)"
)


def is_phone(text: str) -> bool:
    """Whether a text is a telephone, or several, with an extension or a note as people write them."""
    return _PHONE.match(text.strip()) is not None


def told_phone(text: str) -> str:
    """«96.235.90.02» is «962 359 002»; what was written with its own spaces, or is not known, stays."""
    return _SPANISH.sub(_in_threes, text)


def _in_threes(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found["digits"])
    home = "+34 " if found["home"] else ""
    return home + " ".join((digits[:3], digits[3:6], digits[6:]))
