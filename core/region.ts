/** A region by its name, as ARM compares it: `West Europe` is `westeurope`. */
export const regionOf = (location: string): string => location.toLowerCase().replaceAll(" ", "");
