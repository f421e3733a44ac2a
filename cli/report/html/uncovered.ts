import { type Stats, type TargetState, shortType, thousands } from "../../plan/stats.ts";
import { type Markup, h } from "./markup.ts";

const SHOWN = 40;

/** First of all: what would stay unseen, the worst first. */
export function uncoveredSection(stats: Stats): Markup {
  const open = stats.targets
    .filter((t) => t.counts.missing > 0)
    .sort((a, b) => rank(a) - rank(b) || b.counts.missing - a.counts.missing);
  const exempt = stats.targets.flatMap((t) =>
    t.signals.filter((s) => s.status === "exempt").map((s) => ({ target: t, signal: s })),
  );
  return h`<section id="uncovered" class="card"><h2>Uncovered</h2>
${
  open.length === 0
    ? h`<p class="lead good">Nothing that should be watched is left out.</p>`
    : h`<p class="lead">${thousands(open.length)} resources lack a signal that azmon recommends for them. Those without any come first.</p>
<div>${open.slice(0, SHOWN).map(entry)}</div>${open.length > SHOWN ? h`<p class="soft">And ${thousands(open.length - SHOWN)} more: choose “partly” or “blind” under Targets.</p>` : undefined}`
}
${
  exempt.length === 0
    ? undefined
    : h`<details><summary><h3>${thousands(exempt.length)} exempt signals</h3></summary><ul>${exempt.map(
        ({ target, signal }) =>
          h`<li><b>${target.name}</b> ${signal.signal}: ${signal.reason ?? "no reason given"} (${signal.owner ?? "nobody"}, until ${signal.expires ?? "ever"})</li>`,
      )}</ul></details>`
}</section>`;
}

const rank = (t: TargetState): number => (t.state === "blind" ? 0 : 1);

function entry(t: TargetState): Markup {
  const missing = t.signals.filter((s) => s.status === "missing");
  return h`<details><summary><h3>${t.name}</h3> <span class="tag ${t.state}">${t.state === "blind" ? "no signal" : "partly covered"}</span>
<span class="soft">${shortType(t.type)} in ${t.resourceGroup}, ${missing.length} missing${t.owner ? `, owner ${t.owner}` : ""}</span></summary>
<ul>${missing.map((s) => h`<li><b>${s.signal}</b>${s.reason ? `: ${s.reason}` : ""}</li>`)}</ul></details>`;
}
