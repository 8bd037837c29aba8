// The page as its reader sees it: found by role and name, in the reader's language.

import { basename } from "node:path";

const WORDS = {
  da: {
    files: "Vælg filer",
    check: "Kontrol",
    response: "Deltagelse",
    results: "Resultater",
    map: "Prioriteringskort",
    report: "Rapport",
    points: "Punkter på kortet",
    example: /eksempel/i,
    toEnglish: "English",
  },
  en: {
    files: "Choose files",
    check: "Check",
    response: "Response",
    results: "Results",
    map: "Priority map",
    report: "Report",
    points: /points/i,
    example: /example/i,
  },
};

export class Svarkort {
  constructor(page) {
    this.page = page;
    this.words = WORDS.da;
    this.requests = [];
    this.trouble = [];
    page.on("request", (request) => this.requests.push(request.url()));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.trouble.push(message.text());
    });
    page.on("pageerror", (error) => this.trouble.push(String(error)));
  }

  /** Opens the address and waits until the first step can be used. */
  static async open(context, address) {
    const page = await context.newPage();
    const svarkort = new Svarkort(page);
    await page.goto(address);
    await svarkort.settle();
    return svarkort;
  }

  async settle() {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      for (const frame of this.page.frames()) {
        const input = frame.locator("input[type=file]");
        if ((await input.count().catch(() => 0)) === 1 && (await input.isEnabled())) {
          this.frame = frame;
          return;
        }
      }
      await this.page.waitForTimeout(25);
    }
    throw new Error(`The first step did not appear. ${this.trouble.join("\n")}`);
  }

  step(name) {
    return this.frame.getByRole("navigation").getByRole("button", { name: this.words[name] });
  }

  heading() {
    return this.frame.getByRole("heading", { level: 1 });
  }

  async go(name) {
    await this.step(name).click();
    await this.frame.getByRole("heading", { level: 1 }).waitFor();
  }

  async choose(...paths) {
    await this.frame.locator("input[type=file]").setInputFiles(paths);
  }

  /** A real drop, as the operating system makes it. */
  async drop(...paths) {
    const zone = this.frame.locator("[class*=drop], [id*=drop]").first();
    const box = await zone.boundingBox();
    const devtools = await this.page.context().newCDPSession(this.page);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await devtools.send("Input.dispatchDragEvent", { type, ...at, data });
    }
    await devtools.detach();
  }

  async chooseBytes(name, bytes) {
    await this.frame.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(bytes) });
  }

  button(name) {
    return this.frame.getByRole("button", { name });
  }

  /** The points of the priority map, as its reader reaches them. */
  points() {
    return this.frame.getByRole("group", { name: this.words.points }).getByRole("button");
  }

  /** Waits until nothing is being computed any more. */
  async sharpened() {
    const bar = this.frame.getByRole("progressbar");
    // A new question shows its bar in the next frame or so.
    await this.page.waitForTimeout(150);
    for (let quiet = 0; quiet < 4; quiet = (await bar.count()) ? 0 : quiet + 1) await this.page.waitForTimeout(50);
  }

  /** All that is to be read on the page now. */
  async text() {
    return (await this.frame.locator("body").innerText()).replaceAll("\u00a0", " ");
  }

  async example() {
    await this.frame.getByRole("button", { name: this.words.example }).click();
  }

  /** Waits until the check step shows what was recognised. */
  async recognised() {
    await this.frame.getByRole("heading", { level: 1, name: this.words.check }).waitFor();
  }

  async english() {
    await this.frame.getByRole("button", { name: "English" }).click();
    this.words = WORDS.en;
  }

  /** The bytes that a download button gives, with the file's name. */
  async download(button) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    const stream = await download.createReadStream();
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    return { name: basename(download.suggestedFilename()), bytes: Buffer.concat(chunks) };
  }

  /** What left the page since it was loaded: nothing but its own blobs and data. */
  leaks(address) {
    return this.requests.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:") && url !== address && url !== "about:srcdoc");
  }
}
