"""Claims about corrections and the mending of text."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.errors import SourceError
from enishi.register.corrections import Correction, mend, read_corrections

BALI = Correction(
    document="kawasaki-sheet",
    printed="バリ",
    corrected="パリ",
    kind="ocr",
    scope="passage",
    context=("クラスター",),
    basis_ja="パリ圏のクラスター",
    basis_en="a cluster in the Paris region",
    confidence=0.9,
    status="accepted",
)
MUSE = replace(
    BALI, printed="カワズ", corrected="カワスミ", scope="document", context=()
)


def test_a_correction_holds_in_every_year_of_its_layout() -> None:
    """The front of a slug names the layout; a longer word does not."""
    assert BALI.holds_in("kawasaki-sheet-fy2021")
    assert BALI.holds_in("kawasaki-sheet")
    assert not BALI.holds_in("kawasaki-sheets-fy2021")
    assert not BALI.holds_in(None)
    assert replace(BALI, document="*").holds_in(None)


def test_a_passage_is_mended_only_near_its_context() -> None:
    """バリ is Paris beside a cluster, and Bali elsewhere."""
    near, far = "バリのクラスター", "バリ島への旅" + "。" * 90 + "クラスター"

    assert mend(near, [BALI], document="kawasaki-sheet").text == "パリのクラスター"
    assert mend(far, [BALI], document="kawasaki-sheet").text == far


def test_a_repair_points_at_the_printed_form() -> None:
    """The offsets are those of the text as printed."""
    text = "SBカワズ株式会社とバリのクラスター"

    mended = mend(text, [BALI, MUSE], document="kawasaki-sheet")

    assert mended.text == "SBカワスミ株式会社とパリのクラスター"
    assert [text[r.start : r.end] for r in mended.repairs] == ["カワズ", "バリ"]


def test_a_right_form_that_contains_the_wrong_one_is_left_alone() -> None:
    """横浜ウォーター株式会社 is not mended into 横浜ウォーター株式会社式会社."""
    short = replace(MUSE, printed="ウォーター株", corrected="ウォーター株式会社")
    text = "横浜ウォーター株、横浜ウォーター株式会社"

    mended = mend(text, [short], document="kawasaki-sheet")

    assert mended.text == "横浜ウォーター株式会社、横浜ウォーター株式会社"


def test_an_open_correction_mends_nothing() -> None:
    """What is undecided stays as printed."""
    undecided = replace(MUSE, status="open")

    assert mend("カワズ", [undecided], document="kawasaki-sheet").text == "カワズ"


@given(st.text(alphabet="カワズミスバリク", max_size=40))
def test_mending_twice_mends_once(text: str) -> None:
    """A mended text needs no further mending by the same correction."""
    once = mend(text, [MUSE], document="kawasaki-sheet").text

    assert mend(once, [MUSE], document="kawasaki-sheet").text == once


def test_addresses_differ_by_what_is_corrected_where() -> None:
    """Two corrections have two addresses, and a basis does not change one."""
    assert BALI.iri != MUSE.iri
    assert BALI.iri == replace(BALI, basis_en="other words").iri
    assert str(BALI.iri).startswith("https://w3id.org/enishi/id/correction/kawasaki/")


@pytest.mark.parametrize(
    "damage",
    [
        {"kind": "guess"},
        {"status": "maybe"},
        {"confidence": "2"},
        {"confidence": ""},
        {"scope": "passage"},
        {"scope": "all"},
        {"basis_ja": ""},
    ],
    ids=str,
)
def test_a_bad_row_is_refused(
    write: Callable[..., Path], damage: Mapping[str, str]
) -> None:
    """The error names the file and the line of the row."""
    good = {
        "document": "kawasaki-sheet",
        "printed": "カワズ",
        "corrected": "カワスミ",
        "kind": "ocr",
        "scope": "document",
        "basis_ja": "社名",
        "basis_en": "the company",
        "confidence": "0.9",
        "status": "accepted",
    }
    assert len(read_corrections(write(corrections=(good,)))) == 1

    with pytest.raises(SourceError) as caught:
        read_corrections(write(corrections=(good | dict(damage),)))

    assert (caught.value.document, caught.value.line) == ("corrections.tsv", 2)
