// The contract of Svarkort's toolkit. Shares are from 0 to 1; what is absent is null; sentences are in the chosen language.

/** Loads the wasm that lies beside this module; elsewhere, give its bytes, its address or a compiled module. */
export default function init(
  from?: { module_or_path: WasmSource | Promise<WasmSource> } | WasmSource | Promise<WasmSource>,
): Promise<unknown>;

/** The same at once, for Node, workers and tests. */
export function initSync(from: { module: BufferSource | WebAssembly.Module } | BufferSource | WebAssembly.Module): unknown;

export type WasmSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** One opened survey, computed in the calling thread. Every method may throw a SurveyError. */
export class Survey {
  private constructor();
  /** Opens one or several files that belong together, such as SurveyXact's dataset, structure and labels. */
  static open(files: SurveyFile[], options?: OpenOptions | null): Survey;
  /** What was recognised, with the decisions taken since. */
  codebook(): Codebook;
  /** Adds decisions to those already taken. Throws unknown_variable; nothing is changed then. */
  set_codebook(edits: Edits): void;
  analyse(settings?: SettingsInput | null, on_progress?: OnProgress | null): Analysis;
  /**
   * A bootstrap in parts, for a pool of workers: the answer without it, and how many replicates are to be made (0 where
   * there is nothing to resample).
   */
  begin(settings?: SettingsInput | null, on_progress?: OnProgress | null): { analysis: Analysis; replicates: number };
  /** Estimates of the replicates from `first` on, the same whoever makes them. Nothing in them is of a single person. */
  replicates(settings: SettingsInput | null | undefined, first: number, count: number): Float64Array;
  /** What `analyse` gives with as many replicates as there are in `numbers`, from replicate 0 on in their order. */
  finish(settings: SettingsInput | null | undefined, numbers: Float64Array): Analysis;
  /**
   * A document of what may leave: "docx" an appendix or a note for Word, "pptx" the appendix as slides (16:9), "xlsx" every
   * number with native charts, "html" one self-contained page, "json" the publication. The same of the same, to the last byte.
   */
  report(settings: SettingsInput | null | undefined, request: ReportRequest): Uint8Array;
  /** Gives the memory back. The survey cannot be used afterwards. */
  free(): void;
}

/** The files of one survey in pieces, one file after the other: a large file is never held whole. */
export class Reading {
  constructor(options?: OpenOptions | null);
  /** The next file, of so many bytes; its pieces follow. */
  file(name: string, size: number): void;
  push(piece: Uint8Array): void;
  /** As Survey.open; the reading cannot be used afterwards. */
  finish(): Survey;
  free(): void;
}

export interface SurveyFile {
  name: string;
  bytes: Uint8Array;
}

export interface OpenOptions {
  /** Of notes, errors and evidence; "da" where nothing is said. */
  language?: Language | null;
}

export interface ReportRequest {
  format: "docx" | "pptx" | "xlsx" | "html" | "json";
  /** Of "docx" alone: the whole appendix by theme, or a note of a few pages; "full" where nothing is said. */
  extent?: "full" | "note" | null;
  /** The unit that the report is about: a name to print, or with `by` one of that variable's categories. */
  unit?: string | null;
  /**
   * A background variable of which `unit` is a category, by code or label: the report is of that category alone, and
   * hides what it must so that it can leave together with the whole's and those of all other categories.
   */
  by?: string | null;
  /** As it shall be printed; one like 2026-11-30 is written out in the language, and told in the file's properties. */
  date?: string | null;
  /**
   * The settings of the reports of this survey that have left before, in their order. What they show stays shown; this
   * report hides so much more that all of them together tell nothing that one of them hides.
   */
  taken?: SettingsInput[] | null;
}

export type OnProgress = (done: number, total: number, stage: Stage) => void;
export type Stage = "reading" | "recognising" | "distributions" | "groups" | "drivers" | "dominance" | "bootstrap" | "documents";
export type Language = "da" | "en";
export type Code = string | number;

/** What is thrown. `message` is a sentence that says what to do; never with the content of an answer. */
export interface SurveyError extends Error {
  code: ErrorCode;
  /** Data by name: file, row and column (counted from 1), setting, allowed, why ... */
  detail: Record<string, unknown>;
}

export type ErrorCode =
  | "empty_file" | "unreadable_format" | "encrypted_file" | "truncated_file" | "too_large"
  | "not_a_survey" | "not_a_project" | "aggregated_table"
  | "unknown_variable" | "wrong_role" | "bad_settings"
  | "too_few_respondents"
  | "cancelled"
  /** A fault of Svarkort itself, or too little memory. Load it anew. */
  | "internal";

export interface Settings {
  language: Language;
  /** The recognised outcome where nothing is said. */
  outcome: string | null;
  /**
   * The rating items that are not the outcome where nothing is said. In dominance a driver may be a variable of
   * categories; the outcome itself is left out with a note.
   */
  drivers: string[];
  /** Name -> items: several items as one driver. Exact in dominance; relative weights are summed. */
  driver_groups: Record<string, string[]>;
  /** Background variables to break down by. */
  groups: string[];
  /** The background variable each of whose groups gets a map of its own; it is then among `groups`. */
  maps_by: string | null;
  /** Pairs of background variables, each crossed. */
  crossed: [string, string][];
  /** Variable -> codes kept. */
  where: Record<string, Code[]>;
  wave: string | null;
  /** A weight variable: drivers, map and what-if are of weighted answers. Never a number of respondents. */
  weight: string | null;
  /** Invited in all, or per code of a background variable. */
  population: number | Record<string, Record<string, number>> | null;
  /** What is typed of who was asked; each figure goes before what the files tell. */
  ledger: Ledger;
  missing: "listwise" | "pairwise" | "em";
  importance: "relative_weights" | "dominance" | "logistic";
  performance: "mean" | "index" | "share";
  /** Which measure is the headline, and what items are ranked by. */
  convention: Convention;
  index_rule: IndexRule;
  /** How shares are rounded where they are written; the numbers here are not rounded. */
  rounding: "half_up" | "largest_remainder";
  /** Of p-values. */
  adjustment: Adjustment;
  /** Rating items whose answers by the same respondents are compared; by default the outcome beside each with its scale. */
  pairs: [string, string][];
  split: "mean" | "median" | "midpoint" | SplitLines;
  /** What the respondents were promised. Anonymous: no group under 5, and 10 where two background variables meet. */
  promise: "unknown" | "confidential" | "anonymous";
  minimum_group: number;
  /** Corrects intervals for the size of the population, assuming that answers are missing at random. */
  finite_population: boolean;
  /** replicates 0: no bootstrap. */
  bootstrap: Bootstrap;
}

export type Adjustment = "holm" | "benjamini_hochberg";

export type Convention = "traffic_light" | "mean" | "index" | "top2";

export interface Ledger {
  /** What one answer is of. */
  unit: "person" | "conversation";
  invited: number | null;
  bounced: number | null;
  /** Invited, but not of the population. */
  ineligible: number | null;
  reached: number | null;
  started: number | null;
  /** A response rate as somebody states it, 0-1; held against the parts. */
  stated_rate: number | null;
  /** Response rates under this carry a reservation; 0.5 where nothing is said. */
  limit: number;
}

export interface IndexRule {
  /** The rating items where nothing is said. */
  items: string[];
  /** Items that a respondent must have answered; half of them where nothing is said. */
  needed: number;
  /** Between the five classes, on 1 to 5; a value on a cut belongs to the class above it. 1.5, 2.5, 3.5, 4.5. */
  cuts: number[];
}

export interface Bootstrap {
  replicates: number;
  seed: number;
  confidence: number;
}

export interface SplitLines {
  performance: number;
  importance: number;
}

/** Every field may be left out or null, and is then filled in. */
export type SettingsInput = {
  [K in keyof Omit<Settings, "bootstrap" | "ledger" | "index_rule">]?: Settings[K] | null;
} & {
  ledger?: { [K in keyof Ledger]?: Ledger[K] | null } | null;
  index_rule?: { [K in keyof IndexRule]?: IndexRule[K] | null } | null;
  bootstrap?: { [K in keyof Bootstrap]?: Bootstrap[K] | null } | null;
};

export type Edits = Record<string, Edit>;

export interface Edit {
  role?: Role | null;
  reversed?: boolean | null;
  /** null takes the theme away. */
  theme?: string | null;
  label?: string | null;
  /** The codes that mean no answer, in place of those recognised. */
  missing?: Code[] | null;
  /** Codes from least to most favourable; makes the variable a rating. */
  order?: Code[] | null;
  /** New label -> the codes that become one option. */
  merge?: Record<string, Code[]> | null;
  /** Code -> new label. */
  rename?: Record<string, string> | null;
  /** To whom the question was put; null: to everybody. */
  asked_if?: AskedIf | null;
  /** The groups that a report expects, by code or label; others are flagged. null takes the list away. */
  expected?: Code[] | null;
  /** Makes a grouping variable of this one's numbers, or makes it anew. */
  derive?: Bands | null;
  /** Which places of the scale count as what; null: by the rule for all scales. */
  classes?: Classes | null;
}

export interface Classes {
  /** Places 1 to this are unfavourable; 0: none. */
  unfavourable_to: number;
  /** From this place on favourable; points + 1: none. */
  favourable_from: number;
}

export interface AskedIf {
  variable: string;
  codes: Code[];
}

export interface Bands {
  /** Of the new variable. */
  name?: string | null;
  label?: string | null;
  /** Rising; a number on a cut belongs to the band above it. */
  cuts: number[];
  /** One per band, one more than the cuts. */
  labels?: string[] | null;
}

export interface Codebook {
  files: FileFacts[];
  variables: Variable[];
  notes: Note[];
}

export interface FileFacts {
  name: string;
  format: string;
  tool: string | null;
  encoding: string | null;
  delimiter: string | null;
  rows: number;
}

export type Role = "outcome" | "item" | "group" | "weight" | "comment" | "id" | "technical" | "unused";
export type Kind = "rating" | "single" | "multiple" | "number" | "date" | "text";

/** For the data holder: its counts are not suppressed. */
export interface Variable {
  name: string;
  label: string;
  file: string;
  role: Role;
  kind: Kind;
  /** Least to most favourable, then missing. */
  options: ResponseOption[];
  points: number | null;
  reversed: boolean;
  theme: string | null;
  valid: number;
  missing: number;
  /** Why it was read so, as a sentence. */
  evidence: string;
  asked_if: AskedIf | null;
  expected: Code[] | null;
  /** Made of another variable's numbers. */
  derived: { from: string; cuts: number[] } | null;
  /** Where the reader parts the scale; null: by the rule for all scales. */
  classes: Classes | null;
  /** Codes of the notes that ask for a decision on this variable. */
  doubts: NoteCode[];
}

export interface ResponseOption {
  code: Code;
  label: string;
  n: number;
  missing: boolean;
  /** 1..points */
  favourability: number | null;
  /** Further codes that count as this option. */
  merged: Code[];
}

export interface Note {
  code: NoteCode;
  severity: "info" | "warning" | "error";
  variable: string | null;
  text: string;
  detail: Record<string, unknown>;
}

export type NoteCode =
  | "constant_item" | "constant_outcome" | "identical_items" | "collinear" | "few_respondents" | "listwise_loss"
  | "straight_lining" | "flat_weights" | "ceiling" | "negative_driver" | "methods_disagree" | "signs_differ" | "no_place"
  | "outcome_among_drivers"
  | "not_positive_definite" | "separated"
  | "rows_skipped" | "ragged_rows" | "encoding_guessed" | "delimiter_guessed" | "partial_answers" | "long_format"
  | "duplicate_respondents"
  | "doubtful_scale" | "doubtful_missing" | "doubtful_direction" | "doubtful_role" | "personal_data"
  | "small_group" | "all_alike" | "low_response" | "rate_mismatch"
  | "hidden_cells" | "audit_cut_short"
  | "ledger_mismatch" | "more_than_invited" | "margins_differ" | "population_unknown" | "frame_file"
  | "unexpected_group" | "absent_group"
  | "small_expected" | "untested" | "classes_decided" | "two_items" | "mixed_scales"
  | (string & {});

export interface Interval {
  low: number;
  high: number;
  method: string;
}

export interface ShareOf {
  n: number;
  share: number;
  interval: Interval;
}

export interface MeanOf {
  value: number;
  sd: number;
  interval: Interval | null;
}

export interface ItemBase {
  name: string;
  label: string;
  theme: string | null;
  /** Respondents to whom it was put. */
  asked: number;
  /** Valid answers. */
  n: number;
  missing: { blank: number; not_applicable: number };
  counts: { code: Code; label: string; n: number; share: number }[];
}

/** The measures of an item are null where nobody gave a valid answer. */
export type Item =
  | (ItemBase & {
      kind: "rating";
      points: number;
      favourable: ShareOf | null;
      /** Also null where the scale has no middle. */
      neutral: ShareOf | null;
      unfavourable: ShareOf | null;
      /** In the codes of the scale. */
      mean: MeanOf | null;
      /** 0-100 */
      index: number | null;
      /** Further parts of the scale; null where it is too short to have them. */
      boxes: {
        top_two: ShareOf | null;
        bottom_two: ShareOf | null;
        /** Above the middle of the scale: the two upper of four. */
        upper_half: ShareOf | null;
        lower_half: ShareOf | null;
      };
    })
  | (ItemBase & { kind: "number"; mean: MeanOf | null })
  /** multiple: shares of respondents, may sum above 1 */
  | (ItemBase & { kind: "single" | "multiple" });

export interface Analysis {
  version: string;
  settings: Settings;
  respondents: Respondents;
  /** Who was asked and who answered, of the whole survey whatever the filter. */
  response: Response;
  items: Item[];
  /** Asked about, but not among `items`, by the rule of the smallest group. */
  hidden_items: HiddenItem[];
  /** The rating items, best first, by the convention. */
  ranking: Ranked[];
  /** The index in five classes; null without items, or where it is hidden. */
  index: IndexScore | null;
  /** The same outcome and items under all four conventions. */
  bridge: Bridge;
  groups: GroupBreakdown[];
  crossed: Crossing[];
  pairs: Pair[];
  themes: Theme[];
  theme_pairs: ThemePair[];
  /** Sentences that the numbers give licence to. */
  findings: Finding[];
  /** What a press release opens with, sentence by sentence: response, key figures, best and worst, groups, reservations. */
  summary: string[];
  drivers: Drivers | null;
  priority_map: PriorityMap | null;
  /** How the outcome goes with each item: an association, never what a change would cause. */
  what_if: WhatIf | null;
  /** A map for each group of `settings.maps_by`. */
  group_maps: GroupMaps | null;
  notes: Note[];
}

export interface Respondents {
  rows: number;
  started: number | null;
  answered: number;
  completed: number | null;
  invited: number | null;
  rate: number | null;
  by_group: GroupRate[];
}

export interface GroupRate {
  variable: string;
  code: Code;
  label: string;
  source: CountSource;
  invited: number;
  answered: number;
  rate: number;
}

/** typed: by the reader; frame: a file of those invited; export: the tool's status of each row; derived: reckoned. */
export type CountSource = "typed" | "frame" | "export" | "derived";

export interface Counted {
  n: number;
  source: CountSource;
}

export interface Response {
  unit: "person" | "conversation";
  invited: Counted | null;
  bounced: Counted | null;
  ineligible: Counted | null;
  /** Invited less ineligible. */
  eligible: Counted | null;
  reached: Counted | null;
  started: Counted | null;
  completed: Counted | null;
  usable: number;
  /** The first is the response rate; empty where the parts do not fit together or nobody is known to be invited. */
  rates: { name: RateName; n: number; base: number; share: number }[];
  /** What each of the rates is, in words. */
  definitions: Partial<Record<RateName, string>>;
  /** The ledger as one sentence. */
  text: string | null;
  /** The rate that was stated; agrees_with is null where it follows from none of the parts, and it is then not used. */
  stated: { rate: number; agrees_with: RateName | null; base_low: number; base_high: number } | null;
  limit: number;
  below_limit: boolean | null;
  by_group: GroupRate[];
  /** Too few answers, or more of them than invited. */
  hidden_groups: { variable: string; code: Code; label: string }[];
  questions: { items: number; background: number; comments: number };
  answers: {
    name: string;
    label: string;
    role: Role;
    asked: number;
    valid: number;
    not_applicable: number;
    blank: number;
  }[];
  /** By the last question answered; base: who began and did not complete, or everybody where the tool marks nothing. */
  drop_out: {
    base: number;
    none: number;
    stops: { name: string; label: string; position: number; n: number }[];
  } | null;
}

export type RateName = "response_rate" | "of_invited" | "cooperation" | "contact" | "completion";

export interface Ranked {
  name: string;
  /** 1 is best; equals share a place. */
  rank: number;
  value: number;
}

export interface IndexScore {
  n: number;
  /** Respondents with too few items answered. */
  left_out: number;
  /** 1 (least favourable) to 5. */
  classes: { class: number; n: number; share: number }[];
  satisfied: ShareOf | null;
  neutral: ShareOf | null;
  dissatisfied: ShareOf | null;
  /** On 1 to 5. */
  mean: MeanOf | null;
}

export interface Bridge {
  outcome: string | null;
  items: string[];
  /** The headline's convention first. */
  figures: BridgeFigure[];
  /** What each answer counts as under each convention. */
  conversions: {
    name: string;
    points: number;
    answers: { code: Code; label: string; traffic_light: Class; boxes: Class; index: number; top2: Class }[];
  }[];
}

export type Class = "satisfied" | "neutral" | "dissatisfied";

export interface BridgeFigure {
  convention: Convention;
  of: "outcome" | "items";
  /** answers: valid answers to all items together, several of each respondent. */
  base: "respondents" | "answers";
  n: number;
  satisfied: BridgeShare | null;
  neutral: BridgeShare | null;
  dissatisfied: BridgeShare | null;
  mean: MeanOf | null;
  headline: boolean;
  /** In words. */
  rule: string;
}

export interface BridgeShare {
  n: number;
  share: number;
  interval: Interval | null;
}

export interface GroupBreakdown {
  variable: string;
  label: string;
  categories: Category[];
  /** With it, the categories add up to the respondents. */
  not_answered: { n: number | null; suppressed: boolean };
  ranges: Range[];
  /** Over the categories that are shown; of two crossed variables there are none. */
  tests: GroupTest[];
  /** Items without a test, and why. */
  untested: { item: string; of: TestOf; why: WhyNot }[];
  letters: Letters;
  /** Each category against all others together; of two, each is the rest of the other. */
  against_others: AgainstOthers[];
}

/** Two variables crossed: "a × b", the second running within the first. */
export interface Crossing extends GroupBreakdown {
  variables: [string, string];
  sizes: [number, number];
}

/** The lowest and the highest of the groups that are shown. */
export interface Range {
  item: string;
  measure: "favourable" | "unfavourable" | "mean" | "option";
  /** Where the measure is the share of one option. */
  code: Code | null;
  low: RangeEnd;
  high: RangeEnd;
  groups: number;
}

export interface RangeEnd {
  value: number;
  codes: Code[];
  n: number;
}

/** n and items are null where the category is suppressed. */
export interface Category {
  code: Code;
  label: string;
  n: number | null;
  suppressed: boolean;
  items: Item[] | null;
  hidden_items: HiddenItem[];
  ranking: Ranked[];
  index: IndexScore | null;
  /** Whether it is on the list of expected groups; null without a list. */
  expected: boolean | null;
}

export interface HiddenItem {
  name: string;
  /** null in what leaves: there the reason is not told. */
  why: "small" | "all_alike" | null;
}

export type TestName =
  | "kruskal_wallis" | "mann_whitney" | "chi_square" | "welch_anova" | "welch_t" | "two_shares"
  | "paired_t" | "signed_rank" | "mcnemar";

/** Whether the answers are spread alike, or the means are equal. */
export type TestOf = "answers" | "mean";

export type WhyNot = "one_group" | "too_few" | "all_alike" | "group_alike";

/** Ratings have two: by ranks and of the means. Choices have chi-square, numbers Welch's test of the means. */
export interface GroupTest {
  item: string;
  /** Where each option of a multiple choice is tested by itself. */
  option: Code | null;
  of: TestOf;
  test: TestName;
  exact: boolean;
  statistic: number;
  df: number[];
  p: number;
  /** Within the items of this background variable asked the same (`of`). */
  p_adjusted: number;
  adjustment: Adjustment;
  /** Valid answers tested, categories tested, and those hidden or unanswered. */
  n: number;
  compared: number;
  left_out: number;
  /** epsilon_squared, cramers_v, or superiority: how often the first group's answer is the higher. */
  effect: { name: "epsilon_squared" | "cramers_v" | "superiority"; value: number } | null;
  /** Highest less lowest mean, in points of the response scale. */
  difference: Spread | null;
  /** Of two groups' difference of means, first less second. */
  interval: Interval | null;
  /** Highest less lowest share: favourable, of the option, ticked. */
  difference_share: Spread | null;
  /** Difference in points of the response scale that Welch's test finds at 80 % power between any two of the categories. */
  detectable: number | null;
  /** The same between the two most precise. */
  detectable_at_best: number | null;
  /** Difference of shares that chi-square finds at 80 % power between the two smallest categories. */
  detectable_share: number | null;
  /** Cochran's rule is broken: the p-value is uncertain. */
  caution: { least_expected: number; share_under_5: number } | null;
}

export interface Spread {
  value: number;
  highest: Code;
  lowest: Code;
}

/** Column letters as SPSS and Displayr print them. */
export interface Letters {
  /** One per category, in their order. */
  columns: string[];
  rows: LettersRow[];
}

export interface LettersRow {
  item: string;
  of: "favourable" | "mean" | "option";
  option: Code | null;
  /** Per category the letters of those it is significantly above; null where it was not compared. */
  above: (string[] | null)[];
}

export interface AgainstOthers {
  item: string;
  code: Code;
  n: number;
  others_n: number;
  test: TestName;
  statistic: number;
  p: number;
  /** Within the categories of this item. */
  p_adjusted: number;
  adjustment: Adjustment;
  /** Mean less the others'. */
  difference: number;
  /** Favourable share less the others'. */
  difference_share: number | null;
}

/** Two rating items by the respondents who answered both. */
export interface Pair {
  a: string;
  b: string;
  /** index: their response scales differ. */
  unit: "points" | "index";
  /** Also null where nobody answered both. */
  figures: PairFigures | null;
  suppressed: boolean;
  tests: { test: TestName; statistic: number; df: number[]; p: number; p_adjusted: number; adjustment: Adjustment }[];
  untested: WhyNot | null;
}

export interface PairFigures {
  n: number;
  mean_a: number;
  mean_b: number;
  /** mean_a less mean_b. */
  difference: number;
  sd: number;
  interval: Interval | null;
  /** Respondents who put a above b, alike, below. */
  higher: number;
  equal: number;
  lower: number;
  favourable_a: number;
  favourable_b: number;
  difference_share: number;
}

export interface Theme {
  name: string;
  /** Its rating items that are shown. */
  items: string[];
  /** Answers that a respondent's score needs: half of the items. */
  needed: number;
  n: number | null;
  suppressed: boolean;
  /** Index 0-100: the mean of each respondent's answered items. */
  mean: MeanOf | null;
  /** Respondents who answered every item: those of alpha and omega. */
  complete: number | null;
  /** Cronbach's, raw, on the index. */
  alpha: number | null;
  /** McDonald's omega total of one factor (minres). */
  omega: number | null;
  no_alpha: NoReliability | null;
  no_omega: NoReliability | null;
  /** In the order of `groups`. */
  groups: ThemeGroup[];
}

export type NoReliability = "few_items" | "few_respondents" | "all_alike" | "improper";

export interface ThemeGroup {
  variable: string;
  categories: { code: Code; n: number | null; suppressed: boolean; mean: MeanOf | null }[];
  /** Welch's; adjusted within the themes over this variable. */
  test: { test: TestName; statistic: number; df: number[]; p: number; p_adjusted: number; adjustment: Adjustment } | null;
  untested: WhyNot | null;
}

/** Two themes by the same respondents, by the paired t-test. */
export interface ThemePair {
  a: string;
  b: string;
  n: number;
  /** Index points by which a lies above b. */
  difference: number;
  interval: Interval;
  statistic: number;
  df: number[];
  p: number;
  p_adjusted: number;
  adjustment: Adjustment;
}

/** "Higher", "best" and the like are said only where the test is under 5 % after adjustment. */
export interface Finding {
  kind:
    | "key_figure" | "mean" | "range" | "groups_differ" | "groups_alike" | "group_above_others" | "group_below_others"
    | "best_items" | "worst_items" | "best_in_groups" | "worst_in_groups" | "best_themes" | "worst_themes"
    | "pair_differs" | "pair_alike" | "item"
    | (string & {});
  text: string;
  /** The numbers that the sentence rests on. */
  cells: FindingCell[];
  test: { test: TestName; p: number; p_adjusted: number; adjustment: Adjustment } | null;
}

export interface FindingCell {
  item: string | null;
  theme: string | null;
  /** Background variable and category; null for everybody. */
  variable: string | null;
  code: Code | null;
  field: "favourable" | "neutral" | "unfavourable" | "mean" | "index";
}

export interface Drivers {
  outcome: string;
  /** Listwise n, or the smallest pair's n. */
  n: number;
  r2: number;
  method: string;
  missing: string;
  /** Bootstrap replicates in which there was something to share out. */
  replicates: number;
  weights: DriverWeight[];
  /** Each pair of drivers; empty without bootstrap. */
  differences: Difference[];
}

/** How far the share of one driver is above that of another. */
export interface Difference {
  higher: string;
  lower: string;
  difference: number;
  interval: Interval;
}

export interface DriverWeight {
  name: string;
  label: string;
  /** The raw weights sum to r2. */
  raw: number;
  /** The shares sum to 1. */
  share: number;
  /** Of the share: "bca", or where that breaks down "percentile", widened to hold the share. Null without bootstrap. */
  interval: Interval | null;
  /** Of the share, by the replicates' percentiles alone. */
  percentile: Interval | null;
  /** Of the place in the order of weights, 1 for the largest. */
  rank: Interval | null;
  /** Raw. */
  dominance: number | null;
  beta: number;
  correlation: number;
  /** Of beta. */
  sign: -1 | 0 | 1;
  /** The weight is above that of a driver drawn at random (Tonidandel, LeBreton and Johnson, 2009). */
  above_noise: boolean | null;
}

export interface WhatIf {
  outcome: string;
  /** Respondents with an answer to everything. */
  n: number;
  r2: number;
  items: WhatIfItem[];
}

/** In points of the outcome's scale, the other drivers the same; intervals by HC3. */
export interface WhatIfItem {
  name: string;
  label: string;
  /** For one point of the item (one unit of a number); twice as much for two. */
  per_point: Change;
  /** By how many points the item's mean can rise at most; null for a number. */
  room: number | null;
  /** Those who gave the best answer already. */
  at_top: number | null;
  /** Less than a point of room, or most are at the top. */
  ceiling: boolean;
  /** From dissatisfied to neither, and from neither to satisfied; null where nobody gave one of the two answers. */
  red_to_yellow: Change | null;
  yellow_to_green: Change | null;
  /** Where the scale has nothing between. */
  red_to_green: Change | null;
}

export interface Change {
  value: number;
  interval: Interval;
}

export interface PriorityMap {
  performance: string;
  split: SplitLines;
  items: MapItem[];
  /** The same items under other split lines and the other method. */
  alternatives: Alternative[];
}

/** Where the items of a map would be; `quadrants` in their order. */
export interface Alternative {
  split: string | SplitLines;
  importance: string;
  lines: SplitLines;
  quadrants: Quadrant[];
}

export interface MapItem {
  name: string;
  label: string;
  performance: number;
  /** Share of R². */
  importance: number;
  quadrant: Quadrant;
  /** A negative coefficient: for a closer look, never "improve_first". */
  negative: boolean;
  /** The probability of each quadrant; they sum to 1. */
  stability: Record<Quadrant, number> | null;
  /** Standard deviations of the place over the replicates, in the units of the axes, and their correlation. */
  spread: { performance: number; importance: number; correlation: number } | null;
}

export interface GroupMaps {
  variable: string;
  label: string;
  maps: GroupMap[];
  /** Null where fewer than two groups can be compared, and where a driver is made of categories. */
  comparison: WeightComparison | null;
}

/** `n`, `drivers` and `priority_map` are null where the group is suppressed or nothing can be estimated. */
export interface GroupMap {
  code: Code;
  label: string;
  suppressed: boolean;
  /** Listwise n, or the smallest pair's n. */
  n: number | null;
  /** Respondents that a map to rely on asks for: 50 and 8 for each driver. */
  needed: number;
  /** "nothing_sure": no item keeps its quadrant in 80 % of the replicates; "few": under `needed`. */
  standing: "hidden" | "no_map" | "nothing_sure" | "few" | "sound";
  drivers: Drivers | null;
  priority_map: PriorityMap | null;
}

/** Whether the groups' shares of R² differ, by permutation; of relative weights of those who answered everything. */
export interface WeightComparison {
  codes: Code[];
  n: number;
  permutations: number;
  adjustment: "holm" | "benjamini_hochberg";
  /** p of all drivers together. */
  overall: number;
  /** `shares` in the order of the codes. */
  drivers: { name: string; statistic: number; p: number; p_adjusted: number; shares: number[] }[];
}

export type Quadrant = "improve_first" | "keep_up" | "watch" | "maintain";

/** What `report` with format "json" holds, once parsed: what may leave. */
export interface Published extends Analysis {
  publication: {
    unit: string | null;
    date: string | null;
    /** "audited": small cells are hidden, and so much beside them that none of them follows from what is shown. */
    protection: "audited";
  };
}
