import { ClusterHost, type ContainerInsightsArgs, NamespaceFilter } from "./args.ts";

/** Refuses what Azure would refuse, or accept and quietly collect nothing. All problems at once. */
export function checkArgs(name: string, args: ContainerInsightsArgs): void {
  const problems: string[] = [];
  const minutes = args.collectionIntervalMinutes ?? 1;
  if (!(Number.isInteger(minutes) && minutes >= 1 && minutes <= 30))
    problems.push(`collectionIntervalMinutes is ${minutes}; allowed: whole minutes from 1 to 30`);
  const filter = args.namespaceFilter ?? NamespaceFilter.Off;
  if (filter !== NamespaceFilter.Off && !args.namespaces?.length) problems.push(`namespaceFilter "${filter}" needs namespaces`);
  if (args.highLogScale && !args.allowPreview) problems.push("highLogScale is a preview of Azure; set allowPreview to permit it");
  if (
    args.prometheus !== false &&
    !args.metricsWorkspace &&
    args.clusters.some((c) => c.prometheus !== false && !c.metricsWorkspace)
  )
    problems.push("prometheus needs metricsWorkspace: its name and location, and the id of one that exists");
  const names = new Set<string>();
  const ids = new Map<string, string>();
  for (const c of args.clusters) {
    if (c.networkLogs && !args.highLogScale)
      problems.push(`networkLogs of "${c.name}" needs highLogScale: flows enter by its endpoint`);
    if (c.networkLogs && c.host === ClusterHost.Arc) problems.push(`networkLogs of "${c.name}": connected clusters have none`);
    if (names.has(c.name)) problems.push(`two clusters are named "${c.name}"`);
    names.add(c.name);
    if (typeof c.id !== "string") continue;
    const other = ids.get(c.id.toLowerCase());
    if (other !== undefined) problems.push(`clusters "${other}" and "${c.name}" are the same resource ${c.id}`);
    ids.set(c.id.toLowerCase(), c.name);
  }
  if (problems.length > 0) throw new Error(`ContainerInsights "${name}": ${problems.join("; ")}`);
}
