/** One path of a door, as `faultsOf` names it: several routes may have the same. */
export function stopKey(door: string, host: string, path: string, service: string | undefined): string {
  return [door, host, path, service ?? ''].join('|');
}
