/** A Gateway without a listener of the name and port that the route asks for. */
import { attachmentsOf, setsOf } from '../attachment.ts';
import { kubectl } from '../commands.ts';
import { about, nameOf, refOf } from '../finding.ts';
import { routeTexts } from '../messages/route-en.ts';
import { allRoutes, beside } from '../route-backends.ts';
import type { Rule } from '../rule.ts';

const words = routeTexts['route-no-matching-listener'];

export const routeNoMatchingListener: Rule = {
  id: 'route-no-matching-listener',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const route of allRoutes(inquiry))
      for (const found of attachmentsOf(inquiry, route)) {
        if (found.is !== 'no-matching-listener') continue;
        const { parent, place, door } = found;
        const wanted = [parent.sectionName, parent.port === undefined ? undefined : `port ${parent.port}`]
          .filter(part => part !== undefined)
          .join(', ');
        const exist = door.listeners.map(({ name, port }) =>
          port === undefined ? name : `${name} (${port})`,
        );
        yield {
          subject: refOf(route),
          discriminator: place,
          confidence: beside(route, 'Accepted', place),
          message: words.message(route.meta.name, wanted, door.meta.name),
          evidence: [
            about(door, words.exist(exist)),
            ...(door.kind === 'ListenerSet' ? [] : setsOf(inquiry, door)).flatMap(set =>
              set.listeners
                .filter(({ name }) => name === parent.sectionName)
                .map(({ name }) => about(set, words.added(name, nameOf(refOf(set))))),
            ),
          ],
          confirm: [
            kubectl(door.meta.namespace, 'get', door.kind.toLowerCase(), door.meta.name, '-o', 'yaml'),
          ],
          fix: [kubectl(route.meta.namespace, 'edit', route.kind.toLowerCase(), route.meta.name)],
        };
      }
  },
};
