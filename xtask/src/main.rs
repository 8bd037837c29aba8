//! In: a command line. Out: the project built, served, tested, packed or measured, with its own set-up.

mod bench;
mod dist;
mod headers;
mod imports;
mod licences;
mod pack;
mod place;
mod policy;
mod run;
mod serve;
mod step;
mod tally;
mod test;
mod toolkit;
mod tools;

use std::process::ExitCode;

use step::{Outcome, say};

const HELP: &str = "\
cargo xtask run [--port N]     sets up what is missing, builds, serves on this machine and prints the address
cargo xtask run --dev          the same without optimising, built again at every change (Trunk)
cargo xtask test [PART ...]    sets up what is missing for tests, and runs them all, or the parts named:
                               fmt licences clippy core documents paint app xtask dist toolkit guards
                               journeys
cargo xtask test acceptance    the acceptance tests on ../shared/data
cargo xtask dist               makes dist/svarkort.html, dist/site/ and dist/toolkit/
cargo xtask bench [PART ...]   speed and size, as a table: size open drop toolkit large

Tools are kept in SVARKORT_TOOLS, else in the user's cache folder. CHROMIUM names the browser for tests.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let asks = arguments.iter().any(|word| matches!(word.as_str(), "help" | "--help" | "-h"));
    let outcome: Outcome = match arguments.first().map(String::as_str) {
        _ if asks || arguments.is_empty() => {
            say(HELP);
            Ok(())
        }
        Some("run") => run::run(rest),
        Some("test") => test::test(rest),
        Some("dist") => dist::dist(),
        Some("bench") => bench::bench(rest),
        other => Err(format!("There is no command `{}`.\n\n{HELP}", other.unwrap_or_default()).into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            say(&format!("\n{trouble}"));
            ExitCode::FAILURE
        }
    }
}
