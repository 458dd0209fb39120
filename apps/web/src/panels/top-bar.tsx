/**
 * The bar on top: whose picture this is, which namespaces, how true it is, and the colours. Shown always, in every state.
 */
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { useWhenThere } from '../app/when-there.ts';
import { words } from '../messages/en.ts';
import { SearchBox } from '../search/search-box.tsx';
import { themes } from '../tokens/tokens.ts';
import { ClusterName } from './cluster-name.tsx';
import { Connection } from './connection.tsx';
import { Mark } from './mark.tsx';
import { NamespaceChoice } from './namespace-choice.tsx';
import { useValue } from './read.ts';

export function TopBar(): ReactNode {
  const { link, theme, view } = useProgram();
  const { hello } = useValue(link);
  const colours = useValue(theme.name);
  const next = themes[(themes.indexOf(colours) + 1) % themes.length] ?? 'dark';
  const { table, madeUp, findings } = useValue(view.address);
  const Count = useWhenThere(loadCount);
  return (
    <header className="top-bar">
      <a className="brand" href="/" aria-label={words.brand}>
        <Mark />
        <span>{words.brand}</span>
      </a>
      {hello !== undefined && <ClusterName hello={hello} />}
      <NamespaceChoice />
      <SearchBox />
      <span className="spacer" />
      {madeUp === true && <span className="made-up">{words.madeUp.badge}</span>}
      <Connection />
      <button
        type="button"
        className="plain what-is-wrong"
        aria-pressed={findings === true}
        onClick={() => view.go({ findings: findings !== true, trace: undefined })}
      >
        {words.findings} {Count !== undefined && <Count />} <kbd>I</kbd>
      </button>
      <button type="button" className="plain" aria-pressed={table} onClick={() => view.go({ table: !table })}>
        {table ? words.table.close : words.table.open} <kbd>T</kbd>
      </button>
      <button
        type="button"
        className="plain"
        aria-label={words.theme.label(words.theme[colours], words.theme[next])}
        onClick={() => theme.choose(next)}
      >
        {words.theme[colours]}
      </button>
    </header>
  );
}

/** How much is wrong is counted when the page stands; where the part does not come, the list says it. */
const loadCount = async () => (await import('./found-count.tsx')).FoundCount;
