import type * as pulumi from "@pulumi/pulumi";

/** Tags that somebody else sets stay as they are; without it each update would take them off and Azure Policy put them back. */
export const ignoringTags =
  (keys: readonly string[]): pulumi.ResourceTransformation =>
  ({ props, opts }) => {
    if (keys.length === 0 || (props as { tags?: unknown }).tags === undefined) return undefined;
    const paths = keys.map((key) => `tags[${JSON.stringify(key)}]`);
    return {
      props,
      opts: { ...opts, ignoreChanges: [...new Set([...((opts as pulumi.CustomResourceOptions).ignoreChanges ?? []), ...paths])] },
    };
  };
