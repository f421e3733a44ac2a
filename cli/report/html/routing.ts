import { compare } from "../../../core/base/json.ts";
import { thousands } from "../../plan/stats.ts";
import type { Plan } from "../../plan/types.ts";
import { nameOf, severityNames } from "../names.ts";
import { type Markup, h } from "./markup.ts";

const NOBODY = "";

/** Who gets what: how many rules of each severity call each action group. A rule that is off calls nobody yet. */
export function routingSection({ alerts }: Plan): Markup {
  const groups = new Map<string, number[]>();
  for (const a of alerts.filter((x) => x.enabled))
    for (const group of a.actionGroups.length > 0 ? a.actionGroups : [NOBODY]) {
      const counts = groups.get(group) ?? severityNames.map(() => 0);
      counts[a.severity]!++;
      groups.set(group, counts);
    }
  const sorted = [...groups].sort(([a], [b]) => compare(nameOf(a), nameOf(b)));
  return h`<section id="routing" class="card"><h2>Who is called</h2>
${
  sorted.length === 0
    ? h`<p class="lead">No rule is on.</p>`
    : h`<p class="lead">Rules by the action group they call and their severity.</p>
<table id="routing-table"><thead><tr><th scope="col">Action group</th>
${severityNames.map((name, i) => h`<th scope="col">${i} ${name}</th>`)}</tr></thead>
<tbody>${sorted.map(([group, counts]) => row(group, counts))}</tbody></table>`
}</section>`;
}

const row = (group: string, counts: number[]): Markup =>
  h`<tr><td title="${group}">${group === NOBODY ? h`<b class="bad">nobody</b>` : h`<b>${nameOf(group)}</b>`}</td>
${counts.map((n, i) => h`<td data-label="${i} ${severityNames[i]!}">${n === 0 ? h`<span class="soft">–</span>` : thousands(n)}</td>`)}</tr>`;
