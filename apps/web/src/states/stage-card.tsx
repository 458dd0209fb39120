/** In the place of a picture that there is not: what is the case, and what one may do. Comes when there is nothing to see. */
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { useTopology, useValue } from '../panels/read.ts';
import { Swatch } from '../panels/swatch.tsx';
import type { Card } from './card.ts';
import { Grants, refusedIn } from './grants.tsx';
import { linkNotices } from './link-notices.ts';
import { stateWords } from './messages.ts';
import './states.css';

export function StageCard({ card }: { readonly card: Card }): ReactNode {
  switch (card) {
    case 'connecting':
      return <Connecting />;
    case 'refused':
      return <Refused />;
    case 'empty':
      return <Empty />;
    case 'no-rights':
      return <NoRights />;
  }
}

function Connecting(): ReactNode {
  const { link } = useProgram();
  const { hello, lost } = useValue(link);
  if (lost)
    return (
      <section className="stage-card" role="status">
        <Swatch sign="unknown" />
        <div>
          <h2>{stateWords.unreached.title}</h2>
          <p>{stateWords.unreached.text}</p>
        </div>
      </section>
    );
  return (
    <section className="stage-card stage-card-late" role="status">
      <Swatch sign="starting" />
      <div>
        <h2>{stateWords.connecting.title(hello?.cluster.name)}</h2>
        <p>{hello === undefined ? stateWords.connecting.server : stateWords.connecting.cluster}</p>
      </div>
    </section>
  );
}

/** What would stand in the line of notices, where there was a picture. */
function Refused(): ReactNode {
  const { link, wrongKey } = useProgram();
  const around = { now: 0, wrongKey, location, pictured: true };
  const [notice] = linkNotices(useValue(link), around);
  if (notice === undefined) return null;
  const { title, text, action } = notice;
  return (
    <section className="stage-card" role="alert">
      <Swatch sign="failed" />
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
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

function Empty(): ReactNode {
  const { view, store } = useProgram();
  const { namespaces } = useLens();
  const others = [...useTopology(store).namespaces.values()].filter(
    ({ name, services = 0 }) => services > 0 && !namespaces.includes(name),
  );
  return (
    <section className="stage-card" role="status">
      <Swatch sign="finished" />
      <div>
        <h2>{stateWords.empty.title(namespaces)}</h2>
        <p>{stateWords.empty.text(others.length)}</p>
        <p className="stage-card-deeds">
          {others.length > 0 && (
            <>
              <button type="button" onClick={() => document.getElementById('namespaces-button')?.click()}>
                {stateWords.empty.choose}
              </button>
              <button type="button" onClick={() => view.go({ namespaces: 'all' })}>
                {stateWords.empty.all}
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
