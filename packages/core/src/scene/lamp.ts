/**
 * The lamp of a line and of a pod: shape and colour follow from this one word. The line's lamp says what the list says, the pod's what the pod says; they
 * may differ, and that is information. Read by the painter, the legend, the roll call and the words.
 */
import type { Endpoint, Pod } from '../topology.ts';

export type Lamp =
  | 'ready'
  | 'starting'
  | 'not-ready'
  | 'terminating'
  | 'failed'
  | 'external'
  | 'finished'
  | 'unknown';

export function lampOfPod(pod: Pod): Lamp {
  switch (pod.state) {
    case 'pending':
    case 'starting':
      return 'starting';
    case 'failing':
    case 'failed':
      return 'failed';
    default:
      return pod.state;
  }
}

/** `pod` is the one that the line names, where it is known. Null readiness counts as ready, as discovery/v1 says. */
export function lampOfLine(line: Endpoint, pod: Pod | undefined): Lamp {
  if (line.terminating === true) return 'terminating';
  if (line.ready === false) {
    if (pod === undefined) return 'not-ready';
    const lamp = lampOfPod(pod);
    return lamp === 'ready' || lamp === 'finished' ? 'not-ready' : lamp;
  }
  return line.origin !== 'selector' && line.pod === undefined ? 'external' : 'ready';
}

export function lamp(of: Endpoint | Pod, pod?: Pod): Lamp {
  return 'uid' in of ? lampOfPod(of) : lampOfLine(of, pod);
}
