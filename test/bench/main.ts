import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type DecideFigures, benchDecide } from "./decide.ts";
import { type PlanFigures, benchPlan } from "./plan.ts";

/** `npm run bench [rows of the plan]`: figures and ratios, to compare with those before. Asserts nothing: a machine may be busy. */
const [, file, part, count] = process.argv;
const run = promisify(execFile);

async function inChild<T>(name: string, rows: number): Promise<T> {
  const { stdout } = await run(process.execPath, [...process.execArgv, file!, name, String(rows)], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as T;
}

const GROWN = 6;
const ms = (n: number): string => `${n.toFixed(0)} ms`;
const mb = (n: number): string => `${n.toFixed(0)} MB`;

if (part === "decide") console.log(JSON.stringify(await benchDecide(Number(count))));
else if (part === "plan") console.log(JSON.stringify(await benchPlan(Number(count))));
else {
  const empty = await inChild<DecideFigures>("decide", 0);
  const small = await inChild<DecideFigures>("decide", 1_000);
  const large = await inChild<DecideFigures>("decide", 10_000);
  console.log("config and inventory to specs");
  for (const [rows, f] of [[1_000, small], [10_000, large]] as const)
    console.log(`  ${rows} rows: ${ms(f.wallMs)} by the clock, the first time ${ms(f.coldWallMs)}; ${ms(f.cpuMs)} of the processor; ${f.rules} rules, ${mb(f.peakMb - empty.peakMb)} over an empty run`);
  console.log(`  growth from 1,000 to 10,000 rows: ${(large.cpuMs / small.cpuMs).toFixed(1)}x (decide ${(large.decideMs / small.decideMs).toFixed(1)}x)`);
  const rows = Number(part ?? 1_000);
  const plan = await inChild<PlanFigures>("plan", rows);
  console.log("plan, by processor time");
  console.log(`  ${rows} rows, ${plan.resources} resources: ${ms(plan.planCpuMs)}; the same by the bare SDK ${ms(plan.bareCpuMs)}`);
  console.log(`  ratio: ${(plan.planCpuMs / plan.bareCpuMs).toFixed(2)}`);
  const more = await inChild<PlanFigures>("plan", rows * GROWN);
  const each = (p: PlanFigures) => p.planCpuMs / p.resources;
  console.log(`  ${rows * GROWN} rows, ${more.resources} resources: ${(each(more) / each(plan)).toFixed(2)} times the time a resource`);
  // Imported here, so that it costs the children above nothing.
  await (await import("./policies.ts")).benchPolicies();
} // prettier-ignore
