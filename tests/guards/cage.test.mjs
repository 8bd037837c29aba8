// The cage, tried from inside as a hostile script would, and by what the page itself needs: from disk and from a server.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { DIST, launch, serve, SINGLE_FILE } from "../pages/browser.mjs";

const headers = JSON.parse(readFileSync(join(DIST, "headers.json"), "utf8"));

let site;
let outside;
const arrived = [];
let outsideAddress;

before(async () => {
  site = await serve(join(DIST, "site"), headers);
  // Whatever leaves the page arrives here.
  outside = createServer((request, response) => {
    arrived.push(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("ok");
  });
  await new Promise((done) => outside.listen(0, "127.0.0.1", done));
  outsideAddress = `http://127.0.0.1:${outside.address().port}`;
});

after(() => {
  site.close();
  outside.close();
});

async function open(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  const cage = await page.waitForSelector("iframe#cage");
  const frame = await cage.contentFrame();
  await frame.waitForSelector("h1");
  return { page, frame };
}

/** Ways out of a page, each as code that a hostile script would run; `address` is where it listens. */
const WAYS_OUT = {
  fetch: (address) => fetch(`${address}/fetch`),
  "fetch, keepalive": (address) => fetch(`${address}/keepalive`, { keepalive: true, mode: "no-cors", method: "POST" }),
  XMLHttpRequest: (address) => {
    const request = new XMLHttpRequest();
    request.open("GET", `${address}/xhr`);
    request.send();
  },
  sendBeacon: (address) => navigator.sendBeacon(`${address}/beacon`, "x"),
  WebSocket: (address) => void new WebSocket(address.replace("http", "ws") + "/websocket"),
  EventSource: (address) => void new EventSource(`${address}/events`),
  WebTransport: (address) => void new WebTransport(address.replace("http:", "https:") + "/transport").ready.catch(() => {}),
  image: (address) => void (new Image().src = `${address}/image`),
  "image in a style": (address) => {
    document.body.style.backgroundImage = `url(${address}/style-image)`;
  },
  font: (address) => new FontFace("x", `url(${address}/font)`).load(),
  audio: (address) => new Audio(`${address}/audio`).play(),
  "style sheet": (address) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = `${address}/sheet`;
    document.head.append(link);
  },
  "style with an import": (address) => {
    const style = document.createElement("style");
    style.textContent = `@import "${address}/import";`;
    document.head.append(style);
  },
  prefetch: (address) => {
    const link = document.createElement("link");
    link.rel = "prefetch";
    link.href = `${address}/prefetch`;
    document.head.append(link);
  },
  script: (address) => {
    const script = document.createElement("script");
    script.src = `${address}/script`;
    document.head.append(script);
  },
  "module import": (address) => import(`${address}/module.mjs`),
  worker: (address) => void new Worker(`${address}/worker`),
  "worker of a blob that imports": (address) => {
    const text = `importScripts("${address}/import-scripts")`;
    void new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  },
  "worker of a blob that fetches": (address) => {
    const text = `fetch("${address}/worker-fetch")`;
    void new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  },
  "service worker": (address) => navigator.serviceWorker.register(`${address}/service-worker`),
  frame: (address) => {
    const frame = document.createElement("iframe");
    frame.src = `${address}/frame`;
    document.body.append(frame);
  },
  object: (address) => {
    const object = document.createElement("object");
    object.data = `${address}/object`;
    document.body.append(object);
  },
  form: (address) => {
    const form = document.createElement("form");
    form.action = `${address}/form`;
    document.body.append(form);
    form.submit();
  },
  "window.open": (address) => void window.open(`${address}/open`),
  "link in a new tab": (address) => {
    const link = document.createElement("a");
    link.href = `${address}/link`;
    link.target = "_blank";
    link.click();
  },
  "link that downloads": (address) => {
    const link = document.createElement("a");
    link.href = `${address}/download`;
    link.download = "x";
    link.click();
  },
  "link with a ping": (address) => {
    const link = document.createElement("a");
    link.href = "#x";
    link.ping = `${address}/ping`;
    link.click();
  },
  "navigation of the top": (address) => void (top.location = `${address}/top`),
  "meta refresh": (address) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = `0; url=${address}/refresh`;
    document.head.append(meta);
  },
  "navigation of the frame": (address) => void (location.href = `${address}/location`),
};

describe("ways out", () => {
  for (const where of ["disk", "server"]) {
    test(`nothing leaves the page opened from ${where}`, async () => {
      const context = await launch();
      try {
        arrived.length = 0;
        for (const [name, way] of Object.entries(WAYS_OUT)) {
          const { page, frame } = await open(context, where === "disk" ? SINGLE_FILE : site.address);
          // Refused at once, refused later, or nothing happens: what counts is what arrives.
          await frame.evaluate(way, outsideAddress).catch(() => {});
          await page.waitForTimeout(150);
          assert.deepEqual(arrived, [], name);
          await page.close();
        }
      } finally {
        await context.close();
      }
    });

    test(`WebRTC is not there, from ${where}, not even by way of a fresh frame`, async () => {
      const context = await launch();
      try {
        const { frame } = await open(context, where === "disk" ? SINGLE_FILE : site.address);
        assert.deepEqual(await frame.evaluate(() => Object.getOwnPropertyNames(globalThis).filter((name) => /RTC/.test(name))), []);
        await assert.rejects(
          frame.evaluate(() => {
            const child = document.createElement("iframe");
            document.body.append(child);
            return typeof child.contentWindow.RTCPeerConnection;
          }),
          /SecurityError/,
        );
      } finally {
        await context.close();
      }
    });
  }
});

test("from a server that sends the header lines, not even a connection is opened ahead", async () => {
  const context = await launch();
  let opened = 0;
  const count = () => (opened += 1);
  outside.on("connection", count);
  try {
    const { page, frame } = await open(context, site.address);
    for (const rel of ["preconnect", "dns-prefetch", "prerender"]) {
      await frame.evaluate(([kind, href]) => {
        document.head.append(Object.assign(document.createElement("link"), { rel: kind, href }));
      }, [rel, outsideAddress]);
    }
    await page.waitForTimeout(1500);
    assert.equal(opened, 0);
  } finally {
    outside.off("connection", count);
    await context.close();
  }
});

describe("what the page needs", () => {
  for (const where of ["disk", "server"]) {
    test(`it works in the cage, from ${where}`, async (t) => {
      const context = await launch();
      const trouble = [];
      try {
        const page = await context.newPage();
        page.on("console", (message) => ["error", "warning"].includes(message.type()) && trouble.push(message.text()));
        page.on("pageerror", (error) => trouble.push(String(error)));
        const requests = [];
        page.on("request", (request) => requests.push(request.url()));
        const address = where === "disk" ? SINGLE_FILE : site.address;
        await page.goto(address);
        const frame = await (await page.waitForSelector("iframe#cage")).contentFrame();
        await frame.waitForSelector("h1");

        await t.test("it has no origin and no storage", async () => {
          assert.equal(await frame.evaluate(() => self.origin), "null");
          for (const store of ["localStorage", "sessionStorage"]) {
            await assert.rejects(frame.evaluate((name) => globalThis[name].length, store), /SecurityError/);
          }
          assert.match(await frame.evaluate(() => new Promise((done) => {
            try {
              indexedDB.open("x").onerror = (event) => done(String(event.target.error));
            } catch (error) {
              done(String(error));
            }
          })), /SecurityError/);
        });

        await t.test("the tab has the page's title and language", async () => {
          await frame.evaluate(() => {
            document.title = "Trin 9";
            document.documentElement.lang = "en";
          });
          await page.waitForTimeout(100);
          assert.equal(await page.title(), "Trin 9");
          assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
        });

        await t.test("a worker runs the same wasm and says it is ready", async () => {
          const said = await frame.evaluate(() => new Promise((done, failed) => {
            const worker = svarkort_worker();
            worker.onmessage = (event) => {
              worker.terminate();
              // The kind of message, then the build.
              done(`${event.data[0]} ${new TextDecoder().decode(event.data)}`);
            };
            worker.onerror = (event) => failed(new Error(event.message));
          }));
          assert.match(said, /^0 [^]*\d+\.\d+\.\d+$/);
        });

        await t.test("a file can be saved", async () => {
          const saved = page.waitForEvent("download");
          await frame.evaluate(() => {
            const link = document.createElement("a");
            link.download = "tal.csv";
            link.href = URL.createObjectURL(new Blob(["a;b"], { type: "text/csv" }));
            document.body.append(link);
            link.click();
            link.remove();
          });
          const download = await saved;
          assert.equal(download.suggestedFilename(), "tal.csv");
          assert.equal(readFileSync(await download.path(), "utf8"), "a;b");
        });

        await t.test("text and pictures go to the clipboard", async () => {
          await frame.evaluate(() => {
            const button = document.createElement("button");
            button.id = "copy";
            button.textContent = "copy";
            button.onclick = async () => {
              const canvas = new OffscreenCanvas(4, 4);
              canvas.getContext("2d").fillRect(0, 0, 4, 4);
              const picture = await canvas.convertToBlob({ type: "image/png" });
              try {
                await navigator.clipboard.write([new ClipboardItem({ "text/html": new Blob(["<b>a</b>"], { type: "text/html" }) })]);
                await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
                button.textContent = "done";
              } catch (error) {
                button.textContent = String(error);
              }
            };
            document.body.prepend(button);
          });
          await frame.click("#copy");
          for (let wait = 0; wait < 40 && (await frame.textContent("#copy")) === "copy"; wait += 1) await page.waitForTimeout(100);
          assert.equal(await frame.textContent("#copy"), "done");
          await frame.evaluate(() => document.getElementById("copy").remove());
        });

        await t.test("a link to a place on the page goes there, and any other link nowhere", async () => {
          await frame.evaluate(() => {
            const place = document.createElement("h2");
            place.id = "place";
            document.body.append(place);
            for (const [id, href] of [["near", "#place"], ["far", "http://127.0.0.1:9/"]]) {
              const link = document.createElement("a");
              link.id = id;
              link.href = href;
              link.textContent = id;
              document.body.prepend(link);
            }
          });
          await frame.click("#near");
          assert.equal(await frame.evaluate(() => document.activeElement.id), "place");
          await frame.click("#far");
          await page.waitForTimeout(100);
          assert.equal(await frame.evaluate(() => document.querySelectorAll("#far").length), 1);
          await frame.evaluate(() => document.querySelectorAll("#near, #far, #place").forEach((element) => element.remove()));
        });

        await t.test("the browser's back button comes to the page", async () => {
          const state = frame.evaluate(() => new Promise((done) => {
            history.pushState("first", "");
            history.pushState("second", "");
            addEventListener("popstate", (event) => done(event.state), { once: true });
          }));
          await page.waitForTimeout(100);
          await page.evaluate(() => history.back());
          assert.equal(await state, "first");
        });

        await t.test("Ctrl+P prints the page in the frame", async () => {
          await frame.evaluate(() => {
            globalThis.printed = 0;
            globalThis.print = () => (globalThis.printed += 1);
          });
          await frame.locator("body").press("Control+p");
          assert.equal(await frame.evaluate(() => globalThis.printed), 1);
          await page.evaluate(() => {
            document.activeElement.blur();
            dispatchEvent(new KeyboardEvent("keydown", { key: "p", ctrlKey: true }));
          });
          await page.waitForTimeout(100);
          assert.equal(await frame.evaluate(() => globalThis.printed), 2);
        });

        await t.test("the browser's own print command prints all of it", async () => {
          const pages = async () => (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
          const before = await pages();
          await frame.evaluate(() => {
            for (let line = 0; line < 200; line += 1) {
              const paragraph = document.createElement("p");
              paragraph.textContent = `Linje ${line}`;
              paragraph.className = "filler";
              document.body.append(paragraph);
            }
          });
          await page.waitForTimeout(200);
          assert.ok((await pages()) >= before + 3);
          await frame.evaluate(() => document.querySelectorAll(".filler").forEach((element) => element.remove()));
        });

        // Chromium says on the console what a policy stops: nothing that the page itself does may be stopped.
        assert.deepEqual(trouble, []);
        assert.deepEqual(requests.filter((request) => request !== address && !request.startsWith("blob:")), []);
      } finally {
        await context.close();
      }
    });
  }

  test("a file dropped beside the drop zone does not open in the page's place", async () => {
    const context = await launch();
    try {
      const { page, frame } = await open(context, SINGLE_FILE);
      const client = await context.newCDPSession(page);
      const data = { items: [], files: [join(DIST, "headers.json")], dragOperationsMask: 1 };
      for (const type of ["dragEnter", "dragOver", "drop"]) {
        await client.send("Input.dispatchDragEvent", { type, x: 1200, y: 850, data });
      }
      await page.waitForTimeout(300);
      assert.equal(page.url(), SINGLE_FILE);
      assert.equal(await frame.locator("h1").count(), 1);
    } finally {
      await context.close();
    }
  });

  test("a browser that is too old is told so, in both languages", async () => {
    const context = await launch();
    try {
      const page = await context.newPage();
      await page.addInitScript(() => { WebAssembly.validate = () => false; });
      await page.goto(SINGLE_FILE);
      await page.getByRole("alert").first().waitFor();
      const text = await page.getByRole("alert").innerText();
      assert.match(text, /for gammel/);
      assert.match(text, /too old/);
    } finally {
      await context.close();
    }
  });

  test("without JavaScript a sentence says that it is needed", async () => {
    const context = await launch({ javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await page.goto(SINGLE_FILE);
      assert.match(await page.locator("noscript").first().innerText(), /skal bruge JavaScript/);
    } finally {
      await context.close();
    }
  });
});
