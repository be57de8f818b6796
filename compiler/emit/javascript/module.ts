import type { Ir } from '../../ir/ir.ts';
import { LIMIT } from '../../optimize/range.ts';
import { roundingPlaces, scaleOf, type FeatureScale } from '../../optimize/scale.ts';
import { attributesCode } from './attributes.ts';
import { bookPrelude } from './book-prelude.ts';
import { BIGINT, NUMBER, tracing, type Build } from './build.ts';
import { calendarPrelude } from './calendar-prelude.ts';
import { js, list, Scope, type Code } from './code.ts';
import { featureObject, useFunction } from './feature.ts';
import { REFUSAL_PRELUDE, saidCode } from './refusal.ts';
import { owedPrelude } from './owed-prelude.ts';
import { planOf, type FeaturePlan, type Plan } from './plan.ts';
import type { FeatureEmission } from './price.ts';
import { ordersPrelude } from './orders-prelude.ts';
import { balancePrelude, balanceScale, drawsFit } from './draw.ts';
import { textPrelude } from './text-prelude.ts';
import { tell, TELL_REJECTS, TRACE_STATE } from './trace.ts';

export interface EmitOptions {
  /** The catalog's digest, which the module repeats. */
  readonly digest?: string;
  /** False: nothing is taken as proven, and everything is rated in bigint. */
  readonly proof?: boolean;
  /** True: the rater tells a trace of every decision. The same module is smaller and faster without. */
  readonly trace?: boolean;
}

/** The declarations of the module: \`createRater\`, \`catalog\`, \`kernels\` and \`UnsupportedRecords\`. */
export function catalogCode(ir: Ir, { digest, proof = true, trace = false }: EmitOptions): Code {
  const plan = planOf(ir);
  const [narrow, wide] = trace ? [tracing(NUMBER), tracing(BIGINT)] : [NUMBER, BIGINT];
  const isFast = proof && plan.features.some(({ fast }) => fast !== null);
  const names = ir.features.map(({ name }, index) => list([name, index]));
  return js`// Made by Tarifa from a price list. Not to be edited: the price list is.
const catalog = Object.freeze({ name: ${ir.catalog.name}, title: ${ir.catalog.title}, currency: ${ir.currency.code}, digest: ${digest ?? null} });
const ROUNDING_PLACES = ${roundingPlaces(ir)};
${textPrelude}${REFUSAL_PRELUDE}${wide.traced(TRACE_STATE)}
${calendarPrelude(ir.zone)}
${attributesCode(ir)}
const FEATURE_INDEX = new Map(${list(names)});
${ordersPrelude(ir, wide)}
${isFast ? buildCode(plan, narrow) : js`const inNumber = null;`}
${buildCode(plan, wide)}
${raterCode(wide)}
`;
}

/** Everything that has numbers in it, in one of the two kinds. */
function buildCode(plan: Plan, build: Build): Code {
  const scope = new Scope();
  const functions: Code[] = [];
  const kernels: Code[] = [];
  const uses: Code[] = [];
  const objects: Code[] = [];
  const scaleIn = ({ fast, exact }: FeaturePlan): FeatureScale | null =>
    build.kind === 'bigint' ? exact : (fast?.scale ?? null);
  const balance = balanceScale(
    plan.ir,
    plan.features.flatMap((own) => {
      const scale = scaleIn(own);
      return scale === null ? [] : [[own.feature, scale] as const];
    }),
    build.kind === 'bigint',
  );
  // A balance too fine for a literal is one that no feature draws on in this build.
  const held = build.kind === 'number' && balance.value >= 2n ** 51n ? scaleOf(1n) : balance;
  for (const own of plan.features) {
    const scale = scaleIn(own);
    if (scale === null || (build.kind === 'number' && !drawsFit(own.feature, scale, balance))) {
      // Nothing is proven of this feature: an account that uses it is rated in bigint.
      uses.push(js`() => false`);
      objects.push(js`null,`);
      continue;
    }
    const emission: FeatureEmission = { plan, own, build, scale, balance, scope, functions, kernels };
    const use = scope.name('use');
    objects.push(featureObject(emission));
    functions.push(useFunction(emission, use));
    uses.push(use);
  }
  const fits =
    build.kind === 'bigint'
      ? js`const fits = () => true;`
      : js`/** Counts an event in, and holds it against the proven bound: events, quantity and what is fixed, in parts of money. */
const fits = (state, index, quantity) => {
  const { eventBound, quantityBound, fixedBound } = FEATURES[index];
  const events = (state.events[index] += 1);
  const sum = (state.quantities[index] += quantity);
  return events * eventBound + sum * quantityBound + fixedBound <= ${LIMIT};
};`;
  return js`${build.kind === 'number' ? NUMBER_PROOF : js`/** Rates any account. */`}
const ${build.kind === 'number' ? js`inNumber` : js`inBigint`} = (() => {
const FEATURES = [
${objects}
];
${bookPrelude(plan.ir, build)}
${owedPrelude(build, plan.ir.features.length)}
${fits}
${balancePrelude(plan.ir, build, held)}
${functions}
const USES = ${list(uses)};
const rate = ${rateCode(plan.ir, build)};
return { rate, kernels: ${list(kernels)} };
})();`;
}

const NUMBER_PROOF = js`/**
 * Rates an account in plain numbers, or gives null. With N events of a feature that come to S parts of its quantity
 * scale, no value passes eventBound * N + quantityBound * S + fixedBound: products of a rate and a quantity, folded
 * constants, sums of a line or a period, twice a rest in rounding. That sum is held at or below 2^52 at every event,
 * before anything is priced, so every value is a whole number below 2^53 and exact. What is read from text is checked
 * product by product. Where either fails, the whole account is rated again in bigint.
 */`;

/** Takes an account's records in order; null where one of them leaves the build. */
function rateCode(ir: Ir, build: Build): Code {
  const tellRejects = build.traced(TELL_REJECTS);
  const unknown = saidCode('TAR5102', { feature: js`usage.feature` });
  return js`(account, records, until) => {${build.traced(js` told = [];`)}
  const state = {
    account,
    charges: [],
    refused: [],
    lines: new Map(),
    counters: new Map(),
    sums: new Map(),
    first: ${list(ir.features.map(() => undefined))},
    events: ${list(ir.features.map(() => 0))},
    quantities: ${list(ir.features.map(() => 0))},
    activated: new Set(),
    held: [],
    byId: new Map(),
    all: records,
    records: null,
    purchases: [],
    alerts: [],
    toBalance,
    toAlert,
    balanceText,
  };
  for (const record of records) {${tell(build, 'record', { record: js`record.id`, type: js`record.type` })}${build.traced(js` const refusedBefore = state.refused.length;`)}
    if (record.type !== "usage") {
      const refusal = orders.change(state, record);
      if (refusal === false) return null;
      if (refusal !== null) state.refused.push(refused(record.id, null, refusal.code, refusal.said));${tellRejects}
      continue;
    }
    const usage = record;
    const index = FEATURE_INDEX.get(usage.feature);
    if (index === undefined)
      state.refused.push(refused(usage.id, null, "TAR5102", ${unknown}));
    else if (!USES[index](state, usage)) return null;${tellRejects}
  }
  for (const feature of FEATURES) if (feature !== null) owe(state, feature, until);
  return {
    charges: state.charges,
    purchases: state.purchases,
    lines: linesOf(state),
    balances: orders.balances(state, until),
    alerts: state.alerts,
    refused: state.refused,
  };
}`;
}

const raterCode = (build: Build): Code => js`
/** By code point. */
const compareText = (a, b) => {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    const leftHigh = left >= 0xd800 && left < 0xe000;
    const rightHigh = right >= 0xd800 && right < 0xe000;
    if (leftHigh !== rightHigh) return leftHigh ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
};
const compareRecords = (a, b) =>
  a.at.seconds - b.at.seconds || a.at.nanos - b.at.nanos ||
  Number(a.type === "usage") - Number(b.type === "usage") || compareText(a.id, b.id);
const kernels = { number: inNumber === null ? [] : inNumber.kernels, bigint: inBigint.kernels };
/** A rater; its counts say how many accounts went each way. */
const createRater = () => {
  const counts = { number: 0, bigint: 0 };
  return {
    name: "js",
    counts,
    rate: ({ account, usage, orders: changes, until }${build.traced(js`, trace`)}) => {
      const records = [...changes, ...usage].sort(compareRecords);
      const fast = inNumber === null ? null : inNumber.rate(account, records, until);
      if (fast !== null) { counts.number++;${build.traced(js` tellAll(trace);`)} return fast; }
      counts.bigint++;
      ${
        build.traces
          ? js`const rated = inBigint.rate(account, records, until);
      tellAll(trace);
      return rated;`
          : js`return inBigint.rate(account, records, until);`
      }
    },
    quote: orders.quote,
  };
};
`;
