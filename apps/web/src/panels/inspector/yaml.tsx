/**
 * The object as `kubectl get -o yaml` would print it, redacted by the server, asked for when the tab is open and again when the stream says that it changed.
 */
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { objectQuery } from '../../api/queries.ts';
import { words } from '../../messages/en.ts';
import { Copy } from '../copy.tsx';
import { Failed } from './failed.tsx';
import { type Token, tokenize } from './yaml-tokens.ts';

export interface ObjectPanelProps {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** Changes with the object, as the stream tells it. */
  readonly version: unknown;
}

export function Yaml({ kind, namespace, name, version }: ObjectPanelProps): ReactNode {
  const { data, error, isPending, refetch } = useQuery(objectQuery(kind, namespace, name, version));
  if (data === undefined && isPending) return <p className="quiet">{words.inspector.loading}</p>;
  if (data === undefined) return <Failed what="YAML" error={error} again={() => void refetch()} />;
  return (
    <div className="yaml">
      <p className="quiet">
        {words.inspector.yamlNote} <Copy text={data.yaml} />
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
