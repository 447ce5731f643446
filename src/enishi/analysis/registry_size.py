"""Measures of a whole network: how large it is, how full, how it holds together."""

import math
from typing import Final

from enishi.analysis import network_measures as work
from enishi.analysis.measure import (
    FROM_ZERO,
    SHARE,
    UNIT_INTERVAL,
    Need,
    NetworkMeasure,
)
from enishi.analysis.wording import Wording

SIZE: Final[tuple[NetworkMeasure, ...]] = (
    NetworkMeasure(
        key="nodes",
        name=Wording("点の数", "Nodes"),
        meaning=Wording("点はいくつあるか。", "How many things it holds."),
        definition=Wording(
            "つながりを一つでも持つ点の数。", "The number of nodes that have a tie."
        ),
        formula="n",
        source="Wasserman & Faust (1994), Social Network Analysis, 4.2",
        unit=Wording("点", "nodes"),
        range=FROM_ZERO,
        cost="1",
        work=work.nodes,
    ),
    NetworkMeasure(
        key="edges",
        name=Wording("つながりの数", "Ties"),
        meaning=Wording("つながりはいくつあるか。", "How many ties it holds."),
        definition=Wording(
            "つながりの数。同じ二点の間は一つに数え、自分自身とのつながりは除く。",
            "The number of ties, one for each pair of nodes (with direction, for each "
            "order of a pair); ties of a node with itself don't count.",
        ),
        formula="m",
        source="Wasserman & Faust (1994), Social Network Analysis, 4.2",
        unit=Wording("本", "ties"),
        range=FROM_ZERO,
        cost="1",
        work=work.edges,
    ),
    NetworkMeasure(
        key="weight",
        name=Wording("重みの和", "Weight"),
        meaning=Wording(
            "重みを合わせるとどれだけか。", "How much all ties weigh together."
        ),
        definition=Wording(
            "すべてのつながりの重みの和。単位はネットワークの重みの単位。",
            "The sum of the weights of all ties, in the network's own unit.",
        ),
        formula="Σ w",
        source="Barrat et al. (2004), PNAS 101, 3747–3752",
        unit=Wording("ネットワークの重み", "the network's weight"),
        range=(-math.inf, math.inf),
        cost="m",
        work=work.weight,
    ),
    NetworkMeasure(
        key="density",
        name=Wording("密度", "Density"),
        meaning=Wording(
            "あり得るつながりのうち、どれだけあるか。",
            "What part of the possible ties exists.",
        ),
        definition=Wording(
            "つながりの数を、あり得る組の数 n(n−1)/2（有向なら n(n−1)）で割った値。",
            "The number of ties divided by the number of pairs, n(n−1)/2 (with "
            "direction, n(n−1)).",
        ),
        formula="2m / n(n−1)",
        source="Wasserman & Faust (1994), Social Network Analysis, 4.2",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="1",
        needs=frozenset({Need.ONE_MODE}),
        work=work.density,
    ),
    NetworkMeasure(
        key="two-mode-density",
        name=Wording("二部密度", "Two-mode density"),
        meaning=Wording(
            "二つの部の間であり得るつながりのうち、どれだけあるか。",
            "What part of the possible ties between the two sides exists.",
        ),
        definition=Wording(
            "つながりの数を、二つの部の点の数の積で割った値。",
            "The number of ties divided by the product of the numbers of nodes of the "
            "modes.",
        ),
        formula="m / (n₁n₂)",
        source="Borgatti & Everett (1997), Social Networks 19, 243–269",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="1",
        needs=frozenset({Need.TWO_MODE}),
        work=work.two_mode_density,
    ),
    NetworkMeasure(
        key="components",
        name=Wording("連結成分の数", "Components"),
        meaning=Wording(
            "いくつのかたまりに分かれているか。",
            "Into how many separate parts it falls.",
        ),
        definition=Wording(
            "連結成分の数。向きは数えない。",
            "The number of components; direction doesn't count.",
        ),
        formula="–",
        source="Wasserman & Faust (1994), Social Network Analysis, 4.2",
        unit=Wording("個", "components"),
        range=FROM_ZERO,
        cost="n + m",
        work=work.components,
    ),
    NetworkMeasure(
        key="largest-share",
        name=Wording("最大成分の割合", "Share of the largest component"),
        meaning=Wording(
            "最大のかたまりに、どれだけの点が属するか。",
            "What part of the nodes is in the largest part.",
        ),
        definition=Wording(
            "最大の連結成分に属する点の割合。向きは数えない。",
            "The share of nodes in the largest component; direction doesn't count.",
        ),
        formula="n_max / n",
        source="Wasserman & Faust (1994), Social Network Analysis, 4.2",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="n + m",
        work=work.largest_share,
    ),
    NetworkMeasure(
        key="bridges",
        name=Wording("橋の数", "Bridges"),
        meaning=Wording(
            "失われるとかたまりが分かれるつながりは、いくつあるか。",
            "How many ties hold parts together alone.",
        ),
        definition=Wording(
            "除くと連結成分が分かれるつながりの数。向きは数えない。",
            "The number of ties without which a component falls in two; direction "
            "doesn't count.",
        ),
        formula="–",
        source="Hopcroft & Tarjan (1973), Communications of the ACM 16, 372–378",
        unit=Wording("本", "ties"),
        range=FROM_ZERO,
        cost="n + m",
        work=work.bridges,
    ),
    NetworkMeasure(
        key="cut-nodes",
        name=Wording("切断点の数", "Cut nodes"),
        meaning=Wording(
            "失われるとかたまりが分かれる点は、いくつあるか。",
            "How many nodes hold parts together alone.",
        ),
        definition=Wording(
            "除くと連結成分が分かれる点の数。向きは数えない。",
            "The number of nodes without which their component falls apart; direction "
            "doesn't count.",
        ),
        formula="–",
        source="Hopcroft & Tarjan (1973), Communications of the ACM 16, 372–378",
        unit=Wording("点", "nodes"),
        range=FROM_ZERO,
        cost="n + m",
        work=work.cut_nodes,
    ),
    NetworkMeasure(
        key="diameter",
        name=Wording("直径", "Diameter"),
        meaning=Wording(
            "最も遠い二点は、何歩離れているか。",
            "How many steps the farthest two are apart.",
        ),
        definition=Wording(
            "最大の連結成分の、最短経路の長さの最大。重みと向きは数えない。",
            "The longest of the shortest paths in the largest component, in steps; "
            "weights and direction don't count.",
        ),
        formula="max d",
        source="Wasserman & Faust (1994), Social Network Analysis, 4.3",
        unit=Wording("歩", "steps"),
        range=FROM_ZERO,
        cost="n·m",
        work=work.diameter,
    ),
    NetworkMeasure(
        key="mean-distance",
        name=Wording("平均距離", "Mean distance"),
        meaning=Wording(
            "二点は平均して何歩離れているか。",
            "How many steps two nodes are apart on average.",
        ),
        definition=Wording(
            "最大の連結成分の、すべての二点の距離の平均。重みと向きは数えない。",
            "The mean distance of all pairs in the largest component, in steps; "
            "weights and direction don't count.",
        ),
        formula="Σ_{i<j} d(i,j) / (n(n−1)/2)",
        source="Watts & Strogatz (1998), Nature 393, 440–442",
        unit=Wording("歩", "steps"),
        range=FROM_ZERO,
        cost="n·m",
        work=work.mean_distance,
    ),
)
"""In the order in which they are offered."""
