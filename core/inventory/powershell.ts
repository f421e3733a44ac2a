import type { Problem } from "../base/refusal.ts";

/**
 * What ConvertTo-Json writes for an object below its depth, two if not told otherwise: `@{code=x; level=y}` or the name of a .NET type.
 * Expressions of logic apps and data factories, `@{body('x')}`, begin alike.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/convertto-json
 */
export function cutByPowerShell(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return value.startsWith("@{") ? /^@\{(?:[\w$@.:/ -]+=[^]*)?\}$/.test(value) : netType.test(value);
}
const netType = /^System\.(?:Object\[\]|Collections\.[\w.]+(?:`\d.*)?|Management\.Automation\.PS\w+)$/s;

/** Whether something of that kind stands anywhere in a value. */
export function holdsCut(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return cutByPowerShell(value);
  if (typeof value !== "object" || value === null || depth > 60) return false;
  if (Array.isArray(value)) return value.some((v) => holdsCut(v, depth + 1));
  for (const key in value) if (holdsCut((value as Record<string, unknown>)[key], depth + 1)) return true;
  return false;
}

export const depthProblem = (path: string, found?: string): Problem => ({
  path,
  message: "was cut by ConvertTo-Json without -Depth, or by Export-Csv: what lies deeper in a row is text",
  ...(found === undefined ? {} : { found }),
  allowed: "Search-AzGraph ... | ConvertTo-Json -Depth 100",
});
