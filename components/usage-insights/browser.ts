import * as pulumi from "@pulumi/pulumi";
import { stableJson } from "../../core/base/json.ts";

/** Where browsers load the SDK from; version 3, always its newest. Source: Azure Monitor, "Enable Application Insights in JavaScript". */
export const browserSdkUrl = "https://js.monitor.azure.com/scripts/b/ai.3.gbl.min.js";

export interface BrowserOptions {
  /** Load, send and store nothing until the visitor agrees. Default true. */
  consentFirst?: boolean;
  /** Store nothing at all: no cookies, so that each visit counts as a new person. Default false. */
  cookieless?: boolean;
  /** Of 100 visitors, so many are measured. Default 100. */
  samplingPercentage?: number;
  /** Count the views of a single-page application. Default false. */
  trackRoutes?: boolean;
  /** Link calls of the page to the requests they cause on other hosts. Default false: it adds a header to calls. */
  correlateAcrossHosts?: boolean;
}

/** The SDK's configuration, without the connection string. Source: Azure Monitor, "JavaScript SDK configuration". */
export const browserConfiguration = (options: BrowserOptions = {}) => ({
  cookieCfg: { enabled: options.cookieless !== true },
  enableAutoRouteTracking: options.trackRoutes ?? false,
  enableCorsCorrelation: options.correlateAcrossHosts ?? false,
  // The buffer in the session's storage is written even where storage is switched off: it has a switch of its own.
  enableSessionStorageBuffer: options.cookieless !== true,
  isStorageUseDisabled: options.cookieless === true,
  samplingPercentage: options.samplingPercentage ?? 100,
});

/**
 * A script tag for the head of each page. `azmonConsent(true)` loads the SDK and starts measuring; `azmonConsent(false)` stops it and
 * deletes what it stored. The page remembers the choice itself, and calls it on each view.
 *
 * Until then not even the SDK is loaded: one that is loaded and told to be silent stores empty buffers, and stays silent.
 */
export function browserSnippet(connectionString: pulumi.Input<string>, options: BrowserOptions = {}): pulumi.Output<string> {
  const settings = browserConfiguration(options);
  return pulumi
    .output(connectionString)
    .apply((value) => snippet(scriptSafe(stableJson({ ...settings, connectionString: value })), options.consentFirst !== false));
}

const snippet = (config: string, consentFirst: boolean): string => `<script>
(function () {
  var config = ${config};
  var wanted = false, sdk, insights;
  function start() {
    if (!wanted || insights) return;
    insights = window.appInsights = new Microsoft.ApplicationInsights.ApplicationInsights({ config: JSON.parse(JSON.stringify(config)) });
    insights.loadAppInsights();
    insights.trackPageView();
  }
  function stop() {
    if (!insights) return;
    var cookies = insights.getCookieMgr();
    insights.addTelemetryInitializer(function () { return false; });
    insights.unload(false);
    insights = window.appInsights = undefined;
    ["ai_user", "ai_session"].forEach(function (name) { cookies.purge(name); });
    Object.keys(sessionStorage).forEach(function (key) { if (key.indexOf("AI_") === 0) sessionStorage.removeItem(key); });
  }
  window.azmonConsent = function (agreed) {
    wanted = agreed;
    if (!agreed) return stop();
    if (sdk) return window.Microsoft && start();
    sdk = document.createElement("script");
    sdk.src = ${scriptSafe(JSON.stringify(browserSdkUrl))};
    sdk.crossOrigin = "anonymous";
    sdk.onload = start;
    document.head.appendChild(sdk);
  };${consentFirst ? "" : "\n  window.azmonConsent(true);"}
})();
</script>`;

/** JSON that cannot end the script it stands in. */
const scriptSafe = (json: string): string =>
  json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
