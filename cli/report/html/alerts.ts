import { thousands } from "../../plan/stats.ts";
import type { Plan, PlanAlert } from "../../plan/types.ts";
import { duration, nameOf, operatorSign, severityNames, shown } from "../names.ts";
import { type Markup, h, link } from "./markup.ts";

const kinds = ["metric", "log", "activity", "prometheus"];
const columns = ["Severity", "Alert", "Fires at", "Window", "Watches", "Calls", "Help"];

/** Every rule: what wakes whom, at which value, and who chose that value. */
export function alertsSection({ alerts }: Plan): Markup {
  const sorted = alerts.map((a, i) => ({ a, i })).sort((x, y) => x.a.severity - y.a.severity || x.i - y.i);
  return h`<section id="alerts" class="card"><h2>Alert rules</h2>
<p class="lead">${thousands(alerts.length)} rules.
A framed word names the layer of the configuration that set the value; without one it is the catalogue's.</p>
<div class="tools" data-table="alerts-table">
<input type="search" aria-label="Filter alerts" placeholder="Filter by title, id, resource, action group …">
<select aria-label="Kind"><option value="">any kind</option>${kinds.map((k) => h`<option>${k}</option>`)}</select>
<output class="soft" aria-live="polite"></output></div>
<table id="alerts-table"><thead><tr>${columns.map((c) => h`<th scope="col">${c}</th>`)}</tr></thead>
<tbody>${sorted.map(({ a }) => row(a))}</tbody></table></section>`;
}

function row(a: PlanAlert): Markup {
  const calls = a.actionGroups.map(nameOf).join(", ");
  const severity = h`<span class="tag s${a.severity}">${a.severity} ${severityNames[a.severity]}</span> ${layer(a, "severity")}`;
  return h`<tr data-state="${a.kind}">
<td data-sort="${a.severity}">${severity}${a.enabled ? undefined : h` <span class="tag">off</span>`}</td>
<td><b>${a.title}</b><br><span class="soft small">${a.id}, ${a.kind}</span></td>
<td data-label="Fires at">${threshold(a)}</td>
<td data-label="Window">${window(a)}</td>
<td data-label="Watches" data-sort="${a.targets.length}">${watches(a)}</td>
<td data-label="Calls">${calls || h`<span class="soft">nobody</span>`}</td>
<td data-label="Help">${link(a.runbook, "runbook")}<br>${link(a.source, "source")}</td></tr>
`;
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

function watches({ targets }: PlanAlert): Markup {
  if (targets.length === 0) return h`<span class="soft">the subscription</span>`;
  const names = targets.slice(0, 3).map(nameOf).join(", ");
  const more = targets.length > 3 ? ` and ${thousands(targets.length - 3)} more` : "";
  return h`<span title="${targets.slice(0, 20).join("\n")}">${names}${more}</span>`;
}
