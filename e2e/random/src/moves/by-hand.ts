/** Lists that people write: Endpoints and EndpointSlices of a Service without selector, and what happens to those that a controller keeps. */
import type { Dice } from '@switchboard/sim/controller';
import { between } from '@switchboard/sim/dice';
import type { Body, Step } from '../step.ts';
import { chance, type Move, oneOf, pick, type World, withService } from '../world.ts';

const addresses = (dice: Dice, least: number): readonly string[] => {
  const first = between(dice, 1, 200);
  return Array.from({ length: between(dice, least, 4) }, (_, i) => `192.0.2.${first + i}`);
};

const port = (dice: Dice): Body =>
  oneOf<Body>(
    dice,
    { port: 9376 },
    { name: 'web', port: 8080, protocol: 'TCP' },
    { name: 'dns', port: 53, protocol: 'UDP', appProtocol: 'dns' },
  );

const subset = (dice: Dice): Body => ({
  addresses: addresses(dice, 1).map(ip => ({ ip, ...(chance(dice, 0.2) ? { hostname: 'host' } : {}) })),
  ...(chance(dice, 0.3)
    ? { notReadyAddresses: addresses(dice, 1).map(ip => ({ ip: ip.replace('192.0.2', '198.51.100') })) }
    : {}),
  ports: chance(dice, 0.2)
    ? [
        { name: 'a', port: 1 },
        { name: 'b', port: 2 },
      ]
    : [port(dice)],
});

const subsets = (dice: Dice): readonly Body[] =>
  Array.from({ length: between(dice, 1, 3) }, () => subset(dice));

const byHand = (world: World, dice: Dice) =>
  pick(
    dice,
    world.services.filter(one => one.shape === 'by-hand' && one.held !== true),
  );

/** Mirrored into slices, unless somebody asks for that not to happen. */
export const writeEndpoints: Move = (world, dice) => {
  const service = byHand(world, dice);
  if (service === undefined) return undefined;
  if (service.endpoints) {
    const patch = oneOf<Body>(
      dice,
      { subsets: subsets(dice) },
      { subsets: subsets(dice) },
      { subsets: null },
      { metadata: { labels: { written: oneOf(dice, 'by-hand', null) } } },
      { metadata: { annotations: { note: oneOf(dice, 'ours', null) } } },
      { metadata: { labels: { 'endpointslice.kubernetes.io/skip-mirror': oneOf(dice, 'true', null) } } },
    );
    return { steps: [{ verb: 'patch', kind: 'Endpoints', which: service.name, patch }], world };
  }
  const metadata = {
    name: service.name,
    ...oneOf<Body>(
      dice,
      {},
      { labels: { written: 'by-hand' }, annotations: { note: 'ours' } },
      { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
      { annotations: { note: 'ours' } },
    ),
  };
  const body = { apiVersion: 'v1', kind: 'Endpoints', metadata, subsets: subsets(dice) };
  return {
    steps: [{ verb: 'create', kind: 'Endpoints', body }],
    world: withService(world, { ...service, endpoints: true }),
  };
};

export const removeEndpoints: Move = (world, dice) => {
  const service = pick(
    dice,
    world.services.filter(one => one.held !== true && (one.endpoints || one.shape === 'selecting')),
  );
  if (service === undefined) return undefined;
  return {
    steps: [{ verb: 'delete', kind: 'Endpoints', which: service.name }],
    world: withService(world, { ...service, endpoints: false }),
  };
};

/** What a controller keeps is overwritten, sooner or later: at the next change of the Service. */
export const writeOver: Move = (world, dice) => {
  const service = pick(
    dice,
    world.services.filter(one => one.held !== true && one.shape === 'selecting'),
  );
  if (service === undefined) return undefined;
  const touch: Step = {
    verb: 'patch',
    kind: 'Service',
    which: service.name,
    patch: { metadata: { annotations: { touched: String(world.named) } } },
  };
  return {
    steps: [{ verb: 'patch', kind: 'Endpoints', which: service.name, patch: { subsets: subsets(dice) } }],
    // A controller that has not yet read what was written over finds nothing to mend, and is not woken again.
    afterRest: [touch],
    world: { ...world, named: world.named + 1 },
  };
};

export const writeSlice: Move = (world, dice) => {
  const service = byHand(world, dice);
  if (service === undefined || service.slices.length >= 2) return undefined;
  const name = `slice-${world.named}`;
  const body = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, labels: { 'kubernetes.io/service-name': service.name } },
    addressType: 'IPv4',
    ports: [port(dice)],
    endpoints: addresses(dice, 0).map(ip => ({
      addresses: [ip],
      ...(chance(dice, 0.3) ? { conditions: { ready: chance(dice, 0.5) } } : {}),
    })),
  };
  return {
    steps: [{ verb: 'create', kind: 'EndpointSlice', body }],
    world: withService(
      { ...world, named: world.named + 1 },
      { ...service, slices: [...service.slices, name] },
    ),
  };
};

export const removeSlice: Move = (world, dice) => {
  const service = pick(
    dice,
    world.services.filter(({ slices }) => slices.length > 0),
  );
  const name = service === undefined ? undefined : pick(dice, service.slices);
  if (service === undefined || name === undefined) return undefined;
  return {
    steps: [{ verb: 'delete', kind: 'EndpointSlice', which: name }],
    world: withService(world, { ...service, slices: service.slices.filter(one => one !== name) }),
  };
};

/** One that a controller wrote: it is written again, or put right. */
export const spoilSlice: Move = (world, dice) => {
  const service = pick(
    dice,
    world.services.filter(one => one.held !== true && one.shape === 'selecting'),
  );
  if (service === undefined) return undefined;
  const which = {
    labels: `kubernetes.io/service-name=${service.name},endpointslice.kubernetes.io/managed-by=endpointslice-controller.k8s.io`,
  };
  const step = oneOf<Step>(
    dice,
    { verb: 'delete', kind: 'EndpointSlice', which },
    { verb: 'patch', kind: 'EndpointSlice', which, patch: { endpoints: [] } },
    { verb: 'patch', kind: 'EndpointSlice', which, patch: { metadata: { labels: { team: 'green' } } } },
  );
  return { steps: [step], world };
};
