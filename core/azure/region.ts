/** A region by its name, as ARM compares it: `West Europe` is `westeurope`. */
export const regionOf = (location: string): string => location.toLowerCase().replaceAll(" ", "");

export type Cloud = "public" | "usgov" | "china";

/** Region names tell the cloud: Azure Government's start with `usgov` or `usdod`, 21Vianet's with `china`. Source: Azure geographies. */
export const cloudOfRegion = (region: string): Cloud =>
  /^us(gov|dod)/.test(region) ? "usgov" : /^china/.test(region) ? "china" : "public";
