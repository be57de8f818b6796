import type { Fault } from './fault.ts';
import { quoted } from './fault.ts';
import { didYouMean } from '../near-name.ts';
import { isObject, type Fields } from './parse-json.ts';

const DATA_FIELDS = ['quantity', 'unit', 'attributes', 'replaces'] as const;

export const isCloudEvent = (fields: Fields): boolean => Object.hasOwn(fields, 'specversion');

/**
 * The usage that a CloudEvent in JSON stands for: `subject` is the account, `type` the feature, `data` the rest. Its
 * other attributes (`source`, extensions) are for those who carry it, and are not looked at.
 */
export function usageOfCloudEvent(event: Fields): { readonly fields: Fields } | Fault {
  if (event['specversion'] !== '1.0')
    return {
      code: 'TAR5005',
      message: '`specversion` is not `1.0`, the version of CloudEvents that is read',
    };
  for (const name of ['id', 'subject', 'type', 'time']) {
    const value = Object.hasOwn(event, name) ? event[name] : undefined;
    if (value === undefined || value === null)
      return { code: 'TAR5003', message: `\`${name}\` is missing from the CloudEvent` };
    if (typeof value !== 'string')
      return { code: 'TAR5005', message: `\`${name}\` of the CloudEvent is not a text` };
  }
  if (Object.hasOwn(event, 'data_base64'))
    return { code: 'TAR5005', message: 'the CloudEvent holds `data_base64`; its data has to be JSON' };

  const data = Object.hasOwn(event, 'data') ? (event['data'] ?? {}) : {};
  if (!isObject(data)) return { code: 'TAR5005', message: '`data` of the CloudEvent is not an object' };
  const unknown = Object.keys(data).find((name) => !DATA_FIELDS.some((known) => known === name));
  if (unknown !== undefined)
    return {
      code: 'TAR5004',
      message: `${quoted(unknown)} is no field of a CloudEvent's \`data\`${didYouMean(unknown, DATA_FIELDS)}`,
    };
  return {
    fields: {
      ...data,
      id: event['id'],
      account: event['subject'],
      feature: event['type'],
      time: event['time'],
    },
  };
}
