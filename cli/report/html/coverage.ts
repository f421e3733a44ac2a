import { type Counts, type Stats, type TypeState, thousands } from "../../plan/stats.ts";
import { statusNames, typeTitle } from "../names.ts";
import { type Markup, h } from "./markup.ts";

const SHOWN = 18;
const statuses = ["covered", "exempt", "missing", "notApplicable"] as const;

/** Coverage by resource type; what cannot be watched does not count against it. */
export function coverageSection({ signals, types }: Stats): Markup {
  const watchable = types.filter((t) => expected(t.counts) > 0);
  const more = watchable.slice(SHOWN).map(row);
  const quiet = types.length - watchable.length;
  return h`<section id="coverage" class="card"><h2>Coverage by resource type</h2>
<p class="lead">Signals covered by a rule or a setting, of all that azmon recommends.</p>
${bar(signals)}
<ul class="legend">${statuses.map((s) => h`<li><i class="c-${s}"></i>${thousands(signals[s])} ${statusNames[s]}</li>`)}</ul>
<ul class="rows" style="margin-top:16px">${watchable.slice(0, SHOWN).map(row)}</ul>
${more.length > 0 ? h`<details><summary>${more.length} more types</summary><ul class="rows" style="padding:0">${more}</ul></details>` : undefined}
${quiet > 0 ? h`<p class="soft small">${quiet} more types have nothing to watch.</p>` : undefined}</section>`;
}

const expected = (c: Counts): number => c.covered + c.exempt + c.missing;

const row = (t: TypeState): Markup =>
  h`<li class="row"><span class="name">${typeTitle(t.type)} <span class="soft nowrap">×\u00a0${thousands(t.targets)}</span></span>
${bar(t.counts)}<span class="n">${thousands(t.counts.covered)} of ${thousands(expected(t.counts))}</span></li>`;

function bar(counts: Counts): Markup {
  const all = expected(counts);
  const label = statuses.map((s) => `${counts[s]} ${statusNames[s]}`).join(", ");
  const shown = statuses.filter((s) => s !== "notApplicable" && counts[s] > 0);
  const parts = shown.map((s) => h`<i class="c-${s}" style="width:${((counts[s] / all) * 100).toFixed(2)}%"></i>`);
  return h`<div class="bar" role="img" aria-label="${label}">${parts}</div>`;
}
