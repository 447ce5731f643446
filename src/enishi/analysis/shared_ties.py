"""Who shares something with whom, as a bare structure: projections drawn by chance."""

import numpy as np

from enishi.analysis.projection import Side
from enishi.analysis.structure import Structure
from enishi.errors import UsageError


def shared_ties(structure: Structure, side: Side) -> Structure:
    """Return the ties between those of one side that share at least one thing.

    Those that share nothing are left out; nothing weighs more than 1. Random networks
    are compared with a projection by drawing the two-mode network anew and projecting
    that, since a projection has closed triangles by its making (Newman, Strogatz &
    Watts 2001, Physical Review E 64, 026118).

    Raises:
        UsageError: If the structure has one mode.
    """
    if structure.first is None:
        raise UsageError("only a two-mode network can be projected.")
    inside = structure.first if side is Side.FIRST else ~structure.first
    matrix = structure.adjacency(weighted=False)[inside][:, ~inside]
    shared = (matrix @ matrix.T).tocoo()
    above = shared.row < shared.col
    pairs = np.column_stack((shared.row[above], shared.col[above])).astype(np.int64)
    tied, places = np.unique(pairs, return_inverse=True)
    return Structure.of_pairs(len(tied), places.reshape(-1, 2).astype(np.int64))
