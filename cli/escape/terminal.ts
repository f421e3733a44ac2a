import { unseen } from "./unseen.ts";

/** User text for the terminal: what would act rather than show becomes visible, as `\x1b` or `\u202e`. */
export const terminal = (text: unknown): string =>
  String(text).replace(unseen, (c) => {
    const code = c.codePointAt(0)!.toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code}`;
  });
