/**
 * The name of a kind in messages of the API server. Called by whoever refuses an object.
 */

/** As Go prints a GroupVersionKind; the core group has no name. */
export const groupVersionKind = (apiVersion: string, kind: string): string =>
  `${apiVersion.includes('/') ? '' : '/'}${apiVersion}, Kind=${kind}`;
