/** ISO 8601 durations Azure accepts. The catalogue's schema has the same lists; a test holds them together, for the schema loads zod. */
export const metricWindows = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"];
export const metricFrequencies = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"];
export const logFrequencies = [
  "PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D",
]; // prettier-ignore
export const logWindows = [...logFrequencies, "P2D"];

/** Minutes of a duration in any of the spellings Azure takes (`PT60M`, `PT1H`); undefined for what is none. */
export function minutesOf(duration: string): number | undefined {
  const m = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration.toUpperCase());
  if (!m || duration.length < 3) return undefined;
  return Number(m[1] ?? 0) * 1440 + Number(m[2] ?? 0) * 60 + Number(m[3] ?? 0);
}
