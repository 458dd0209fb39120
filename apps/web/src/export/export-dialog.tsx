/** Everything one may take along of what is on screen, over the page. Opened by E. */
import { type ReactNode, useState } from 'react';
import { useProgram } from '../app/program.ts';
import { Modal } from '../commands/modal.tsx';
import { useValue } from '../panels/read.ts';
import { exportNow, mermaidNow } from './export-now.ts';
import './export.css';
import { type ExportKind, exportWords as words } from './messages.ts';
import { turnNames } from './turn-names.ts';

const kinds = Object.keys(words.kinds) as readonly ExportKind[];

export function ExportDialog(): ReactNode {
  const program = useProgram();
  const [said, setSaid] = useState('');
  const madeUp = useValue(program.view.address).madeUp === true;

  async function take(kind: ExportKind, close: () => void): Promise<void> {
    if (kind === 'print') close();
    try {
      setSaid(await exportNow(kind, program));
    } catch (error) {
      setSaid(words.failed(error instanceof Error ? error.message : String(error)));
    }
  }

  return (
    <Modal name="export" label={words.title}>
      {close => (
        <>
          <header>
            <h2>{words.title}</h2>
            <p>{words.gloss}</p>
            <button type="button" className="plain" onClick={close}>
              {words.close} <kbd>Esc</kbd>
            </button>
          </header>
          <ul>
            {kinds.map(kind => {
              const [name, gloss] = words.kinds[kind];
              return (
                <li key={kind}>
                  <button type="button" onClick={() => void take(kind, close)}>
                    {name}
                  </button>
                  <span>{gloss}</span>
                  {kind === 'mermaid' && (
                    <button
                      type="button"
                      className="plain"
                      onClick={() => {
                        void navigator.clipboard
                          .writeText(mermaidNow(program))
                          .then(() => setSaid(words.copied));
                      }}
                    >
                      {words.copyMermaid}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
          <footer>
            <span>
              {madeUp ? words.faked : words.fake}{' '}
              <button type="button" onClick={() => turnNames(program.view)}>
                {madeUp ? words.realSwitch : words.fakeSwitch}
              </button>
            </span>
            <span role="status">{said}</span>
          </footer>
        </>
      )}
    </Modal>
  );
}
