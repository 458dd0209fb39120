/**
 * The inspector with what it asks the server for by TanStack Query, which comes after the first paint, with the panels that use it.
 */
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryClient } from '../../api/query-client.ts';
import { FocusGivenBack } from './focus-given-back.tsx';
import './inspector.css';
import '../side-panel.css';
import { Inspector } from './inspector.tsx';

export function AskingInspector(): ReactNode {
  return (
    <QueryClientProvider client={queryClient}>
      <FocusGivenBack>
        <Inspector />
      </FocusGivenBack>
    </QueryClientProvider>
  );
}
