/** What azmon tells of one resource or setting. */
export interface Finding {
  /** `AZM001` and so on; docs/reference/findings.md explains each. */
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  /** Path of the setting, where a setting is at fault. */
  path?: string;
  /** ARM id of the resource, where a resource is. */
  target?: string;
  suggestion?: string;
}

interface FindingSpec<P> {
  /** Never changes its meaning. Ranges: 00x azmon itself, 10x machines, 11x containers, 12x storage, 13x network, 14x applications,
   * 15x workspaces, 20x coverage and exemptions, 30x limits, 40x routing, 50x cost, 60x retirements. */
  code: string;
  severity: Finding["severity"];
  title: string;
  /** What it means and what to do, for `azmon explain <code>` and the reference. */
  explanation: string;
  source?: string;
  message: (params: P) => string;
  wayOut: (params: P) => string | undefined;
  /** What the reference shows the message and the way out with. */
  example: P;
}

interface Where {
  target?: string;
  path?: string;
}

/** One kind of finding: all that is said of it stands here, and a finding is made of it by `of`. */
export interface FindingKind<P = undefined> extends FindingSpec<P> {
  of: (where: Where, ...params: P extends undefined ? [] : [P]) => Finding;
}

export function finding<P = undefined>(spec: FindingSpec<P>): FindingKind<P> {
  const of = (where: Where, ...[params]: P extends undefined ? [] : [P]): Finding => {
    const suggestion = spec.wayOut(params as P);
    const { code, severity } = spec;
    return { code, severity, message: spec.message(params as P), ...where, ...(suggestion === undefined ? {} : { suggestion }) };
  };
  return { ...spec, of };
}
