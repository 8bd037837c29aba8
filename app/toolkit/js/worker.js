// A call from client.js in, an answer out: Survey in a worker of its own. One call at a time; the files are read here.

import init, { Reading } from "./svarkort.js";

let survey = null;

const calls = {
  async open({ module, files, language }) {
    await init({ module_or_path: module });
    const reading = new Reading({ language });
    for (const file of files) await read(file, reading, language);
    survey = reading.finish();
  },
  edit: ({ edits }) => survey.set_codebook(edits),
  codebook: () => survey.codebook(),
  analyse({ settings, progress }, ticket) {
    const tell = (done, total, stage) => postMessage({ ticket, progress: [done, total, stage] });
    return survey.analyse(settings, progress ? tell : undefined);
  },
  begin({ settings, progress }, ticket) {
    const tell = (done, total, stage) => postMessage({ ticket, progress: [done, total, stage] });
    return survey.begin(settings, progress ? tell : undefined);
  },
  replicates: ({ settings, first, count }) => survey.replicates(settings, first, count),
  finish: ({ settings, numbers }) => survey.finish(settings, numbers),
  report: ({ settings, request }) => survey.report(settings, request),
};

onmessage = async ({ data: { ticket, call, given } }) => {
  try {
    const value = await calls[call](given, ticket);
    postMessage({ ticket, value }, ArrayBuffer.isView(value) ? [value.buffer] : []);
  } catch (error) {
    postMessage({ ticket, error: told(error) });
  }
};

/** How much of a file that is at hand is taken at once. */
const PIECE = 1 << 20;

// In the pieces that the browser hands out: a large file is never held whole.
async function read(file, reading, language) {
  const { name } = file;
  if (!(file instanceof Blob)) {
    const { bytes } = file;
    if (!ArrayBuffer.isView(bytes)) throw unreadable(name, language);
    reading.file(name, bytes.length);
    for (let at = 0; at < bytes.length; at += PIECE) reading.push(bytes.subarray(at, at + PIECE));
    return;
  }
  reading.file(name, file.size);
  const pieces = file.stream().getReader();
  for (;;) {
    const { done, value } = await pieces.read().catch(() => {
      throw unreadable(name, language);
    });
    if (done) return;
    reading.push(value);
  }
}

// The browser refuses a file that was changed, moved or locked since it was chosen.
function unreadable(name, language) {
  const message = {
    da: `Filen ${name} kan ikke læses længere. Den er måske ændret, flyttet eller åben i et andet program. Luk den dér, og vælg den igen.`,
    en: `The file ${name} can no longer be read. It may have been changed, moved or opened in another program. Close it there and choose it again.`,
  };
  return Object.assign(new Error(message[language] ?? message.da), {
    code: "unreadable_format",
    detail: { file: name, row: null, column: null },
  });
}

// What an error is made of, since a copy of it would lose its code. Without a code it is a crash: wasm ran out of memory
// or broke, and this worker with it.
function told(error) {
  const { code, message, detail } = error ?? {};
  return typeof code === "string" ? { code, message, detail } : { crash: String(error?.name ?? "Error") };
}
