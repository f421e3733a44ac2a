import { resourceTypes } from "../../../catalogue/index.ts";
import { scopeAlerts } from "../../../catalogue/scopeAlerts.ts";
import { groupBy } from "../../../core/base/list.ts";
import { thousands } from "../../plan/stats.ts";
import type { Plan, PlanAlert } from "../../plan/types.ts";
import { duration, nameOf, operatorSign, severityNames, shown } from "../names.ts";
import { anchorOf } from "./anchors.ts";
import { type Markup, h, link } from "./markup.ts";
import { later } from "./paging.ts";

const kinds = ["metric", "log", "activity", "prometheus"];
const columns = ["Severity", "Alert", "Fires at", "Window", "Watches", "Calls", "Help"];
const known = [...resourceTypes.flatMap((t) => t.alerts), ...scopeAlerts.map((s) => s.alert)];
const entries = new Map(known.map((a) => [a.id, a]));

/** Rules that differ in nothing but what they watch. */
interface Group {
  rule: PlanAlert;
  rules: number;
  targets: string[];
  query?: string;
}

/** What wakes whom, at which value, who chose that value and why: rules of one alert with the same values are one row. */
export function alertsSection(plan: Plan): Markup {
  const groups = groupsOf(plan);
  const seen = new Set<string>();
  const first = (id: string) => !seen.has(id) && seen.add(id) !== undefined;
  return h`<section id="alerts" class="card"><h2>Alert rules</h2>
<p class="lead">${thousands(plan.alerts.length)} rules${groups.length < plan.alerts.length ? `, in ${thousands(groups.length)} rows of the same values` : ""}.
A framed word names the layer of the configuration that set the value; without one it is the catalogue's.</p>
<div class="tools" data-table="alerts-table">
<input type="search" aria-label="Filter alerts" placeholder="Filter by title, id, resource, action group …">
<select aria-label="Kind"><option value="">any kind</option>${kinds.map((k) => h`<option>${k}</option>`)}</select>
<output class="soft" aria-live="polite"></output></div>
<table id="alerts-table"><thead><tr>${columns.map((c) => h`<th scope="col">${c}</th>`)}</tr></thead>
<tbody>${groups.map((g, i) => row(g, i, first(g.rule.id)))}</tbody></table>
<button type="button" class="more" data-more="alerts-table" hidden>Show more</button></section>`;
}

function groupsOf({ alerts, resources }: Plan): Group[] {
  const byUrn = new Map(resources.map((r) => [r.urn, r.inputs]));
  const same = ({ urn: _, targets: __, description: ___, ...rest }: PlanAlert) => JSON.stringify(rest);
  return [...groupBy(alerts, same).values()]
    .map((rules) => ({
      rule: rules[0]!,
      rules: rules.length,
      targets: rules.flatMap((r) => r.targets),
      query: queryOf(byUrn.get(rules[0]!.urn)),
    }))
    .map((group, i) => ({ group, i }))
    .sort((x, y) => x.group.rule.severity - y.group.rule.severity || x.i - y.i)
    .map((x) => x.group);
}

function queryOf(inputs: Record<string, unknown> | undefined): string | undefined {
  const criteria = inputs?.["criteria"] as { allOf?: { query?: unknown }[] } | undefined;
  const query = criteria?.allOf?.[0]?.query;
  return typeof query === "string" ? query : undefined;
}

function row({ rule: a, rules, targets, query }: Group, index: number, first: boolean): Markup {
  const calls = a.actionGroups.map(nameOf).join(", ");
  const severity = h`<span class="tag s${a.severity}">${a.severity} ${severityNames[a.severity]}</span> ${layer(a, "severity")}`;
  const many = rules > 1 ? h`<br><span class="soft small">${thousands(rules)} rules</span>` : undefined;
  return h`<tr data-state="${a.kind}"${first ? h` id="${anchorOf(a.id)}"` : undefined}${later(index)}>
<td data-sort="${a.severity}">${severity}${a.enabled ? undefined : h` <span class="tag">off</span>`}</td>
<td><b>${a.title}</b><br><span class="soft small">${a.id}, ${a.kind}</span>${why(a, query)}</td>
<td data-label="Fires at">${threshold(a)}</td>
<td data-label="Window">${window(a)}</td>
<td data-label="Watches" data-sort="${targets.length}">${watches(targets)}${many}</td>
<td data-label="Calls">${calls || h`<span class="soft">nobody</span>`}</td>
<td data-label="Help">${link(a.runbook, "runbook")}<br>${link(a.source, "source")}</td></tr>
`;
}

/** Why the alert is there and has these values, what it asks, and where to change it. */
function why(a: PlanAlert, query: string | undefined): Markup {
  const entry = entries.get(a.id);
  return h`<details class="why"><summary>why</summary><p>${entry?.reason ?? a.description}</p>
${entry ? h`<p class="soft">${entry.basis}</p>` : undefined}
${query === undefined ? undefined : h`<pre>${query}</pre>`}
<p class="soft">Change it: <code>overrides.alerts["${a.id}"]</code></p></details>`;
}

/** Which layer set a value, where it is not the catalogue. */
function layer(a: PlanAlert, key: string): Markup | undefined {
  const from = a.values[key]?.from;
  return from && from !== "catalogue" ? h`<span class="tag layer" title="${a.values[key]!.path}">${from}</span>` : undefined;
}

function threshold(a: PlanAlert): Markup {
  const key = ["threshold", "failedLocations", "sensitivity"].find((k) => a.values[k] !== undefined);
  const of = a.measure && h`<br><span class="soft small">${a.measure.aggregation.toLowerCase()} of ${a.measure.of}</span>`;
  if (!key) return h`<span class="soft">${a.kind === "activity" ? "an event" : "any"}</span>${of}`;
  const value = shown(a.values[key]!.value);
  const sign = a.measure ? `${operatorSign(a.measure.operator)} ` : "";
  const text =
    key === "sensitivity" ? `dynamic, ${value.toLowerCase()}` : key === "failedLocations" ? `${value} places` : sign + value;
  return h`<b>${text}</b> ${layer(a, key)}${of}`;
}

function window(a: PlanAlert): Markup {
  const [size, every] = [a.values["windowSize"]?.value ?? a.values["for"]?.value, a.values["evaluationFrequency"]?.value];
  if (size === undefined) return h`<span class="soft">–</span>`;
  return h`${duration(size)}${every === undefined ? "" : `, every ${duration(every)}`} ${layer(a, "windowSize")}`;
}

function watches(targets: string[]): Markup {
  if (targets.length === 0) return h`<span class="soft">the subscription</span>`;
  const names = targets.slice(0, 3).map(nameOf).join(", ");
  const more = targets.length > 3 ? ` and ${thousands(targets.length - 3)} more` : "";
  return h`<span title="${targets.slice(0, 20).join("\n")}">${names}${more}</span>`;
}
