// Where in a query the cursor stands: as much of SPARQL's grammar as completion needs.

type Place =
  | { what: "prefix" | "variable" | "class" | "property" | "entity" | "nothing" }
  | { what: "property"; subject: string };

interface Triple {
  subject: string;
  predicate: string;
  object: string;
}

const TOKEN =
  /#[^\n]*|<[^<>"{}|\\^`\s]*>|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[?$][\w\u00b7-\uffff]+|@[\w-]+|[^\s;.,(){}[\]<>"'|/^*+?!=&#]+(?:\.[^\s;.,(){}[\]<>"'|/^*+?!=&#]+)*|\^\^|[\s\S]/g;
const WORD = /[^\s;,(){}[\]|/^*+!]*$/;
const JOINING = /^(where|optional|union|minus|graph|service|exists|not|select|distinct|reduced|filter|bind|values|as|having|group|order|by|limit|offset|construct|ask|describe|from|named|base|in)$/i;

/** Return what is being typed at the end of a text. */
export function wordBefore(text: string): string {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  return WORD.exec(line)?.[0] ?? "";
}

/** Return what may stand at the end of a text, given what was typed of it. */
export function placeAfter(text: string): Place {
  const word = wordBefore(text);
  const line = text.slice(text.lastIndexOf("\n") + 1);
  if (/^\s*prefix\s+[\w-]*$/i.test(line)) return { what: "prefix" };
  if (/^[?$]/.test(word)) return { what: "variable" };
  const before = text.slice(0, text.length - word.length);
  const { parts, depth, brackets } = scan(before);
  if (depth === 0) return { what: "nothing" };
  if (brackets > 0) return { what: "entity" };
  if (parts.length === 1) return { what: "property", subject: parts[0] ?? "" };
  if (parts.length === 2) {
    return { what: isType(parts[1] ?? "") ? "class" : "entity" };
  }
  return { what: "entity" };
}

/** Return the classes that a query says its subject is of. */
export function classesOf(text: string, subject: string): string[] {
  return scan(text)
    .triples.filter((triple) => triple.subject === subject && isType(triple.predicate))
    .map((triple) => triple.object);
}

function isType(predicate: string): boolean {
  return predicate === "a" || predicate === "rdf:type";
}

function scan(text: string): {
  triples: Triple[];
  parts: string[];
  depth: number;
  brackets: number;
} {
  const triples: Triple[] = [];
  let parts: string[] = [];
  let depth = 0;
  let brackets = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (/^\s$/.test(token) || token.startsWith("#")) continue;
    if (token === "(") brackets += 1;
    else if (token === ")") brackets = Math.max(0, brackets - 1);
    else if (brackets > 0) continue;
    else if (token === "{" || token === "}") {
      depth = Math.max(0, depth + (token === "{" ? 1 : -1));
      parts = [];
    } else if (token === "." || token === "[" || token === "]") {
      parts = token === "[" ? ["[]"] : [];
    } else if (token === ";") parts = parts.slice(0, 1);
    else if (token === ",") parts = parts.slice(0, 2);
    else if (/^[/|^*+?!]$/.test(token)) parts = parts.slice(0, 1);
    else if (JOINING.test(token)) parts = [];
    else {
      parts.push(token);
      const [subject, predicate, object] = parts;
      if (subject && predicate && object) triples.push({ subject, predicate, object });
    }
  }
  return { triples, parts, depth, brackets };
}
