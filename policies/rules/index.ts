import type { Rule } from "../rule.ts";
import { forbidAllContainerStreams } from "./cost/forbidAllContainerStreams.ts";
import { forbidChattyCategories } from "./cost/forbidChattyCategories.ts";
import { forbidLabelWildcards } from "./cost/forbidLabelWildcards.ts";
import { requireRetentionReason } from "./cost/requireRetentionReason.ts";
import { requireActivityLog } from "./coverage/requireActivityLog.ts";
import { requireApplicationInsights } from "./coverage/requireApplicationInsights.ts";
import { requireAvailabilityTest } from "./coverage/requireAvailabilityTest.ts";
import { requireClusterMonitoring } from "./coverage/requireClusterMonitoring.ts";
import { requireCoverage } from "./coverage/requireCoverage.ts";
import { requireDiagnostics } from "./coverage/requireDiagnostics.ts";
import { requireEssentialAlerts } from "./coverage/requireEssentialAlerts.ts";
import { requireHealthAlerts } from "./coverage/requireHealthAlerts.ts";
import { requireFlowLogs } from "./coverage/requireFlowLogs.ts";
import { requireMachineAgent } from "./coverage/requireMachineAgent.ts";
import { forbidDuplicateSinks } from "./hygiene/forbidDuplicateSinks.ts";
import { forbidMuteWithAutoResolve } from "./hygiene/forbidMuteWithAutoResolve.ts";
import { forbidOutputText } from "./hygiene/forbidOutputText.ts";
import { forbidUnknownMetrics } from "./hygiene/forbidUnknownMetrics.ts";
import { limitActivityRules } from "./hygiene/limitActivityRules.ts";
import { limitOneMinuteRules } from "./hygiene/limitOneMinuteRules.ts";
import { requireAlertActions } from "./hygiene/requireAlertActions.ts";
import { requireCapAlerts } from "./hygiene/requireCapAlerts.ts";
import { requireLegalWindows } from "./hygiene/requireLegalWindows.ts";
import { requireLogRuleIdentity } from "./hygiene/requireLogRuleIdentity.ts";
import { requireMissingDataAlerts } from "./hygiene/requireMissingDataAlerts.ts";
import { requireRunbook } from "./hygiene/requireRunbook.ts";
import { requireSaneSeverity } from "./hygiene/requireSaneSeverity.ts";
import { requireTags } from "./hygiene/requireTags.ts";
import { requireValidNames } from "./hygiene/requireValidNames.ts";
import * as applications from "./retirements/applications.ts";
import * as containers from "./retirements/containers.ts";
import * as extensions from "./retirements/extensions.ts";
import { forbidLegacyWorkspaceSku } from "./retirements/forbidLegacyWorkspaceSku.ts";
import * as others from "./retirements/others.ts";
import { forbidClearSecrets } from "./security/forbidClearSecrets.ts";
import { forbidIpUnmasking } from "./security/forbidIpUnmasking.ts";
import { forbidLocalAuth } from "./security/forbidLocalAuth.ts";
import { forbidPublicAccess } from "./security/forbidPublicAccess.ts";
import { requireAuthenticatedWebhooks } from "./security/requireAuthenticatedWebhooks.ts";

// Sorted: bundlers and loaders list the exports of a module in different orders.
const retirements: Rule[] = [applications, containers, extensions, others]
  .flatMap((table) => Object.values(table))
  .sort((x, y) => (x.name < y.name ? -1 : 1));

/** Every rule of the pack, in the order they are listed. */
export const rules: readonly Rule[] = [
  requireDiagnostics,
  requireEssentialAlerts,
  requireMachineAgent,
  requireClusterMonitoring,
  requireFlowLogs,
  requireAvailabilityTest,
  requireApplicationInsights,
  requireHealthAlerts,
  requireActivityLog,
  requireCoverage,
  requireAlertActions,
  requireSaneSeverity,
  forbidMuteWithAutoResolve,
  requireLegalWindows,
  limitOneMinuteRules,
  limitActivityRules,
  requireRunbook,
  requireValidNames,
  requireTags,
  forbidDuplicateSinks,
  forbidOutputText,
  requireMissingDataAlerts,
  requireCapAlerts,
  forbidUnknownMetrics,
  requireLogRuleIdentity,
  ...retirements,
  forbidLegacyWorkspaceSku,
  forbidLocalAuth,
  forbidPublicAccess,
  forbidIpUnmasking,
  forbidClearSecrets,
  requireAuthenticatedWebhooks,
  forbidAllContainerStreams,
  forbidChattyCategories,
  requireRetentionReason,
  forbidLabelWildcards,
];
