/** A small catalog around what a test is about, with a fund, a package in it and a feature that it covers. */
export const inCatalog = (
  body: string,
  deduct = 'deduct points_fund > price',
): string => `catalog test "Test" {
  currency CNY
  timezone "Asia/Shanghai"
  round half up to 0.01
  unit call, calls
  unit qps
  unit device, devices
  measure second, seconds
  measure minute, minutes = 60 seconds
  measure point, points
  measure fps
  attribute frame_rate in fps
  attribute quality one of sd, hd, "8k" default sd
  ${deduct}
${body}
}
`;

/** A feature priced by the call, a package that covers it, and a priced feature by the minute that no fund pays. */
export const plainProducts = `
  category images {
    feature tagging { meter call price CNY 0.1 / call }
  }
  feature video { meter minute accepts price price CNY 1 / minute }
  package tagging_points in points_fund {
    covers tagging at 1 point / call
    valid 1 year
    alert at 20% remaining
    size 100 points CNY 5
    size 500 points CNY 20
  }
`;

/** The same, with a capacity for the first feature and a licence. */
export const allProducts = `${plainProducts}
  capacity tagging_qps in qps_fund {
    covers tagging
    price CNY / qps by term {
      | day | 5 |
      | month | 100 |
    }
    allows renewal, upgrade, temporary upgrade
    upgrade unpublished "the purchase page"
  }
  licence tagging_sdk {
    term starts on activation within 1 month
    price CNY / device by term {
      | year | 1,000 |
    }
  }
`;

export const allFunds = 'deduct qps_fund > points_fund > price';
