import type { ArmId } from "../azure/armId.ts";
import { regionOf } from "../azure/region.ts";
import { nearest } from "../base/nearest.ts";
import type { Problem } from "../base/refusal.ts";
import { plain, show } from "../base/show.ts";
import type { RowProblem } from "./collapse.ts";
import { contradictions, isNamed, readId } from "./identity.ts";
import { withoutNulls } from "./nulls.ts";
import type { Row } from "./types.ts";

const texts = ["id", "name", "type", "location", "resourceGroup", "subscriptionId", "kind", "managedBy"] as const;
const objects = ["sku", "properties", "identity", "tags"] as const;
// Control characters and halves of surrogate pairs; Azure allows neither in a name or a tag.
const forbidden = /[\p{Cc}\p{Cs}]/u;

type Fault = Omit<Problem, "path"> & { field: string };
/** The row as Resource Graph wrote it, nulls dropped. */
type Raw = Partial<Record<string, unknown>>;

/** One item of an answer as a row, or all that is wrong with it. `place` says where it stands: its row or line. */
export function readRow(item: unknown, file: string, place: () => string): Row | RowProblem[] {
  const one = (path: string, cause: string, problem: Omit<Problem, "path">): RowProblem[] => [
    { path: `${file} > ${path}`, cause: `${file} ${cause}`, ...problem },
  ];
  if (typeof item !== "object" || item === null || Array.isArray(item))
    return one(place(), "no resource", { message: "must be a resource: an object with an `id`", found: show(item) });
  const raw = withoutNulls(item) as Raw | undefined;
  if (raw === undefined) return one(place(), "too deep", { message: "is nested too deep to be an Azure resource" });
  const { id } = raw;
  if (typeof id !== "string" || id === "") return one(`${place()} > id`, "no id", withoutId(raw));
  const parsed = readId(id);
  const faults = wrongTypes(raw);
  if (typeof parsed !== "string") faults.push(...contradictions(id, parsed, raw));
  else if (!forbidden.test(id)) faults.push({ field: "id", message: parsed, found: `"${plain(id, 160, true)}"` });
  if (faults.length === 0 && typeof parsed !== "string") return toRow(id, parsed, raw);
  return faults.flatMap(({ field, ...rest }) => one(`${plain(id, 160, true)} > ${field}`, `${field} ${rest.message}`, rest));
}

function withoutId(raw: Raw): Omit<Problem, "path"> {
  if (raw["id"] !== undefined && raw["id"] !== "") return { message: "must be text", found: show(raw["id"]) };
  const hints = ["name", "type"].filter((k) => raw[k] !== undefined).map((k) => `${k} ${show(raw[k], 60)}`);
  const like = nearest("id", Object.keys(raw).filter((k) => /id$/i.test(k) && k !== "id")); // prettier-ignore
  return {
    message: `a row needs the id of its resource${hints.length > 0 ? ` (${hints.join(", ")})` : ""}`,
    ...(like === undefined ? {} : { nearest: plain(like, 40) }),
  };
}

/** Some tools write "" for what is not there. Properties always are. */
const isBlank = (field: string, value: unknown): boolean => value === "" && field !== "properties";

function wrongTypes(raw: Raw): Fault[] {
  const faults: Fault[] = [];
  const wrong = (field: string, wanted: string, found: unknown): number =>
    faults.push({ field, message: `must be ${wanted}`, found: show(found) });
  const text = (field: string, value: unknown): void => {
    if (typeof value !== "string") wrong(field, "text", value);
    else if (forbidden.test(value)) faults.push({ field, message: "holds control characters", found: show(value) });
  };
  for (const field of texts) if (raw[field] !== undefined) text(field, raw[field]);
  for (const field of objects) {
    const value = raw[field];
    if (value !== undefined && !isBlank(field, value) && (typeof value !== "object" || Array.isArray(value)))
      wrong(field, "an object or null", value);
  }
  const { plan, tags, zones } = raw;
  // A purchase plan is an object; web apps have the id of their App Service plan there.
  if (plan !== undefined && (Array.isArray(plan) || !["object", "string"].includes(typeof plan)))
    wrong("plan", "an object or null", plan);
  if (typeof tags === "object" && !Array.isArray(tags))
    for (const [key, value] of Object.entries(tags as Raw)) {
      if (forbidden.test(key)) faults.push({ field: "tags", message: "a tag name holds control characters", found: show(key) });
      // A control character in a value is odd, not wrong: it is reported (oddities.ts) and escaped where it is shown.
      if (typeof value !== "string") wrong(`tags.${plain(key, 60)}`, "text", value);
    }
  if (zones !== undefined && zones !== "" && !(Array.isArray(zones) && zones.every((z) => typeof z === "string")))
    wrong("zones", "a list of texts or null", zones);
  return faults;
}

function toRow(id: string, parsed: ArmId, raw: Raw): Row {
  const text = (field: (typeof texts)[number], otherwise: string): string => (raw[field] as string | undefined) ?? otherwise;
  const type = text("type", parsed.type).toLowerCase();
  const isConfig = parsed.type.endsWith("/config");
  const row: Row = {
    id,
    name: isConfig ? parsed.name : text("name", parsed.name),
    type: isNamed(type, parsed) ? parsed.type : type,
    // Live resources say "West Europe". A row whose location was not asked for is taken as one without a region.
    location: regionOf(text("location", "global")),
    resourceGroup: text("resourceGroup", parsed.resourceGroup ?? ""),
    subscriptionId: text("subscriptionId", parsed.subscriptionId),
  };
  // Azure writes "" for a kind or an owner that is not there, and {} for no tags.
  for (const field of ["kind", "managedBy"] as const) if (text(field, "") !== "") row[field] = text(field, "");
  for (const field of ["sku", "plan", "properties", "identity"] as const)
    if (typeof raw[field] === "object") row[field] = raw[field] as Record<string, unknown>;
  const tags = raw["tags"] as Record<string, string> | undefined;
  if (tags !== undefined && Object.keys(tags).length > 0) row.tags = tags;
  if (Array.isArray(raw["zones"])) row.zones = raw["zones"] as string[];
  return row;
}
