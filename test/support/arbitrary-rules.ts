import fc from 'fast-check';
import { PLACES } from './arbitrary-moments.ts';

export interface LifeRules {
  readonly text: string;
  readonly zone: string;
}

const factor = fc.constantFrom('0.2', '1', '3', '0.75', '40', '1/3');

/** Price lists of a zone with every kind of product, differing in what decides who pays. */
export const rulesIn = (zone: string): fc.Arbitrary<LifeRules> =>
  fc
    .record({
      most: fc.constantFrom('50', '20', '60'),
      activation: fc.constantFrom('', 'activation required', 'activation required each category'),
      one: factor,
      all: factor,
      cell: factor,
      valid: fc.constantFrom('1 year', '1 month', '10 days'),
      fractions: fc.boolean(),
      counting: fc.boolean(),
      alert: fc.constantFrom('20', '50', '0.5'),
      end: fc.constantFrom('price', 'otherwise free up to 2 qps', 'otherwise reject "no pay-as-you-go"'),
      consume: fc.constantFrom(
        'consume single, general by soonest expiry, earliest order, order id',
        'consume single, general by earliest order, order id',
      ),
    })
    .map((r) => ({
      zone,
      text: `
catalog lives "Lives" {
  currency CNY
  timezone "${zone}"
  round half up to 0.01
  unit call, calls
  unit device, devices
  unit qps
  measure second, seconds
  measure minute, minutes = 60 seconds
  measure point, points
  measure p
  attribute resolution in p
  attribute status one of success, failed default success
  deduct lane > single > general > price
  ${r.consume}
  ${r.activation}
  category images "Images" {
    feature scan "Scan" {
      meter call where status is success
      accepts lane, single, general, price
      price graduated monthly ${r.counting ? 'counting all usage' : ''} {
        <= 20 calls  CNY 0.15 / call
        >  20 calls  CNY 0.1 / call
      }
    }
    feature look "Look" {
      meter call
      accepts lane, single, general${r.end === 'price' ? ', price\n      price CNY 0.003 / call' : `\n      ${r.end}`}
    }
  }
  category films "Films" {
    feature film "Film" {
      meter minute
      accepts general, price
      price CNY 1 / minute monthly at least CNY 3 at most CNY 20
    }
  }
  package scans "Scans" in single {
    covers scan at ${point(r.one)}
    valid ${r.valid}
    alert at ${r.alert}% remaining
    size 10 points CNY 5
    size 100 points CNY 45.005
    size unpublished "the package page"
  }
  package anything "Anything" in general {
    covers images.* at ${point(r.all)}
    covers film at points / minute by resolution {
      | <= 720 p  | ${r.cell === '1/3' ? '0.3' : r.cell} |
      | <= 1440 p | 2 |
    }
    ${r.fractions ? 'draw fractions' : 'draw whole units'}
    valid 1 year
    alert at 20% remaining
    size 50 points CNY 20
    size 500 points CNY 180
  }
  package spare "Spare" in general {
    covers scan at ${point(r.one)}
    covers look at unpublished "the factor page"
    valid 1 month
    size 7 points CNY 1
  }
  capacity lane_scan "Lane" in lane {
    covers scan
    price CNY / qps by term graduated {
      |           | day | month |
      | <= 10 qps | 2   | 30    |
      | >  10 qps | 1.5 | 25    |
    }
    sell up to ${r.most} qps
    allows renewal, upgrade, temporary upgrade
    upgrade unpublished "the purchase page"
  }
  licence kit "Kit" {
    term starts on activation within 1 month
    price CNY / device by term {
      | year | 1,000 |
    }
  }
}
`,
    }));

/** `1/3 point` cannot be written as a decimal: a point for three calls can. */
const point = (text: string): string => (text === '1/3' ? '1 point / 3 calls' : `${text} points / call`);

export const arbitraryRules: fc.Arbitrary<LifeRules> = fc
  .constantFrom(...PLACES)
  .chain(({ zone }) => rulesIn(zone));
