import type { Read, TraceStep } from '../../runtime/trace.ts';
import { Exact } from '../../runtime/exact.ts';
import { exactFigure, grouped } from './numbers.ts';
import type { Wording } from './wording.ts';

/** Why an order paid, or did not: `0.1 points left of 0.2 needed`. */
export function orderText(step: TraceStep & { step: 'order' }, unit: string, wording: Wording): string {
  const head = `${step.order} (${wording.title(step.product)})`;
  const points = (text: string): string => `${exactText(text)} ${wording.unit(step.unit, text)}`;
  const used = (text: string): string => `${exactText(text)} ${wording.unit(unit, text)}`;
  const one = wording.unit(unit, '1');
  const at = (read: readonly Read[]): string => (read.length === 0 ? '' : ` for ${readText(read)}`);
  switch (step.outcome) {
    case 'not in scope':
      return `${head} does not cover this feature`;
    case 'not activated':
      return `${head} is not activated`;
    case 'not yet effective':
      return `${head} is not yet effective, until ${step.effective}`;
    case 'expired':
      return `${head} expired on ${step.expires}`;
    case 'not needed':
      return `${head} is not needed: nothing is left to pay`;
    case 'used up':
      return `${head} is used up`;
    case 'attribute missing':
      return `${head} needs the attribute ${step.attribute}, which the record does not give`;
    case 'no factor':
      return `${head} has no factor${at(step.read)}`;
    case 'factor unpublished':
      return `${head} has no published factor${at(step.read)}; see ${step.page}`;
    case 'too little left':
      return Exact.of(step.factor).isZero()
        ? `${head} pays for whole units only, and ${used(step.quantity)} are left`
        : `${head}: ${points(step.remaining)} left of ${exactText(step.factor)} needed for one ${one}`;
    case 'covered':
      return `${head} is valid capacity, and covers ${used(step.quantity)}`;
    case 'paid': {
      const { factor, quantity, drawn, before, after, read } = step;
      const rate = `${points(factor)} / ${one}${at(read)}`;
      return `${head} pays for ${used(quantity)} at ${rate}: ${points(drawn)}, ${exactText(before)} → ${exactText(after)}`;
    }
  }
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `frame_rate 60, Monday 08:15`. */
export const readText = (read: readonly Read[]): string =>
  read
    .map(({ attribute, value }) => (attribute === null ? weekText(Number(value)) : `${attribute} ${value}`))
    .join(', ');

function weekText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const ofDay = minute % 1440;
  return `${DAYS[Math.floor(minute / 1440)] ?? ''} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** `1,000.5`, with all its decimals; `1/3 = 0.3333…` where no finite decimal exists. */
export const exactText = (text: string): string =>
  text.includes('/') ? `${text} = ${grouped(text)}` : exactFigure(text);
