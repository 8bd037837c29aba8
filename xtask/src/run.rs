//! In: `cargo xtask run`. Out: the built page at an address on this machine.

use crate::serve::Site;
use crate::step::{During, Outcome, run as run_step, say};
use crate::{dist, headers, place, tools};

const PORT: u16 = 8017;

/// # Errors
/// When something is missing that cannot be installed, the page does not build, or no port is free.
pub fn run(arguments: &[String]) -> Outcome {
    let mut port = PORT;
    let mut dev = false;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--dev" => dev = true,
            "--port" => {
                let number = words.next().ok_or("--port needs a number")?;
                port = number.parse().during("--port")?;
            }
            other => return Err(format!("`cargo xtask run` knows --port N and --dev, not {other}.").into()),
        }
    }

    let tools = tools::for_building()?;
    if dev {
        let mut trunk = tools.command("trunk");
        trunk.args(["serve", "--offline=true", "--config", "Trunk.toml", "--address", "127.0.0.1", "--port"]);
        trunk.arg(port.to_string()).arg("--dist").arg(place::target().join("trunk-dev"));
        return run_step("build, serve and watch", &mut trunk).map(drop);
    }

    let site = dist::page(&tools)?;
    let site = Site::open(site.folder, headers::lines(&site.policy), port)?;
    say(&format!(
        "\nSvarkort: {}\nEnd it with Ctrl+C. The same page as one file: dist/svarkort.html",
        site.address()?
    ));
    site.forever();
    Ok(())
}
