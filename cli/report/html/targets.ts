import { type Stats, type TargetState, thousands } from "../../plan/stats.ts";
import type { PlanCoverage } from "../../plan/types.ts";
import { statusNames, typeTitle } from "../names.ts";
import { type Markup, h } from "./markup.ts";

const states = { blind: "no signal", partly: "partly", watched: "watched", exempt: "exempt", quiet: "nothing to watch" } as const;
const rank = ["blind", "partly", "exempt", "watched", "quiet"];
const choices = Object.entries(states).map(([k, v]) => h`<option value="${k}">${v}</option>`);
const columns = ["Resource", "Type", "Where", "Owner", "State", "Signals"];

/** Every selected resource with its signals. */
export function targetsSection({ targets }: Stats): Markup {
  return h`<section id="targets" class="card"><h2>Targets</h2>
<p class="lead">${thousands(targets.length)} selected resources.
A signal is an alert or a way of collecting data; its edge says whether it is covered.</p>
<div class="tools" data-table="targets-table">
<input type="search" aria-label="Filter targets" placeholder="Filter by name, type, group, owner, signal …">
<select aria-label="State"><option value="">any state</option>${choices}</select>
<output class="soft" aria-live="polite"></output></div>
<table id="targets-table"><thead><tr>${columns.map((c) => h`<th scope="col">${c}</th>`)}</tr></thead>
<tbody>${targets.map(row)}</tbody></table></section>`;
}

const row = (t: TargetState): Markup =>
  h`<tr data-state="${t.state}"><td title="${t.id}"><b>${t.name}</b></td>
<td data-label="Type" title="${t.type}">${typeTitle(t.type)}</td>
<td data-label="Where">${t.resourceGroup} <span class="soft">${t.location}</span></td>
<td data-label="Owner">${t.owner ?? "–"}${t.criticality ? h` <span class="soft">${t.criticality}</span>` : undefined}</td>
<td data-label="State" data-sort="${rank.indexOf(t.state)}"><span class="tag ${t.state}">${states[t.state]}</span></td>
<td data-label="Signals" data-sort="${t.counts.covered}">${signals(t)}</td></tr>
`;

/** Signals that are not applicable say why once, not one chip each. */
function signals(t: TargetState): Markup {
  const shown = t.signals.filter((s) => s.status !== "notApplicable");
  if (shown.length === 0)
    return h`<span class="soft">${[...new Set(t.signals.map((s) => s.reason ?? "not applicable"))].slice(0, 2).join(" ")}</span>`;
  return h`<div class="chips">${shown.map(chip)}</div>`;
}

const chip = (s: PlanCoverage): Markup =>
  h`<span class="chip ${s.status}" title="${statusNames[s.status]}${s.reason ? `: ${s.reason}` : ""}">${s.signal}</span>`;
