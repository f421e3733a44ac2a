import * as applications from "./applications.ts";
import * as azmon from "./azmon.ts";
import * as containers from "./containers.ts";
import * as coverage from "./coverage.ts";
import type { FindingKind } from "./finding.ts";
import * as limits from "./limits.ts";
import * as machines from "./machines.ts";
import * as network from "./network.ts";
import * as retirements from "./retirements.ts";
import * as routing from "./routing.ts";
import * as storage from "./storage.ts";
import * as workspaces from "./workspaces.ts";

const rooms = [azmon, machines, containers, storage, network, applications, workspaces, coverage, limits, routing, retirements];

/** One kind, whatever its parameters: its message and its way out with the example. */
export interface FindingText {
  code: string;
  severity: FindingKind["severity"];
  title: string;
  explanation: string;
  source?: string;
  message: string;
  wayOut?: string;
}

const textOf = ({ code, severity, title, explanation, source, message, wayOut, example }: FindingKind<never>): FindingText => ({
  code,
  severity,
  title,
  explanation,
  source,
  message: message(example),
  wayOut: wayOut(example),
});

const texts = rooms.flatMap((room) => Object.values(room) as FindingKind<never>[]).map(textOf);

/** Every finding azmon can report, by code. */
export const findings: Readonly<Record<string, FindingText>> = Object.fromEntries(
  texts.map((f): [string, FindingText] => [f.code, f]).sort(([a], [b]) => (a < b ? -1 : 1)),
);
/** Of what `allowErrors` may let through. */
export const errorCodes: readonly string[] = Object.values(findings)
  .filter((f) => f.severity === "error")
  .map((f) => f.code);
if (Object.keys(findings).length < texts.length) throw new Error("two findings share a code");
