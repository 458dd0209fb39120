/** What somebody does to Services: creates them in every shape, changes whom they mean and where they lead, and takes them away. */
import type { Dice } from '@switchboard/sim/controller';
import { ports, portsOrNone, selector, serviceLabels, traits } from '../shapes.ts';
import type { Body, Step } from '../step.ts';
import { chance, type Move, oneOf, pick, type Service, type World, withService } from '../world.ts';

const most = 5;

const owners = (world: World): readonly string[] => [
  ...world.workloads.map(({ name }) => name),
  ...world.pods.map(({ name }) => name),
];

/** An API server drops an empty map; the moves do not write one. */
export const labelled = (labels: Body): Body => (Object.keys(labels).length > 0 ? { labels } : {});

const add = (
  world: World,
  service: Pick<Service, 'name' | 'shape' | 'headless'>,
  spec: Body,
  labels: Body,
) => {
  const body = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: service.name, ...labelled(labels) },
    spec,
  };
  const whole: Service = { ...service, slices: [], endpoints: false };
  return {
    steps: [{ verb: 'create', kind: 'Service', body }] satisfies readonly Step[],
    world: { ...world, services: [...world.services, whole], named: world.named + 1 },
  };
};

export const expose: Move = (world, dice) => {
  if (world.services.length >= most) return undefined;
  const name = `svc-${world.named}`;
  const headless = chance(dice, 0.3);
  const spec = {
    selector: selector(dice, owners(world)),
    ...(headless
      ? { clusterIP: 'None', ports: portsOrNone(dice) }
      : { type: oneOf(dice, 'ClusterIP', 'ClusterIP', 'NodePort', 'LoadBalancer'), ports: ports(dice) }),
    ...traits(dice),
  };
  return add(world, { name, shape: 'selecting', headless }, spec, serviceLabels(dice));
};

export const exposeByHand: Move = (world, dice) => {
  if (world.services.length >= most) return undefined;
  const name = `ext-${world.named}`;
  const headless = chance(dice, 0.3);
  const spec = { ports: ports(dice), ...(headless ? { clusterIP: 'None' } : {}), ...traits(dice) };
  return add(world, { name, shape: 'by-hand', headless }, spec, serviceLabels(dice));
};

export const pointElsewhere: Move = (world, dice) => {
  if (world.services.length >= most) return undefined;
  const name = `alias-${world.named}`;
  const spec = {
    type: 'ExternalName',
    externalName: 'db.example',
    ...(chance(dice, 0.5) ? { selector: selector(dice, owners(world)), ports: ports(dice) } : {}),
  };
  return add(world, { name, shape: 'external-name', headless: false }, spec, {});
};

const change = (service: Service, patch: Body): Step => ({
  verb: 'patch',
  kind: 'Service',
  which: service.name,
  patch,
});

const settled = (world: World, dice: Dice, ...shapes: readonly Service['shape'][]): Service | undefined =>
  pick(
    dice,
    world.services.filter(one => shapes.includes(one.shape) && one.held !== true),
  );

export const reselect: Move = (world, dice) => {
  const service = settled(world, dice, 'selecting');
  if (service === undefined) return undefined;
  const wanted = { app: null, tier: null, of: null, mark: null, ...selector(dice, owners(world)) };
  return { steps: [change(service, { spec: { selector: wanted } })], world };
};

/** From then on its list is kept by people; the lists that the controllers wrote stay as they are. */
export const dropSelector: Move = (world, dice) => {
  const service = settled(world, dice, 'selecting');
  if (service === undefined) return undefined;
  return {
    steps: [change(service, { spec: { selector: null } })],
    world: withService(world, { ...service, shape: 'by-hand' }),
  };
};

export const takeSelector: Move = (world, dice) => {
  const service = settled(world, dice, 'by-hand');
  if (service === undefined) return undefined;
  return {
    steps: [change(service, { spec: { selector: selector(dice, owners(world)) } })],
    world: withService(world, { ...service, shape: 'selecting' }),
  };
};

export const changePorts: Move = (world, dice) => {
  const service = settled(world, dice, 'selecting', 'by-hand');
  if (service === undefined) return undefined;
  return { steps: [change(service, { spec: { ports: ports(dice) } })], world };
};

export const changeTraits: Move = (world, dice) => {
  const service = settled(world, dice, 'selecting', 'by-hand');
  if (service === undefined) return undefined;
  const { ipFamilyPolicy: _, ...wanted } = traits(dice);
  const spec = { publishNotReadyAddresses: null, trafficDistribution: null, ...wanted };
  return { steps: [change(service, { spec })], world };
};

export const relabelService: Move = (world, dice) => {
  const service = settled(world, dice, 'selecting', 'by-hand');
  if (service === undefined) return undefined;
  const labels = { team: oneOf(dice, 'blue', 'red', null), season: oneOf(dice, 'spring', null) };
  return { steps: [change(service, { metadata: { labels } })], world };
};

export const changeType: Move = (world, dice) => {
  const service = pick(
    dice,
    world.services.filter(one => !one.headless && one.held !== true),
  );
  if (service === undefined) return undefined;
  if (service.shape === 'external-name') {
    const spec = {
      type: 'ClusterIP',
      externalName: null,
      selector: selector(dice, owners(world)),
      ports: ports(dice),
    };
    return {
      steps: [change(service, { spec })],
      world: withService(world, { ...service, shape: 'selecting' }),
    };
  }
  if (chance(dice, 0.3) && service.shape === 'selecting') {
    const spec = { type: 'ExternalName', externalName: 'db.example', clusterIP: null, clusterIPs: null };
    return {
      steps: [change(service, { spec })],
      world: withService(world, { ...service, shape: 'external-name' }),
    };
  }
  const spec = { type: oneOf(dice, 'ClusterIP', 'NodePort', 'LoadBalancer') };
  return { steps: [change(service, { spec })], world };
};

export const removeService: Move = (world, dice) => {
  const service = pick(dice, world.services);
  if (service === undefined) return undefined;
  const letGo = change(service, { metadata: { finalizers: null } });
  const remove: Step = { verb: 'delete', kind: 'Service', which: service.name };
  return {
    steps: [service.held === true ? letGo : remove],
    world: { ...world, services: world.services.filter(one => one !== service) },
  };
};

/** Deleted, but a finalizer holds it. */
export const holdService: Move = (world, dice) => {
  const service = settled(world, dice, 'selecting', 'by-hand');
  if (service === undefined) return undefined;
  return {
    steps: [
      change(service, { metadata: { finalizers: ['switchboard.dev/hold'] } }),
      { verb: 'delete', kind: 'Service', which: service.name },
    ],
    world: withService(world, { ...service, held: true }),
  };
};
