import type { ConfigField, Rule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { settingsSchema } from "../../policies/settings.ts";

export const file = "policies/policy-config.schema.json";

const levels = ["advisory", "mandatory", "remediate", "disabled"];
const level = { enum: levels, description: "Enforcement level." };
type Schema = Record<string, unknown>;

/** JSON Schema, for editors, of the file that `--policy-pack-config` takes: each policy with its level and configuration, the settings. */
export function render(): string {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of the policy pack azmon-policies",
    type: "object",
    properties: {
      all: { ...level, description: "Enforcement level of every policy that is not named." },
      azmon: entry("Settings of the pack.", { ...settingsSchema, ...named() }),
      ...Object.fromEntries(rules.map((r) => [r.name, entry(describe(r), r.config ?? {})])),
    },
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** A level alone, or an object with a level and the configuration. */
const entry = (description: string, fields: Record<string, ConfigField | Schema>): Schema => ({
  description,
  anyOf: [{ enum: levels }, { type: "object", properties: { enforcementLevel: level, ...fields }, additionalProperties: false }],
});
const describe = (r: Rule): string =>
  `${r.title}. ${r.why} By profile: ${Object.entries(r.levels).map(([profile, l]) => `${profile} ${l}`).join(", ")}.`; // prettier-ignore

/** The settings whose keys or values are names of policies: an editor completes them, and marks what is none. */
function named(): Record<string, Schema> {
  const { levels: byRule, budgets, exemptions } = settingsSchema;
  const each = (of: Schema) => Object.fromEntries(rules.map((r) => [r.name, { ...of, description: r.title }]));
  const names = {
    anyOf: [{ enum: rules.map((r) => r.name) }, { type: "string", pattern: "\\*" }],
    description: "A policy, or a pattern with `*`.",
  };
  return {
    levels: { ...byRule, properties: each(byRule.additionalProperties), additionalProperties: false },
    budgets: { ...budgets, properties: each(budgets.additionalProperties), additionalProperties: false },
    exemptions: {
      ...exemptions,
      items: { ...exemptions.items, properties: { ...exemptions.items.properties, rule: { type: "string", ...names } } },
    },
  };
}
