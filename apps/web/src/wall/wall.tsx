/**
 * The wall: headline, Services at the left, nodes at the right, a line at the foot. Chromeless and without a control, for a screen that nobody touches. Shows what
 * core's `wall` says; what is old stays, grey, under a band that says how old. Never empty.
 */
import { headline } from '@switchboard/core/scene/headline';
import { wall } from '@switchboard/core/scene/wall';
import { type ReactNode, useMemo } from 'react';
import { lensOf } from '../app/lens.ts';
import type { View } from '../lens/view.ts';
import type { LinkStatus } from '../link/status.ts';
import { useTopology, useValue } from '../panels/read.ts';
import type { Store } from '../store/store.ts';
import type { Value } from '../store/value.ts';
import { Foot } from './foot.tsx';
import { Head } from './head.tsx';
import { wallTexts } from './messages.ts';
import { usePlaces } from './places.ts';
import { isTall, roomOf } from './room.ts';
import { NodeRow, Rest, ServiceRow, SmallRow } from './rows.tsx';
import { staleSince } from './staleness.ts';

export interface WallParts {
  readonly store: Store;
  readonly link: Value<LinkStatus>;
  readonly view: View;
  readonly now: Value<number>;
}

export function Wall({ parts }: { readonly parts: WallParts }): ReactNode {
  const topology = useTopology(parts.store);
  const link = useValue(parts.link);
  const address = useValue(parts.view.address);
  const time = useValue(parts.now);
  const { places, services, nodes } = usePlaces();
  const lens = useMemo(
    () => lensOf(address, topology, link.hello?.cluster.defaultNamespace),
    [address, topology, link.hello],
  );
  const shown = useMemo(() => wall(topology, lens.namespaces, roomOf(places)), [topology, lens, places]);
  const known = link.hello !== undefined && lens.namespaces.some(parts.store.knows);
  const saying = useMemo(() => (known ? headline(topology, lens) : undefined), [known, topology, lens]);
  const since = staleSince(link, topology, lens.namespaces, time);
  const tall = isTall(shown.nodes.length, places);
  const several = lens.namespaces.length > 1;
  return (
    <main className={since === undefined ? 'wall' : 'wall wall-stale'}>
      <Head
        saying={saying}
        {...(shown.door === undefined ? {} : { door: shown.door })}
        link={link}
        since={since}
        time={time}
      />
      <section className="wall-services" aria-label={wallTexts.services} ref={services}>
        {known && shown.rows.length === 0 && <p className="wall-word">{wallTexts.noService}</p>}
        <ul className="wall-rows">
          {shown.rows.map(row => (
            <ServiceRow key={row.key} row={row} several={several} />
          ))}
        </ul>
        {shown.named.length > 0 && (
          <ul className="wall-named">
            {shown.named.map(row => (
              <SmallRow key={row.key} row={row} several={several} />
            ))}
          </ul>
        )}
        <Rest rest={shown.rest} />
      </section>
      <section className="wall-nodes" aria-label={wallTexts.nodes} ref={nodes}>
        {known && shown.nodes.length === 0 && <p className="wall-word">{wallTexts.noNodes}</p>}
        <ul className={tall ? 'wall-node-list' : 'wall-node-list wall-short'}>
          {shown.nodes.map(node => (
            <NodeRow key={node.key} node={node} tall={tall} />
          ))}
        </ul>
        <Rest rest={shown.nodesRest} />
      </section>
      <Foot
        link={link}
        isStale={since !== undefined}
        namespaces={lens.namespaces}
        madeUp={address.madeUp === true}
        time={time}
        {...(known ? { broken: shown.broken, warnings: shown.warnings } : {})}
      />
    </main>
  );
}
