import { renderFix } from "../../policies/languages/index.ts";
import { groups, profiles, type ConfigField, type Rule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { settingsSchema } from "../../policies/settings.ts";
import { anchor, cell, generated, table } from "./markdown.ts";

export const file = "docs/reference/policies.md";

/** Every policy of the pack: what it asks for, why, its levels, its configuration and the lines that satisfy it. */
export function render(): string {
  return [
    generated(
      "Policies",
      "What `pulumi preview --policy-pack policies` and `azmon policy check` judge. How to switch them on: [the guide](../guides/policies.md).",
    ),
    "## All of them\n",
    table(["Policy", "Group", "What must hold", ...profiles], rules.map(row)),
    "\n## Settings of the pack\n",
    "Configuration of the policy `azmon`.\n",
    table(
      ["Setting", "Type", "What it says"],
      Object.entries(settingsSchema).map(([key, s]) => [`\`${key}\``, values(s), cell(s.description)]),
    ),
    ...groups.flatMap((g) => [`\n## ${g[0]!.toUpperCase()}${g.slice(1)}`, ...rules.filter((r) => r.group === g).map(section)]),
    "",
  ].join("\n");
}

const row = (r: Rule): string[] => [
  `[\`${r.name}\`](#${anchor(r.name)})`,
  r.group,
  cell(r.title),
  ...profiles.map((p) => (r.levels[p] === "disabled" ? "off" : r.levels[p])),
];
const values = (s: { type: string; enum?: readonly string[] }): string =>
  s.enum ? s.enum.map((v) => `\`${v}\``).join(", ") : s.type;

function section(rule: Rule): string {
  const fields = Object.entries<ConfigField>(rule.config ?? {});
  const config = fields.length
    ? `\n\n${table(
        ["Configuration", "Type", "Default", "What it says"],
        fields.map(([key, f]) => [
          `\`${key}\``,
          f.type,
          f.default === undefined ? "" : `\`${JSON.stringify(f.default)}\``,
          cell(f.description),
        ]),
      )}`
    : "";
  const from = rule.from ? ` From ${rule.from}; before that day it is advisory.` : "";
  const how =
    rule.scope === "resource" ? "Judged on each resource, before it is made." : "Judged on all resources of the stack together.";
  const fix = rule.fix.action === "add" ? "Add:" : `Set on \`${rule.fix.type}\`:`;
  return [
    `\n### ${rule.name}\n`,
    `**${rule.title}.** ${rule.why} ${how}${from} [Source](${rule.source}).${config}`,
    `\n${fix}\n`,
    `\`\`\`ts\n${renderFix(rule.fix, "typescript")}\n\`\`\`\n`,
    `\`\`\`yaml\n${renderFix(rule.fix, "yaml")}\n\`\`\``,
  ].join("\n");
}
