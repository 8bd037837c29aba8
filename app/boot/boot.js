// In: the glue's `wasm_bindgen` and the wasm. Out: Rust's `main` running, on the page and again in every worker.
//
// A plain classic script, loaded right after the glue. It runs in three places, and is the same text in all:
// - development (Trunk): two script elements; the wasm is fetched from beside the page
// - the packed file: glue and boot are one inline script in the cage's frame; the document around it unpacks the wasm
//   while it is read (cage.js) and sends it in pieces
// - a worker: the glue and this script again; the first message brings the compiled module
//
// What Rust may use:
//   svarkort_worker() -> Worker    on the page: a new worker in which Rust's `main` runs. The wasm is compiled once and
//                                  shared. `main` runs inside the worker's first message, which is sent here, so that
//                                  every message posted afterwards finds the handler that `main` set on `self`.
//
//     #[wasm_bindgen]
//     extern "C" { #[wasm_bindgen(js_name = svarkort_worker, catch)] fn spawn() -> Result<web_sys::Worker, JsValue>; }
//     fn main() {
//         match js_sys::global().dyn_into::<web_sys::Window>() { Ok(_) => page(), Err(_) => worker() }
//     }
//
// The app marks its own milestones: performance.mark("svarkort:usable"), performance.mark("svarkort:results").
(function () {
  "use strict";

  if (typeof document === "undefined") {
    self.onmessage = function (event) {
      self.onmessage = null;
      wasm_bindgen.initSync({ module: event.data.module });
    };
    return;
  }

  // The policy stops every way out but this one, which no policy names yet. In the cage a child frame cannot give a
  // fresh copy of it back.
  Object.getOwnPropertyNames(globalThis)
    .filter((name) => /^(webkit)?RTC/.test(name))
    .forEach((name) => delete globalThis[name]);

  const script = document.currentScript ?? document.getElementById("svarkort-script");
  const packed = !script.src;
  let module = null;
  let worker_url = null;

  globalThis.svarkort_worker = function () {
    if (worker_url === null) {
      const text = packed
        ? script.textContent
        : `importScripts(${JSON.stringify(new URL("svarkort.js", script.src).href)}, ${JSON.stringify(script.src)});`;
      worker_url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    }
    const worker = new Worker(worker_url);
    worker.postMessage({ module });
    return worker;
  };

  // The wasm in pieces, compiled as they come.
  function program() {
    const stream = new ReadableStream({
      start(pieces) {
        addEventListener("message", (event) => {
          if (event.source !== parent || !event.data) return;
          if (event.data.piece) pieces.enqueue(new Uint8Array(event.data.piece));
          if (event.data.whole) pieces.close();
        });
      },
    });
    tell({ listening: true });
    return new Response(stream, { headers: { "content-type": "application/wasm" } });
  }

  function tell(message) {
    if (parent !== window) parent.postMessage({ svarkort: message }, "*");
  }

  // The tab shows the outer document's title and language: keep them the same as the page's.
  function mirror() {
    const say = () => tell({ title: document.title, lang: document.documentElement.lang });
    new MutationObserver(say).observe(document.head, { subtree: true, childList: true, characterData: true });
    new MutationObserver(say).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    new ResizeObserver(() => tell({ height: document.documentElement.scrollHeight })).observe(document.body);
    say();
  }

  // Ctrl+P in the cage would print the outer document, in which this page is one box: print this page.
  function print_oneself() {
    addEventListener("message", (event) => {
      if (event.source === parent && event.data && event.data.svarkort === "print") print();
    });
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "p") {
        event.preventDefault();
        print();
      }
    });
  }

  // A file dropped beside the drop zone must not make the browser leave the page.
  ["dragover", "drop"].forEach((kind) =>
    addEventListener(kind, (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
    }));

  // In the cage every address leads out, even `#id`, which would be the outer document's: the browser would show its own
  // error where the page was. A link to a place on the page goes there; no other link is followed.
  function follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || event.defaultPrevented || link.hasAttribute("download")) return;
    event.preventDefault();
    const address = link.getAttribute("href");
    const place = address.startsWith("#") ? document.getElementById(decodeURIComponent(address.slice(1))) : null;
    if (!place) return;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus();
    place.scrollIntoView();
  }

  async function start() {
    module = await WebAssembly.compileStreaming(packed ? program() : fetch("svarkort_bg.wasm"));
    performance.mark("svarkort:compiled");
    if (parent !== window) {
      mirror();
      print_oneself();
      addEventListener("click", follow);
    }
    await wasm_bindgen({ module_or_path: module });
    tell({ started: true });
  }

  start().catch((error) => {
    tell({ failed: String(error) });
    throw error;
  });
})();
