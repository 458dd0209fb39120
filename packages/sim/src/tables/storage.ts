/**
 * The tables of volumes, claims, storage classes and the kinds of storage drivers.
 */
import type { StoredObject } from '../object.ts';
import type { Printer } from './column.ts';
import { printerOfColumns } from './plain-columns.ts';

const MODES: ReadonlyMap<string, string> = new Map([
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
]);

const modes = (list: readonly string[] | undefined): string =>
  [...MODES]
    .filter(([mode]) => list?.includes(mode))
    .map(([, short]) => short)
    .join(',');

/** A claim that is going says so instead of its phase. */
const phase = ({ metadata, status }: StoredObject): string =>
  metadata.deletionTimestamp === undefined ? (status?.phase ?? '') : 'Terminating';

const storageClassPrinter = printerOfColumns(
  'Provisioner ReclaimPolicy VolumeBindingMode AllowVolumeExpansion Age',
  object => [
    object['provisioner'] ?? '',
    object['reclaimPolicy'] ?? 'Delete',
    object['volumeBindingMode'] ?? '<unset>',
    String(object['allowVolumeExpansion'] ?? false),
  ],
);

export const STORAGE_PRINTERS: readonly (readonly [string, Printer])[] = [
  [
    'PersistentVolumeClaim',
    printerOfColumns(
      'Status Volume Capacity Access_Modes StorageClass VolumeAttributesClass Age *VolumeMode',
      object => {
        const { spec = {}, status = {} } = object;
        const bound = Boolean(spec.volumeName);
        return [
          phase(object),
          spec.volumeName ?? '',
          bound ? (status.capacity?.storage ?? '') : '',
          bound ? modes(status.accessModes) : '',
          spec.storageClassName ?? '',
          spec.volumeAttributesClassName ?? '<unset>',
          spec.volumeMode ?? '<unset>',
        ];
      },
    ),
  ],
  [
    'PersistentVolume',
    printerOfColumns(
      'Capacity Access_Modes Reclaim_Policy Status Claim StorageClass VolumeAttributesClass Reason Age *VolumeMode',
      object => {
        const { spec = {}, status = {} } = object;
        const { claimRef: claim } = spec;
        return [
          spec.capacity?.storage ?? '',
          modes(spec.accessModes),
          spec.persistentVolumeReclaimPolicy ?? '',
          phase(object),
          claim === undefined ? '' : `${claim.namespace}/${claim.name}`,
          spec.storageClassName ?? '',
          spec.volumeAttributesClassName ?? '<unset>',
          status.reason ?? '',
          spec.volumeMode ?? '<unset>',
        ];
      },
    ),
  ],
  [
    'StorageClass',
    {
      ...storageClassPrinter,
      cells(object, now) {
        const [name = '', ...others] = storageClassPrinter.cells(object, now);
        const isDefault =
          object.metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true';
        return [isDefault ? `${name} (default)` : name, ...others];
      },
    },
  ],
  [
    'CSIDriver',
    printerOfColumns(
      '?AttachRequired ?PodInfoOnMount ?StorageCapacity TokenRequests ?RequiresRepublish Modes Age',
      ({ spec = {} }) => [
        spec.attachRequired ?? true,
        spec.podInfoOnMount ?? false,
        spec.storageCapacity ?? false,
        (spec.tokenRequests ?? []).map(({ audience }: { audience: string }) => audience).join(',') ||
          '<unset>',
        spec.requiresRepublish ?? false,
        (spec.volumeLifecycleModes ?? []).join(',') || '<none>',
      ],
    ),
  ],
  ['CSINode', printerOfColumns('#Drivers Age', ({ spec }) => [spec?.drivers?.length ?? 0])],
  [
    'VolumeAttachment',
    printerOfColumns('Attacher PV Node ?Attached Age', ({ spec = {}, status }) => [
      spec.attacher ?? '',
      spec.source?.persistentVolumeName ?? '',
      spec.nodeName ?? '',
      status?.attached ?? false,
    ]),
  ],
  ['VolumeAttributesClass', printerOfColumns('DriverName Age', object => [object['driverName'] ?? ''])],
];
