// SurveyClient: Survey in a pool of workers, for pages. Every promise may reject with a SurveyError, or with an
// AbortError (a DOMException) when its signal is aborted: the worker is ended then, and the next call starts another.

import type {
  Analysis, Codebook, Edits, Language, OnProgress, ReportRequest, SettingsInput, SurveyFile,
} from "./svarkort.js";

export type * from "./svarkort.js";

export class SurveyClient {
  private constructor();
  /** Opens one or several files that belong together; they are read in the worker. */
  static open(files: Iterable<File | SurveyFile>, options?: ClientOptions | null): Promise<SurveyClient>;
  codebook(options?: Abortable | null): Promise<Codebook>;
  /** Adds decisions to those already taken; every later call sees them. */
  set_codebook(edits: Edits, options?: Abortable | null): Promise<void>;
  analyse(settings?: SettingsInput | null, options?: AnalyseOptions | null): Promise<Analysis>;
  report(settings: SettingsInput | null | undefined, request: ReportRequest & Abortable): Promise<Uint8Array>;
  /** Ends the workers; calls still under way are rejected. */
  close(): void;
}

export interface Abortable {
  signal?: AbortSignal | null;
}

export interface ClientOptions extends Abortable {
  language?: Language | null;
  /** At most so many at a time. A second is only started when calls wait for it, or a bootstrap is long enough. */
  workers?: number | null;
}

export interface AnalyseOptions extends Abortable {
  on_progress?: OnProgress | null;
  /**
   * With bootstrap: the same with fewer replicates, first with none, while the rest is computed. Each is the very answer
   * that so many replicates give.
   */
  on_partial?: ((analysis: Analysis) => void) | null;
}
