"""The grammar of SPARQL 1.1 queries, as data.

It is the recommendation's (section 19.8), which is LL(1): the next token alone decides
how to go on. It accepts a little more than the recommendation does (two dots in a row,
several signs before a number, the functions of SPARQL 1.2); an engine has the last word
on whether a query is right, and this only on where it goes wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from enishi.store.lexicon import Kind, Token

GRAMMAR = """
Query = Prologue ( Select | Construct | Describe | Ask ) Values END ;
Prologue = ( 'BASE' Base | 'PREFIX' Declared IRI )* ;
Base = IRI ;
Declared = NAME ;
Select = SelectClause Dataset* Where Modifiers ;
SubSelect = SelectClause Where Modifiers Values ;
SelectClause = 'SELECT' ( 'DISTINCT' | 'REDUCED' )? ( Projected+ | Everything ) ;
Projected = SelectVariable | '(' Expression 'AS' SelectAs ')' ;
Everything = '*' ;
SelectVariable = VARIABLE ;
SelectAs = VARIABLE ;
Construct = 'CONSTRUCT' ( Template Dataset* Where | Dataset* 'WHERE' Template )
  Modifiers ;
Template = '{' ( Stated ( '.' Stated? )* )? '}' ;
Describe = 'DESCRIBE' ( VariableOrIri+ | '*' ) Dataset* Where? Modifiers ;
Ask = 'ASK' Dataset* Where Modifiers ;
Dataset = 'FROM' ( Iri | 'NAMED' Iri ) ;
Where = 'WHERE'? Group ;
Modifiers = Grouping? Having? Order? Slice? ;
Grouping = 'GROUP' 'BY' GroupKey+ ;
GroupKey = Call | FunctionCall | '(' Expression ( 'AS' GroupVariable )? ')'
  | GroupVariable ;
GroupVariable = VARIABLE ;
Having = 'HAVING' Constraint+ ;
Order = 'ORDER' 'BY' OrderKey+ ;
OrderKey = ( 'ASC' | 'DESC' ) Bracketed | Constraint | VARIABLE ;
Slice = 'LIMIT' INTEGER ( 'OFFSET' INTEGER )? | 'OFFSET' INTEGER ( 'LIMIT' INTEGER )? ;
Values = ( 'VALUES' Data )? ;
Group = '{' ( SubSelect | Pattern ) '}' ;
Pattern = Triples? ( Part '.'? Triples? )* ;
Part = Group ( 'UNION' Group )* | 'OPTIONAL' Group | Minus | 'GRAPH' VariableOrIri Group
  | 'LATERAL' Group | 'SERVICE' 'SILENT'? VariableOrIri Group | 'FILTER' Constraint
  | 'BIND' '(' Expression 'AS' BoundVariable ')' | 'VALUES' Data ;
Minus = 'MINUS' Group ;
BoundVariable = VARIABLE ;
Constraint = Bracketed | Call | FunctionCall ;
FunctionCall = Iri Arguments ;
Data = VARIABLE '{' Value* '}'
  | ( NIL | '(' VARIABLE* ')' ) '{' ( '(' Value* ')' | NIL )* '}' ;
Value = Iri | Literal | Number | Boolean | 'UNDEF' ;
Triples = Triple ( '.' Triple? )* ;
Triple = Term Properties | Node Properties? ;
Properties = Path Objects ( ';' ( Path Objects )? )* ;
Objects = Object ( ',' Object )* ;
Object = Term | Node ;
Node = '(' Object+ ')' | '[' Properties ']' ;
Term = VARIABLE | Iri | Literal | Number | Boolean | BLANK | ANON | NIL ;
Stated = Term StatedProperties | StatedNode StatedProperties? ;
StatedProperties = Verb StatedObjects ( ';' ( Verb StatedObjects )? )* ;
StatedObjects = StatedObject ( ',' StatedObject )* ;
StatedObject = Term | StatedNode ;
StatedNode = '(' StatedObject+ ')' | '[' StatedProperties ']' ;
Verb = VARIABLE | Iri | 'a' ;
Path = VARIABLE | Steps ( '|' Steps )* ;
Steps = Step ( '/' Step )* ;
Step = '^'? ( Iri | 'a' | '!' Negated | '(' Steps ( '|' Steps )* ')' )
  ( '?' | '*' | '+' )? ;
Negated = Single | '(' Single ( '|' Single )* ')' | NIL ;
Single = '^'? ( Iri | 'a' ) ;
GoingOn = '||' | '&&' | '=' | '!=' | '<' | '>' | '<=' | '>=' | 'IN' | 'NOT' | '+' | '-'
  | '*' | '/' ;
Expression = Conjunction ( '||' Conjunction )* ;
Conjunction = Comparison ( '&&' Comparison )* ;
Comparison = Sum ( ( '=' | '!=' | '<' | '>' | '<=' | '>=' ) Sum
  | 'IN' List | 'NOT' 'IN' List )? ;
Sum = Product ( ( '+' | '-' ) Product )* ;
Product = Unary ( ( '*' | '/' ) Unary )* ;
Unary = ( '!' | '+' | '-' )*
  ( Bracketed | Call | Iri Arguments? | Literal | NUMBER | Boolean | VARIABLE ) ;
Bracketed = '(' Expression ')' ;
List = NIL | '(' Expression ( ',' Expression )* ')' ;
Arguments = NIL | '(' 'DISTINCT'? Expression ( ',' Expression )* ')' ;
Call = One Bracketed | Two '(' Expression ',' Expression ')' | Nothing NIL
  | 'BOUND' '(' VARIABLE ')' | 'BNODE' ( NIL | Bracketed ) | Any List
  | 'IF' '(' Expression ',' Expression ',' Expression ')'
  | ( 'SUBSTR' | 'REGEX' ) '(' Expression ',' Expression ( ',' Expression )? ')'
  | 'REPLACE' '(' Expression ',' Expression ',' Expression ( ',' Expression )? ')'
  | 'EXISTS' Group | 'NOT' 'EXISTS' Group
  | 'COUNT' '(' 'DISTINCT'? ( '*' | Expression ) ')'
  | ( 'SUM' | 'MIN' | 'MAX' | 'AVG' | 'SAMPLE' ) '(' 'DISTINCT'? Expression ')'
  | 'GROUP_CONCAT' '(' 'DISTINCT'? Expression ( ';' 'SEPARATOR' '=' STRING )? ')' ;
One = 'STR' | 'LANG' | 'DATATYPE' | 'IRI' | 'URI' | 'ABS' | 'CEIL' | 'FLOOR' | 'ROUND'
  | 'STRLEN' | 'UCASE' | 'LCASE' | 'ENCODE_FOR_URI' | 'YEAR' | 'MONTH' | 'DAY' | 'HOURS'
  | 'MINUTES' | 'SECONDS' | 'TIMEZONE' | 'TZ' | 'MD5' | 'SHA1' | 'SHA256' | 'SHA384'
  | 'SHA512' | 'ISIRI' | 'ISURI' | 'ISBLANK' | 'ISLITERAL' | 'ISNUMERIC' ;
Two = 'LANGMATCHES' | 'CONTAINS' | 'STRSTARTS' | 'STRENDS' | 'STRBEFORE' | 'STRAFTER'
  | 'STRLANG' | 'STRDT' | 'SAMETERM' ;
Nothing = 'RAND' | 'NOW' | 'UUID' | 'STRUUID' ;
Any = 'CONCAT' | 'COALESCE' | 'ADJUST' | 'TRIPLE' | 'SUBJECT' | 'PREDICATE' | 'OBJECT'
  | 'ISTRIPLE' | 'LANGDIR' | 'HASLANG' | 'HASLANGDIR' | 'STRLANGDIR' ;
VariableOrIri = VARIABLE | Iri ;
Iri = IRI | NAME ;
Literal = STRING ( LANGUAGE | '^^' Iri )? ;
Number = ( '+' | '-' )? NUMBER ;
Boolean = 'TRUE' | 'FALSE' ;
"""
START = "Query"
END = "END"
MARK = re.compile(r"'[^']+'|[A-Za-z]+|[()|*+?=;]")


@dataclass(frozen=True, slots=True)
class Terminal:
    """A token by its kind (``IRI``) or, quoted, by its text (``'SELECT'``)."""

    name: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A rule by its name."""

    rule: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something once or not at all, or again and again."""

    part: "Node"
    needed: bool
    again: bool


Node: TypeAlias = Terminal | Reference | Sequence | Choice | Repeat


@cache
def rules() -> dict[str, Node]:
    """Return the body of each rule by its name."""
    marks = iter(MARK.findall(GRAMMAR))
    return {name: _body(marks, ";") for name in marks if next(marks) == "="}


@cache
def beginnings(node: Node) -> frozenset[str]:
    """Return the terminals with which a node may begin."""
    match node:
        case Terminal(name):
            return frozenset({name})
        case Reference(rule):
            return beginnings(rules()[rule])
        case Choice(options):
            return frozenset().union(*map(beginnings, options))
        case Repeat(part):
            return beginnings(part)
        case Sequence(parts):
            found: frozenset[str] = frozenset()
            for part in parts:
                found |= beginnings(part)
                if not may_be_empty(part):
                    break
            return found


@cache
def may_be_empty(node: Node) -> bool:
    """Return whether a node may stand for nothing."""
    match node:
        case Terminal():
            return False
        case Reference(rule):
            return may_be_empty(rules()[rule])
        case Choice(options):
            return any(map(may_be_empty, options))
        case Repeat(part, needed):
            return not needed or may_be_empty(part)
        case Sequence(parts):
            return all(map(may_be_empty, parts))


@cache
def keywords() -> frozenset[str]:
    """Return the terminals that are words, such as ``'SELECT'``."""
    return frozenset(re.findall(r"'[A-Z][A-Z_0-9]+'", GRAMMAR))


def terminal_of(token: Token) -> str:
    """Return the name of the terminal that a token is."""
    if token.kind is Kind.WORD:
        return "'a'" if token.text == "a" else f"'{token.text.upper()}'"
    if token.kind in {Kind.OPENING, Kind.CLOSING, Kind.OPERATOR}:
        return {"()": "NIL", "[]": "ANON"}.get(token.text, f"'{token.text}'")
    return token.kind.value.upper()


def _body(marks: Iterator[str], end: str) -> Node:
    """Read alternatives up to an end mark."""
    options: list[list[Node]] = [[]]
    for mark in marks:
        if mark == end:
            break
        if mark == "|":
            options.append([])
        elif mark in "*+?":
            part = options[-1].pop()
            options[-1].append(Repeat(part, needed=mark == "+", again=mark != "?"))
        else:
            options[-1].append(_part(mark, marks))
    read = tuple(
        parts[0] if len(parts) == 1 else Sequence(tuple(parts)) for parts in options
    )
    return read[0] if len(read) == 1 else Choice(read)


def _part(mark: str, marks: Iterator[str]) -> Node:
    if mark == "(":
        return _body(marks, ")")
    if mark.isupper() or mark.startswith("'"):
        return Terminal(mark)
    return Reference(mark)
