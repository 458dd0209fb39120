/** In the place of a picture that there is not: what is the case, and what one may do. Comes when there is nothing to see. */
import { isMissing } from '@switchboard/core/scene/missing';
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { Copy } from '../panels/copy.tsx';
import { ShellLine } from '../panels/inspector/shell-line.tsx';
import { useTopology, useValue } from '../panels/read.ts';
import { Swatch } from '../panels/swatch.tsx';
import type { Card } from './card.ts';
import { Grants, refusedIn } from './grants.tsx';
import { linkNotices } from './link-notices.ts';
import { stateWords } from './messages.ts';
import { readingNotice } from './reading-notice.ts';
import './states.css';

export function StageCard({ card }: { readonly card: Card }): ReactNode {
  switch (card) {
    case 'unheard':
      return <Unheard />;
    case 'reading':
      return <Reading />;
    case 'empty':
      return <Empty />;
    case 'no-rights':
      return <NoRights />;
  }
}

/** What would stand in the line of notices, where there was a picture. */
function Unheard(): ReactNode {
  const { link, local, wrongKey } = useProgram();
  const status = useValue(link);
  const [notice] = linkNotices(status, { now: useValue(local), wrongKey, location, pictured: false });
  if (notice === undefined) return <Connecting cluster={status.hello?.cluster.name} />;
  const { key, title, text, command, action } = notice;
  return (
    <section className="stage-card" role="alert">
      <Swatch sign={key === 'waiting' ? 'unknown' : 'failed'} />
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {command !== undefined && (
          <p>
            <ShellLine line={command} /> <Copy text={command} />
          </p>
        )}
        {action !== undefined && (
          <p className="stage-card-deeds">
            <button type="button" onClick={() => location.reload()}>
              {action.label}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

function Connecting({ cluster }: { readonly cluster: string | undefined }): ReactNode {
  const { title, server, cluster: first } = stateWords.connecting;
  return (
    <section className="stage-card stage-card-late" role="status">
      <Swatch sign="starting" />
      <div>
        <h2>{title(cluster)}</h2>
        <p>{cluster === undefined ? server : first}</p>
      </div>
    </section>
  );
}

/** Nothing of what is shown is there yet: how far it is. Of what is read soon nothing is said. */
function Reading(): ReactNode {
  const { store, link } = useProgram();
  const status = useValue(link);
  const [notice] = readingNotice([...useTopology(store).freshness.values()], status);
  if (notice === undefined) return null;
  const { title, text, share } = notice;
  return (
    <section className="stage-card stage-card-late" role="status">
      <Swatch sign="starting" />
      <div>
        <h2>{stateWords.reading(status.hello?.cluster.name)}</h2>
        <p>{`${title}. ${text}`}</p>
        {share !== undefined && <progress className="notice-share" value={share} aria-label={title} />}
      </div>
    </section>
  );
}

function Empty(): ReactNode {
  const { view, store } = useProgram();
  const { namespaces } = useLens();
  const topology = useTopology(store);
  const { title, text, ...empty } = isMissing(topology, namespaces)
    ? { ...stateWords.empty, ...stateWords.missing }
    : stateWords.empty;
  const others = [...topology.namespaces.values()].filter(
    ({ name, services = 0 }) => services > 0 && !namespaces.includes(name),
  );
  return (
    <section className="stage-card" role="status">
      <Swatch sign="finished" />
      <div>
        <h2>{title(namespaces)}</h2>
        <p>{text(others.length)}</p>
        <p className="stage-card-deeds">
          {others.length > 0 && (
            <>
              <button type="button" onClick={() => document.getElementById('namespaces-button')?.click()}>
                {empty.choose}
              </button>
              <button type="button" onClick={() => view.go({ namespaces: 'all' })}>
                {empty.all}
              </button>
            </>
          )}
        </p>
      </div>
    </section>
  );
}

function NoRights(): ReactNode {
  const { store, link } = useProgram();
  const { namespaces } = useLens();
  const topology = useTopology(store);
  const name = useValue(link).hello?.cluster.name ?? '';
  return (
    <section className="stage-card" role="status">
      <Swatch sign="failed" />
      <div>
        <h2>{stateWords.rights.title(namespaces)}</h2>
        <p>{stateWords.rights.text(name)}</p>
        <Grants refused={refusedIn(topology, namespaces)} />
      </div>
    </section>
  );
}
