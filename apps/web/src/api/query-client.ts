/** The one memory of what panels have asked for; answers are kept for as long as the page lives. Comes with the first panel that asks. */
import { QueryClient } from '@tanstack/react-query';

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: Number.POSITIVE_INFINITY } },
});
