/** What stands before and after a sample, so that the two together are a whole catalog. */
export interface Frame {
  readonly before: string;
  readonly after: string;
}

const settings = `
  currency CNY
  timezone "Asia/Shanghai"
  round    half up to 0.01
`;

const units = `
  unit    call, calls
  unit    seat, seats
  unit    device, devices
  unit    qps
  measure second, seconds
  measure minute, minutes = 60 seconds
  measure kWh
  measure point, points
  measure fps
  measure p

  attribute quality    one of sd, hd
  attribute frame_rate in fps
  attribute resolution in p
  attribute status     one of success, failed default success
`;

const start = `catalog example "Example" {${settings}${units}`;

const prepaid = `${start}
  deduct prepaid > price

  feature ocr "Text recognition" {
    meter   call
    accepts prepaid, price
    price   CNY 0.15 / call
  }
`;

const opened = (line: string): Frame => ({ before: `${start}\n  ${line}\n`, after: '\n  }\n}\n' });

/** A small price list with one of each: tiers, a package, a capacity and a licence. */
const shop = (setting: string): string => `catalog shop "Shop" {${settings}${units}
  ${setting}
  deduct qps_fund > prepaid > general > price

  category images "Images" {
    feature ocr "Text recognition" {
      meter   call where status is success
      accepts prepaid, general, price
      price   CNY 0.15 / call
    }

    feature faces "Face comparison" {
      meter   call
      accepts qps_fund, price
      price graduated monthly {
        <= 1,000 calls  CNY 0.20 / call
        >  1,000 calls  reject "more than 1,000 a month: ask sales"
      }
    }

    feature layout "Layout analysis" {
      meter   call
      accepts price
      price   from 2026-02-01 CNY 0.30 / call
    }

    feature prints "Fingerprints" {
      meter   call
      accepts qps_fund
    }
  }

  feature video "Video enhancement" {
    meter   minute
    accepts price
    price CNY / minute by resolution {
      | <= 1080 p | 4 |
      | <= 2160 p | 8 |
    } otherwise unpublished "the page of video"
  }

  feature heat "Heat" {
    meter   kWh
    accepts price
    price CNY / kWh by time {
      | 08:00-22:00 | 0.32 |
    } otherwise CNY 0.18 / kWh
  }

  package pack "Package" in prepaid {
    covers ocr at 1 point / call
    valid  1 year
    size    5,000 points  CNY 500
    size   10,000 points  CNY 950
  }

  package other "Another package" in general {
    covers ocr at 1 point / call
    valid  1 year
    size   20,000 points  CNY 1,800
  }

  capacity line "Line" in qps_fund {
    covers faces, prints
    price  CNY 200 / qps monthly
    sell   up to 50 qps
    allows renewal, upgrade, temporary upgrade
  }

  licence sdk "SDK" {
    term starts on activation within 1 month
    price CNY / device by term {
      | year | 1,000 |
    }
  }
`;

/** Every feature is tried, so that a sample need not try them all. */
const tried = (activation: string): string => `
  example "every feature" {
    ${activation}
    use      1 call of ocr on 2026-03-02
    use      1 call of faces on 2026-03-02
    use      1 call of layout on 2026-03-02
    use      1 call of prints on 2026-03-02
    rejected TAR5109
    use      1 minute of video with resolution 720 on 2026-03-02
    use      1 kWh of heat at 2026-03-02T12:00
    charge   CNY 4.97
  }
`;

const example = (setting: string, activation: string): Frame => ({
  before: `${shop(setting)}${tried(activation)}\n  example "sample" {\n`,
  after: '\n  }\n}\n',
});

/** Records stand in files of their own beside a price list. */
const records = (setting: string): Frame => ({ before: '', after: `${shop(setting)}}\n` });

/** The places in which samples stand. */
export const frames = {
  /** A whole file. */
  file: { before: '', after: '' },
  /** Among the declarations of a catalog that says its settings, units and attributes. */
  declarations: { before: `${start}\n`, after: '\n}\n' },
  /** The same, with a feature and the fund `prepaid`. */
  funded: { before: `${prepaid}\n`, after: '\n}\n' },
  /** In a feature that meters calls. */
  feature: opened('feature ocr "Text recognition" {\n    meter call'),
  /** In a feature that meters minutes. */
  minutes: opened('feature video "Video enhancement" {\n    meter minute'),
  /** In a feature that meters energy. */
  energy: opened('feature power "Power" {\n    meter kWh'),
  /** In a feature that meters money. */
  money: opened('feature payments "Payments" {\n    meter amount in CNY'),
  /** In a feature that has a price, and no meter yet. */
  meter: opened('feature ocr "Text recognition" {\n    price CNY 0.15 / call'),
  package: { before: `${prepaid}\n  package pack "Package" in prepaid {\n`, after: '\n  }\n}\n' },
  capacity: { before: `${prepaid}\n  capacity line "Line" in prepaid {\n`, after: '\n  }\n}\n' },
  /** In an example of a price list that asks for no activation, for one, for one each category. */
  example: example('', ''),
  'activated example': example('activation required', 'activate on 2026-03-01'),
  'category example': example('activation required each category', 'activate images on 2026-03-01'),
  /** Records against that price list; `after` is its text. */
  records: records(''),
  'activated records': records('activation required'),
  'category records': records('activation required each category'),
} as const satisfies Readonly<Record<string, Frame>>;

export type FrameName = keyof typeof frames;
