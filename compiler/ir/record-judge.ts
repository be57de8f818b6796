import type { RecordJudge } from '../../runtime/record.ts';
import { measure } from './interpret/meter.ts';
import { refuse } from './refusal.ts';
import type { Ir } from './ir.ts';

/** Judges records by a catalog; only usage says anything that needs one. */
export function recordJudge(ir: Ir): RecordJudge {
  const features = new Map(ir.features.map((feature) => [feature.name, feature]));
  return {
    complete(record) {
      if (record.type !== 'usage') return record;
      const meter = features.get(record.feature)?.meter;
      const written = record.unit;
      const known = meter?.units.find(({ names }) => written !== null && names.includes(written));
      const unit = written === null ? (meter?.unit ?? null) : (known?.names[0] ?? written);
      const attributes = new Map(record.attributes);
      for (const { name, default: fallback } of ir.attributes)
        if (fallback !== null && !attributes.has(name)) attributes.set(name, fallback);
      return { ...record, unit, attributes };
    },
    fault(record) {
      if (record.type !== 'usage') return null;
      const feature = features.get(record.feature);
      if (feature === undefined) return refuse('TAR5102', { feature: record.feature });
      const metered = measure(ir, feature, record, null);
      return 'code' in metered ? metered : null;
    },
  };
}
