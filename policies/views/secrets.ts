/**
 * What in a text is a secret. Hosts and paths of webhooks: their makers' pages on incoming webhooks. Whoever knows such an address can post
 * to it; nothing else is asked.
 */
const webhookHosts: readonly (readonly [string, RegExp])[] = [
  ["PagerDuty", /events\.(?:eu\.)?pagerduty\.com\/(?:integration|x-ere)\/[\w-]{10,}/i],
  ["Opsgenie", /api\.(?:eu\.)?opsgenie\.com\/[^\s"]*[?&]apiKey=[^&\s"]{6,}/i],
  ["Slack", /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[\w-]+\/[\w-]+/i],
  ["Teams", /(?:[\w-]+\.)?webhook\.office\.com\/webhookb?2?\/[\w@-]+|outlook\.office(?:365)?\.com\/webhook\/[\w@-]+/i],
  ["Splunk On-Call", /alert\.victorops\.com\/integrations\/[\w-]+\/\d+\/alert\/[\w-]{8,}/i],
  ["Grafana OnCall", /(?:grafana\.(?:net|com)|oncall[\w.-]*)(?::\d+)?\/(?:[\w-]+\/)*integrations\/v1\/[\w-]+\/[\w-]{8,}/i],
  [
    "Datadog",
    /datadoghq\.(?:com|eu)\/[^\s"]*[?&](?:api_key|dd-api-key)=[\w-]{6,}|datadoghq\.(?:com|eu)\/api\/v\d+\/input\/[\w-]{6,}/i,
  ],
  ["Discord", /discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]+/i],
  ["Google Chat", /chat\.googleapis\.com\/v1\/spaces\/[^\s"]*[?&]token=[^&\s"]{6,}/i],
  ["Zapier", /hooks\.zapier\.com\/hooks\/catch\/\d+\/\w+/i],
  ["Logic Apps", /logic\.azure\.com(?::\d+)?\/[^\s"]*[?&]sig=[^&\s"]{6,}/i],
  ["Automation", /azure-automation\.net\/webhooks\?token=[^&\s"]{6,}/i],
];
const basicAuthentication = /^https?:\/\/[^/\s:@]+:[^/\s@]+@/i;
/** In an address that is called: a parameter that is a key, or a part of the path that nobody could guess. */
const keyInAddress =
  /[?&](?:sig|code|token|key|api-?_?key|secret|integration-?key|access_?token|auth|password)=[^&]{6,}|\/(?:integrations?|webhooks?|services)\/[\w-]{16,}/i;
const unguessable = /^(?=[^/]*\d)(?=[^/]*[a-z])[\w-]{20,}$/i;

/** Whether the address of a receiver is known to nobody but who may call it. */
export function isSecretAddress(address: string): boolean {
  if (basicAuthentication.test(address) || keyInAddress.test(address) || hasWebhook(address)) return true;
  const path = /^https?:\/\/[^/]+([^?#]*)/i.exec(address)?.[1] ?? "";
  return path.split("/").some((part) => unguessable.test(part));
}
const hasWebhook = (text: string): boolean => webhookHosts.some(([, address]) => address.test(text));

const keyInText =
  /(?:AccountKey|SharedAccessKey|SharedSecretIssuer)=[A-Za-z0-9+/=]{16,}|[?&]sig=[A-Za-z0-9%+/=]{20,}|-----BEGIN (?:\w+ )*PRIVATE KEY-----/;
/** `Password=x` beside other parts, as connection strings have it; a placeholder or a reference is none. */
const passwordInText = /(?:^|[;,\s])(?:Password|Pwd)\s*=\s*(?![{<@*;,]|\s*$)[^;,\s]+/i;
const credentialsInUrl = /\b[a-z][a-z+]*:\/\/[^/\s:@]+:(?![{<*])[^/\s:@]{3,}@[\w.-]+/i;

/** Whether a text, wherever it stands, holds a key, a password or a webhook. */
export function holdsSecret(text: string): boolean {
  if (isReference(text)) return false;
  return keyInText.test(text) || hasWebhook(text) || credentialsInUrl.test(text) || passwordInText.test(text);
}

/** A reference to a vault, an empty text or a placeholder is no secret. */
export const isReference = (value: string): boolean =>
  value.trim() === "" || /^@Microsoft\.(KeyVault|AppConfiguration)\(/i.test(value) || /^(\*+|<.*>|\{.*\})$/.test(value);

/** Properties whose value is a secret by what they are called. Names of secrets, and references to them, are not. */
const secretName =
  /^(?:.*(?:password|passwd|passphrase)|pwd|sharedKey|clientSecret|.*(?:account|access|shared|primary|secondary|workspace|api|license)Key|.*accessKey|sasToken)$/i;
const noSecretName = /(?:ref|name|id|uri|url|enabled|authentication|expir\w*|policy|length|type|version|days|source|location)$/i;
export const isSecretName = (name: string): boolean => secretName.test(name) && !noSecretName.test(name);
/** Settings of an app that a program calls like a secret. */
export const isSecretSetting = (name: string): boolean =>
  /(?:password|passwd|pwd|secret|passphrase|api_?-?key|access_?-?key|account_?-?key|auth_?-?token|access_?-?token|private_?-?key)$/i.test(
    name,
  );
