/**
 * Everything by name: objects to go to and things to do, each with its key. Opened by Ctrl or Cmd and K. Words that match carry the marker; arrows choose, Enter does,
 * Tab keeps to the kind of what is chosen.
 */
import { entriesIn } from '@switchboard/core/search/entry';
import { lineKind } from '@switchboard/core/search/kind-names';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useProgram } from '../app/program.ts';
import { useTopology } from '../panels/read.ts';
import { Keys } from './keys.tsx';
import { KindGlyph } from './kind-glyph.tsx';
import { dialogWords } from './messages.ts';
import { Modal } from './modal.tsx';
import { type Item, offer } from './palette-items.ts';

const words = dialogWords.palette;

export function Palette(): ReactNode {
  return (
    <Modal name="palette" label={words.title}>
      {close => <Choice close={close} />}
    </Modal>
  );
}

function Choice({ close }: { readonly close: () => void }): ReactNode {
  const program = useProgram();
  const topology = useTopology(program.store);
  const entries = useMemo(() => [...entriesIn(topology)], [topology]);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { items, found } = offer(text, entries, program);
  const at = Math.min(chosen, items.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen comes into sight.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, text]);

  function write(next: string): void {
    setText(next);
    setChosen(0);
  }

  function take(item: Item | undefined): void {
    if (item === undefined) return;
    // The focus is given back first, so that what is done may lead it elsewhere.
    close();
    item.run(program);
  }

  function pressed(event: KeyboardEvent): void {
    const count = items.length;
    if (event.key === 'ArrowDown') setChosen(count === 0 ? 0 : (at + 1) % count);
    else if (event.key === 'ArrowUp') setChosen(count === 0 ? 0 : (at + count - 1) % count);
    else if (event.key === 'Enter') take(items[at]);
    else if (
      event.key === 'Tab' &&
      !event.shiftKey &&
      kindOf(items[at]) !== undefined &&
      !text.includes('kind:')
    )
      write(`kind:${kindOf(items[at])} ${text}`);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="palette-field">
        <input
          type="text"
          role="combobox"
          aria-label={words.title}
          aria-expanded="true"
          aria-controls="palette-items"
          aria-activedescendant={items[at] === undefined ? undefined : `palette-${at}`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={words.placeholder}
          value={text}
          onChange={event => write(event.target.value)}
          onKeyDown={pressed}
        />
        <span className="quiet">
          {found !== undefined && words.of(found, entries.length)} <kbd className="key">Esc</kbd>
        </span>
      </div>
      <div ref={list} id="palette-items" role="listbox" aria-label={words.title} className="palette-items">
        {(['go', 'act'] as const).map(type => {
          const some = items.filter(item => item.type === type);
          return some.length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
            <div key={type} role="group" aria-label={type === 'go' ? words.goTo : words.act}>
              <p className="quiet" aria-hidden="true">
                {type === 'go' ? words.goTo : words.act}
              </p>
              {some.map(item => {
                const index = items.indexOf(item);
                return (
                  <Row
                    key={item.id}
                    item={item}
                    index={index}
                    chosen={index === at}
                    text={text}
                    onPoint={() => setChosen(index)}
                    onTake={() => take(item)}
                  />
                );
              })}
            </div>
          );
        })}
      </div>
      {items.length === 0 && <p className="palette-nothing">{words.nothing}</p>}
      <footer>
        <span>
          <Keys keys={['↑', '↓']} /> {words.choose}
        </span>
        <span>
          <Keys keys={['Tab']} /> {words.kind}
        </span>
        <span>
          <b>&gt;</b> {words.commands}
        </span>
        <button type="button" className="plain" onClick={() => program.dialog.set('keys')}>
          <Keys keys={['?']} /> {words.allKeys}
        </button>
      </footer>
    </>
  );
}

/** What `kind:` would be for it; undefined for what is no object. */
function kindOf(item: Item | undefined): string | undefined {
  const [kind = '', ...rest] = item?.id.split('-') ?? [];
  if (item?.type !== 'go' || rest.length === 0 || kind === 'namespace') return undefined;
  return kind === lineKind ? 'line' : kind.toLowerCase();
}

interface RowProps {
  readonly item: Item;
  readonly index: number;
  readonly chosen: boolean;
  readonly text: string;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

function Row({ item, index, chosen, text, onPoint, onTake }: RowProps): ReactNode {
  return (
    <button
      type="button"
      id={`palette-${index}`}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className="plain"
      onPointerMove={onPoint}
      onClick={onTake}
    >
      <span className="palette-glyph">
        <KindGlyph glyph={item.glyph} />
      </span>
      <span className="palette-title">
        <Marked text={item.title} word={text.replace(/^>/, '').trim().split(/\s+/).at(-1) ?? ''} />
      </span>
      <span className="quiet">{item.gloss}</span>
      <span className="palette-keys">
        <Keys keys={chosen && item.type === 'go' ? ['Enter'] : item.keys} />
      </span>
    </button>
  );
}

function Marked({ text, word }: { readonly text: string; readonly word: string }): ReactNode {
  const at = word === '' ? -1 : text.toLowerCase().indexOf(word.toLowerCase());
  if (at === -1) return <bdi>{text}</bdi>;
  const end = at + word.length;
  return (
    <bdi>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </bdi>
  );
}
