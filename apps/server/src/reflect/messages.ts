/** The reasons that the reflectors give in their own words; where the API server gives one, its words stand. They are shown beside the freshness of a kind. */
export const messages = {
  answered: (code: number): string => `the API server answered ${code}`,
  signIn: (said: string): string =>
    `the cluster does not accept our credentials (${said}); sign in again, for example with "kubectl get pods"`,
  noList: (resource: string, seconds: number): string =>
    `no answer to the list of ${resource} within ${seconds} s`,
  listStoodStill: (resource: string, seconds: number): string =>
    `the list of ${resource} stood still for ${seconds} s`,
  listTooSlow: (resource: string, seconds: number): string =>
    `the list of ${resource} took longer than ${seconds} s`,
  noWatch: (resource: string, seconds: number): string =>
    `no answer to the watch of ${resource} within ${seconds} s`,
  noAnswer: (path: string, seconds: number): string => `no answer to ${path} within ${seconds} s`,
  noDiscovery: (path: string): string => `${path} does not say what is served`,
  listedAnew: 'it is being listed anew',
  silentWatch: 'the watch said nothing',
  shortWatch: 'the watch ended at once, without a word',
  badLine: 'a line of the watch could not be read',
  backwards: "the cluster's history moved backwards",
  /** What is said of a kind in a state that people should know of. */
  amiss: {
    BACKOFF: 'is tried again later',
    LIMITED: 'waits, as it was asked to',
    AUTH: 'waits for credentials',
    DENIED: 'may not be read',
    POLL: 'may not be watched; it is listed again and again',
    ABSENT: 'is not served here',
  },
  slept: 'this machine slept, or its clock was set; the cluster is asked again',
} as const;

/** `Pod in shop may not be read: pods is forbidden`. Scope and reason may be missing. */
export function complaint(kind: string, scope: string, word: string, reason: string | undefined): string {
  return `${kind}${scope === '' ? '' : ` in ${scope}`} ${word}${reason === undefined ? '' : `: ${reason}`}`;
}
