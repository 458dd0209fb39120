/**
 * The welcome of the first visit: what one sees, something to try, and questions to begin with, beside the picture. Closed with Escape or by choosing anything, and gone
 * for good.
 */
import { nameOfService } from '@switchboard/core/scene/object-name';
import type { Pod, Service, Topology } from '@switchboard/core/topology';
import { type ReactNode, useEffect, useState } from 'react';
import { act } from '../api/actions.ts';
import { ask } from '../api/answer.ts';
import { useProgram } from '../app/program.ts';
import type { Address } from '../lens/address.ts';
import { Copy } from '../panels/copy.tsx';
import { useTopology, useValue } from '../panels/read.ts';
import { markWords } from '../search/marked-words.ts';
import { welcomeWords as words } from './messages.ts';
import './welcome.css';

export function Welcome(): ReactNode {
  const { store, link, welcome } = useProgram();
  const topology = useTopology(store);
  const { hello } = useValue(link);
  const close = () => welcome.set(false);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      welcome.set(false);
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [welcome]);
  const simulated = hello?.cluster.source === 'simulated';
  return (
    <section className="welcome" aria-label={words.label}>
      <h2>{words.title}</h2>
      <p className="welcome-story">
        {words.story.map(piece =>
          typeof piece === 'string' ? piece : <strong key={piece[0]}>{piece[0]}</strong>,
        )}
      </p>
      {hello !== undefined && (
        <p className="welcome-cluster">
          {simulated
            ? words.simulated(topology.nodes.size, topology.pods.size)
            : words.real(hello.cluster.name)}
        </p>
      )}
      {hello?.actions === true && <TryIt topology={topology} />}
      <Ways simulated={simulated} />
      <Questions topology={topology} />
      <p className="welcome-close">
        <button type="button" onClick={close}>
          {words.close} <kbd>Esc</kbd>
        </button>
      </p>
    </section>
  );
}

/** A ready pod of a Service that has others: nobody is left alone by ending it. */
function victimOf({
  services,
  pods,
}: Topology): { readonly pod: Pod; readonly service: Service } | undefined {
  for (const service of [...services.values()].sort(
    (a, b) => a.created - b.created || (a.name < b.name ? 1 : -1),
  )) {
    const own = [...pods.values()].filter(
      ({ wantedBy, state }) => state === 'ready' && wantedBy?.includes(service.uid) === true,
    );
    const [, pod] = own;
    if (pod !== undefined && service.selector !== undefined && !service.headless && own.length > 2)
      return { pod, service };
  }
  return undefined;
}

function TryIt({ topology }: { readonly topology: Topology }): ReactNode {
  // The same one, also when it leaves.
  const [victim, setVictim] = useState<ReturnType<typeof victimOf>>();
  const [said, setSaid] = useState('');
  const server = useServer();
  const found = victim ?? victimOf(topology);
  const address = found?.pod.ips[0];
  useEffect(() => {
    if (address === undefined) return;
    const marks = markWords();
    marks.show({ terms: [{ value: address, not: false }] });
    return () => marks.show({ terms: [] });
  }, [address]);
  if (found === undefined) return null;
  const { namespace, name, uid } = found.pod;
  const line = `kubectl ${server === undefined ? '' : `-s ${server} `}-n ${namespace} delete pod ${name}`;
  async function end(): Promise<void> {
    setVictim(found);
    try {
      await act({ action: 'delete-pod', namespace, name, uid });
      setSaid(words.done);
    } catch (error) {
      setSaid(words.failed(error instanceof Error ? error.message : String(error)));
    }
  }
  return (
    <div className="welcome-try">
      <h3>{words.tryIt}</h3>
      <p>
        <code>
          {line.slice(0, -name.length)}
          <mark>{name}</mark>
        </code>
      </p>
      <p>
        <button type="button" disabled={victim !== undefined} onClick={() => void end()}>
          {words.doIt}
        </button>{' '}
        <Copy text={line} /> <span role="status">{said}</span>
      </p>
    </div>
  );
}

/** Where the API of the cluster is, so that the line works in any terminal of this machine. */
function useServer(): string | undefined {
  const [server, setServer] = useState<string>();
  useEffect(() => {
    ask<{ readonly address: string }>('/api/v1/cluster').then(
      ({ address }) => setServer(address),
      () => {},
    );
  }, []);
  return server;
}

function Ways({ simulated }: { readonly simulated: boolean }): ReactNode {
  return (
    <ul className="welcome-ways">
      {simulated && (
        <li>
          <h3>{words.own}</h3>
          <p>
            <code>{words.ownLine}</code>. {words.ownMore}
          </p>
        </li>
      )}
      <li>
        <h3>
          {words.find} <kbd>/</kbd>
        </h3>
        <p>{words.findMore}</p>
      </li>
      <li>
        <h3>
          <a href="/wall">{words.wall}</a> <kbd>W</kbd>
        </h3>
        <p>{words.wallMore}</p>
      </li>
    </ul>
  );
}

/** Each leads to where the picture answers it. */
function Questions({ topology }: { readonly topology: Topology }): ReactNode {
  const { view } = useProgram();
  const service = [...topology.services.values()].find(
    ({ headless, selector }) => !headless && selector !== undefined,
  );
  const selection = service && nameOfService(service);
  const slice = [...topology.slices.values()].find(one => one.service === service?.name);
  const open = (change: Partial<Address>) => () => view.go(change);
  const answers: Readonly<Record<keyof typeof words.questions, (() => void) | undefined>> = {
    endpoint:
      slice && (() => view.select({ kind: 'EndpointSlice', namespace: slice.namespace, name: slice.name })),
    number: open({ packet: true }),
    replaced: selection && (() => view.select(selection)),
    ready: open({ table: true }),
  };
  return (
    <div className="welcome-questions">
      <h3>{words.ask}</h3>
      <ul>
        {Object.entries(words.questions).map(([id, question]) => {
          const answer = answers[id as keyof typeof answers];
          return (
            answer !== undefined && (
              <li key={id}>
                <button type="button" className="plain" onClick={answer}>
                  {question}
                </button>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
