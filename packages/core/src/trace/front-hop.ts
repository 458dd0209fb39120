/** Whether calls reach the controller of a door at all: the Service behind its published address, as far as that is in the cluster. */
import { nameOf, refOf } from '../findings/finding.ts';
import { frontOf } from '../findings/front-end.ts';
import type { RuleId } from '../findings/messages/en.ts';
import type { GatewayObject } from '../kubernetes/gateway-api.ts';
import type { IngressObject } from '../kubernetes/object.ts';
import type { Hop } from './hop.ts';
import { traceWords as words } from './messages-en.ts';
import { hopOf, type Sight } from './sight.ts';
import { endpointRules } from './tail-rules.ts';

const broken: readonly RuleId[] = [...endpointRules, 'svc-lb-pending', 'svc-lb-error'];

export function frontHop({ inquiry, found }: Sight, door: IngressObject | GatewayObject): Hop {
  const front = frontOf(inquiry, door);
  if (front === undefined)
    return {
      stage: 'front',
      subject: refOf(door),
      result: 'unknown',
      usual: true,
      why: words.frontOutside(door.addresses),
    };
  const finding = found(refOf(front), broken);
  if (finding !== undefined) return hopOf('front', finding, 'refused');
  return {
    stage: 'front',
    subject: refOf(front),
    result: 'pass',
    why: words.front(nameOf(refOf(front)), door.addresses[0] ?? ''),
  };
}
