/** What the name of an alert rule may be made of, as `{alert}`. */
export const namePlaceholders = ["prefix", "alert", "qualifier", "environment"] as const;
type NameParts = Record<(typeof namePlaceholders)[number], string>;

const placeholder = new RegExp(`\\{(${namePlaceholders.join("|")})\\}`, "g");

/** Whether braces hold known placeholders only, at least one. */
export const isNameTemplate = (template: string): boolean => {
  const rest = template.replace(placeholder, "");
  return rest !== template && !/[{}]/.test(rest);
};

/** Values are put in as they are: what looks like a placeholder inside one stays text. */
export function fillNameTemplate(template: string, parts: NameParts): string {
  let pieces = split.get(template);
  // Every second piece is a placeholder's name.
  if (!pieces) split.set(template, (pieces = template.split(placeholder)));
  return pieces.map((piece, i) => (i % 2 === 1 ? parts[piece as keyof NameParts] : piece)).join("");
}
/** One template names thousands of rules. */
const split = new Map<string, string[]>();
