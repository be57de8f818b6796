/** A price list to begin with. */
interface Template {
  readonly about: string;
  /** A sentence to quote. */
  readonly sentence: string;
}

export const TEMPLATES = {
  tiers: {
    about: 'the more is used in a month, the less one costs',
    sentence: '12,000 pages of text_recognition in 2026-01',
  },
  'one-price': {
    about: 'one feature and its price',
    sentence: '12 pages of text_recognition',
  },
  matrix: {
    about: 'tables by attributes of the use',
    sentence: '2 minutes 20 seconds of transcoding with resolution 1080, frame_rate 60',
  },
  packages: {
    about: 'points bought ahead, which pay before the price',
    sentence: 'image_package 5,000 points',
  },
  capacity: {
    about: 'QPS bought by the day or the month',
    sentence: 'face_qps 40 qps by month',
  },
  'llm-tokens': {
    about: 'tokens by model, length of the prompt and cache',
    sentence: '80,000 tokens of input_tokens with model large, prompt 100,000, cached yes',
  },
} as const satisfies Readonly<Record<string, Template>>;

export type TemplateName = keyof typeof TEMPLATES;
