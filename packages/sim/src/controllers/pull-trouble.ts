/**
 * Images that are not to be had, and how a kubelet words it (kubernetes `pkg/kubelet/images`). Read by the kubelet's pulls and by the status.
 */

export type PullTrouble = 'ErrImagePull' | 'ImagePullBackOff';

/** Tags that are meant not to exist; 1.161 is the typo that the documentation of Deployments makes. */
const BAD_TAG =
  /:(?:broken|missing|wrong|invalid|typo|nope|bad|.*(?:not-?exist|no-?such|non-?exist).*)$|\bnginx:1\.161$/i;

export const hasBadImage = (image: string): boolean => BAD_TAG.test(image);

export const pullError = (image: string): string =>
  `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": ` +
  `failed to resolve reference "${image}": ${image}: not found`;

/** No image has such a name; undefined where one could (`pkg/kubelet/images/image_manager.go`: applyDefaultImageTag). */
export function invalidName(image: string): string | undefined {
  const [, domain, rest = ''] = /^(?:([^/]*[.:][^/]*|localhost)\/)?(.*)$/.exec(image) ?? [];
  const path = rest.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
  const known = domain === undefined && !path.includes('/') ? `library/${path}` : path;
  const why = /[A-Z]/.test(path)
    ? `repository name (${known}) must be lowercase`
    : /^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::[\w][\w.-]*)?(?:@sha256:[0-9a-f]{64})?$/.test(rest)
      ? undefined
      : '';
  if (why === undefined) return undefined;
  const cause = `invalid reference format${why === '' ? '' : `: ${why}`}`;
  const shown = JSON.stringify(image);
  return `Failed to apply default image tag ${shown}: couldn't parse image name ${shown}: ${cause}`;
}

/** Why the container waits. */
export const pullTrouble = (image: string, reason: PullTrouble) => ({
  message:
    reason === 'ErrImagePull'
      ? pullError(image)
      : `Back-off pulling image "${image}": ErrImagePull: ${pullError(image)}`,
  reason,
});
