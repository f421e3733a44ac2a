import { clusterAlerts } from "./clusterAlerts.ts";
import { kubernetesRecording } from "./kubernetesRecording.ts";
import { nodeAlerts, nodeResourceAlerts } from "./nodeAlerts.ts";
import { nodeRecording } from "./nodeRecording.ts";
import { podAlerts } from "./podAlerts.ts";
import type { RecordingGroup } from "./recording.ts";
import { uxRecording } from "./uxRecording.ts";
import { windowsRecording } from "./windowsRecording.ts";

/** Alerts of every cluster, on Azure or connected by Arc. */
export const kubernetesAlerts = [...clusterAlerts, ...nodeAlerts, ...podAlerts];
/** Those that only clusters without platform metrics need. */
export const arcKubernetesAlerts = [...kubernetesAlerts, ...nodeResourceAlerts];

/** Order matters to nobody but the reader: groups run side by side, rules within one group in order. */
export const recordingGroups: RecordingGroup[] = [nodeRecording, kubernetesRecording, uxRecording, ...windowsRecording];
export type { RecordingGroup, RecordingRule } from "./recording.ts";
