"""Write a synthetic municipal graph in Enishi's patterns, as N-Triples.

    python bench/endpoint/generate.py 200000 graph.nt

Cities have departments and programs; every program has a year of work, an outcome, a
passage and partners abroad. The same number gives the same bytes.
"""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

BASE = "https://w3id.org/enishi/"
ONT = f"{BASE}ont#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
INTEGER = "<http://www.w3.org/2001/XMLSchema#integer>"
WORDS = ("環境", "港湾", "文化", "防災", "教育", "観光", "水道", "保健", "平和", "産業")
PROGRAMS_OF_A_CITY = 200
BELOW = 4
"""Departments directly below another one, and below the city."""

YEARS = range(2018, 2024)
PARTNERS = 400


def triples(seed: int = 1) -> Iterator[str]:
    """Give statement after statement, city after city, without end."""
    chance = Random(seed)  # noqa: S311 - data for a benchmark
    for partner in range(PARTNERS):
        city = f"<{BASE}id/city/abroad-{partner}>"
        yield f"{city} {TYPE} <{ONT}PartnerCity> ."
        yield f'{city} {LABEL} "相手都市{partner}"@ja .'
        yield f"{city} <{ONT}country> <{BASE}id/country/{partner % 60}> ."
    number = 0
    while True:
        yield from _city(number, chance)
        number += 1


def _city(number: int, chance: Random) -> Iterator[str]:
    city = f"<{BASE}id/city/home-{number}>"
    yield f"{city} {TYPE} <{ONT}City> ."
    yield f'{city} {LABEL} "市{number}"@ja .'
    for position in range(20):
        department = f"<{BASE}id/department/home-{number}/{position}>"
        above = (
            f"department/home-{number}/{position // BELOW}" if position >= BELOW else ""
        )
        yield f"{department} {TYPE} <{ONT}Department> ."
        yield (
            f"{department} <http://www.w3.org/ns/org#unitOf> "
            f"<{BASE}id/{above or f'city/home-{number}'}> ."
        )
    for position in range(PROGRAMS_OF_A_CITY):
        yield from _program(number, position, city, chance)


def _program(number: int, position: int, city: str, chance: Random) -> Iterator[str]:
    key = f"home-{number}/{position}"
    program = f"<{BASE}id/program/{key}>"
    word = chance.choice(WORDS)
    yield f"{program} {TYPE} <{ONT}Program> ."
    yield f'{program} {LABEL} "{word}分野の国際協力事業{number}の{position}"@ja .'
    yield f"{program} <{ONT}government> {city} ."
    yield f"{program} <{ONT}policyField> <{BASE}scheme/field/{WORDS.index(word)}> ."
    for _ in range(chance.randrange(3)):
        partner = int(PARTNERS * chance.random() ** 2)
        yield f"{program} <{ONT}partner> <{BASE}id/city/abroad-{partner}> ."
    for year in YEARS:
        work = f"<{BASE}id/program-year/{key}/{year}>"
        outcome = f"<{BASE}id/outcome/{key}/{year}>"
        passage = f"<{BASE}id/passage/home-{number}/{position}-{year}>"
        department = f"<{BASE}id/department/home-{number}/{chance.randrange(20)}>"
        yield f"{work} {TYPE} <{ONT}ProgramYear> ."
        yield f"{work} <{ONT}ofProgram> {program} ."
        yield f"{work} <{ONT}fiscalYear> <{BASE}id/fiscal-year/{year}> ."
        yield f"{work} <{ONT}implementedBy> {department} ."
        yield f"{outcome} {TYPE} <{ONT}QuantitativeResult> ."
        yield f"{outcome} <{ONT}outcomeOf> {work} ."
        yield f'{outcome} <{ONT}value> "{chance.randrange(10_000)}"^^{INTEGER} .'
        yield f"{outcome} <{ONT}evidence> {passage} ."
        yield f'{passage} <{ONT}passageText> "{year}年度に{word}の研修を{position}回" .'


def write(count: int, file: Path) -> None:
    """Write so many statements."""
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{triple}\n" for triple in islice(triples(), count))


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
