/** TEMPORARY: local words until core's land. */
import type { Endpoint, Pod } from '@switchboard/core/topology';
import type { Desk } from './desk.ts';
import { lampOfLine } from '@switchboard/core/scene/lamp';

export function lineWords(line: Endpoint, pod: Pod | undefined, now: number): readonly string[] {
  switch (lampOfLine(line, pod)) {
    case 'terminating': {
      const left = pod?.deletion === undefined ? undefined : Math.max(0, Math.ceil((pod.deletion - now) / 1000));
      return left === undefined ? ['draining'] : [`draining, ${left} s left`, `draining, ${left} s`, 'draining'];
    }
    case 'external':
      return ['by hand'];
    case 'starting':
      return ['not ready yet', 'not ready'];
    case 'not-ready':
      return ['not ready'];
    case 'failed':
      return ['crashes'];
    case 'unknown':
      return ['node silent'];
    default:
      return ['ready'];
  }
}

export function podWords(pod: Pod): readonly string[] {
  if (pod.state === 'failing') return pod.restarts ? [`${pod.restarts} restarts`] : [pod.reason ?? 'fails'];
  if (pod.state === 'not-ready') return ['not ready'];
  return [pod.state];
}

export function sentencesOf(desk: Desk, service: string): readonly { readonly text: string; readonly bad: boolean }[] {
  const lines = [...desk.topology.endpoints.values()].filter(line => line.service === service);
  const ready = lines.filter(line => line.ready !== false).length;
  return [{ text: `${ready} of ${lines.length} ready`, bad: ready === 0 }];
}
