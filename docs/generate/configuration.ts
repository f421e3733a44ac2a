import { presets } from "../../catalogue/schema.ts";
import { settings, type Setting } from "../../core/config/describe.ts";

export const file = "docs/reference/configuration.md";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (rows: Setting[]): string =>
  [
    "| setting | type | default | |",
    "|---|---|---|---|",
    ...rows.map((r) => `| \`${r.path}\` | ${cell(r.type)} | ${cell(r.default)} | ${cell(r.description)} |`),
  ].join("\n");

/** The reference of all settings, from the schema that checks them. */
export function render(): string {
  const all = settings();
  const sections = new Map<string, Setting[]>();
  for (const setting of all) {
    const [top] = setting.path.split(/[.[]/, 1) as [string];
    const rows = sections.get(top);
    if (rows === undefined) sections.set(top, [setting]);
    else rows.push(setting);
  }
  const single = [...sections.values()].filter((rows) => rows.length === 1).flat();
  const groups = [...sections].filter(([, rows]) => rows.length > 1);
  return `# Configuration

One object under the key \`azmon:config\` of \`stacks/Pulumi.<environment>.yaml\`. Four settings are required: \`environment\`, \`preset\`,
\`location\` and \`placement\`. Unknown names and values Azure would refuse are errors, all of them at once, each with the nearest valid name.

\`by preset: a, b, c\` are the values of ${presets.join(", ")}. A value in the file wins over the preset. A setting marked \`secure: ...\`
may be written by \`pulumi config set --secret --path 'azmon:config.<setting>'\`.

Editors complete and check the file by \`stacks/azmon.schema.json\`. This page is generated: \`npm run docs\`.

## The environment

${table(single)}
${groups.map(([name, rows]) => `\n## ${name}\n\n${table(rows)}\n`).join("")}`;
}
