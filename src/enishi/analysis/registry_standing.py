"""Measures of where a node stands in the whole network."""

import math
from typing import Final

from enishi.analysis import node_measures as work
from enishi.analysis.measure import SHARE, UNIT_INTERVAL, Need, NodeMeasure, Option
from enishi.analysis.wording import Wording

_SCORE: Final = Wording("値", "score")
_SAMPLED: Final = frozenset({Option.WEIGHTED, Option.SOURCES, Option.SEED})
_WEIGHTED: Final = frozenset({Option.WEIGHTED})

STANDING: Final[tuple[NodeMeasure, ...]] = (
    NodeMeasure(
        key="betweenness",
        name=Wording("媒介中心性", "Betweenness"),
        meaning=Wording(
            "ほかの点どうしの最短の道が、どれほどその点を通るか。",
            "How often the shortest ways between others run through it.",
        ),
        definition=Wording(
            "ほかの点の組ごとに、最短経路のうちその点を通るものの割合を求め、組の数 "
            "(n−1)(n−2)/2（有向なら (n−1)(n−2)）で割る。届かない組は0。重みを使うときは"
            "つながりの長さを 1/重み とする。"
            "大きなネットワークでは無作為に選んだ点からの"
            "経路だけで推定し、その数を示す。",
            "For each pair of other nodes the share of their shortest paths that run "
            "through it, summed and divided by the number of pairs, (n−1)(n−2)/2 (or "
            "(n−1)(n−2) with direction); a pair without a path adds 0. With weights, a "
            "tie is 1/weight long. In a large network it is estimated from paths from "
            "nodes drawn at random, whose number is told.",
        ),
        formula="C_i = Σ_{s<t} σ_st(i)/σ_st / ((n−1)(n−2)/2)",
        source="Freeman (1977), Sociometry 40, 35–41; "
        "Brandes (2001), J. Mathematical Sociology 25, 163–177; sampled: "
        "Brandes & Pich (2007), Int. J. Bifurcation and Chaos 17, 2303–2318",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="n·m",
        options=_SAMPLED,
        work=work.betweenness,
    ),
    NodeMeasure(
        key="closeness",
        name=Wording("調和近接中心性", "Harmonic closeness"),
        meaning=Wording(
            "ほかのすべての点にどれほど近いか。", "How near it is to all others."
        ),
        definition=Wording(
            "ほかの各点からの距離の逆数の平均（n−1で割る）。届かない点は0。有向なら、"
            "その点"
            "へ向かう距離。重みを使うときはつながりの長さを 1/重み とする。"
            "大きなネットワーク"
            "では無作為に選んだ点からの距離で推定し、その数を示す。",
            "The mean over all other nodes of 1/distance to it (divided by n−1); a "
            "node "
            "without a path adds 0; distances follow direction. With weights, a tie is "
            "1/weight long. In a large network it is estimated from the distances of "
            "nodes drawn at random, whose number is told.",
        ),
        formula="H_i = Σ_{j≠i} 1/d(j,i) / (n−1)",
        source="Boldi & Vigna (2014), Internet Mathematics 10, 222–262",
        unit=Wording("距離の逆数", "1/steps"),
        range=(0.0, math.inf),
        cost="n·m",
        options=_SAMPLED,
        work=work.closeness,
    ),
    NodeMeasure(
        key="eigenvector",
        name=Wording("固有ベクトル中心性", "Eigenvector centrality"),
        meaning=Wording(
            "よくつながった相手とつながっているか。",
            "Whether its contacts are well connected themselves.",
        ),
        definition=Wording(
            "最大の連結成分の隣接行列の、最大固有値の固有ベクトル（長さ1）。"
            "向きは数えない。"
            "ほかの成分では定義しない。",
            "The eigenvector of the largest eigenvalue of the adjacency matrix of the "
            "largest component, with length 1; direction doesn't count; undefined in "
            "other components.",
        ),
        formula="λx = Ax, |x| = 1",
        source="Bonacich (1987), American J. of Sociology 92, 1170–1182",
        unit=_SCORE,
        range=UNIT_INTERVAL,
        cost="m × rounds",
        options=_WEIGHTED,
        work=work.eigenvector,
    ),
    NodeMeasure(
        key="pagerank",
        name=Wording("ページランク", "PageRank"),
        meaning=Wording(
            "つながりを気ままにたどると、どれほどそこに居合わせるか。",
            "How often one is there when following ties at random.",
        ),
        definition=Wording(
            "確率 d（既定 0.85）でつながりをたどり、残りの確率で任意の点へ移る歩みの、"
            "定常"
            "分布。出口のない点からは任意の点へ移る。和は1。",
            "The share of time spent at it by a walk that follows a tie with "
            "probability d (0.85 unless set) and else goes to any node; from a node "
            "without a way out it goes to any node. The values sum to 1.",
        ),
        formula="p = d·Pᵀp + (1−d)/n",
        source="Brin & Page (1998), Computer Networks and ISDN Systems 30, 107–117",
        unit=Wording("確率", "probability"),
        range=UNIT_INTERVAL,
        cost="m × rounds",
        options=frozenset({Option.WEIGHTED, Option.DAMPING}),
        work=work.pagerank,
    ),
    NodeMeasure(
        key="katz",
        name=Wording("カッツ中心性", "Katz centrality"),
        meaning=Wording(
            "近くの点も遠くの点も、近いほど重く数えるとどれだけか。",
            "How many it is reached by, the nearer counting more.",
        ),
        definition=Wording(
            "その点で終わるすべての歩みを、一歩ごとに α を掛けて数える。α は既定で "
            "1/(2λ)、"
            "λ は隣接行列の最大固有値。長さ1に正規化。",
            "All walks that end at it, each counted times α for every step; α is "
            "1/(2λ) "
            "unless set, λ the largest eigenvalue of the adjacency matrix. Normalised "
            "to length 1.",
        ),
        formula="x = αAᵀx + 1, |x| = 1",
        source="Katz (1953), Psychometrika 18, 39–43",
        unit=_SCORE,
        range=UNIT_INTERVAL,
        cost="m × rounds",
        options=frozenset({Option.WEIGHTED, Option.ATTENUATION}),
        work=work.katz,
    ),
    NodeMeasure(
        key="hub",
        name=Wording("ハブ度（HITS）", "Hub score (HITS)"),
        meaning=Wording(
            "権威のある点に向けているか。", "Whether it points to authorities."
        ),
        definition=Wording(
            "AAᵀ の最大固有値の固有ベクトル（和は1）。"
            "二部のネットワークでは第一の部から第二の"
            "部への向きとする。",
            "The leading eigenvector of AAᵀ, with sum 1; in a two-mode network ties "
            "lead from the first mode to the second.",
        ),
        formula="h ∝ AAᵀh, Σh = 1",
        source="Kleinberg (1999), J. of the ACM 46, 604–632",
        unit=_SCORE,
        range=UNIT_INTERVAL,
        cost="m × rounds",
        needs=frozenset({Need.ORDERED}),
        options=_WEIGHTED,
        work=work.hubs,
    ),
    NodeMeasure(
        key="authority",
        name=Wording("権威度（HITS）", "Authority score (HITS)"),
        meaning=Wording("よいハブから向けられているか。", "Whether hubs point to it."),
        definition=Wording(
            "AᵀA の最大固有値の固有ベクトル（和は1）。"
            "二部のネットワークでは第一の部から第二の"
            "部への向きとする。",
            "The leading eigenvector of AᵀA, with sum 1; in a two-mode network ties "
            "lead from the first mode to the second.",
        ),
        formula="a ∝ AᵀAa, Σa = 1",
        source="Kleinberg (1999), J. of the ACM 46, 604–632",
        unit=_SCORE,
        range=UNIT_INTERVAL,
        cost="m × rounds",
        needs=frozenset({Need.ORDERED}),
        options=_WEIGHTED,
        work=work.authorities,
    ),
    NodeMeasure(
        key="constraint",
        name=Wording("拘束度", "Constraint"),
        meaning=Wording(
            "相手が互いにつながっていて、身動きが取りにくいか。"
            "低いほど構造的空隙に立つ。",
            "How far its contacts hold each other; a low value stands at a structural "
            "hole.",
        ),
        definition=Wording(
            "バートの拘束度。p はつながりの重みの割合（重みなしでは等分、"
            "有向なら両向きの和）。"
            "つながりのない点では定義しない。",
            "Burt's constraint; p is the share of a tie in the weight of all (equal "
            "shares without weights, both directions added); undefined without ties.",
        ),
        formula="c_i = Σ_j (p_ij + Σ_q p_iq p_qj)²",
        source="Burt (1992), Structural Holes, ch. 2",
        unit=_SCORE,
        range=(0.0, 2.0),
        cost="Σ k²",
        needs=frozenset({Need.ONE_MODE}),
        options=_WEIGHTED,
        work=work.constraint,
    ),
    NodeMeasure(
        key="effective-size",
        name=Wording("有効サイズ", "Effective size"),
        meaning=Wording(
            "重ならない相手がいくつあるか。",
            "How many contacts it has that don't overlap.",
        ),
        definition=Wording(
            "相手の数から、相手どうしが持つつながりの平均本数を引いた値。"
            "重みと向きは数えない。"
            "つながりのない点では定義しない。",
            "The number of its contacts less the mean number of ties they have among "
            "themselves; weights and direction don't count; undefined without ties.",
        ),
        formula="k_i − 2 t_i / k_i",
        source="Burt (1992), Structural Holes; Borgatti (1997), Connections 20, 35–38",
        unit=Wording("相手", "contacts"),
        range=(0.0, math.inf),
        cost="Σ k²",
        needs=frozenset({Need.ONE_MODE}),
        work=work.effective_size,
    ),
)
"""In the order in which they are offered."""
