import { logFrequencies, logWindows, metricFrequencies, metricWindows } from "../../catalogue/schema.ts";
import { timingProblems } from "../azure/alertRules.ts";
import { regionOf } from "../azure/region.ts";
import { nearest } from "../base/nearest.ts";
import { type Path, type Report, within } from "../base/problems.ts";
import { plain, show } from "../base/show.ts";
import { type Known, otherSignals } from "./known.ts";

/**
 * Checks between settings, and against names that live outside the config. They read the config as it was written, before it is known
 * to be well formed, so that one run shows all problems: what has the wrong shape is passed over here and reported by the schema.
 */
type Fields = Record<string, unknown>;

export const fields = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): [number, string][] =>
  list(value).flatMap((x, i): [number, string][] => (typeof x === "string" ? [[i, x]] : []));

/** What a name is of, and those that there are. */
interface Named {
  what: string;
  names: Iterable<string>;
}

/** Reports a name that is not among those there are. */
function mustBe(report: Report, path: Path, name: string, { what, names }: Named): void {
  const all = [...names];
  if (all.includes(name)) return;
  const like = nearest(plain(name, 120), all);
  const some = all.length === 0 ? "there is none" : all.length <= 12 ? all.join(", ") : `one of ${all.length}`;
  report(path, { message: `is no ${what}`, found: show(name), ...(like === undefined ? { allowed: some } : { nearest: like }) });
}

export function checkNames(config: Fields, known: Known, report: Report): void {
  const groups = Object.keys(fields(config["actionGroups"]));
  const group = (path: Path, names: unknown): void =>
    texts(names).forEach(([i, name]) =>
      mustBe(report, [...path, i], name, { what: "action group of this environment", names: groups }),
    );
  const routing = fields(config["routing"]);
  for (const [level, names] of Object.entries(routing)) if (level !== "owners") group(["routing", level], names);
  for (const [owner, names] of Object.entries(fields(routing["owners"]))) group(["routing", "owners", owner], names);

  group(["budget", "actionGroups"], fields(config["budget"])["actionGroups"]);

  const byAlert = (path: Path, alerts: unknown): void => {
    for (const [id, override] of Object.entries(fields(alerts))) {
      mustBe(report, [...path, id], id, { what: "alert of the catalogue", names: known.alerts.keys() });
      group([...path, id, "actionGroups"], fields(override)["actionGroups"]);
      const at = within(report, ...path, id);
      checkWindows(fields(override), known.alerts.get(id), at);
      checkParameters(fields(override), id, known, at);
    }
  };
  const overrides = fields(config["overrides"]);
  byAlert(["overrides", "alerts"], overrides["alerts"]);
  for (const [type, alerts] of Object.entries(fields(overrides["types"]))) {
    const real = [...known.types].find((t) => t.toLowerCase() === type.toLowerCase());
    mustBe(report, ["overrides", "types", type], real ?? type, { what: "resource type of the catalogue", names: known.types });
    byAlert(["overrides", "types", type], alerts);
  }
  list(overrides["tags"]).forEach((entry, i) => {
    byAlert(["overrides", "tags", i, "alerts"], fields(entry)["alerts"]);
    mustSelect(["overrides", "tags", i, "match"], fields(entry)["match"], report);
  });
  for (const [id, alerts] of Object.entries(fields(overrides["resources"]))) {
    if (!/^\/subscriptions\/[^/]+\/./i.test(id))
      report(["overrides", "resources", id], { message: "is no ARM id", allowed: "/subscriptions/..." });
    byAlert(["overrides", "resources", id], alerts);
  }
  list(config["exemptions"]).forEach((entry, i) => {
    const { signal, match } = fields(entry);
    const signals = ["*", ...otherSignals, ...known.alerts.keys()];
    if (typeof signal === "string") mustBe(report, ["exemptions", i, "signal"], signal, { what: "signal", names: signals });
    mustSelect(["exemptions", i, "match"], match, report);
  });
  for (const meter of Object.keys(fields(config["prices"])))
    mustBe(report, ["prices", meter], meter, { what: "meter", names: known.meters });
  if (known.regions.size > 0) checkRegions(config, known, report);
}

/** Nothing given would match every resource there is. */
function mustSelect(path: Path, match: unknown, report: Report): void {
  const given = fields(match);
  if (match === given && Object.keys(given).length === 0)
    report(path, { message: "selects everything", allowed: "at least one criterion" });
}

function checkParameters(override: Fields, id: string, known: Known, report: Report): void {
  if (!known.alerts.has(id)) return;
  const parameters = known.parameters.get(id) ?? [];
  for (const name of Object.keys(fields(override["parameters"])))
    mustBe(report, ["parameters", name], name, { what: `parameter of ${id}`, names: parameters });
  const { windowSize } = override;
  if (typeof windowSize === "string" && known.fixedTimes.has(id))
    report(["windowSize"], {
      message: "cannot be set for this alert: its query holds times of its own, which would not follow",
      found: show(windowSize),
      allowed: parameters.length === 0 ? "its own window" : `its parameters: ${parameters.join(", ")}`,
    });
}

function checkWindows(override: Fields, kind: string | undefined, report: Report): void {
  const { windowSize, evaluationFrequency } = override;
  const ofMetric = kind === "metric" || kind === "availability" ? [metricWindows, metricFrequencies] : undefined;
  const legal = kind === "log" ? [logWindows, logFrequencies] : ofMetric;
  if (kind !== undefined && legal === undefined)
    for (const [key, value] of Object.entries({ windowSize, evaluationFrequency }))
      if (value !== undefined) report([key], { message: `has no meaning for ${kind} alerts`, found: show(value) });
  const check = (key: string, value: unknown, allowed: readonly string[] | undefined): value is string => {
    if (typeof value !== "string" || !/^P(T\d+[HM]|\d+D)$/.test(value)) return false;
    if (allowed === undefined || allowed.includes(value)) return true;
    report([key], { message: `is not possible for ${kind} alerts`, found: show(value), allowed: allowed.join(", ") });
    return false;
  };
  const legalBoth = [check("windowSize", windowSize, legal?.[0]), check("evaluationFrequency", evaluationFrequency, legal?.[1])];
  if (legalBoth.every(Boolean)) timingProblems({ windowSize, evaluationFrequency }, report);
}

function checkRegions(config: Fields, known: Known, report: Report): void {
  const region = (path: Path, name: unknown): void => {
    if (typeof name === "string") mustBe(report, path, name, { what: "Azure region", names: known.regions });
  };
  region(["location"], config["location"]);
  region(["metricsWorkspace", "location"], fields(config["metricsWorkspace"])["location"]);
  region(["workspace", "replication", "location"], fields(fields(config["workspace"])["replication"])["location"]);
  for (const [i, name] of texts(fields(config["serviceHealth"])["regions"]))
    if (name.toLowerCase() !== "global") region(["serviceHealth", "regions", i], regionOf(name));
  for (const name of Object.keys(fields(fields(config["networkInsights"])["flowLogStorage"])))
    region(["networkInsights", "flowLogStorage", name], name);
}
