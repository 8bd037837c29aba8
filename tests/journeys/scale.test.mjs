// A scale is edited under Kontrol: its order, its texts, its colours and what is left out; all of it can be undone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

const ADDRESS = process.env.SVARKORT_ADDRESS ?? SINGLE_FILE;

function file() {
  const people = Array.from({ length: 200 }, (_, row) =>
    [(row % 5) + 1, ((row * 3) % 5) + 1, ["Nord", "Syd"][row % 2]].join(";"),
  );
  return `tilfredshed;hjaelp;enhed\n${people.join("\n")}\n`;
}

test("a scale is put in order, named and coloured, and all of it can be undone", async () => {
  const context = await launch();
  try {
    const svarkort = await Svarkort.open(context, ADDRESS);
    const { frame, page } = svarkort;
    await svarkort.chooseBytes("svar.csv", file());
    await svarkort.recognised();
    // What told the tool, beside the file.
    await frame.getByText("Intet kendt værktøj: læst, som der står.").waitFor();

    const row = frame.getByRole("row").filter({ has: frame.locator("code", { hasText: "hjaelp" }) }).first();
    await row.getByRole("button", { expanded: false }).first().click();
    const options = frame.locator(".details-row .option-table tbody tr");
    const codes = () => options.locator(".option-code").allInnerTexts();

    // A name of its own; the focus goes on to the next field.
    await frame.getByLabel("Tekst til svarmulighed 2").fill("Mindre godt");
    await page.keyboard.press("Tab");
    await frame.getByLabel("”Mindre godt (2)” tæller ikke med").waitFor();

    // The second best is yellow: so is the middle still, and the best stays green.
    const colour = (code) => options.filter({ has: frame.locator("code", { hasText: code }) }).locator(".option-class");
    assert.equal(await colour("4").inputValue(), "Grøn");
    await colour("4").selectOption("Gul");
    await frame.getByText("farver valgt").first().waitFor({ state: "attached" });
    assert.deepEqual(await Promise.all(["1", "2", "3", "4", "5"].map((code) => colour(code).inputValue())), [
      "Rød",
      "Rød",
      "Gul",
      "Gul",
      "Grøn",
    ]);

    // By keyboard: one place towards the worst.
    const before = await codes();
    await frame.getByRole("button", { name: /^Flyt .*5.* mod det dårligste$/ }).focus();
    await page.keyboard.press("Enter");
    await frame.getByText("rækkefølge sat").first().waitFor({ state: "attached" });
    assert.notDeepEqual(await codes(), before);

    for (let edits = 0; edits < 3; edits += 1) await svarkort.button(/^fortryd/i).first().click();
    await frame.getByText("Ingen rettelser").waitFor();
    await frame.waitForFunction(() => document.querySelector(".option-class")?.value === "Rød");
    // Nothing is called otherwise than its code again, so that codes are no longer a column of their own.
    const texts = frame.getByLabel(/^Tekst til svarmulighed /);
    assert.deepEqual(await texts.evaluateAll((all) => all.map((one) => one.value)), ["1", "2", "3", "4", "5"]);
    assert.deepEqual(svarkort.trouble.filter((line) => !line.includes("404")), []);
  } finally {
    await context.close();
  }
});
