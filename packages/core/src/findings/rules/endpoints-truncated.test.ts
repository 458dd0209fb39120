import { describe, expect, it } from 'vitest';
import { endpoints } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpoints-truncated', () => {
  it('fires where the annotation says so', () => {
    expect(told('endpoints-truncated', behindWeb([webPod()], endpoints('web', { truncated: true })))).toEqual(
      ['Endpoints web warning'],
    );
  });

  it('leaves whole lists in peace', () => {
    expect(told('endpoints-truncated', behindWeb([webPod()], endpoints('web')))).toEqual([]);
  });
});
