import { ratio, readRatio, scaled } from '../../optimize/ratio.ts';
import type { FeatureScale } from '../../optimize/scale.ts';
import type { Build } from './build.ts';
import { EMPTY, join, js, list, type Code } from './code.ts';
import { refuse } from './refusal.ts';
import { attributeAt, type FeaturePlan, type Plan } from './plan.ts';
import { tell, tellCount, textAt } from './trace.ts';

/**
 * Reads what a record counts for into `quantity`, at the feature's scale. Every product of plain numbers is checked;
 * a quantity that the scale has no room for leaves the build.
 */
export function meterCode(
  plan: Plan,
  { index, feature }: FeaturePlan,
  build: Build,
  scale: FeatureScale,
): Code {
  const { meter } = feature;
  // Parts of the final scale for one part of the scale up to `times`.
  const widen = scale.quantity.value / scale.metered;
  const isTimes = meter.times !== null;
  const text = (value: Code): Code => textAt(value, scale.metered);
  const told = tell(build, 'convert', {
    quantity: js`usage.quantity`,
    unit: js`unit`,
    factor: js`unitFactor`,
    after: text(js`converted`),
    at: feature.at,
  });
  const count = (by: 'step' | 'minimum', of: string, before: Code): Code =>
    tellCount(build, feature, by, of, text(before), text(js`quantity`));
  return js`${unitCode(feature, build, scale)}
  if (!${readFunction(build)}(usage.quantity)) return false;
  const above = digits * multiplier;
  ${build.guard(js`above`)}
  const below = divisor * ${power(build)}(places);
  ${build.guard(js`below`)}
  if (above % below !== ${build.whole(0n)}) ${
    meter.counted
      ? js`{ ${refuse('TAR5104', { quantity: js`quotientText(BigInt(above), BigInt(below) * ${scale.metered})`, unit: meter.unit })} return true; }`
      : noRoom(build, js`usage.quantity`)
  }
  const converted = above / below;
${meter.counted && scale.metered !== 1n ? wholeCode(build, js`converted`, scale.metered, meter.unit) : EMPTY}${told}
${conditions(plan, { index, feature }, build, widen)}
  let quantity = converted;
${
  meter.step === null
    ? EMPTY
    : js`  quantity = startedBlocks(quantity, ${build.whole(scaled(meter.step, scale.metered))}) * ${build.whole(scaled(meter.step, scale.metered))};${count('step', meter.step, js`converted`)}`
}
${
  meter.minimum === null
    ? EMPTY
    : js`${build.traced(js`  const unraised = quantity;`)}  if (quantity < ${build.whole(scaled(meter.minimum, scale.metered))}) quantity = ${build.whole(scaled(meter.minimum, scale.metered))};${count('minimum', meter.minimum, js`unraised`)}`
}
${isTimes ? timesCode(plan, feature, build, widen, scale) : widened(build, widen)}
  ${build.guard(js`quantity`)}`;
}

const readFunction = (build: Build): Code => (build.kind === 'number' ? js`readNumber` : js`readBigint`);
const power = (build: Build): Code => (build.kind === 'number' ? js`numberPower` : js`bigintPower`);
const noRoom = (build: Build, text: Code): Code =>
  build.kind === 'number' ? js`return false;` : js`throw tooFine(${text});`;

const widened = (build: Build, widen: bigint): Code =>
  widen === 1n ? EMPTY : js`  quantity *= ${build.whole(widen)};`;

function unitCode(feature: FeaturePlan['feature'], build: Build, scale: FeatureScale): Code {
  const { meter } = feature;
  const seen = new Set<string>();
  const cases = meter.units.map(({ names, factor }) => {
    const { top, bottom } = readRatio(factor);
    const parts = ratio(top * scale.metered, bottom);
    const labels = names.filter((name) => !seen.has(name)).map((name) => js`    case ${name}:`);
    for (const name of names) seen.add(name);
    if (labels.length === 0) return EMPTY;
    return js`${labels}
      multiplier = ${build.whole(parts.top)}; divisor = ${build.whole(parts.bottom)};${build.traced(js` unitFactor = ${factor};`)} break;`;
  });
  return js`  let multiplier;
  let divisor;${build.traced(js` let unitFactor;`)}
  const unit = usage.unit ?? ${meter.unit};
  switch (unit) {
${cases}
    default:
      ${refuse('TAR5103', { feature: feature.name, meter: meter.unit, unit: js`unit` })}
      return true;
  }`;
}

/** Refuses a part of what is counted; `value` is at a scale above one. */
function wholeCode(build: Build, value: Code, scale: bigint, unit: string): Code {
  return js`  if (${value} % ${build.whole(scale)} !== ${build.whole(0n)}) { ${refuse('TAR5104', {
    quantity: js`quotientText(BigInt(${value}), ${scale})`,
    unit,
  })} return true; }`;
}

function conditions(
  plan: Plan,
  { index, feature }: Pick<FeaturePlan, 'index' | 'feature'>,
  build: Build,
  widen: bigint,
): Code {
  return join(
    feature.meter.where.map(({ attribute, values }) => {
      const { index: place } = attributeAt(plan.ir, attribute);
      const isOne =
        values.length === 0
          ? js`false`
          : join(
              values.map((value) => js`values[${place}] === ${value}`),
              ' || ',
            );
      const told = tell(build, 'where', {
        attribute,
        value: js`values[${place}]`,
        values: list(values),
        holds: isOne,
        at: feature.at,
      });
      const counted = widen === 1n ? js`converted` : js`converted * ${build.whole(widen)}`;
      return js`  if (values[${place}] === undefined) { ${refuse('TAR5106', { feature: feature.name, attribute })} return true; }${told}
  if (!(${isOne})) {
    const counted = ${counted};
    ${build.guard(js`counted`)}
    if (!fits(state, ${index}, counted)) return false;
    stepCount = 0;
    charge(state, FEATURES[${index}], 2, usage.id, counted, ${build.whole(0n)}, false, seconds, usage.time);
    return true;
  }`;
    }),
    '\n',
  );
}

function timesCode(
  plan: Plan,
  feature: FeaturePlan['feature'],
  build: Build,
  widen: bigint,
  scale: FeatureScale,
): Code {
  const { times, counted, unit } = feature.meter;
  const { index } = attributeAt(plan.ir, times ?? '');
  const before = textAt(js`untimed`, scale.metered);
  const after = textAt(js`quantity`, scale.quantity.value);
  const told = tellCount(build, feature, 'times', js`values[${index}]`, before, after);
  return js`  if (values[${index}] === undefined) { ${refuse('TAR5106', { feature: feature.name, attribute: times ?? '' })} return true; }
  if (!${readFunction(build)}(values[${index}])) return false;
  const factor = digits * ${build.whole(widen)};
  ${build.guard(js`factor`)}
  const power = ${power(build)}(places);${build.traced(js` const untimed = quantity;`)}
  if (factor % power !== ${build.whole(0n)}) ${noRoom(build, js`values[${index}]`)}
  quantity *= factor / power;
  ${build.guard(js`quantity`)}
${counted ? wholeCode(build, js`quantity`, scale.quantity.value, unit) : EMPTY}${told}`;
}
