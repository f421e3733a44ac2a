import { type Language, languages } from "./languages/index.ts";
import { type Level, type Profile, profiles } from "./rule.ts";

/** Someone else provides a signal for some resources: an initiative of Azure Policy, another stack. */
interface ExternallyCovered {
  match: Match;
  /** `diagnostics`, `agent`, `cluster`, `flow-log`, `availability-test`, an alert id of the catalogue, or `*`. */
  signals: string[];
  by: string;
}
/** All that are given must hold. Patterns know `*` and ignore case. */
export interface Match {
  urn?: string;
  name?: string;
  /** Pulumi token or ARM type. */
  type?: string;
  tags?: Record<string, string>;
}
export interface Exemption {
  /** Name of a rule, or `*`. */
  rule: string;
  match: Match;
  reason: string;
  owner: string;
  /** Last day it counts. */
  expires: string;
  /** Where it stands in the list. */
  at?: number;
}
export interface Settings {
  profile?: Profile;
  /** Profile by stack name, for one file that serves all environments; `*` is allowed. */
  profiles: Record<string, Profile>;
  levels: Record<string, Level>;
  exemptions: Exemption[];
  externallyCovered: ExternallyCovered[];
  /** What is watched by resources that a program makes inside `apply`: a first preview does not have those. */
  madeInApply: { match: Match }[];
  /** Plans of azmon whose coverage counts: a central stack that watches what this one makes. */
  coveredBy: string[];
  /** File of violations that are known: only others fail a run. */
  baseline?: string;
  /** How many violations of a rule may pass, by rule. */
  budgets: Record<string, number>;
  /** How far away the last day of an exemption may lie. */
  maxExemptionDays?: number;
  /** The last day an exemption may name, from that and from today. */
  lastExemptionDay?: string;
  /** What a tag on the resource may exempt from: rules of any level, advisory rules only, or nothing. */
  tagExemptions: "all" | "advisory" | "none";
  language: Language;
}
export const defaults: Settings = {
  profiles: {},
  levels: {},
  exemptions: [],
  externallyCovered: [],
  madeInApply: [],
  coveredBy: [],
  budgets: {},
  tagExemptions: "advisory",
  language: "typescript",
};

const levels: Level[] = ["advisory", "mandatory", "remediate", "disabled"];
const text = { type: "string" };
const match = {
  type: "object",
  description: "All that are given must hold. `*` matches anything; case does not count.",
  properties: { urn: text, name: text, type: text, tags: { type: "object", additionalProperties: text } },
  additionalProperties: false,
};
/** JSON Schema of the settings: what the engine checks, what editors complete, what the reference page prints. */
export const settingsSchema = {
  profile: {
    type: "string",
    enum: [...profiles],
    description: "Environment profile: default levels of every rule. Unset: all advisory.",
  },
  profiles: {
    type: "object",
    additionalProperties: { type: "string", enum: [...profiles] },
    description: "Profile by stack name (`prod*`: production), where one file serves several stacks.",
  },
  levels: {
    type: "object",
    additionalProperties: { type: "string", enum: levels },
    description: "Level by rule. Stronger than the profile.",
  },
  exemptions: {
    type: "array",
    description:
      "What need not hold, for whom, why, who says so and until when. An exemption past its day is itself a violation.",
    items: {
      type: "object",
      properties: {
        rule: text,
        match,
        reason: { type: "string", minLength: 10 },
        owner: { type: "string", minLength: 1 },
        expires: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
      },
      required: ["rule", "match", "reason", "owner", "expires"],
      additionalProperties: false,
    },
  },
  maxExemptionDays: {
    type: "number",
    minimum: 1,
    description: "How many days from today an exemption may last, in the settings or a tag; one that ends later frees nothing.",
  },
  externallyCovered: {
    type: "array",
    description: "Signals that Azure Policy or another stack provides.",
    items: {
      type: "object",
      properties: { match, signals: { type: "array", items: text, minItems: 1 }, by: text },
      required: ["match", "signals", "by"],
      additionalProperties: false,
    },
  },
  coveredBy: {
    type: "array",
    items: { type: "string", minLength: 1 },
    description: "Files `plan.json` of azmon stacks that watch these resources, absolute or from the folder of the pack.",
  },
  baseline: {
    type: "string",
    minLength: 1,
    description: "File of `azmon policy baseline`: what is in it is advised, and only new violations fail a run.",
  },
  budgets: {
    type: "object",
    additionalProperties: { type: "number", minimum: 0 },
    description: "How many mandatory violations of a policy are let through, by policy; the next one fails the run.",
  },
  madeInApply: {
    type: "array",
    description:
      "Resources whose monitoring the program makes inside `apply`. A preview with unknown values does not have it: there coverage " +
      "of them cannot be judged; on `up` it is.",
    items: { type: "object", properties: { match }, required: ["match"], additionalProperties: false },
  },
  tagExemptions: {
    type: "string",
    enum: ["all", "advisory", "none"],
    default: "advisory",
    description: "What the tag `azmon-exempt` may silence: rules of any level, advisory ones, none.",
  },
  language: {
    type: "string",
    enum: [...languages],
    default: "typescript",
    description: "Language of the suggested lines.",
  },
} as const;

export interface SettingsProblem {
  path: string;
  problem: string;
}
/** Reads the settings. What cannot be read is left at its default and told; a slip in a policy's configuration never stops a run. */
export function readSettings(raw: Record<string, unknown>): { settings: Settings; problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const settings: Settings = { ...defaults };
  for (const [key, value] of Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bad = check(key, value);
    problems.push(...bad);
    const good = bad.length ? goodPart(key, value) : value;
    if (good !== null && good !== undefined) (settings as unknown as Record<string, unknown>)[key] = placed(key, good);
  }
  return { settings, problems };
}
/** What of a list or a map can be read: a slip in one entry must not throw the others away. */
function goodPart(key: string, value: unknown): unknown {
  const schema = (settingsSchema as Record<string, unknown>)[key] as Schema | undefined;
  if (schema?.items && Array.isArray(value))
    return value.map((v) => (validate(schema.items!, v, key).length ? undefined : (v as unknown)));
  const entries = schema?.additionalProperties;
  if (!entries || value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => validate(entries, v, key).length === 0));
}
/** Exemptions remember where they stand, so that a message can say which one it speaks of. */
const placed = (key: string, value: unknown): unknown =>
  Array.isArray(value)
    ? value.flatMap((v: unknown, i) => (v === undefined ? [] : [key === "exemptions" ? { ...(v as object), at: i } : v]))
    : value;

interface Schema {
  type?: string;
  enum?: readonly string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  required?: readonly string[];
  items?: Schema;
  minLength?: number;
  pattern?: string;
  minimum?: number;
}
function check(key: string, value: unknown): SettingsProblem[] {
  const schema = (settingsSchema as Record<string, unknown>)[key] as Schema | undefined;
  if (!schema) return [{ path: key, problem: `is no setting; known are ${Object.keys(settingsSchema).join(", ")}` }];
  return validate(schema, value, key);
}
/** The few keywords the schema above uses; a validator from a package would be most of the pack's start. */
function validate(schema: Schema, value: unknown, path: string): SettingsProblem[] {
  const actual = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  if (schema.type && schema.type !== actual) return [{ path, problem: `must be ${schema.type}, is ${actual}` }];
  if (schema.enum && !schema.enum.includes(value as string))
    return [{ path, problem: `must be one of ${schema.enum.join(", ")}` }];
  if (typeof value === "string") {
    if (schema.minLength && value.length < schema.minLength)
      return [{ path, problem: `needs at least ${schema.minLength} characters` }];
    if (schema.pattern && !new RegExp(schema.pattern).test(value)) return [{ path, problem: `must look like ${schema.pattern}` }];
  }
  if (typeof value === "number" && schema.minimum !== undefined && value < schema.minimum)
    return [{ path, problem: `must be at least ${schema.minimum}, is ${value}` }];
  if (Array.isArray(value)) return value.flatMap((v, i) => (schema.items ? validate(schema.items, v, `${path}[${i}]`) : []));
  if (actual !== "object") return [];
  const object = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((k) => object[k] === undefined);
  return [
    ...missing.map((k) => ({ path: `${path}.${k}`, problem: "is required" })),
    ...Object.entries(object).flatMap(([k, v]) => {
      const of = schema.properties && Object.hasOwn(schema.properties, k) ? schema.properties[k] : schema.additionalProperties;
      if (of === false) return [{ path: `${path}.${k}`, problem: "is not known" }];
      return of ? validate(of, v, `${path}.${k}`) : [];
    }),
  ];
}
