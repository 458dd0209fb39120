import { describe, expect, it } from 'vitest';
import { service, workload } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('sts-governing-service-missing', () => {
  it('fires for a Service that does not exist', () => {
    expect(
      told('sts-governing-service-missing', [workload('StatefulSet', 'db', { serviceName: 'db' })]),
    ).toEqual(['StatefulSet db warning']);
  });

  it('leaves a headless Service, and none at all, in peace', () => {
    expect(
      told('sts-governing-service-missing', [
        workload('StatefulSet', 'db', { serviceName: 'db' }),
        service('db', { headless: true }),
        workload('StatefulSet', 'other'),
      ]),
    ).toEqual([]);
  });
});
