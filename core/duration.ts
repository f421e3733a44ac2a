/** Minutes of an ISO 8601 duration as Azure Monitor writes them: `PT5M`, `PT1H`, `P2D`. */
export function minutes(duration: string): number {
  const m = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  if (!m) throw new Error(`${duration} is not a duration such as PT5M, PT1H or P1D`);
  const [days, hours, mins] = [m[1], m[2], m[3]].map((x) => Number(x ?? 0)) as [number, number, number];
  return days * 1440 + hours * 60 + mins;
}
