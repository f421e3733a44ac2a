import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource.js";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap.js";
import * as pulumi from "@pulumi/pulumi";
import { stableJson } from "../../core/base/json.ts";
import { refuse } from "../azure/check.ts";
import { checkConfiguration } from "./check.ts";
import type { ClusterConfigurationArgs } from "./clusterConfigurationArgs.ts";
import { instrumentation, keyOf, type Manifest, manifests } from "./manifests.ts";

/**
 * What has to be set inside a cluster, where ARM does not reach: the log agent's config map, what Prometheus scrapes, monitors, and
 * auto-instrumentation. Registered where a provider is given and `apply` is on; always returned as manifests for `kubectl apply -f`.
 */
export class ClusterConfiguration extends pulumi.ComponentResource {
  /** A YAML stream: JSON documents between `---`. Secret where it holds a connection string. */
  readonly manifests: pulumi.Output<string>;
  /** By kind, namespace and name; empty without `apply`. */
  readonly objects: Record<string, pulumi.CustomResource> = {};

  constructor(name: string, args: ClusterConfigurationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:ClusterConfiguration", name, {}, opts);
    refuse(name, checkConfiguration(args));
    const plain = manifests(args);
    const instrumented = (args.instrumentation ?? []).map((i) =>
      instrumentation(i.namespace, i.platforms, pulumi.secret(i.connectionString)),
    );
    this.manifests = pulumi
      .output([...plain, ...instrumented])
      .apply((all) => all.map((m) => `${stableJson(m, 2)}\n`).join("---\n"));
    if (args.apply)
      for (const object of [...plain, ...instrumented]) {
        const key = keyOf(object);
        this.objects[key] = make(`${name}-${key}`, object, { parent: this });
      }
    this.registerOutputs({ manifests: this.manifests });
  }
}

function make(
  name: string,
  object: Manifest | ReturnType<typeof instrumentation>,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
  const { apiVersion, kind, metadata } = object;
  if (kind === "ConfigMap") return new ConfigMap(name, { metadata, data: (object as Manifest).data }, opts);
  return new CustomResource(name, { apiVersion, kind, metadata, spec: object.spec }, opts);
}
