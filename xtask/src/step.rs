//! In: a command and what it is for. Out: its output as it comes, a sign of life while it takes long, and trouble that
//! says what to do.

use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How often a step that takes long says that it is still at work.
const SIGN_OF_LIFE: Duration = Duration::from_secs(60);

/// What went wrong, as a sentence for the developer.
#[derive(Debug)]
pub struct Trouble(String);

pub type Outcome<T = ()> = Result<T, Trouble>;

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Trouble {
    fn from(sentence: String) -> Self {
        Trouble(sentence)
    }
}

impl From<&str> for Trouble {
    fn from(sentence: &str) -> Self {
        Trouble(sentence.to_owned())
    }
}

/// Names what was being done when an error of the operating system came.
pub trait During<T> {
    fn during(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> During<T> for Result<T, E> {
    fn during(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Trouble(format!("{what}: {error}")))
    }
}

/// A line to the developer.
#[expect(clippy::print_stdout, reason = "a command line speaks on standard output; this is its one mouth")]
pub fn say(line: &str) {
    println!("{line}");
    // Nobody listens any more: there is nobody to tell that either.
    let _ = std::io::stdout().flush();
}

/// What came of a command.
#[derive(Debug)]
pub struct Ended {
    pub well: bool,
    pub output: String,
}

/// Runs a command, shows its standard output as it comes and keeps it; says what it is for, and that it is still at
/// work while it takes long.
///
/// # Errors
/// When the command cannot be started.
pub fn watch(what: &str, command: &mut Command) -> Outcome<Ended> {
    say(&format!("▸ {what}"));
    let began = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .during(format!("{what}: {} did not start", command.get_program().display()))?;
    let pipe = child.stdout.take().ok_or("a child's output was asked for and not given")?;

    let (sender, lines) = mpsc::channel();
    let reader = thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n') {
            let Ok(line) = line else { break };
            if sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                break;
            }
        }
    });
    let mut output = String::new();
    loop {
        match lines.recv_timeout(SIGN_OF_LIFE) {
            Ok(line) => {
                say(&line);
                output.push_str(&line);
                output.push('\n');
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {
                say(&format!("  … {what}: {} so far", duration(began.elapsed())));
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child.wait().during(what)?;
    // The reader has ended: its sender is gone.
    let _ = reader.join();
    let took = began.elapsed();
    if took > Duration::from_secs(5) {
        say(&format!("  {what}: {}", duration(took)));
    }
    Ok(Ended { well: status.success(), output })
}

/// As [`watch`], where anything but success is trouble.
///
/// # Errors
/// When the command does not start or does not succeed.
pub fn run(what: &str, command: &mut Command) -> Outcome<String> {
    let ended = watch(what, command)?;
    if ended.well {
        Ok(ended.output)
    } else {
        Err(format!("This did not succeed: {what}.\nThe command was: {}", shown(command)).into())
    }
}

/// The standard output of a command that is quick; `None` when it does not start or does not succeed.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn shown(command: &Command) -> String {
    let words: Vec<String> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    words.join(" ")
}

/// As a person says it: "42 s", "3 min 5 s".
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {} s", seconds / 60, seconds % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_a_person_says_them() {
        assert_eq!(duration(Duration::from_millis(42_700)), "42 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 5 s");
    }

    #[test]
    fn output_is_shown_and_kept_and_failure_is_told() {
        let cargo = std::env::var_os("CARGO").expect("cargo sets CARGO for tests");
        let version =
            run("ask cargo its version", Command::new(&cargo).arg("--version")).expect("cargo runs");
        assert!(version.starts_with("cargo "));
        let ended =
            watch("ask cargo nonsense", Command::new(&cargo).arg("--nonsense")).expect("cargo starts");
        assert!(!ended.well);
    }
}
