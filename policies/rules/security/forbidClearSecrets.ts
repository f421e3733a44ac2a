import { set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { eachText, list, peek } from "../../peek.ts";
import { advisory, type ResourceRule, wrong } from "../../rule.ts";

const ACTION_GROUP = "microsoft.insights/actiongroups";
/** Receivers whose address is a secret in itself: who knows it can call it. */
const addresses: readonly (readonly [string, string])[] = [
  ["webhookReceivers", "serviceUri"],
  ["logicAppReceivers", "callbackUrl"],
  ["azureFunctionReceivers", "httpTriggerUrl"],
  ["automationRunbookReceivers", "serviceUri"],
];
const tokenInUrl =
  /[?&](sig|code|token|key|api-?key|secret|integration-?key)=[^&]{6,}|\/(integration|webhooks?|services)\/[\w-]{16,}/i;
const keyInText = /(AccountKey|SharedAccessKey|SharedSecretIssuer)=[A-Za-z0-9+/=]{16,}|[?&]sig=[A-Za-z0-9%+/=]{20,}/;

export const forbidClearSecrets: ResourceRule = {
  scope: "resource",
  name: "forbid-clear-secrets",
  group: "security",
  title: "Keys and callback addresses are Pulumi secrets",
  why: "In clear they stand in the state file, the preview and every log of the pipeline, for whoever may read one of them.",
  severity: "critical",
  levels: { ...advisory, production: "mandatory" },
  source: "https://www.pulumi.com/docs/iac/concepts/secrets/",
  fix: set("azure-native:monitor:ActionGroup", {
    webhookReceivers: [{ name: "pager", serviceUri: '${config.requireSecret("pagerUrl")}', useCommonAlertSchema: true }],
  }),
  check(node) {
    const at = node.kind === ACTION_GROUP ? clearAddress(node) : undefined;
    const found = at ?? (node.dialect === "other" ? undefined : clearKey(node));
    return found === undefined ? undefined : wrong(`has a secret in clear in ${found}`);
  },
};

function clearAddress(node: Node): string | undefined {
  for (const [receivers, property] of addresses) {
    const items = list(node.props, receivers) ?? [];
    for (const [i, item] of items.entries()) {
      if (item.state !== "known") continue;
      const address = peek(item.value, property);
      if (address.state === "known" && !address.secret && !item.secret && tokenInUrl.test(String(address.value)))
        return `${receivers}[${i}].${property}`;
    }
  }
  return undefined;
}
function clearKey(node: Node): string | undefined {
  let found: string | undefined;
  eachText(node.props, (text, path, secret) => {
    if (found === undefined && !secret && keyInText.test(text)) found = path;
  });
  return found;
}
