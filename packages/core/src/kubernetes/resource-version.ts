/**
 * Order of two versions of one object. Since Kubernetes 1.35 resource versions are decimal numbers of any length that grow; where they are not, all that can
 * be said is whether they are equal, and then the order in which we heard of them decides.
 */

/** Whether what we hear now (`heard`) replaces what we know. */
export function isNewer(heard: string, known: string): boolean {
  if (heard === known) return heard === '';
  if (!isDecimal(heard) || !isDecimal(known)) return true;
  return heard.length === known.length ? heard > known : heard.length > known.length;
}

function isDecimal(version: string): boolean {
  if (version === '' || version.startsWith('0')) return false;
  for (let i = 0; i < version.length; i += 1) {
    const code = version.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
