/**
 * Writes how much of each quota is used (kubernetes `pkg/controller/resourcequota/resource_quota_controller.go`): counted anew whenever something that counts
 * comes, goes or changes in its namespace.
 */
import type { Controller, KeysOf } from '../controller.ts';
import { QUOTA_KINDS, quantityText, usedOf } from '../quota-usage.ts';
import { sameJson } from '../same-json.ts';
import { itself, keyOf, objectOf } from './key.ts';

const quotasBeside: KeysOf = ({ object }, snapshot) =>
  snapshot.list('ResourceQuota', object.metadata.namespace).map(keyOf);

export const resourceQuota: Controller = {
  name: 'resourcequota-controller',
  watches: {
    ...Object.fromEntries(QUOTA_KINDS.map(kind => [kind, quotasBeside])),
    ResourceQuota: (change, snapshot) => [...itself(change), ...quotasBeside(change, snapshot)],
  },
  reconcile(key, snapshot) {
    const quota = objectOf(snapshot, 'ResourceQuota', key);
    if (quota === undefined) return { writes: [] };
    const hard: Readonly<Record<string, string>> = quota.spec?.hard ?? {};
    const { namespace } = quota.metadata;
    const used = Object.fromEntries(
      Object.keys(hard).map(resource => [
        resource,
        quantityText(usedOf(snapshot, namespace, resource), resource),
      ]),
    );
    const status = { hard, used };
    return {
      writes: sameJson(quota.status, status) ? [] : [{ verb: 'status', object: { ...quota, status } }],
    };
  },
};
