import { expect, it } from 'vitest';
import { catalogText } from '../../../support/compile-text.ts';
import { pageOfText } from '../../../support/page-text.ts';

/** An amount beside a rate is for no unit: the page says what it is for. */

const pageOf = (body: string): string => pageOfText(catalogText(body), 'markdown');

it('says that an amount beside a rate is due once for each record', () => {
  const page = pageOf(`feature talk "Talk" {
    meter minute
    price CNY 0.45 + CNY 0.10 / minute per event
  }
  feature door "Door" {
    meter minute
    price CNY 3 per event
  }`);
  expect(page).toContain(
    '**CNY 0.45 + CNY 0.10 / minute, of which CNY 0.45 once for each record, each record rounded by itself**',
  );
  expect(page).toContain('**CNY 3, once for each record, each record rounded by itself**');
});

it('says that blocks of each record are counted in it', () => {
  const page = pageOf(`feature gate "Gate" {
    meter minute
    price CNY 1 / started 5 minutes per event
  }`);
  expect(page).toContain('**CNY 1 / started 5 minutes in a record, each record rounded by itself**');
});

it('says below a table what the amounts in its cells are for', () => {
  const page = pageOf(`feature talk "Talk" {
    meter minute
    price by quality, time per event {
      |      | weekdays 08:00-20:00         | saturday, sunday             |
      | sd   | CNY 0.30 + CNY 1.20 / minute | CNY 0.30 + CNY 0.60 / minute |
      | hd   | CNY 0.30 + CNY 1.40 / minute | CNY 0.30 + CNY 0.80 / minute |
      | "8k" | CNY 0.40 + CNY 1.60 / minute | CNY 0.40 + CNY 0.90 / minute |
    } otherwise CNY 0.30 + CNY 1.20 / minute
  }
  feature door "Door" {
    meter second
    price by quality monthly {
      | sd   | CNY 3 |
      | hd   | CNY 4 |
      | "8k" | CNY 5 |
    }
  }`);
  expect(page).toContain('The amount without a unit is due once for each record.');
  expect(page).toContain('Each amount is due once in a calendar month with use; ');
});

it('says of tiers in a table what the amount in any of them is for', () => {
  const page = pageOf(`schedule plain graduated monthly {
    <= 100 calls CNY 1 / call
    >  100 calls CNY 0.5 / call
  }
  schedule entered graduated monthly {
    <= 100 calls CNY 1 / call
    >  100 calls CNY 2 + CNY 0.5 / call
  }
  schedule single CNY 7 + CNY 2 / call monthly
  feature f "F" {
    meter call
    price by quality {
      | sd   | plain |
      | hd   | entered |
      | "8k" | single |
    }
  }`);
  expect(page).toContain(
    'Each call at the rate of its own tier, and an amount once the tier is entered; the amount without a unit is due once in a calendar month with use; each row counts for itself.',
  );
});
