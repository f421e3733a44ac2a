import { registerCommand, registrations } from "../../plan/registrations.ts";
import { type Stats, shortType, thousands } from "../../plan/stats.ts";
import type { Plan } from "../../plan/types.ts";
import { type Markup, h } from "./markup.ts";

/** What `pulumi up` would make, by kind. */
export function kindsSection(plan: Plan, { kinds }: Stats): Markup {
  const most = Math.max(1, ...kinds.map((k) => k.count));
  return h`<section id="kinds" class="card"><h2>Resources by kind</h2><p class="lead">What <code>pulumi up</code> would make.</p>
<ul class="rows">${kinds.map(
    (k) =>
      h`<li class="row"><span class="name">${shortType(k.type)}</span>
<svg class="track" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
<rect width="${((k.count / most) * 100).toFixed(2)}" height="14" rx="1.5" fill="var(--accent)"/></svg>
<span class="n">${thousands(k.count)}</span></li>`,
  )}</ul>
<details><summary>Before the first deployment: register resource providers</summary>
<p class="lead">Azure refuses resources of a provider that the subscription has not registered. Doing it again does nothing.</p>
<pre>${registrations(plan).map(registerCommand).join("\n")}</pre></details></section>`;
}
