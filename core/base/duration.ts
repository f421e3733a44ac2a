const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

export const isDuration = (text: string): boolean => iso.test(text) && /\d/.test(text);

/** Minutes of an ISO 8601 duration as Azure Monitor writes them: `PT5M`, `PT1H`, `P2D`. */
export function minutes(duration: string): number {
  const m = iso.exec(duration);
  if (!m) throw new Error(`${duration} is not a duration such as PT5M, PT1H or P1D`);
  const [days, hours, mins] = [m[1], m[2], m[3]].map((x) => Number(x ?? 0)) as [number, number, number];
  return days * 1440 + hours * 60 + mins;
}

const each = { d: 1440, h: 60, m: 1, s: 1 / 60 };
const part = /(\d+)(d(?:ays?)?|h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?|$)/g;

/** Minutes of a duration as people write it: `15m`, `PT15`, `5 min`, `24h`, `1 day`; undefined for anything else, and for none. */
export function looseMinutes(text: string): number | undefined {
  const bare = text.toLowerCase().replaceAll(/\s/g, "");
  if (!/^p?t?$/.test(bare.replaceAll(part, ""))) return undefined;
  const parts = [...bare.matchAll(part)].map(([, n, unit]) => Number(n) * each[(unit![0] ?? "m") as keyof typeof each]);
  return parts.reduce((a, b) => a + b, 0) || undefined;
}
