import type { Report } from "../../policies/analyzer.ts";
import { clean } from "../../policies/message.ts";
import type { Source } from "../../policies/sources.ts";
import type { Style } from "../terminal/style.ts";

/** What a run found, for whatever writes it down. */
export interface Findings {
  source: Source;
  /** Name of the file that was checked, as the user gave it. */
  file: string;
  reports: readonly Report[];
  version: string;
  hasBaseline: boolean;
  style: Style;
}
export type Format = (findings: Findings) => string;

/** Violations of policies; the rest is what the pack says of itself. */
export const violations = (reports: readonly Report[]): Report[] => reports.filter((r) => r.about !== undefined);
export const told = (reports: readonly Report[]): Report[] => reports.filter((r) => r.about === undefined);

export const headline = ({ about, message }: Report): string =>
  about ? `${clean(about.name)} (${about.kind}) ${clean(about.what)}` : message.split("\n")[0]!;
