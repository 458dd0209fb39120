/** What one may not see, and the Role that would help: over the page, from the line of notices. */
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { Modal } from '../commands/modal.tsx';
import { useTopology } from '../panels/read.ts';
import { Grants, refusedIn } from './grants.tsx';
import { stateWords } from './messages.ts';
import './states.css';

export function Rights(): ReactNode {
  const { store } = useProgram();
  const { namespaces } = useLens();
  const topology = useTopology(store);
  return (
    <Modal name="rights" label={stateWords.rights.label}>
      {close => (
        <>
          <header>
            <h2>{stateWords.rights.label}</h2>
            <button type="button" className="plain" onClick={close}>
              {stateWords.close} <kbd>Esc</kbd>
            </button>
          </header>
          <div className="rights-body">
            <p>{stateWords.rights.gloss}</p>
            <Grants refused={refusedIn(topology, namespaces)} />
          </div>
        </>
      )}
    </Modal>
  );
}
