import { compare } from "../../../core/base/json.ts";
import { type Stats, type TargetState, thousands } from "../../plan/stats.ts";
import type { PlanCoverage } from "../../plan/types.ts";
import { statusNames, typeTitle } from "../names.ts";
import { ruleAnchors, type Anchors } from "./anchors.ts";
import { type Markup, h } from "./markup.ts";
import { later } from "./paging.ts";

const states = { blind: "no signal", partly: "partly", watched: "watched", exempt: "exempt", quiet: "nothing to watch" } as const;
/** What is missing comes first, what has nothing to watch last. */
const rank = ["blind", "partly", "exempt", "watched", "quiet"];
const choices = Object.entries(states).map(([k, v]) => h`<option value="${k}">${v}</option>`);
const columns = ["Resource", "Type", "Where", "Owner", "State", "Signals"];
/** A row names so many missing signals; its set names all. */
const MISSING = 4;

/** Every selected resource. Resources of one type often have the same signals, so a row points at its set of them. */
export function targetsSection({ targets }: Stats, anchors: Anchors = ruleAnchors([])): Markup {
  const order = (t: TargetState) => rank.indexOf(t.state);
  const sorted = [...targets].sort((a, b) => order(a) - order(b) || compare(a.id, b.id));
  const sets = new Map<string, { n: number; of: TargetState; targets: number }>();
  const rows = sorted.map((t, i) => {
    const key = JSON.stringify([t.type, t.signals.map((s) => [s.signal, s.status, s.reason])]);
    const set = sets.get(key) ?? { n: sets.size + 1, of: t, targets: 0 };
    sets.set(key, set);
    set.targets++;
    return row(t, set.n, i);
  });
  return h`<section id="targets" class="card"><h2>Targets</h2>
<p class="lead">${thousands(targets.length)} selected resources, those that lack something first.
A signal is an alert or a way of collecting data.</p>
<div class="tools" data-table="targets-table">
<input type="search" aria-label="Filter targets" placeholder="Filter by name, type, group, owner, signal …">
<select aria-label="State"><option value="">any state</option>${choices}</select>
<output class="soft" aria-live="polite"></output></div>
<table id="targets-table"><thead><tr>${columns.map((c) => h`<th scope="col">${c}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>
<button type="button" class="more" data-more="targets-table" hidden>Show more</button>
<details><summary><h3>Signals, set by set</h3> <span class="soft">its edge says whether a signal is covered; a name leads to its rule</span>
</summary>${[...sets.values()].map((s) => setOf(s.n, s.of, s.targets, anchors))}</details></section>`;
}

const row = (t: TargetState, set: number, index: number): Markup =>
  h`<tr data-state="${t.state}" data-set="set-${set}"${later(index)}><td title="${t.id}"><b>${t.name}</b></td>
<td data-label="Type" title="${t.type}">${typeTitle(t.type)}</td>
<td data-label="Where">${t.resourceGroup} <span class="soft">${t.location}</span></td>
<td data-label="Owner">${t.owner ?? "–"}${t.criticality ? h` <span class="soft">${t.criticality}</span>` : undefined}</td>
<td data-label="State" data-sort="${rank.indexOf(t.state)}"><span class="tag ${t.state}">${states[t.state]}</span></td>
<td data-label="Signals" data-sort="${t.counts.covered}">${signals(t, set)}</td></tr>
`;

/** What is missing by name and the first reason why, the rest by number. */
function signals(t: TargetState, set: number): Markup {
  const { covered, exempt, missing } = t.counts;
  if (covered + exempt + missing === 0)
    return h`<span class="soft">${[...new Set(t.signals.map((s) => s.reason ?? "not applicable"))].slice(0, 2).join(" ")}</span>`;
  const lacking = t.signals.filter((s) => s.status === "missing");
  const names = lacking
    .slice(0, MISSING)
    .map((s) => s.signal)
    .join(", ");
  const more = lacking.length > MISSING ? ` and ${lacking.length - MISSING} more` : "";
  const lack =
    missing > 0
      ? h`<b class="bad">lacks ${names}${more}</b> <span class="soft">${lacking[0]!.reason ?? ""}</span><br>`
      : undefined;
  return h`${lack}<a href="#set-${set}">${covered} covered${exempt > 0 ? `, ${exempt} exempt` : ""}</a>`;
}

function setOf(n: number, t: TargetState, targets: number, anchors: Anchors): Markup {
  const shown = t.signals.filter((s) => s.status !== "notApplicable");
  if (shown.length === 0) return h``;
  const why = [...new Set(shown.filter((s) => s.status !== "covered").flatMap((s) => s.reason ?? []))];
  return h`<div class="set" id="set-${n}"><p><b>${typeTitle(t.type)}</b> <span class="soft">× ${thousands(targets)}</span></p>
<div class="chips">${shown.map((s) => chip(s, anchors))}</div>${why.map((r) => h`<p class="soft small">${r}</p>`)}</div>`;
}

function chip(s: PlanCoverage, anchors: Anchors): Markup {
  const title = `${statusNames[s.status]}${s.reason ? `: ${s.reason}` : ""}`;
  const to = s.status === "covered" ? anchors(s.signal) : undefined;
  return to
    ? h`<a class="chip ${s.status}" title="${title}" href="#${to}">${s.signal}</a>`
    : h`<span class="chip ${s.status}" title="${title}">${s.signal}</span>`;
}
