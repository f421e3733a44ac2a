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
export const fillNameTemplate = (template: string, parts: NameParts): string =>
  template.replace(placeholder, (_, name: keyof NameParts) => parts[name]);
