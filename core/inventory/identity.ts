import { type ArmId, parseArmId } from "../azure/armId.ts";
import { show } from "../base/show.ts";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Parses the id of a row, or says why it cannot be one. */
export function readId(id: string): ArmId | string {
  if (/%(?:2f|5c|2e)/i.test(id)) return "hides a slash or a dot behind a percent code";
  if (/(?:^|[/\\])\.\.?(?:[/\\]|$)/.test(id)) return "climbs out of its path";
  if (id.includes("//") || id.endsWith("/")) return "has an empty segment";
  const parsed = parseArmId(id);
  if (parsed === undefined || !parsed.type.split("/").every((part) => /^[\w.-]+$/.test(part)))
    return "is not an ARM id: /subscriptions/<guid>/resourceGroups/<group>/providers/<provider>/<type>/<name>";
  if (!guid.test(parsed.subscriptionId)) return "does not name a subscription by its GUID";
  return parsed;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Resource containers are named after their place in the table of Resource Graph, not after their id. */
const containers: Record<string, string> = {
  "microsoft.resources/subscriptions/resourcegroups": "microsoft.resources/resourcegroups",
};

/** What a row says of itself that its id denies. Names of children may be written with their parents', `app/slot`. */
export function contradictions(id: string, parsed: ArmId, raw: Partial<Record<string, unknown>>): Denied[] {
  const denied: Denied[] = [];
  const check = (field: string, real: string, also: (value: string) => boolean = () => false): void => {
    const value = raw[field];
    if (typeof value !== "string" || same(value, real) || also(value)) return;
    denied.push({ field, message: "contradicts the id", found: show(value), allowed: show(real) });
  };
  // The configuration of a web app may carry the app's name; a subscription carries the one people gave it.
  if (!/\/config$|^microsoft\.resources\/subscriptions$/.test(parsed.type))
    check("name", parsed.name, (v) => isFullName(id, parsed, v));
  check("type", parsed.type, (v) => containers[v.toLowerCase()] === parsed.type || isNamed(v, parsed));
  check("subscriptionId", parsed.subscriptionId);
  check("resourceGroup", parsed.resourceGroup ?? "");
  return denied;
}
interface Denied {
  field: string;
  message: string;
  found: string;
  allowed: string;
}

/** Whether a type is written with the name of the only one there is: `microsoft.web/sites/config/web`. */
export const isNamed = (type: string, parsed: ArmId): boolean =>
  /\/config$/.test(parsed.type) && same(type, `${parsed.type}/${parsed.name}`);

function isFullName(id: string, parsed: ArmId, name: string): boolean {
  const levels = parsed.type.split("/").length - 1;
  const names = id.split("/").reverse().filter((_, i) => i % 2 === 0).slice(0, levels).reverse(); // prettier-ignore
  return levels > 1 && same(name, names.join("/"));
}
