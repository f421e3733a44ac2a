/** How a text is searched: by whole terms, by the start or by the end of one. A term is a run of letters and digits. */
export interface TermMatch {
  caseSensitive: boolean;
  start: boolean;
  end: boolean;
}
const LETTER = /[\p{L}\p{N}]/u;
const inTerm = (c: string | undefined): boolean => c !== undefined && LETTER.test(c);

/** `has` and its relatives. */
export function hasTerm(text: string, term: string, { caseSensitive, start, end }: TermMatch): boolean {
  const [a, b] = caseSensitive ? [text, term] : [text.toLowerCase(), term.toLowerCase()];
  if (b === "") return true;
  for (let i = a.indexOf(b); i >= 0; i = a.indexOf(b, i + 1)) {
    const startsTerm = !start || !inTerm(b[0]) || !inTerm(a[i - 1]);
    const endsTerm = !end || !inTerm(b[b.length - 1]) || !inTerm(a[i + b.length]);
    if (startsTerm && endsTerm) return true;
  }
  return false;
}
const WHOLE: TermMatch = { caseSensitive: false, start: true, end: true };
export const has = (text: string, term: string): boolean => hasTerm(text, term, WHOLE);

type Test = (text: string, other: string) => boolean;
const lower =
  (test: Test): Test =>
  (a, b) =>
    test(a.toLowerCase(), b.toLowerCase());
const contains: Test = (a, b) => a.includes(b);
const starts: Test = (a, b) => a.startsWith(b);
const ends: Test = (a, b) => a.endsWith(b);
const term =
  (more: Partial<TermMatch>): Test =>
  (a, b) =>
    hasTerm(a, b, { ...WHOLE, ...more });

/** The string operators by their name; with `!` before it, the opposite. */
export const stringTests: Record<string, Test> = {
  "=~": lower((a, b) => a === b),
  contains: lower(contains),
  contains_cs: contains,
  startswith: lower(starts),
  startswith_cs: starts,
  endswith: lower(ends),
  endswith_cs: ends,
  has: term({}),
  ":": term({}),
  has_cs: term({ caseSensitive: true }),
  hasprefix: term({ end: false }),
  hasprefix_cs: term({ end: false, caseSensitive: true }),
  hassuffix: term({ start: false }),
  hassuffix_cs: term({ start: false, caseSensitive: true }),
};
