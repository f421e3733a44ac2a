import { parseArmId, resourceGroupArmId, subscriptionArmId } from "../../core/azure/armId.ts";
import type { Properties } from "./cloud.ts";

interface TemplateResource extends Properties {
  type: string;
  name: string;
  scope?: string;
  dependsOn?: string[];
  subscriptionId?: string;
  resourceGroup?: string;
  properties?: Properties;
}

const DEPLOYMENT = "microsoft.resources/deployments";

/**
 * The resources of a deployment's template, each after those it depends on; of a nested deployment its resources and then itself,
 * which has no body. Names and ids are taken as they stand.
 */
export function templateResources(deploymentId: string, inputs: Properties): { id: string; body?: Properties }[] {
  const at = parseArmId(deploymentId);
  if (at?.type !== DEPLOYMENT) return [];
  return inOrder(resourcesOf(inputs)).flatMap((resource) => {
    const { subscriptionId = at.subscriptionId, resourceGroup = at.resourceGroup } = resource;
    const place = resourceGroup ? resourceGroupArmId(subscriptionId, resourceGroup) : subscriptionArmId(subscriptionId);
    const id = idOf(place, resource);
    return resource.type.toLowerCase() === DEPLOYMENT
      ? [...templateResources(id, resource), { id }]
      : [{ id, body: bodyOf(resource) }];
  });
}

function resourcesOf(inputs: Properties): TemplateResource[] {
  const { template } = (inputs["properties"] ?? {}) as { template?: { resources?: TemplateResource[] } };
  return template?.resources ?? [];
}

function idOf(place: string, { type, name, scope }: TemplateResource): string {
  const [namespace, ...types] = type.split("/");
  const names = name.split("/");
  const pairs = types.map((t, i) => `${t}/${names[i]}`).join("/");
  return `${scope ?? place}/providers/${namespace}/${pairs}`;
}

/** An expression in the place of a value is a parameter that holds what is there, and leaves it. */
function bodyOf({ location, tags, sku, identity, kind, properties }: TemplateResource): Properties {
  const outer = Object.entries({ location, sku, identity, kind }).filter(([, value]) => value !== undefined);
  const kept = typeof tags === "string" && /^\[[^[]/.test(tags);
  return { ...Object.fromEntries(outer), ...(kept ? {} : { tags }), ...properties };
}

/** A resource is named in `dependsOn` by its id, its name, or a `resourceId(...)` that holds each segment of its name. */
export const dependsOnResource = (dependency: string, { type, name }: TemplateResource): boolean =>
  dependency.toLowerCase().includes(type.toLowerCase())
    ? name.split("/").every((segment) => dependency.includes(segment))
    : dependency === name;

function inOrder(resources: TemplateResource[]): TemplateResource[] {
  const ordered: TemplateResource[] = [];
  const visit = (resource: TemplateResource, path: TemplateResource[]): void => {
    if (ordered.includes(resource)) return;
    if (path.includes(resource)) throw new Error(`InvalidTemplate: circular dependency on ${resource.name}`);
    for (const dependency of resource.dependsOn ?? []) {
      const found = resources.find((r) => r !== resource && dependsOnResource(dependency, r));
      if (!found) throw new Error(`InvalidTemplate: ${resource.name} depends on ${dependency}, which is not in the template`);
      visit(found, [...path, resource]);
    }
    ordered.push(resource);
  };
  resources.forEach((r) => visit(r, []));
  return ordered;
}
