/** All keys, by what they are for, and the switch for those that are single letters. Opened by `?`. */
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { useValue } from '../panels/read.ts';
import { commandWords, sectionWords } from './command-words.ts';
import { commands } from './commands.ts';
import { Keys } from './keys.tsx';
import { dialogWords } from './messages.ts';
import { Modal } from './modal.tsx';

/** As they stand beside each other. */
const columns: readonly (readonly (keyof typeof sectionWords)[])[] = [
  ['about', 'take'],
  ['see'],
  ['find', 'time'],
];

export function KeyList(): ReactNode {
  const { keys, link } = useProgram();
  const on = useValue(keys);
  const build = useValue(link).hello?.build;
  return (
    <Modal name="key-list" label={dialogWords.keys.title}>
      {close => (
        <>
          <header>
            <h2>{dialogWords.keys.title}</h2>
            <p>{dialogWords.keys.gloss}</p>
            <button type="button" className="plain" onClick={close}>
              {dialogWords.close} <kbd>Esc</kbd>
            </button>
          </header>
          <div className="key-columns">
            {columns.map(sections => (
              <div key={sections.join()}>
                {sections.map(section => (
                  <Section key={section} section={section} />
                ))}
              </div>
            ))}
          </div>
          <footer>
            <label>
              <input type="checkbox" checked={on} onChange={() => keys.set(!on)} /> {dialogWords.keys.on}
            </label>
            {build !== undefined && <span className="quiet">{dialogWords.keys.version(build)}</span>}
          </footer>
        </>
      )}
    </Modal>
  );
}

function Section({ section }: { readonly section: keyof typeof sectionWords }): ReactNode {
  const { title, gloss } = sectionWords[section];
  return (
    <section>
      <h3 className="column-head">
        {title} {gloss !== '' && <span className="gloss">{gloss}</span>}
      </h3>
      <dl>
        {commands
          .filter(command => command.section === section && command.keys.length > 0)
          .map(({ id, keys }) => (
            <div key={id}>
              <dt>
                <Keys keys={keys} />
              </dt>
              <dd>{commandWords[id]}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
