/**
 * The object as `kubectl get -o yaml` would print it, redacted by the server, asked for when the tab is open and again when the stream says that it changed.
 */
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { objectQuery } from '../../api/queries.ts';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { Copy } from '../copy.tsx';
import type { ObjectPanelProps } from './asked.tsx';
import { Failed } from './failed.tsx';
import { type Token, tokenize } from './yaml-tokens.ts';
import './yaml.css';

export function Yaml({ of }: { readonly of: ObjectPanelProps }): ReactNode {
  const { kind, namespace, name, version, gone } = of;
  const { data, error, isPending, refetch } = useQuery({
    ...objectQuery(kind, namespace, name, version),
    enabled: !gone,
  });
  if (data === undefined && gone) return null;
  if (data === undefined && isPending) return <p className="quiet">{words.loading}</p>;
  if (data === undefined) return <Failed what={words.tabs.yaml} error={error} again={() => void refetch()} />;
  return (
    <div className="yaml">
      <p className="quiet">
        {words.yamlNote} <Copy text={data.yaml} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll by keyboard. */}
      <pre tabIndex={0}>
        {data.yaml.split('\n').map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their number.
          <Fragment key={index}>
            {tokenize(line).map((token: Token, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <span key={at} className={`yaml-${token.type}`}>
                {token.text}
              </span>
            ))}
            {'\n'}
          </Fragment>
        ))}
      </pre>
    </div>
  );
}
