import { resourceTypes } from "../../catalogue/index.ts";
import { shortType } from "../plan/stats.ts";

const titles = new Map(resourceTypes.map((t) => [t.type.toLowerCase(), t.title]));
/** The catalogue's name of a resource type, else its ARM type. */
export const typeTitle = (type: string): string => titles.get(type.toLowerCase()) ?? shortType(type);

/** The last segment of an ARM id, which is what people call the resource. */
export const nameOf = (id: string): string => id.split("/").filter(Boolean).at(-1) ?? id;

const units: Record<string, string> = { M: "min", H: "h", D: "d", S: "s" };
/** `PT15M` as `15 min`; anything else as it is. */
export const duration = (iso: unknown): string => {
  const m = /^PT?(\d+)([SMHD])$/.exec(String(iso));
  return m ? `${m[1]} ${units[m[2]!]}` : String(iso);
};

export const severityNames = ["Critical", "Error", "Warning", "Informational", "Verbose"] as const;
export const statusNames = {
  covered: "covered",
  exempt: "exempt",
  missing: "missing",
  notApplicable: "not applicable",
} as const;

/** A value of a rule as people write it. */
export const shown = (value: unknown): string =>
  value === null || typeof value !== "object"
    ? String(value)
    : Array.isArray(value)
      ? value.map(shown).join(", ")
      : JSON.stringify(value);

const operators: Record<string, string> = {
  GreaterThan: ">",
  GreaterThanOrEqual: "≥",
  LessThan: "<",
  LessThanOrEqual: "≤",
  Equals: "=",
  GreaterOrLessThan: "outside",
};
export const operatorSign = (operator: string): string => operators[operator] ?? operator;

const ALERTS_NAMED = 4;
/** What a resource lacks, in a line: data that does not arrive first, then the alerts, counted where they are many. */
export function lackingText(signals: readonly string[]): string {
  const data = signals.filter((s) => !s.includes("."));
  const alerts = signals.filter((s) => s.includes("."));
  const named = alerts.length <= ALERTS_NAMED ? alerts : [`${alerts.length} alerts`];
  const all = [...data, ...named];
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
