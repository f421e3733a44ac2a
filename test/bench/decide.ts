import { resourceTypes } from "../../catalogue/index.ts";
import { knownOf } from "../../core/config/known.ts";
import { parseConfig } from "../../core/config/parse.ts";
import { decide } from "../../core/decide/index.ts";
import { parseInventory } from "../../core/inventory/parse.ts";
import { environment, inventoryText } from "./inputs.ts";
import { measure } from "./measure.ts";

const REPEATS = 3;

export interface DecideFigures {
  rules: number;
  /** Config and inventory text to specs: the best of a few runs. */
  cpuMs: number;
  wallMs: number;
  /** The first run, before anything was compiled: what a command that runs once feels. */
  coldWallMs: number;
  decideMs: number;
  peakMb: number;
}

/** Times the way from config and inventory to specs. In a process of its own, so that its peak of memory is its own. */
export async function benchDecide(count: number): Promise<DecideFigures> {
  const text = inventoryText(count);
  const known = knownOf(resourceTypes, []);
  const runs: { cpuMs: number; wallMs: number; decideMs: number; rules: number }[] = [];
  for (let i = 0; i < REPEATS; i++) {
    let decideMs = 0;
    const {
      cpuMs,
      wallMs,
      value: rules,
    } = await measure(async () => {
      const { config, problems } = parseConfig(environment, known);
      if (!config) throw new Error(JSON.stringify(problems));
      const { rows } = parseInventory(text, "estate.json");
      const decided = await measure(() => decide({ config, rows }));
      decideMs = decided.cpuMs;
      return decided.value.rules.length;
    });
    runs.push({ cpuMs, wallMs, decideMs, rules });
  }
  const best = runs.reduce((a, b) => (b.cpuMs < a.cpuMs ? b : a));
  return { ...best, coldWallMs: runs[0]!.wallMs, peakMb: process.resourceUsage().maxRSS / 1024 };
}
