import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/azure-native/provider.js";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { shortHash } from "../../core/base/hash.ts";
import type { Cloud } from "../../core/azure/region.ts";

interface PlacementArgs {
  /** Holds the workspace and the action groups. */
  subscriptionId: string;
  resourceGroup: string;
  createResourceGroups: boolean;
  location: string;
  tags: Record<string, string>;
  cloud: Cloud;
}

/** What the provider calls the clouds; one made in code takes nothing from the stack's own `azure-native:environment`. */
const environmentOf: Record<Cloud, string> = { public: "public", usgov: "usgovernment", china: "china" };

/** Where things go: a provider and a monitoring resource group per subscription, each made when first asked for. */
export class Placement {
  private readonly name: string;
  private readonly args: PlacementArgs;
  private readonly parent: pulumi.ComponentResource;
  private readonly providers = new Map<string, Provider>();
  private readonly groups = new Map<string, ResourceGroup>();

  constructor(name: string, args: PlacementArgs, parent: pulumi.ComponentResource) {
    this.name = name;
    this.args = args;
    this.parent = parent;
  }

  /** Without one, resources would land in whatever subscription the Azure CLI is logged in to. */
  provider(subscriptionId: string): Provider {
    const key = subscriptionId.toLowerCase();
    let provider = this.providers.get(key);
    if (!provider) {
      provider = new Provider(
        `${this.name}-${this.label(key)}`,
        { subscriptionId, environment: environmentOf[this.args.cloud] },
        { parent: this.parent },
      );
      this.providers.set(key, provider);
    }
    return provider;
  }

  /** Name of the monitoring resource group of a subscription; an output of the group where azmon makes it, so that all waits for it. */
  resourceGroup(subscriptionId: string): pulumi.Input<string> {
    if (!this.args.createResourceGroups) return this.args.resourceGroup;
    const key = subscriptionId.toLowerCase();
    let group = this.groups.get(key);
    if (!group) {
      group = new ResourceGroup(
        `${this.name}-group-${this.label(key)}`,
        { resourceGroupName: this.args.resourceGroup, location: this.args.location, tags: this.args.tags },
        { parent: this.parent, provider: this.provider(subscriptionId) },
      );
      this.groups.set(key, group);
    }
    return group.name;
  }

  /** Options for a component whose children lie in a subscription. */
  in(subscriptionId: string): pulumi.ComponentResourceOptions {
    return { parent: this.parent, provider: this.provider(subscriptionId) };
  }

  /** The environment's own subscription: where all goes that is not beside what it watches. */
  home(): { resourceGroupName: pulumi.Input<string>; options: pulumi.ComponentResourceOptions } {
    const { subscriptionId } = this.args;
    return { resourceGroupName: this.resourceGroup(subscriptionId), options: this.in(subscriptionId) };
  }

  /** Names a subscription in child names: `main`, or a hash of its id. */
  label(subscription: string): string {
    return subscription.toLowerCase() === this.args.subscriptionId.toLowerCase() ? "main" : shortHash(subscription.toLowerCase());
  }
}
