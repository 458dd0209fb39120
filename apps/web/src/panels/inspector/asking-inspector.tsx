/**
 * The inspector with what it asks the server for: the one part of the page that uses TanStack Query, so that it comes with its chunk, after the first paint. Answers
 * are kept for as long as the page lives.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FocusGivenBack } from './focus-given-back.tsx';
import './inspector.css';
import { Inspector } from './inspector.tsx';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: Number.POSITIVE_INFINITY } },
});

export function AskingInspector(): ReactNode {
  return (
    <QueryClientProvider client={queries}>
      <FocusGivenBack>
        <Inspector />
      </FocusGivenBack>
    </QueryClientProvider>
  );
}
