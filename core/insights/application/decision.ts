export interface WebTestDecision {
  key: string;
  name: string;
  url: string;
  target: string;
}
