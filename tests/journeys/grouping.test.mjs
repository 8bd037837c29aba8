// What is said of groups under Kontrol, and what follows from it: bands, names, target groups, whom a question was put to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

const ADDRESS = process.env.SVARKORT_ADDRESS ?? SINGLE_FILE;

const GROUPS = ["A-dagpenge", "Sygedagpenge", "Uddannelseshjælp", "Kontanthjælp"];

function file() {
  const people = Array.from({ length: 300 }, (_, row) =>
    [18 + ((row * 7) % 50), GROUPS[row % 4], (row % 5) + 1, ((row * 3) % 5) + 1, ["Ja", "Nej"][row % 2]].join(";"),
  );
  return `alder;ydelse;tilfredshed;opfulgt;tidligere\n${people.join("\n")}\n`;
}

test("groups are made, renamed, merged, listed and routed, and all of it can be undone", async () => {
  const context = await launch();
  try {
    const svarkort = await Svarkort.open(context, ADDRESS);
    const { frame, page } = svarkort;
    await svarkort.chooseBytes("svar.csv", file());
    await svarkort.recognised();
    const unfold = async (name) => {
      const row = frame.getByRole("row").filter({ has: frame.locator("code", { hasText: name }) }).first();
      const button = row.getByRole("button", { expanded: false });
      if (await button.count()) await button.first().click();
    };
    const rows = frame.locator(".variable-table");

    // Bands of a number: a variable of its own.
    await unfold("alder");
    await frame.getByLabel("Inddel i intervaller").first().fill("unge");
    await frame.getByRole("button", { name: "Lav grupper" }).first().click();
    await frame.getByText(/Skriv et eller flere tal/).waitFor();
    await frame.getByLabel("Inddel i intervaller").first().fill("30 50");
    await frame.getByRole("button", { name: "Lav grupper" }).first().click();
    await rows.getByText("alder (intervaller)").first().waitFor();

    // Two groups of the same name become one.
    await unfold("ydelse");
    await frame.getByLabel("Navn på Uddannelseshjælp").fill("Kontanthjælp");
    await page.keyboard.press("Tab");
    await frame.getByLabel("Navn på Uddannelseshjælp").waitFor({ state: "detached" });

    // A group that is not on the list is flagged.
    await frame.getByLabel("Målgrupper i rapporten").first().fill("Sygedagpenge\nKontanthjælp\nLedighedsydelse");
    await page.keyboard.press("Tab");
    await frame.getByText("Ikke på listen: A-dagpenge.").waitFor();

    // Put only to some.
    await unfold("opfulgt");
    await frame.getByLabel("Kun stillet til nogle").selectOption("tidligere");
    await frame.getByLabel("Ja", { exact: true }).first().check();

    await svarkort.go("response");
    await frame.getByText("Manglende svar på de enkelte spørgsmål").first().waitFor();
    const asked = frame.getByRole("row").filter({ hasText: "opfulgt" });
    await asked.getByText("150").first().waitFor();
    await frame.getByLabel("Gruppe", { exact: true }).selectOption({ label: "alder (intervaller)" });
    for (const band of ["< 30", "30-49", "≥ 50"]) await frame.getByLabel(`Inviterede i ${band}`).waitFor();

    // Undone, one by one.
    await svarkort.go("check");
    for (let edits = 0; edits < 4; edits += 1) await svarkort.button(/^fortryd/i).first().click();
    await rows.getByText("alder (intervaller)").waitFor({ state: "detached" });
    assert.deepEqual(svarkort.trouble.filter((line) => !line.includes("404")), []);
  } finally {
    await context.close();
  }
});
