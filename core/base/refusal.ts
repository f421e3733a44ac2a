/** One thing wrong with what a person wrote, in the words that help to mend it. */
export interface Problem {
  /** Where: `overrides.alerts["storage.availabilty"]`, or a file and a resource. */
  path: string;
  message: string;
  found?: string;
  allowed?: string;
  /** The valid name most like the one found. */
  nearest?: string;
}

const longest = 200;
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** One line per problem; short whatever the input holds. */
export function describe(p: Problem): string {
  const parts = [
    p.found === undefined ? undefined : `found ${short(p.found)}`,
    p.allowed === undefined ? undefined : `allowed: ${short(p.allowed)}`,
    p.nearest === undefined ? undefined : `did you mean ${short(p.nearest)}?`,
  ].filter((x) => x !== undefined);
  return `${short(p.path)}: ${short(p.message)}${parts.length > 0 ? ` (${parts.join("; ")})` : ""}`;
}

/** The config or the inventory is refused: all problems at once, before anything is registered. */
export class Refusal extends Error {
  readonly problems: Problem[];
  /** Two copies of the package do not share this class: recognise a refusal by `isRefusal`, not by instanceof. */
  readonly refusal = true;

  constructor(problems: Problem[]) {
    super(problems.map(describe).join("\n"));
    this.name = "Refusal";
    this.problems = problems;
  }
}

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && (error as Partial<Refusal>).refusal === true && Array.isArray((error as Partial<Refusal>).problems);
