/** Text styles of a terminal; each returns its text unchanged where colour is not wanted. */
export interface Style {
  bold: (s: string) => string;
  dim: (s: string) => string;
  red: (s: string) => string;
  yellow: (s: string) => string;
  green: (s: string) => string;
  cyan: (s: string) => string;
}

const sgr =
  (on: boolean, code: number) =>
  (s: string): string =>
    on ? `\u001b[${code}m${s}\u001b[0m` : s;

export const styleFor = (colour: boolean): Style => ({
  bold: sgr(colour, 1),
  dim: sgr(colour, 2),
  red: sgr(colour, 31),
  green: sgr(colour, 32),
  yellow: sgr(colour, 33),
  cyan: sgr(colour, 36),
});

/** Colour only on a terminal, and not where NO_COLOR (no-color.org) or TERM=dumb asks for none. */
export const wantsColour = (stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean =>
  stream.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";
