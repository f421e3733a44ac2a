import { readFileSync } from "node:fs";
import { formatReal, toJson } from "./json.ts";
import { kusto } from "./query.ts";
import type { Column, Row } from "./plan.ts";
import { KqlRefusal } from "./refusal.ts";
import { toText } from "./convert.ts";
import { parseDateTime } from "./time.ts";
import type { Value } from "./value.ts";

/** A query and what a real engine answered: `{ id, family, kql, columns, rows }` a line, each row as the engine prints it. */
interface Vector {
  id: string;
  family: string;
  kql: string;
  columns: string[];
  /** The first of them. */
  rows: string[];
  rowCount: number;
}
type Verdict = { vector: Vector } & ({ kind: "right" } | { kind: "refused"; what: string } | { kind: "wrong"; rows: string[] });

const NOW = parseDateTime("2024-01-01T00:00:00Z")!;
const query = kusto({});

function cell(v: Value, type: string): string {
  if (type === "dynamic") return toJson(v, "  ");
  if (type === "string" || type === "guid") return `'${toText(v)}'`;
  return v === null ? "null" : typeof v === "number" ? formatReal(v) : toText(v);
}
const printed = (row: Row, columns: Column[]): string => `(${row.map((v, i) => cell(v, columns[i]!.type)).join(", ")})`;

/** Reals are compared to ten digits: the last ones are a matter of the order of additions. */
const rounded = (row: string): string =>
  row.replace(/-?\d+\.\d{6,}(E[+-]?\d+)?/g, (n) => String(Number(Number(n).toPrecision(9))));
const isOrdered = (kql: string): boolean => /\b(sort|order|top|serialize|range)\b/.test(kql);
function same(vector: Vector, rows: string[]): boolean {
  const [expected, found] = [vector.rows, rows].map((list) => list.map(rounded)) as [string[], string[]];
  if (found.length !== vector.rowCount) return false;
  if (isOrdered(vector.kql)) return expected.every((row, i) => row === found[i]);
  return expected.every((row) => {
    const at = found.indexOf(row);
    if (at >= 0) found.splice(at, 1);
    return at >= 0;
  });
}

function verdict(vector: Vector): Verdict {
  try {
    const compiled = query(vector.kql);
    const rows = compiled.run({ now: NOW, rows: new Map() }).map((row) => printed(row, compiled.columns));
    const names = compiled.columns.map((k) => k.name).join() === vector.columns.map((k) => k.split(":")[0]).join();
    if (!names) rows.unshift(compiled.columns.map((k) => k.name).join());
    return names && same(vector, rows) ? { vector, kind: "right" } : { vector, kind: "wrong", rows };
  } catch (e) {
    if (!(e instanceof KqlRefusal)) throw new Error(`${vector.id}: ${vector.kql}`, { cause: e });
    return { vector, kind: "refused", what: e.what };
  }
}

export function measure(vectors: Vector[]): { lines: string[]; verdicts: Verdict[] } {
  const verdicts = vectors.map(verdict);
  const families = [...new Set(vectors.map((v) => v.family))].sort();
  const line = (name: string, own: Verdict[]): string => {
    const of = (kind: Verdict["kind"]): string => {
      const n = own.filter((v) => v.kind === kind).length;
      return `${String(n).padStart(5)} ${kind} ${((100 * n) / own.length).toFixed(1).padStart(5)} %`;
    };
    return `${name.padEnd(26)} ${String(own.length).padStart(5)}: ${of("right")}, ${of("wrong")}, ${of("refused")}`;
  };
  const lines = families.map((f) =>
    line(
      f,
      verdicts.filter((v) => v.vector.family === f),
    ),
  );
  return { lines: [...lines, line("all", verdicts)], verdicts };
}

function main([file, flag]: string[]): number {
  if (!file) {
    process.stderr.write("usage: npx tsx proof/kql/vectors.ts FILE [--list]\n");
    return 2;
  }
  const vectors = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((l) => JSON.parse(l) as Vector);
  const { lines, verdicts } = measure(vectors);
  if (flag === "--list")
    for (const v of verdicts) {
      if (v.kind === "wrong")
        process.stdout.write(
          `wrong   ${v.vector.id} ${v.vector.kql}\n  expected ${v.vector.rows.join(" ")}\n  found    ${v.rows.join(" ")}\n`,
        );
      if (v.kind === "refused") process.stdout.write(`refused ${v.vector.id} ${v.what}\n  ${v.vector.kql}\n`);
    }
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}
if (import.meta.filename === process.argv[1]) process.exitCode = main(process.argv.slice(2));
