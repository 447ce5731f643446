"""CSV that kepler.gl draws as arcs."""

import io

import pandas as pd

from enishi.exports.kepler import write_kepler
from enishi.exports.table import NodeEdgeTable


def test_columns_have_the_names_that_make_arcs(awkward: NodeEdgeTable) -> None:
    """Two pairs of latitude and longitude, numbers all; no mark before the first."""
    written = b"".join(write_kepler(awkward))
    assert written.startswith(b"city_iri,")
    frame = pd.read_csv(io.BytesIO(written))
    for name in ("city_lat", "city_lng", "partner_lat", "partner_lng", "tie_weight"):
        assert pd.api.types.is_float_dtype(frame[name]), name
    assert frame["city_lat"][0] == 35.5308
    assert pd.isna(frame["city_lat"].iloc[-1]), "unknown is empty, not N/A"


def test_a_tie_has_a_row_for_each_of_its_spells(awkward: NodeEdgeTable) -> None:
    """The time slider shows 2018 and 2020 to 2021, but not 2019."""
    frame = pd.read_csv(io.BytesIO(b"".join(write_kepler(awkward))))
    spells = frame.loc[frame["tie_kind"] == "program", ["start_date", "end_date"]]
    assert spells.to_numpy().tolist() == [
        ["2018-04-01", "2019-03-31"],
        ["2020-04-01", "2022-03-31"],
        ["2021-04-01", "2022-03-31"],
    ]
    assert len(frame) == 7


def test_names_are_no_formulas(directed: NodeEdgeTable) -> None:
    """These files are opened in Excel too."""
    frame = pd.read_csv(io.BytesIO(b"".join(write_kepler(directed))))
    assert "'=Penang|a;b" in set(frame["partner_name"])
