// In: the page's wasm as text, and what the page in the frame says. Out: the wasm unpacked, the tab's title and language,
// and a sentence where the page cannot start.
//
// The wasm is unpacked here, piece by piece while the rest of the file is still read, and the frame compiles what has come:
// browsers let a frame without an origin get ready beside this document, not after it. The frame has no origin, no storage and no way to this document but these messages. Written for old browsers too: it
// is this script that tells them they are too old.
(function () {
  "use strict";

  // Eight bytes of header, then one function that uses one SIMD instruction (v128.const, drop).
  var simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 253, 12].concat(
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [26, 11]);
  var patience = 15000;
  var height = 0;
  var started = false;
  var told = false;
  // Pieces of text not unpacked yet, and of wasm not sent yet.
  var texts = [];
  var pieces = [];
  var unpacker = null;
  var unpacked = 0;
  var listening = false;
  var read = false;

  function frame() {
    return document.getElementById("cage");
  }

  function show(id, why) {
    if (told) return;
    told = true;
    var places = document.querySelectorAll("#" + id + " .why");
    for (var i = 0; i < places.length; i += 1) places[i].textContent = why;
    document.getElementById(id).hidden = false;
    frame().hidden = true;
  }

  function capable() {
    try {
      return "srcdoc" in document.createElement("iframe") && WebAssembly.validate(new Uint8Array(simd));
    } catch (_) {
      return false;
    }
  }

  // app/unpack: a piece's text goes to where `text` says, and what it becomes lies behind what there was.
  function unpack(text) {
    var room = new Uint8Array(unpacker.memory.buffer, unpacker.text());
    var to = unpacker.unpack(new TextEncoder().encodeInto(text, room).written);
    if (to < 0) throw new Error("This file is damaged.");
    pieces.push(unpacker.memory.buffer.slice(unpacker.bytes() + unpacked, unpacker.bytes() + to));
    unpacked = to;
  }

  function work() {
    if (told || unpacker === null) return;
    try {
      while (texts.length) unpack(texts.shift());
      if (read && !unpacker.ended()) throw new Error("This file is cut off.");
    } catch (error) {
      show("not-started", String(error));
      return;
    }
    if (!listening) return;
    while (pieces.length) {
      var piece = pieces.shift();
      frame().contentWindow.postMessage({ piece: piece }, "*", [piece]);
    }
    if (read) frame().contentWindow.postMessage({ whole: true }, "*");
  }

  // Each piece is followed by a call of this.
  window.svarkort_piece = function () {
    var piece = document.currentScript.previousElementSibling;
    texts.push(piece.textContent);
    piece.remove();
    work();
  };

  addEventListener("message", function (event) {
    if (event.source === null || event.source !== frame().contentWindow) return;
    var said = event.data && event.data.svarkort;
    if (!said) return;
    if (typeof said.title === "string") document.title = said.title.slice(0, 200);
    if (said.lang === "da" || said.lang === "en") document.documentElement.lang = said.lang;
    if (typeof said.height === "number" && said.height > 0) height = Math.min(said.height, 1e6);
    if (said.listening) {
      listening = true;
      work();
    }
    if (said.started) {
      started = true;
      if (document.activeElement === document.body || document.activeElement === null) frame().focus();
    }
    if (typeof said.failed === "string" && !started) show("not-started", said.failed.slice(0, 300));
  });

  // The page in the frame prints itself. Where the browser's own menu prints this document instead, the frame is made as
  // tall as its page first.
  addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "p") {
      event.preventDefault();
      frame().contentWindow.postMessage({ svarkort: "print" }, "*");
    }
  });
  addEventListener("beforeprint", function () {
    if (height) frame().style.height = height + "px";
  });
  addEventListener("afterprint", function () {
    frame().style.height = "";
  });

  addEventListener("DOMContentLoaded", function () {
    if (!capable()) {
      show("too-old", "");
      return;
    }
    read = true;
    work();
    setTimeout(function () {
      if (!started) show("not-started", "?");
    }, patience);
  });

  if (capable()) {
    var bytes = Uint8Array.from(atob("{unpacker}"), function (character) {
      return character.charCodeAt(0);
    });
    WebAssembly.instantiate(bytes).then(function (ready) {
      unpacker = ready.instance.exports;
      work();
    }, function (error) {
      show("not-started", String(error));
    });
  }
})();
