import { azureName } from "../../azure/names.ts";
import { cloudOfRegion } from "../../azure/region.ts";
import { locationsIn } from "../../azure/webTestRules.ts";
import { shortHash } from "../../base/hash.ts";
import { compare } from "../../base/json.ts";
import { noHealthPath, siteConfigUnknown } from "../../findings/applications.ts";
import type { Finding } from "../../findings/finding.ts";
import { siteConfigQuery } from "../../inventory/query.ts";
import { at } from "../../inventory/read.ts";
import type { Row, Target } from "../../inventory/types.ts";
import type { CoverageRow, InsightContext, InsightDecision } from "../insight.ts";
import { endpointTypes, publicEndpoint } from "../publicEndpoints.ts";
import type { WebTestDecision } from "./decision.ts";
import { componentFindings, webTestFindings } from "./estate.ts";

const SIGNAL = "availability-test";
const secondsOfAMonth = 30 * 24 * 3600;

/** A test for each public web address of the inventory that none tests yet. */
export function decideApplication(ctx: InsightContext): InsightDecision<WebTestDecision> {
  const settings = ctx.config.applicationInsights;
  // A test reports to a component: without one there is none.
  const on = settings.enabled && settings.component && settings.availabilityTests;
  const tested = testedHosts(ctx.rows);
  const environments = new Map(
    ctx.rows.filter((r) => r.type.toLowerCase() === "microsoft.app/managedenvironments").map((r) => [r.id.toLowerCase(), r]),
  );
  const candidates = ctx.targets.filter((t) => endpointTypes.includes(t.type.toLowerCase()));
  const names = testNames(candidates);
  const items: WebTestDecision[] = [];
  const coverage: CoverageRow[] = [];
  const findings: Finding[] = [...componentFindings(ctx), ...webTestFindings(ctx.rows)];
  const unknown: Target[] = [];
  for (const target of candidates) {
    const row = { target: target.key, signal: SIGNAL };
    const endpoint = publicEndpoint(target, environments);
    const by = !("url" in endpoint) ? undefined : endpoint.hosts.map((h) => tested.get(h)).find((id) => id !== undefined);
    if ("none" in endpoint) coverage.push({ ...row, status: "notApplicable", by: [], reason: endpoint.none });
    else if ("unknown" in endpoint) {
      coverage.push({ ...row, status: "missing", by: [], reason: endpoint.unknown });
      unknown.push(target);
    } else if (by !== undefined)
      coverage.push({ ...row, status: "covered", by: [], reason: `The test ${by.split("/").at(-1)} of the inventory asks it.` });
    else if (!on) coverage.push({ ...row, status: "missing", by: [], reason: "Availability tests are switched off." });
    else if (ctx.exempted?.(SIGNAL, target)) coverage.push({ ...row, status: "missing", by: [] });
    else {
      const key = `${SIGNAL}:${target.key}`;
      items.push({ key, name: names.get(target.key)!, url: endpoint.url, target: target.key });
      coverage.push({ ...row, status: "covered", by: [key] });
      if (!endpoint.hasHealthPath) findings.push(noHealthPath.of({ target: target.id }, { url: endpoint.url }));
    }
  }
  if (unknown.length > 0)
    findings.push(siteConfigUnknown.of({ target: unknown[0]!.id }, { count: unknown.length, query: siteConfigQuery }));
  const places = locationsIn(ctx.config.cloud ?? cloudOfRegion(ctx.config.location), settings.testLocations).length;
  const runs = (items.length * places * secondsOfAMonth) / settings.testFrequency;
  return { items, coverage, findings, usage: runs > 0 ? [{ meter: "webTest.run", quantity: runs }] : [] };
}

/** Host name to the id of the standard test of the inventory that asks it. Ping tests are gone, disabled ones ask nothing. */
function testedHosts(rows: readonly Row[]): Map<string, string> {
  const hosts = new Map<string, string>();
  const tests = rows.filter((r) => r.type.toLowerCase() === "microsoft.insights/webtests");
  for (const row of tests.sort((a, b) => compare(a.id.toLowerCase(), b.id.toLowerCase()))) {
    const url = at(row, "properties.Request.RequestUrl");
    const kind = String(at(row, "properties.Kind") ?? row.kind ?? "").toLowerCase();
    if (kind !== "standard" || at(row, "properties.Enabled") === false || typeof url !== "string" || !URL.canParse(url)) continue;
    const { hostname } = new URL(url);
    if (!hosts.has(hostname)) hosts.set(hostname, row.id.toLowerCase());
  }
  return hosts;
}

/** A test is named as what it asks; where two resources share a name, a hash of the id tells them apart. */
function testNames(targets: readonly Target[]): Map<string, string> {
  const count = new Map<string, number>();
  for (const t of targets) count.set(t.name.toLowerCase(), (count.get(t.name.toLowerCase()) ?? 0) + 1);
  const unique = (t: Target) => (count.get(t.name.toLowerCase())! > 1 ? [t.name, shortHash(t.key)] : [t.name]);
  return new Map(targets.map((t) => [t.key, azureName("default", ...unique(t))]));
}
