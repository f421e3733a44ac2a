import { groupBy } from "../../../core/base/list.ts";
import { type Stats, type TargetState, thousands } from "../../plan/stats.ts";
import type { Plan } from "../../plan/types.ts";
import { lackingText, typeTitle } from "../names.ts";
import { h, type Markup } from "./markup.ts";

const GROUPS = 24;
const NAMES = 60;

/** First of all: what would stay unseen. Resources that lack the same signals stand together, those without any first. */
export function uncoveredSection(stats: Stats, plan: Plan): Markup {
  const open = stats.targets.filter((t) => t.counts.missing > 0);
  const groups = [...groupBy(open, (t) => [t.type, t.state, ...missing(t).map((s) => s.signal)].join("\n")).values()];
  groups.sort((a, b) => rank(a[0]!) - rank(b[0]!) || b.length - a.length);
  return h`<section id="uncovered" class="card"><h2>Uncovered</h2>
${
  open.length === 0
    ? h`<p class="lead good">Nothing that should be watched is left out.</p>`
    : h`<p class="lead">${thousands(open.length)} resources lack a signal that azmon recommends for them. Those without any come first.</p>
<div>${groups.slice(0, GROUPS).map(group)}</div>${rest(groups)}`
}
${exemptions(stats)}${leftOut(plan)}</section>`;
}

/** Rows that the selection leaves out, by reason: nobody watches them here. */
function leftOut(plan: Plan): Markup | undefined {
  if (plan.leftOut.length === 0) return undefined;
  const groups = [...groupBy(plan.leftOut, (l) => l.reason)].sort(([, a], [, b]) => b.length - a.length);
  return h`<h3>Left out by the selection</h3>
${groups.slice(0, GROUPS).map(
  ([reason, all]) => h`<details><summary>${thousands(all.length)} because ${reason}</summary>
<ul>${all.slice(0, NAMES).map((l) => h`<li>${l.id.split("/").at(-1)!} <span class="soft">${l.type}</span></li>`)}</ul>
${all.length > NAMES ? h`<p class="soft">And ${thousands(all.length - NAMES)} more in plan.json.</p>` : undefined}</details>`,
)}`;
}

const missing = (t: TargetState) => t.signals.filter((s) => s.status === "missing");
const rank = (t: TargetState): number => (t.state === "blind" ? 0 : 1);

function group(targets: TargetState[]): Markup {
  const first = targets[0]!;
  const lacking = missing(first).map((s) => s.signal);
  const text = lackingText(lacking);
  const reasons = [...new Set(targets.flatMap((t) => missing(t).flatMap((s) => s.reason ?? [])))];
  return h`<details><summary><h3>${targets.length === 1 ? first.name : `${thousands(targets.length)} × ${typeTitle(first.type)}`}</h3>
<span class="tag ${first.state}">${first.state === "blind" ? "no signal" : "partly covered"}</span>
<span class="soft">${targets.length === 1 ? `${typeTitle(first.type)}, ` : ""}lacks ${text}</span></summary>
${lacking.every((signal) => text.includes(signal)) ? undefined : h`<p class="soft">${lacking.join(", ")}</p>`}
${reasons.slice(0, 3).map((r) => h`<p class="soft">${r}</p>`)}
<ul>${targets.slice(0, NAMES).map((t) => h`<li>${t.name} <span class="soft">${t.resourceGroup}${t.owner ? `, owner ${t.owner}` : ""}</span></li>`)}</ul>
${targets.length > NAMES ? h`<p class="soft">And ${thousands(targets.length - NAMES)} more: filter under Targets.</p>` : undefined}</details>`;
}

function rest(groups: TargetState[][]): Markup | undefined {
  const left = groups.slice(GROUPS);
  if (left.length === 0) return undefined;
  const resources = left.reduce((n, g) => n + g.length, 0);
  return h`<details><summary>${thousands(resources)} more resources, in ${left.length} groups</summary>${left.map(group)}</details>`;
}

function exemptions({ targets }: Stats): Markup | undefined {
  const exempt = targets.flatMap((t) => t.signals.filter((s) => s.status === "exempt").map((signal) => ({ target: t, signal })));
  if (exempt.length === 0) return undefined;
  return h`<details><summary><h3>${thousands(exempt.length)} exempt signals</h3></summary><ul>${exempt.map(
    ({ target, signal: s }) =>
      h`<li><b>${target.name}</b> ${s.signal}: ${s.reason ?? "no reason given"} (${s.owner ?? "nobody"}, until ${s.expires ?? "ever"})</li>`,
  )}</ul></details>`;
}
