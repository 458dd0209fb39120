/** There is a cloud where nodes name their machine in it (`spec.providerID`): only there somebody gives addresses from outside. Asked by controllers. */
import type { Snapshot } from '../controller.ts';

export const hasCloud = (snapshot: Snapshot): boolean =>
  snapshot.list('Node').some(({ spec }) => spec?.providerID !== undefined);
