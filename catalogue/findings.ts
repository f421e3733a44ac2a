/**
 * Every finding azmon can report, by code. Codes never change meaning. Ranges: 10x machines, 11x containers, 12x storage, 13x network,
 * 14x applications, 15x workspaces, 20x coverage and exemptions, 30x limits, 40x routing, 50x cost, 60x retirements.
 */
export interface FindingText {
  title: string;
  /** What it means and what to do, for `azmon explain <code>`. */
  explanation: string;
  source?: string;
}

export const findings: Record<string, FindingText> = {};
