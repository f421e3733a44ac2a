import type { Azure } from "./azure.ts";
import type { Properties } from "./cloud.ts";

export interface Planned {
  urn: string;
  type: string;
  custom: boolean;
  id?: string;
  inputs: Properties;
  dependencies: string[];
}
export interface Refusal {
  id: string;
  answer: string;
}

/** Creates what a plan holds, each resource after those it depends on, and returns what Azure refused. */
export function replay(resources: readonly Planned[], azure: Azure): Refusal[] {
  const byUrn = new Map(resources.map((r) => [r.urn, r]));
  const done = new Set<string>();
  const refused: Refusal[] = [];
  const visit = (resource: Planned): void => {
    if (done.has(resource.urn)) return;
    done.add(resource.urn);
    for (const urn of resource.dependencies) {
      const dependency = byUrn.get(urn);
      if (dependency) visit(dependency);
    }
    if (!resource.custom || !resource.id || !resource.type.startsWith("azure-native:")) return;
    try {
      azure.write("create", resource.id, resource.type, resource.inputs);
    } catch (error) {
      refused.push({ id: resource.id, answer: (error as Error).message });
    }
  };
  resources.forEach(visit);
  return refused;
}
