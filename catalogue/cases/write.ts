import type { AlertCases, Labels, MetricCase, SimulatedSeries, Span } from "../case.ts";

/**
 * Shapes that cases of metric alerts often take. What each alert's faults and its healthy days look like, the level, how long, how often,
 * is stated where a shape is used; nothing here reads the rule. So a case fails where threshold, operator, window or split are not
 * what the data asks for.
 */

type MetricCases = Extract<AlertCases, { kind: "metric" }>;
type Severity = AlertCases["severity"];

export const duration = (minutes: number): string => `PT${minutes}M`;
/** Spans of [minutes, value]. */
export const values = (...spans: [minutes: number, value: number | null][]): Span[] =>
  spans.map(([lasts, value]) => ({ for: duration(lasts), value }));
/** A pattern over and over, for about so many minutes. */
export const again = (minutes: number, ...spans: [minutes: number, value: number | null][]): Span[] => {
  const once = spans.reduce((sum, [lasts]) => sum + lasts, 0);
  return Array.from({ length: Math.ceil(minutes / once) }, () => values(...spans)).flat();
};

export const metric = (severity: Severity, ...cases: MetricCase[]): MetricCases => ({ kind: "metric", severity, cases });
/** Fires for these dimensions, or for the one series there is. */
export const fires = (name: string, series: SimulatedSeries[], ...dimensions: Labels[]): MetricCase => ({
  name,
  series,
  fires: dimensions.length > 0 ? dimensions : [{}],
});
export const silent = (name: string, ...series: SimulatedSeries[]): MetricCase => ({ name, series, fires: [] });

/** Whom it happens to, and another that is well all the time. */
interface Split {
  /** Dimensions of the series that has the fault. Those the rule splits by, or filters by, are in the alert. */
  victim?: Labels;
  /** Another series that stays healthy. */
  healthy?: Labels;
  /** Dimensions of the victim that the rule neither splits nor filters by: in the data, not in the alert. */
  unnamed?: Labels;
  /** Grain of the metric in minutes, where it is not one. */
  every?: number;
}

/** A second metric that must also be high enough: little traffic proves nothing. Values a minute. */
interface Traffic {
  metric: string;
  dimensions?: Labels;
  busy: number;
  idle: number;
}

const seriesOf = ({ victim, unnamed, every }: Split, spans: Span[]): SimulatedSeries => ({
  ...(victim || unnamed ? { dimensions: { ...victim, ...unnamed } } : {}),
  ...(every ? { every: duration(every) } : {}),
  values: spans,
});
const minutesOf = (spans: [number, number | null][]): number => spans.reduce((sum, [lasts]) => sum + lasts, 0);

/** The victim's series, the healthy one beside it, and the traffic. */
function scene(
  split: Split,
  ok: number,
  spans: [number, number | null][],
  traffic?: Traffic,
  volume?: number,
): SimulatedSeries[] {
  const all = minutesOf(spans);
  const { healthy, unnamed, every } = split;
  return [
    seriesOf(split, values(...spans)),
    ...(healthy ? [seriesOf({ victim: healthy, unnamed, every }, values([all, ok]))] : []),
    ...(traffic
      ? [
          {
            metric: traffic.metric,
            ...(traffic.dimensions ? { dimensions: traffic.dimensions } : {}),
            values: values([all, volume ?? traffic.busy]),
          },
        ]
      : []),
  ];
}
const alertOf = ({ victim }: Split): Labels => victim ?? {};
const last = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60} hour${minutes === 60 ? "" : "s"}` : `${minutes} minute${minutes === 1 ? "" : "s"}`;

interface Level extends Split {
  severity: Severity;
  /** What the metric is on a healthy day. */
  ok: number;
  /** What it is in the fault, and after how long somebody must have been told. */
  fault: number;
  lasts: number;
  /** As near to the fault as it may stay for hours without anybody being told. */
  near: number;
  /** The fault for so short a time that nobody wants to know. */
  brief: number;
  traffic?: Traffic;
  /** What the values are, for the names: `%`, ` ms`. */
  unit?: string;
}

/** A level that must last: load, fullness, latency, health in percent. */
export function level(given: Level): MetricCases {
  const { severity, ok, fault, lasts, near, brief, traffic, unit = "" } = given;
  const lead = 4 * lasts;
  const short: [number, number][] = [
    [lead, ok],
    [brief, fault],
    [lead, ok],
  ];
  const long: [number, number][] = [
    [lead, ok],
    [lasts, fault],
  ];
  return metric(
    severity,
    fires(`${fault}${unit} for ${last(lasts)}`, scene(given, ok, long, traffic), alertOf(given)),
    silent(`${near}${unit} for ${last(lead)}`, ...scene(given, ok, [[lead, near]], traffic)),
    silent(`${fault}${unit} for ${last(brief)} only`, ...scene(given, ok, short, traffic)),
    ...(traffic ? [silent(`${fault}${unit}, but hardly any traffic`, ...scene(given, ok, long, traffic, traffic.idle))] : []),
  );
}

interface Sudden extends Split {
  severity: Severity;
  ok: number;
  /** One sample of it is enough. */
  fault: number;
  near: number;
  unit?: string;
}
/** A level that must not be reached at all, not for one sample: nearly full, about to be switched off. */
export function sudden(given: Sudden): MetricCases {
  const { severity, ok, fault, near, unit = "", every = 1 } = given;
  const spans: [number, number][] = [
    [60 * every, ok],
    [every, fault],
    [60 * every, ok],
  ];
  return metric(
    severity,
    fires(`${fault}${unit} once`, scene(given, ok, spans), alertOf(given)),
    silent(`${near}${unit} for hours`, ...scene(given, ok, [[120 * every, near]])),
  );
}

interface Outage extends Split {
  severity: Severity;
  ok: number;
  fault: number;
  /** After so many minutes somebody must have been told ... */
  lasts: number;
  /** ... and after so few nobody. */
  brief: number;
  traffic?: Traffic;
}
/** A state, up or down: one bad sample, or a link that flaps, is no outage. */
export function outage(given: Outage): MetricCases {
  const { severity, ok, fault, lasts, brief, every = 1, traffic } = given;
  const lead = 4 * lasts;
  const flap = again(lead, [every, fault], [3 * every, ok]);
  return metric(
    severity,
    fires(
      `down for ${last(lasts)}`,
      scene(
        given,
        ok,
        [
          [lead, ok],
          [lasts, fault],
        ],
        traffic,
      ),
      alertOf(given),
    ),
    silent(
      `down for ${last(brief)} only`,
      ...scene(
        given,
        ok,
        [
          [lead, ok],
          [brief, fault],
          [lead, ok],
        ],
        traffic,
      ),
    ),
    silent("one bad sample in four", seriesOf(given, flap), ...scene(given, ok, [[lead, ok]], traffic).slice(1)),
    silent("healthy", ...scene(given, ok, [[lead, ok]], traffic)),
  );
}

interface Several extends Split {
  severity: Severity;
  /** So many within so many minutes must be told ... */
  fault: number;
  /** ... so many, in each such time for hours, must not. */
  near: number;
  within: number;
  traffic?: Traffic;
}
/** Events that are normal in small numbers: refused requests, errors. */
export function several(given: Several): MetricCases {
  const { severity, fault, near, within, every = 1, traffic } = given;
  const a = (n: number) => (n * every) / within;
  return metric(
    severity,
    fires(
      `${fault} in each ${last(within)}`,
      scene(
        given,
        0,
        [
          [60 * every, 0],
          [2 * within, a(fault)],
        ],
        traffic,
      ),
      alertOf(given),
    ),
    silent(`${near} in each ${last(within)}, for hours`, ...scene(given, 0, [[8 * within, a(near)]], traffic)),
    silent("none", ...scene(given, 0, [[8 * within, 0]], traffic)),
    ...(traffic
      ? [
          silent(
            `${fault} in each ${last(within)}, but hardly any traffic`,
            ...scene(given, 0, [[4 * within, a(fault)]], traffic, traffic.idle),
          ),
        ]
      : []),
  );
}

interface Single extends Split {
  severity: Severity;
  /** What happens, for the name: "a failed run". */
  what: string;
}
/** Events of which each one matters. */
export function single({ what, severity, ...split }: Single): MetricCases {
  const every = split.every ?? 1;
  const spans: [number, number][] = [
    [60 * every, 0],
    [every, 1],
    [60 * every, 0],
  ];
  return metric(
    severity,
    fires(what, scene(split, 0, spans), alertOf(split)),
    silent("none for hours", ...scene(split, 0, [[120 * every, 0]])),
  );
}
