"""Dates as a reader of each language writes them."""

from datetime import date

from babel.dates import format_date


def day(value: date, language: str) -> str:
    """Return a date: ``2021年11月5日``, ``5 November 2021``.

    Args:
        value: The date.
        language: ``ja`` or ``en``.
    """
    pattern = "y年M月d日" if language == "ja" else "d MMMM y"
    return format_date(value, pattern, locale=language)


def dated(text: str, language: str) -> str:
    """Return a date, a month or a year as a reader writes it.

    Args:
        text: ``2021-11-05``, ``2021-11`` or ``2021``; anything else stays as it is.
        language: ``ja`` or ``en``.
    """
    parts = text.split("-")
    try:
        if len(parts) == 1:
            return f"{int(text)}年" if language == "ja" else str(int(text))
        whole = date(*(int(part) for part in [*parts, "1"][:3]))
    except (TypeError, ValueError):
        return text
    if len(parts) == 3:  # noqa: PLR2004 - year, month, day
        return day(whole, language)
    return f"{whole:%Y}年{whole.month}月" if language == "ja" else f"{whole:%B %Y}"
