import { describe, it } from 'vitest';
import { expectFindings } from '../../support/expect-findings.ts';
import { allFunds, allProducts, inCatalog } from './in-catalog.ts';

const example = (steps: string, settings = ''): string =>
  inCatalog(`${allProducts} example "e" {\n${steps}\n}\n${others}`, `${allFunds} ${settings}`);
/** Every feature is tried, whatever the example speaks of. */
const others = 'example "others" {\n use 1 call of tagging\n use 1 minute of video\n charge CNY 1.1\n}';
const buying = 'buy tagging_points 100 points\n';

describe('an example', () => {
  it.each([
    ['use 5 ⟦here:minutes⟧ of tagging', 'TAR2202'],
    ['use 5 calls of ⟦here:taging⟧', 'TAR2022'],
    ['use 5 calls of tagging with ⟦here:qualiti⟧ sd', 'TAR2022'],
    ['use 5 calls of tagging with quality ⟦here:uhd⟧', 'TAR2711'],
    ['use 5 calls of tagging with frame_rate ⟦here:sd⟧', 'TAR2712'],
    ['use 5 calls of tagging with quality sd, ⟦here:quality hd⟧', 'TAR2604'],
    ['use 5 calls of tagging in 2026-01\n⟦here:use 5 calls of tagging⟧', 'TAR2601'],
    ['⟦here:use 5 minutes of peak⟧', 'TAR2602'],
    ['buy tagging_points ⟦here:7 points⟧', 'TAR2606'],
    ['⟦here:buy tagging_points⟧', 'TAR2607'],
    ['buy tagging_points 100 points by ⟦here:month⟧', 'TAR2610'],
    ['⟦here:buy tagging_qps 5 qps⟧', 'TAR2609'],
    ['buy tagging_qps 5 qps by ⟦here:week⟧', 'TAR2608'],
    ['buy tagging_qps 5 ⟦here:calls⟧ by month', 'TAR2202'],
    ['buy tagging_points 100 points for ⟦here:USD⟧ 5', 'TAR2210'],
    ['renew ⟦here:tagging_qps⟧', 'TAR2611'],
    [`${buying} renew ⟦here:tagging_points⟧`, 'TAR2612'],
    [`${buying} upgrade ⟦here:tagging_points⟧ to 200 points`, 'TAR2612'],
    ['remaining 5 points of ⟦here:tagging_points⟧', 'TAR2611'],
    [`${buying} remaining 5 ⟦here:calls⟧ of tagging_points`, 'TAR2202'],
    [`${buying} covered 5 ⟦here:minutes⟧ by tagging_points`, 'TAR2202'],
    ['buy tagging_qps 5 qps by month\nalert ⟦here:tagging_qps⟧', 'TAR2612'],
    ['⟦here:activate⟧', 'TAR2614'],
    ['activate ⟦here:tagging⟧', 'TAR2616'],
    ['activate ⟦here:tagging_sdk⟧', 'TAR2611'],
    ['charge ⟦here:USD⟧ 5', 'TAR2210'],
    ['charge CNY 5 to the nearest ⟦here:0⟧', 'TAR2618'],
    ['rejected ⟦here:TAR2104⟧', 'TAR2617'],
    ['⟦here:quote tagging_points 100 points⟧', 'TAR2613'],
    ['quote tagging_points ⟦here:7 points⟧ is CNY 1', 'TAR2606'],
  ])('is refused: %s', (steps, code) => {
    const peak = `feature peak { meter minute accepts price price CNY / minute by time {
      | weekdays 08:00-22:00 | 0.32 |
    } otherwise CNY 0.18 / minute }`;
    expectFindings(example(steps).replace('example "e"', `${peak} example "e"`), { code, at: 'here' });
  });

  it('is told what a feature counts that does not count money', () => {
    const help = '`tagging` counts `call`: write `5 calls`';
    expectFindings(example('use ⟦here:CNY⟧ 5 of tagging'), { code: 'TAR2202', at: 'here', help });
    expectFindings(example('use 5 ⟦here:CNY⟧ of tagging'), { code: 'TAR2202', at: 'here', help });
  });

  it('is told what is sold in a fund that stands for a product', () => {
    const one = 'it is a fund, and in it is sold `tagging_points`: name the product';
    const covered = example(`${buying} covered 5 calls by ⟦here:points_fund⟧`);
    expectFindings(covered, { code: 'TAR2022', at: 'here', help: one });
    const more = ['a', 'b', 'c'].map(
      (name) => `package ${name} in points_fund { covers tagging at 1 point / call size 100 points CNY 5 }\n`,
    );
    const help = 'it is a fund, and in it are sold `tagging_points`, `a`, `b` and 1 more: name the product';
    const text = covered.replace('example "e"', `${more.join('')} example "e"`);
    expectFindings(text, { code: 'TAR2022', at: 'here', help });
  });

  it('uses a quantity that has a finite decimal', () => {
    const feature = `measure a = 3 seconds measure b = 7 seconds
      feature x { meter a accepts price price CNY 1 / a }`;
    const text = (use: string): string => example(use).replace('example "e"', `${feature} example "e"`);
    expectFindings(text('use ⟦here:1 a⟧ 1 b of x'), { code: 'TAR2605', at: 'here' });
    expectFindings(text('use 1 b of x'));
    expectFindings(text('use 1 b 1 second of x'));
  });

  it('may show what is rejected', () => {
    expectFindings(example('buy tagging_points 7 points\nrejected TAR5112'));
    expectFindings(example('use 0.5 calls of tagging\nrejected TAR5104'));
  });

  it('activates what the catalog asks for', () => {
    expectFindings(example('activate', 'activation required'));
    expectFindings(example('activate images', 'activation required each category'));
    expectFindings(example('⟦here:activate⟧', 'activation required each category'), {
      code: 'TAR2615',
      at: 'here',
    });
    expectFindings(example('activate ⟦here:images⟧', 'activation required'), { code: 'TAR2619', at: 'here' });
  });

  it('has no time that the clocks skip', () => {
    const text = example('use 1 call of tagging at ⟦here:2026-03-08T02:30⟧').replace(
      'Asia/Shanghai',
      'America/New_York',
    );
    expectFindings(text, { code: 'TAR2603', at: 'here' });
  });

  it('says once what it misspells', () => {
    const steps = 'buy ⟦here:tagging_pionts⟧ 100 points for CNY 5\ncharge CNY 0';
    expectFindings(example(steps), { code: 'TAR2022', at: 'here', help: 'did you mean `tagging_points`?' });
  });
});
