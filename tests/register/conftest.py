"""A small register on disk, and the one that Enishi ships."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from enishi.register.files import Register, read_register

COLUMNS = {
    "countries": "id label_ja label_en alias_ja alias_en free stop lat long geonames"
    " basis",
    "places": "id class label_ja label_en alias_ja alias_en free stop country level"
    " lg_code lat long geonames basis",
    "organizations": "id class org_kind label_ja label_en alias_ja alias_en free stop"
    " country host members lat long basis",
    "corrections": "document printed corrected kind scope context basis_ja basis_en"
    " confidence status",
    "departments": "government path label_en variants basis",
    "keys": "kind government owner name key replaces basis",
    "field-mapping": "kind scope name fields basis",
}
"""The columns of each file."""

ROWS: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "countries": (
        {"id": "country/ID", "label_ja": "インドネシア", "label_en": "Indonesia"},
        {"id": "country/SG", "label_ja": "シンガポール", "label_en": "Singapore"},
        {"id": "country/JP", "label_ja": "日本", "label_en": "Japan"},
    ),
    "places": (
        {
            "id": "city/bandung",
            "class": "City",
            "label_ja": "バンドン市",
            "label_en": "Bandung",
            "alias_ja": "バンドン",
            "country": "ID",
            "level": "foreign-city",
            "lat": "-6.9222",
            "long": "107.6069",
            "geonames": "1650357",
        },
        {
            "id": "city/singapore",
            "class": "City",
            "label_ja": "シンガポール",
            "label_en": "Singapore",
            "country": "SG",
            "level": "foreign-city",
        },
        {
            "id": "city/kawasaki",
            "class": "City",
            "label_ja": "川崎市",
            "label_en": "Kawasaki",
            "free": "川崎",
            "stop": "川崎市立",
            "country": "JP",
            "level": "designated-city",
            "lg_code": "141305",
        },
    ),
    "organizations": (
        {
            "id": "organization/alpha",
            "class": "Organization",
            "org_kind": "npo",
            "label_ja": "アルファの会",
            "country": "JP",
            "host": "city/kawasaki",
        },
        {
            "id": "organization/alpha-consortium",
            "class": "Consortium",
            "org_kind": "jv",
            "label_ja": "アルファの会共同事業体",
            "country": "JP",
            "members": "organization/alpha",
        },
    ),
    "corrections": (
        {
            "document": "kawasaki-sheet",
            "printed": "パンドン市",
            "corrected": "バンドン市",
            "kind": "ocr",
            "scope": "document",
            "basis_ja": "都市名",
            "basis_en": "the city",
            "confidence": "0.9",
            "status": "accepted",
        },
    ),
    "departments": (
        {
            "government": "kawasaki",
            "path": "こども未来局",
            "label_en": "Children and Future Bureau",
            "variants": "子ども未来局",
        },
    ),
    "keys": (),
    "field-mapping": (),
}
"""One small register, row by row; an empty basis is filled in."""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a writer of a register folder; a file's rows can be replaced."""

    def write_register(**rows: tuple[Mapping[str, str], ...]) -> Path:
        for name, columns in COLUMNS.items():
            names = columns.split()
            lines = ["\t".join(names)]
            for row in rows.get(name, ROWS[name]):
                cells = {"basis": "test"} | dict(row)
                lines.append("\t".join(cells.get(column, "") for column in names))
            (tmp_path / f"{name}.tsv").write_bytes(("\n".join(lines) + "\n").encode())
        return tmp_path

    return write_register


@pytest.fixture
def small(write: Write) -> Register:
    """Return the small register."""
    return read_register(write())


@pytest.fixture(scope="session")
def shipped() -> Register:
    """Return the register that Enishi ships."""
    return read_register()
