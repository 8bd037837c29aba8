// Files and settings in, promises of the contract's plain objects out: Survey in a pool of workers, so that a page never
// waits. Works from any folder of a web server, without a bundler.

/** The wasm, fetched and compiled once for all clients and workers of the page. */
let compiled = null;

function compile() {
  compiled ??= load(new URL("./svarkort_bg.wasm", import.meta.url)).catch((error) => {
    compiled = null; // the next call may have the network back
    throw error;
  });
  return compiled;
}

async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new TypeError(`${url.pathname}: ${response.status}`);
  // A server that does not know .wasm sends it as something that cannot be compiled as it streams.
  if (response.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

const WORDS = {
  da: {
    crash: "Beregningen gik ned, også ved et nyt forsøg. Filerne er måske for store til denne maskines hukommelse: luk andre faner, eller prøv med færre variabler.",
    load: "Svarkort kunne ikke hentes. Kontrollér, at svarkort_bg.wasm og worker.js ligger i samme mappe som client.js på webserveren.",
    closed: "Undersøgelsen er lukket. Åbn filerne igen.",
    files: "Indstillingen files skal være en liste med mindst én fil (File, eller { name, bytes }).",
    workers: "Indstillingen workers skal være et helt tal på mindst 1.",
    callback: (name) => `Indstillingen ${name} skal være en funktion.`,
    signal: "Indstillingen signal skal være en AbortSignal.",
    plain: "Indstillingerne skal være almindelige objekter, lister, tekster og tal.",
  },
  en: {
    crash: "The computation broke down, also when tried again. The files may be too large for this machine's memory: close other tabs, or try with fewer variables.",
    load: "Svarkort could not be loaded. Check that svarkort_bg.wasm and worker.js are in the same folder as client.js on the web server.",
    closed: "The survey is closed. Open the files again.",
    files: "The setting files must be a list of at least one file (File, or { name, bytes }).",
    workers: "The setting workers must be a whole number of at least 1.",
    callback: (name) => `The setting ${name} must be a function.`,
    signal: "The setting signal must be an AbortSignal.",
    plain: "The settings must be plain objects, lists, texts and numbers.",
  },
};

/** So long a worker makes replicates before it looks up: the longest that a cancelled one works on. */
const SLICE_MS = 50;
/** Work that is over sooner is not worth another worker, who would have to read the files first. */
const ALONE_MS = 100;
/** Between two answers with fewer replicates. */
const PARTIAL_MS = 150;
const FIRST_SLICE = 32;
const FIRST_PARTIAL = 200;

function words(language) {
  return language === "en" ? WORDS.en : WORDS.da;
}

/** A page's own fault in its callback must not stop its work; it is told where such faults are told. */
function tell(callback, ...told) {
  try {
    callback?.(...told);
  } catch (fault) {
    reportError(fault);
  }
}

function failure(code, message, detail = {}) {
  return Object.assign(new Error(message), { code, detail });
}

function aborted(signal) {
  const { reason } = signal;
  return reason instanceof DOMException && reason.name === "AbortError"
    ? reason
    : new DOMException("The operation was aborted.", "AbortError");
}

/** A worker that has the files open, or is about to. It does one call at a time. */
class Seat {
  #worker;
  #waiting = null;
  #heard = false;
  #crash = null;
  /** How many of the client's edits it has made. */
  edited = 0;
  opened = false;
  busy = false;

  constructor() {
    this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "svarkort" });
    this.#worker.onmessage = ({ data }) => this.#told(data);
    this.#worker.onmessageerror = () => this.#broken();
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#broken();
    };
  }

  /** The answer of one call. Rejects with an error of the contract, or with `{ crash }` when the worker broke. */
  ask(ticket, call, given, on_progress) {
    if (this.#crash) return Promise.reject(this.#crash);
    return new Promise((resolve, reject) => {
      this.#waiting = { ticket, resolve, reject, on_progress };
      try {
        this.#worker.postMessage({ ticket, call, given });
      } catch {
        // What cannot be copied to a worker: a function or an element among the settings.
        this.#waiting = null;
        reject({ uncopied: true });
      }
    });
  }

  end() {
    this.#worker.terminate();
    this.#waiting = null;
  }

  #told({ ticket, progress, error, value }) {
    const waiting = this.#waiting;
    this.#heard = true;
    if (waiting?.ticket !== ticket) return; // a stale answer
    if (progress) return tell(waiting.on_progress, ...progress);
    this.#waiting = null;
    if (error) waiting.reject(error);
    else waiting.resolve(value);
  }

  #broken() {
    const waiting = this.#waiting;
    this.#waiting = null;
    // A worker that breaks before it has said anything was not found, or may not run here.
    this.#crash = { crash: this.#heard ? "worker" : "worker.js" };
    waiting?.reject(this.#crash);
  }
}

/** Why work is stopped that nobody needs any more: what its worker has begun to read, it may read to the end. */
const DONE = new DOMException("The work is done.", "AbortError");

/** The replicates of one bootstrap, in slices that take about as long each. */
class Slices {
  #settings;
  #total;
  #slices = [];
  #next = 0;
  /** Replicates in a millisecond, by one worker. */
  #pace = FIRST_SLICE / SLICE_MS;
  done = 0;

  constructor(settings, total) {
    this.#settings = settings;
    this.#total = total;
  }

  get complete() {
    return this.done === this.#total;
  }

  /** The next slice, or null where all are taken. */
  take(workers) {
    const first = this.#next;
    const left = this.#total - first;
    if (left === 0) return null;
    const fair = Math.ceil(left / workers);
    const count = Math.max(1, Math.min(fair, Math.round(this.#pace * SLICE_MS)));
    this.#next += count;
    return { settings: this.#settings, first, count, began: performance.now() };
  }

  put({ first, count, began }, numbers) {
    this.#pace = count / Math.max(1, performance.now() - began);
    this.#slices.push({ first, count, numbers });
    this.done += count;
  }

  ms_left() {
    return (this.#total - this.#next) / this.#pace;
  }

  /** The numbers from replicate 0 on, as far as there is no gap. */
  made() {
    this.#slices.sort((a, b) => a.first - b.first);
    const whole = [];
    let count = 0;
    for (const slice of this.#slices) {
      if (slice.first !== count) break;
      count += slice.count;
      whole.push(slice.numbers);
    }
    const numbers = new Float64Array(whole.reduce((sum, { length }) => sum + length, 0));
    whole.reduce((at, part) => (numbers.set(part, at), at + part.length), 0);
    return numbers;
  }
}

export class SurveyClient {
  #files;
  #language;
  #words;
  #most;
  /** Workers that live. */
  #seats = new Set();
  /** Jobs that wait for a worker, oldest first. */
  #queue = [];
  #running = new Set();
  /** Decisions taken so far: a new worker takes them again. */
  #edits = [];
  /** The latest set_codebook; later calls see it. */
  #editing = Promise.resolve();
  #tickets = 0;
  #closed = false;

  constructor(files, language, workers) {
    this.#files = files;
    this.#language = language;
    this.#words = words(language);
    this.#most = workers;
  }

  /** Opens one or several files that belong together; a worker reads them. */
  static async open(files, options) {
    const { language, workers, signal } = options ?? {};
    const said = words(language);
    const list = files && typeof files !== "string" && typeof files[Symbol.iterator] === "function" ? [...files] : [];
    const isFile = (file) => file instanceof Blob || (typeof file === "object" && file !== null && "bytes" in file);
    if (list.length === 0 || !list.every(isFile)) throw failure("bad_settings", said.files, { setting: "files" });
    if (workers !== undefined && workers !== null && !(Number.isInteger(workers) && workers >= 1)) {
      throw failure("bad_settings", said.workers, { setting: "workers" });
    }
    // A worker more is only started when calls wait for it.
    const spare = Math.max(1, Math.min(4, globalThis.navigator?.hardwareConcurrency ?? 2));
    const client = new SurveyClient(list, language ?? undefined, workers ?? spare);
    try {
      await client.#run("codebook", {}, { signal });
    } catch (error) {
      client.close();
      throw error;
    }
    return client;
  }

  async codebook(options) {
    await this.#editing;
    return this.#run("codebook", {}, options);
  }

  /** Adds decisions to those already taken; every later call sees them. */
  set_codebook(edits, options) {
    const change = this.#editing.then(async () => {
      await this.#run("edit", { edits }, options);
    });
    this.#editing = change.catch(() => {});
    return change;
  }

  async analyse(settings, options) {
    const { signal, on_progress, on_partial } = options ?? {};
    this.#callback("on_progress", on_progress);
    this.#callback("on_partial", on_partial);
    // What is asked shall not change while its parts are computed.
    const asked = this.#copied(settings);
    const progress = Boolean(on_progress);
    await this.#editing;
    if (!(asked?.bootstrap?.replicates > 0)) {
      return this.#run("analyse", { settings: asked, progress }, { signal, on_progress });
    }
    const begun = await this.#run("begin", { settings: asked, progress }, { signal, on_progress });
    if (!begun.replicates) return begun.analysis;
    tell(on_partial, begun.analysis);
    return this.#resampled(asked, begun.replicates, { signal, on_progress, on_partial });
  }

  /** The answer with all replicates: made in slices by all workers, put together in their order. */
  async #resampled(settings, total, { signal, on_progress, on_partial }) {
    const slices = new Slices(settings, total);
    const stop = new AbortController();
    const cancel = () => stop.abort(signal.reason);
    const brief = { signal: stop.signal, brief: true };
    let [told, partial, lanes] = [performance.now(), FIRST_PARTIAL, 0];

    let sharpening = false;
    const sharpen = async () => {
      const early = slices.done < partial || performance.now() - told < PARTIAL_MS;
      if (!on_partial || early || sharpening || slices.complete) return;
      const numbers = slices.made();
      if (numbers.length === 0) return;
      partial = 2 * slices.done;
      sharpening = true;
      const analysis = await this.#run("finish", { settings, numbers }, brief);
      [sharpening, told] = [false, performance.now()];
      if (!stop.signal.aborted && !slices.complete) tell(on_partial, analysis);
    };
    const whole = new Promise((resolve, reject) => {
      const lane = async () => {
        lanes += 1;
        while (!slices.complete && !stop.signal.aborted) {
          let slice = null;
          // Taken when a worker is free for it, so that nobody waits for one who still reads the files.
          const numbers = await this.#run("replicates", () => (slice = slices.take(this.#most)), brief);
          if (!slice) return;
          slices.put(slice, numbers);
          tell(on_progress, slices.done, total, "bootstrap");
          if (slices.complete) return resolve();
          while (lanes < this.#most && slices.ms_left() > ALONE_MS) lane().catch(reject);
          await sharpen();
        }
      };
      lane().catch(reject);
    });

    if (signal?.aborted) throw aborted(signal);
    signal?.addEventListener("abort", cancel);
    try {
      await whole;
      return await this.#run("finish", { settings, numbers: slices.made() }, { signal, brief: true });
    } finally {
      stop.abort(DONE);
      signal?.removeEventListener("abort", cancel);
    }
  }

  async report(settings, request) {
    const { signal, ...asked } = typeof request === "object" && request !== null ? request : {};
    await this.#editing;
    return this.#run("report", { settings, request: asked }, { signal });
  }

  /** Ends the workers. Calls still under way are rejected. */
  close() {
    this.#closed = true;
    const closed = failure("cancelled", this.#words.closed);
    for (const seat of this.#seats) seat.end();
    this.#seats.clear();
    for (const job of [...this.#queue]) job.reject(closed);
    this.#queue = [];
    for (const job of [...this.#running]) job.reject(closed);
    this.#running.clear();
  }

  #callback(name, callback) {
    if (callback !== undefined && callback !== null && typeof callback !== "function") {
      throw failure("bad_settings", this.#words.callback(name), { setting: name });
    }
  }

  #copied(settings) {
    try {
      return structuredClone(settings);
    } catch {
      throw failure("bad_settings", this.#words.plain, { setting: "settings" });
    }
  }

  /**
   * `given`: what the worker gets, or a function that says it once a worker is free, and null where there is nothing
   * left to do. `brief`: the call is over so soon that its worker is not ended when it is aborted.
   */
  #run(call, given, { signal, on_progress, brief } = {}) {
    if (this.#closed) return Promise.reject(failure("cancelled", this.#words.closed));
    if (signal !== undefined && signal !== null && !(signal instanceof AbortSignal)) {
      return Promise.reject(failure("bad_settings", this.#words.signal, { setting: "signal" }));
    }
    if (signal?.aborted) return Promise.reject(aborted(signal));
    return new Promise((resolve, reject) => {
      const job = { call, given, on_progress, seat: null, tried: 0, over: false };
      const finish = (settle) => (value) => {
        if (job.over) return;
        job.over = true;
        signal?.removeEventListener("abort", job.abort);
        this.#running.delete(job);
        settle(value);
      };
      job.resolve = finish(resolve);
      job.reject = finish(reject);
      job.abort = () => {
        this.#queue = this.#queue.filter((waiting) => waiting !== job);
        // Wasm cannot be interrupted: its worker is ended, and the next call starts another.
        const spared = brief && (job.seat?.opened || signal.reason === DONE);
        if (job.seat && !spared) this.#dismiss(job.seat);
        job.reject(aborted(signal));
        this.#next();
      };
      signal?.addEventListener("abort", job.abort);
      this.#queue.push(job);
      this.#next();
    });
  }

  /** Gives the oldest job to a worker that is free, or to a new one if there may be one more. */
  #next() {
    while (this.#queue.length > 0 && !this.#closed) {
      let seat = [...this.#seats].find((seat) => !seat.busy);
      if (!seat) {
        if (this.#seats.size >= this.#most) return;
        try {
          seat = new Seat();
        } catch (cause) {
          // The page's policy, or its origin, lets no worker start.
          this.#queue.shift().reject(Object.assign(this.#unloaded("worker.js"), { cause }));
          continue;
        }
        this.#seats.add(seat);
      }
      const job = this.#queue.shift();
      seat.busy = true;
      job.seat = seat;
      this.#running.add(job);
      this.#work(job, seat).then(() => {
        seat.busy = false;
        this.#next();
      });
    }
  }

  async #work(job, seat) {
    // Decisions taken while the worker opens the files are for the calls after this one.
    const edits = this.#edits.length;
    const ask = (call, given, on_progress) => seat.ask(++this.#tickets, call, given, on_progress);
    try {
      if (!seat.opened) {
        const module = await this.#module();
        await ask("open", { module, files: this.#files, language: this.#language });
        seat.opened = true;
      }
      while (seat.edited < edits) {
        await ask("edit", { edits: this.#edits[seat.edited] });
        seat.edited += 1;
      }
      if (job.over) return;
      if (typeof job.given === "function") job.given = job.given();
      const value = job.given === null ? null : await ask(job.call, job.given, job.on_progress);
      if (job.call === "edit") {
        this.#edits.push(structuredClone(job.given.edits));
        seat.edited += 1;
      }
      job.resolve(value);
    } catch (error) {
      this.#failed(job, seat, error);
    }
  }

  async #module() {
    try {
      return await compile();
    } catch (cause) {
      throw Object.assign(this.#unloaded("svarkort_bg.wasm"), { cause });
    }
  }

  #unloaded(at) {
    return failure("internal", this.#words.load, { at });
  }

  #failed(job, seat, error) {
    if (job.over) return;
    const { code, message, detail, cause, crash, uncopied } = error;
    if (uncopied) return job.reject(failure("bad_settings", this.#words.plain, { setting: "settings" }));
    // A survey that could not be opened, and one that broke, are no good for a further call.
    if (!seat.opened || crash || code === "internal") this.#dismiss(seat);
    if (!crash) return job.reject(Object.assign(failure(code, message, detail), cause ? { cause } : {}));
    if (job.tried > 0) {
      const unloaded = crash === "worker.js";
      return job.reject(unloaded ? this.#unloaded(crash) : failure("internal", this.#words.crash, { at: crash }));
    }
    job.tried += 1;
    job.seat = null;
    this.#running.delete(job);
    this.#queue.unshift(job);
  }

  #dismiss(seat) {
    seat.end();
    this.#seats.delete(seat);
  }
}
