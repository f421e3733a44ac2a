import { set, setAt } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { eachText, list, peek, text } from "../../peek.ts";
import { advisory, type ResourceRule, wrong } from "../../rule.ts";
import { holdsSecret, isReference, isSecretAddress, isSecretName, isSecretSetting } from "../../views/secrets.ts";

const ACTION_GROUP = "microsoft.insights/actiongroups";
/** Receivers whose address is a secret in itself: who knows it can call it. */
const addresses: readonly (readonly [string, string])[] = [
  ["webhookReceivers", "serviceUri"],
  ["logicAppReceivers", "callbackUrl"],
  ["azureFunctionReceivers", "httpTriggerUrl"],
  ["automationRunbookReceivers", "serviceUri"],
];
/** Lists of which every value is a secret, and values that are one, by ARM type. */
const secretLists: Record<string, readonly string[]> = {
  "microsoft.app/containerapps": ["configuration.secrets", "secrets"],
  "microsoft.app/jobs": ["configuration.secrets", "secrets"],
  "microsoft.app/managedenvironments/daprcomponents": ["secrets"],
};
const secretValues: Record<string, readonly string[]> = {
  "microsoft.keyvault/vaults/secrets": ["properties.value", "value"],
  "microsoft.containerservice/managedclusters": ["servicePrincipalProfile.secret", "servicePrincipal.clientSecret"],
};

export const forbidClearSecrets: ResourceRule = {
  scope: "resource",
  name: "forbid-clear-secrets",
  group: "security",
  title: "Keys, passwords and callback addresses are Pulumi secrets",
  why: "In clear they stand in the state file, the preview and every log of the pipeline, for whoever may read one of them.",
  severity: "critical",
  levels: { ...advisory, production: "mandatory" },
  source: "https://www.pulumi.com/docs/iac/concepts/secrets/",
  fix: set("azure-native:monitor:ActionGroup", {
    webhookReceivers: [{ name: "pager", serviceUri: '${config.requireSecret("pagerUrl")}', useCommonAlertSchema: true }],
  }),
  check(node) {
    if (node.dialect === "other") return undefined;
    const found = clearAddress(node) ?? clearValue(node) ?? clearText(node);
    return found === undefined ? undefined : wrong(`has a secret in clear in ${found}`, secretFix(node, found));
  },
};

/** The property at fault, with the secret from the stack's configuration. */
function secretFix(node: Node, path: string) {
  if (node.kind === ACTION_GROUP) return undefined;
  const name = path
    .split(/\.|\[\d+\]\.?/)
    .filter(Boolean)
    .at(-1)!;
  return setAt(node.token, path, `\${config.requireSecret("${name}")}`);
}

function clearAddress(node: Node): string | undefined {
  if (node.kind !== ACTION_GROUP) return undefined;
  for (const [receivers, property] of addresses) {
    const items = list(node.props, receivers) ?? [];
    for (const [i, item] of items.entries()) {
      if (item.state !== "known") continue;
      const address = peek(item.value, property);
      if (address.state === "known" && !address.secret && !item.secret && isSecretAddress(String(address.value)))
        return `${receivers}[${i}].${property}`;
    }
  }
  return undefined;
}

/** What is a secret by the place it stands in. */
function clearValue(node: Node): string | undefined {
  for (const path of secretValues[node.kind] ?? []) if (isClear(node.props, path)) return path;
  for (const path of secretLists[node.kind] ?? [])
    for (const [i, item] of (list(node.props, path) ?? []).entries())
      if (item.state === "known" && !item.secret && isClear(item.value, "value")) return `${path}[${i}].value`;
  return undefined;
}
function isClear(root: unknown, path: string): boolean {
  const at = peek(root, path);
  return at.state === "known" && !at.secret && typeof at.value === "string" && !isReference(at.value);
}

/** What is a secret by what it says, or by what its property or setting is called. */
function clearText(node: Node): string | undefined {
  let found: string | undefined;
  eachText(node.props, (value, path, secret) => {
    if (found !== undefined || secret || isReference(value)) return;
    const keys = path.split(/\.|\[\d+\]\.?/).filter(Boolean);
    if (holdsSecret(value) || isSecretName(keys.at(-1)!) || isSetting(node, keys, path)) found = path;
  });
  return found;
}
/** `{ name: "DB_PASSWORD", value: "..." }`, or `DB_PASSWORD` in a map of settings. */
function isSetting(node: Node, keys: readonly string[], path: string): boolean {
  if (keys.at(-1) !== "value")
    return isSecretSetting(keys.at(-1)!) && /settings|variables|env|properties/i.test(keys.at(-2) ?? "");
  // The parameters of a template: `{ adminPassword: { value: "..." } }`.
  if (isSecretName(keys.at(-2) ?? "")) return true;
  const name = text(at(node.props, path.replace(/\.value$/, "")), "name");
  return name !== undefined && isSecretSetting(name);
}
/** The value at a path with list indices, as `eachText` writes it. */
const at = (root: unknown, path: string): unknown =>
  path.split(/\.|(?=\[)/).reduce<unknown>((value, key) => {
    const index = /^\[(\d+)\]$/.exec(key)?.[1];
    if (index === undefined) {
      const p = peek(value, key);
      return p.state === "known" ? p.value : undefined;
    }
    const items = list({ items: value }, "items");
    const item = items?.[Number(index)];
    return item?.state === "known" ? item.value : undefined;
  }, root);
