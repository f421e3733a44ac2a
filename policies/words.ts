export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;

/** The first few of a list, and how many more there are. */
export const listed = (all: readonly string[], most: number): string =>
  all.length <= most ? all.join(", ") : `${all.slice(0, most).join(", ")} and ${all.length - most} more`;
