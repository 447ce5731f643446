"""A text in both languages of the product."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in Japanese and in English."""

    ja: str
    en: str

    def text(self, language: str) -> str:
        """Return the text in a language, ``ja`` or ``en``."""
        return self.ja if language == "ja" else self.en
