/** Text in a table cell: on one line, and no character that ends the cell or begins HTML. */
export const cell = (text: string): string =>
  text
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|")
    .replaceAll("<", "&lt;")
    .replaceAll("{{", "{&#8203;{");

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** What every generated page begins with. */
export const generated = (title: string, intro: string): string =>
  `# ${title}\n\n<!-- Made by \`npm run docs\`; edits here are lost. -->\n\n${intro}\n`;

/** The link a heading gets on GitHub. */
export const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
