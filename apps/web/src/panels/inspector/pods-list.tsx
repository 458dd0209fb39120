/** Pods, one line each: address, lamp, name and what is the case with them. Part of the inspectors of nodes, workloads and Services. */
import { lampOfPod } from '@switchboard/core/scene/lamp';
import { podWord } from '@switchboard/core/scene/words';
import type { Pod, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { useValue } from '../read.ts';
import { Fact, Facts } from './facts.tsx';
import { PodLink } from './pod-link.tsx';

const most = 60;

export function PodsList({
  title,
  gloss,
  pods,
  topology,
}: {
  readonly title: string;
  readonly gloss: string;
  readonly pods: readonly Pod[];
  readonly topology: Topology;
}): ReactNode {
  const now = useValue(useProgram().now);
  const sorted = [...pods].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  return (
    <Facts title={title} gloss={gloss}>
      {sorted.slice(0, most).map(pod => (
        <Fact key={pod.uid} label={pod.ips[0] ?? ''} mono>
          <span className={`lamp lamp-${lampOfPod(pod)}`} aria-hidden="true" />
          <PodLink pod={pod} topology={topology} />
          {pod.state !== 'ready' && <span className="quiet">, {podWord(pod, now)}</span>}
        </Fact>
      ))}
      {pods.length > most && (
        <Fact label="">
          <span className="quiet">{words.more(pods.length - most)}</span>
        </Fact>
      )}
    </Facts>
  );
}

/** Who is not well is read first. */
function rank({ state }: Pod): number {
  return state === 'ready' || state === 'finished' ? 1 : 0;
}
