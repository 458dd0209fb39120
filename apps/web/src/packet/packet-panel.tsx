/**
 * The true path of a call, told step by step beside the picture: from a pod, and from outside. A hollow number is asked or read, a filled one is a packet on its way.
 * Stands while the address says `path=packet`; X or Esc goes back to the lines.
 */
import { followedService } from '@switchboard/core/scene/packet/followed-service';
import type { Journey } from '@switchboard/core/scene/packet/journey';
import { packetPath } from '@switchboard/core/scene/packet-path';
import { showName } from '@switchboard/core/scene/show-name';
import { type ReactNode, useMemo } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { CommandLine } from '../panels/inspector/command-line.tsx';
import { useTopology } from '../panels/read.ts';
import { SidePanel } from '../panels/side-panel.tsx';
import { packetTexts as texts } from './messages.ts';
import './packet.css';

export function PacketPanel(): ReactNode {
  const { store, view } = useProgram();
  const topology = useTopology(store);
  const lens = useLens();
  const path = useMemo(() => {
    const service = followedService(topology, lens);
    return service === undefined ? undefined : packetPath(topology, service);
  }, [topology, lens]);
  return (
    <SidePanel
      title={texts.title}
      gloss={path && texts.gloss(showName(path.service.name))}
      back={{ label: texts.back, key: 'X', go: () => view.go({ packet: false }) }}
    >
      {path === undefined ? (
        <p>{texts.noService}</p>
      ) : (
        <>
          <Way bullet="A" from={texts.inside} journey={path.inside} />
          {path.outside === undefined ? (
            <p className="quiet packet-none">{texts.noneOutside}</p>
          ) : (
            <Way bullet="B" from={texts.outside} journey={path.outside} />
          )}
          <p className="packet-why">
            <strong>{texts.whyTitle}</strong> {texts.why}
          </p>
          <p className="quiet">{texts.byHand}</p>
          <CommandLine line={path.command} />
        </>
      )}
    </SidePanel>
  );
}

interface WayProps {
  readonly bullet: 'A' | 'B';
  readonly from: string;
  readonly journey: Journey;
}

function Way({ bullet, from, journey }: WayProps): ReactNode {
  return (
    <section className="packet-way">
      <h3>
        <span className="packet-letter">{bullet}</span> <strong>{from}</strong> <bdi>{journey.title}</bdi>
      </h3>
      <ol>
        {journey.steps.map(({ kind, title, text }, at) => (
          <li key={title}>
            <span className={`packet-number packet-${kind}`} aria-hidden="true">
              {at + 1}
            </span>
            <strong>
              <span className="unseen">{`${texts.kinds[kind]}: `}</span>
              {title}
            </strong>
            <p>
              {text.map((part, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a sentence is its place.
                <span key={place} className={part.style ?? ''}>
                  {part.text}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
