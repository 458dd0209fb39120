import type { Hub } from '../hub/hub.ts';
import type { Subscription } from '../hub/viewer.ts';
import type { Block } from '../sse/block.ts';
import { eventText } from '../sse/event-text.ts';
import { StreamReader } from './stream-reader.ts';

/** A viewer with a fast connection, which reads everything through the text of the wire. */
export function join(hub: Hub, ns: readonly string[], reader = new StreamReader()) {
  const read = (blocks: readonly Block[]): void => {
    for (const block of blocks) reader.feed(block.buffers(false).join(''));
  };
  reader.reconnect();
  const subscription: Subscription = hub.subscribe(
    { ns, ...(reader.id === undefined ? {} : { since: reader.id }) },
    {
      receive: commits => read(commits.map(commit => commit.block)),
      restart(reason) {
        reader.feed(eventText('reset', JSON.stringify({ reason })));
        read(subscription.snapshot());
      },
    },
  );
  const { mode, reason, epoch } = subscription;
  reader.feed(eventText('hello', JSON.stringify({ mode, reason, epoch, ns })));
  read(subscription.opening);
  return { reader, subscription };
}
