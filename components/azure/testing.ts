interface Template {
  resources: TemplateResource[];
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- resources of many types, asserted on by shape
export type TemplateResource = Record<string, any>;

/** For tests: the resources that a deployment writes, those of deployments in it among them. Its inputs are unwrapped. */
export function deployed(inputs: Record<string, unknown>): TemplateResource[] {
  const { template } = (inputs["properties"] ?? {}) as { template?: Template };
  return (template?.resources ?? []).flatMap((r) =>
    r["type"] === "Microsoft.Resources/deployments" ? [r, ...deployed(r)] : [r],
  );
}
