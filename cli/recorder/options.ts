/* eslint-disable @typescript-eslint/no-explicit-any -- protobuf messages of @pulumi/pulumi/proto have no types */

/** The resource options of a RegisterResourceRequest that say something; those left at their default are absent. */
export function readOptions(request: any): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  const set = (key: string, value: unknown) => {
    if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)) options[key] = value;
  };
  set("protect", request.hasProtect() && request.getProtect() ? true : undefined);
  set("retainOnDelete", request.getRetainondelete() || undefined);
  // An explicit false matters: the provider would otherwise delete a resource of a fixed name first.
  set("deleteBeforeReplace", request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined);
  set("deletedWith", request.getDeletedwith());
  set("ignoreChanges", request.getIgnorechangesList());
  set("replaceOnChanges", request.getReplaceonchangesList());
  set("replaceWith", request.getReplaceWithList());
  set("hideDiffs", request.getHidediffsList());
  set("additionalSecretOutputs", request.getAdditionalsecretoutputsList());
  set("import", request.getImportid());
  set("provider", request.getProvider());
  const providers = [...request.getProvidersMap().entries()].sort();
  set("providers", providers.length > 0 ? Object.fromEntries(providers) : undefined);
  set("aliases", request.getAliasesList().flatMap(alias));
  set("customTimeouts", timeouts(request.getCustomtimeouts()));
  return options;
}

/** azure-native gives every resource an alias per API version, which changes nothing but the type: only the others are a person's. */
function alias(a: any): unknown[] {
  if (a.hasUrn()) return [a.getUrn()];
  const { name, type, stack, project, parenturn, noparent } = a.getSpec().toObject();
  if (/^azure-native[_:]/.test(type) && !name && !stack && !project) return [];
  const spec = Object.entries({ name, type, stack, project, parentUrn: parenturn, noParent: noparent }).filter(([, v]) => v);
  return spec.length > 0 ? [Object.fromEntries(spec)] : [];
}

function timeouts(t: any): Record<string, string> | undefined {
  const given = Object.entries({ create: t?.getCreate(), update: t?.getUpdate(), delete: t?.getDelete() }).filter(([, v]) => v);
  return given.length > 0 ? (Object.fromEntries(given) as Record<string, string>) : undefined;
}
