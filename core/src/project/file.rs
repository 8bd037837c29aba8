//! A project in, the bytes of a `.svarkort` file out, and back: one line that says what the file is, then JSON, then the
//! answers' files where they are kept.
//!
//! ```text
//! {"svarkort":"project","version":2,"content":2048,"files":[],"sha256":"..."}
//! {"program":"0.1.0","saved":"2026-11-30", ...
//! ```
//! The check sum is over everything after the first line. What the first line says of sizes is compared with the file
//! before anything is taken from it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fingerprint::sha256;
use super::{Date, KeptAnswers, Project, migrate};
use crate::problem::{BadProject, Place, Problem};
use crate::read::Source;

/// Of the content's form. A file of an older one is brought up to it, a newer one is refused.
pub const VERSION: u32 = 2;

/// The first line is short: longer, and the file is something else.
const LONGEST_LINE: usize = 64 * 1024;

/// A project as opened.
#[derive(Debug, Clone)]
pub struct Opened {
    pub project: Project,
    /// The export's files, where the file holds them.
    pub answers: Vec<Source>,
    /// Of the file, before it was brought up to date.
    pub version: u32,
}

#[derive(Debug, Serialize, Deserialize)]
struct FirstLine {
    svarkort: String,
    version: u32,
    /// Bytes of JSON.
    content: u64,
    /// What follows the JSON.
    files: Vec<Kept>,
    sha256: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    name: String,
    bytes: u64,
}

/// The file without answers.
#[must_use]
pub fn write(project: &Project) -> Vec<u8> {
    bytes(&Project { answers: None, ..project.clone() }, &[])
}

/// The file with the export's files in it. Whoever holds it holds personal data: it says when it must be deleted.
#[must_use]
pub fn write_with_answers(project: &Project, delete_by: Date, answers: &[Source]) -> Vec<u8> {
    bytes(&Project { answers: Some(KeptAnswers { delete_by }), ..project.clone() }, answers)
}

fn bytes(project: &Project, answers: &[Source]) -> Vec<u8> {
    let mut content =
        serde_json::to_vec(project).expect("every map has text keys, and a vector takes every write");
    content.push(b'\n');
    let parts: Vec<&[u8]> = std::iter::once(content.as_slice())
        .chain(answers.iter().map(|source| source.bytes.as_slice()))
        .collect();
    let kept = |source: &Source| Kept { name: source.name.clone(), bytes: source.bytes.len() as u64 };
    let line = FirstLine {
        svarkort: "project".to_owned(),
        version: VERSION,
        content: content.len() as u64,
        files: answers.iter().map(kept).collect(),
        sha256: sha256(&parts),
    };
    let mut file = serde_json::to_vec(&line).expect("as above");
    file.push(b'\n');
    for part in parts {
        file.extend_from_slice(part);
    }
    file
}

/// # Errors
/// [`Problem::NotAProject`] when the file is something else, cut off, changed, of a newer program, or not readable.
pub fn open(name: &str, file: &[u8]) -> Result<Opened, Problem> {
    let refuse = |why| Problem::NotAProject { place: Place::file(name), why };
    if file.is_empty() {
        return Err(Problem::EmptyFile { place: Place::file(name) });
    }
    let end = file.iter().take(LONGEST_LINE).position(|&byte| byte == b'\n');
    let begins = file.starts_with(br#"{"svarkort":"#);
    let end =
        end.ok_or_else(|| refuse(if begins { BadProject::CutOff } else { BadProject::SomethingElse }))?;
    let (line, rest) = (&file[..end], &file[end + 1..]);
    // Of a newer version no more is understood than that it is one.
    let version = serde_json::from_slice::<Value>(line).ok().filter(|_| begins);
    let version = version.as_ref().and_then(|line| line.get("version")).and_then(Value::as_u64);
    let Some(version) = version.filter(|&version| version > 0) else {
        return Err(refuse(if begins { BadProject::Changed } else { BadProject::SomethingElse }));
    };
    if version > u64::from(VERSION) {
        return Err(refuse(BadProject::Newer));
    }
    let line: FirstLine = serde_json::from_slice(line).map_err(|_| refuse(BadProject::Changed))?;
    let mut sizes = line.files.iter().map(|kept| kept.bytes);
    let promised = sizes.try_fold(line.content, u64::checked_add);
    match promised.map(|promised| promised.cmp(&(rest.len() as u64))) {
        Some(std::cmp::Ordering::Equal) => {}
        Some(std::cmp::Ordering::Greater) => return Err(refuse(BadProject::CutOff)),
        Some(std::cmp::Ordering::Less) | None => return Err(refuse(BadProject::Changed)),
    }
    if sha256(&[rest]) != line.sha256 {
        return Err(refuse(BadProject::Changed));
    }
    // The sizes add up to the length of what is there.
    let (content, mut rest) = rest.split_at(usize::try_from(line.content).unwrap_or(rest.len()));
    let content: Value = serde_json::from_slice(content).map_err(|_| refuse(BadProject::Unreadable))?;
    let content = migrate::up(content, line.version).ok_or_else(|| refuse(BadProject::Unreadable))?;
    let project: Project = serde_json::from_value(content).map_err(|_| refuse(BadProject::Unreadable))?;
    let mut answers = Vec::with_capacity(line.files.len());
    for kept in line.files {
        let (bytes, others) = rest.split_at(usize::try_from(kept.bytes).unwrap_or(rest.len()));
        answers.push(Source { name: kept.name, bytes: bytes.to_vec() });
        rest = others;
    }
    Ok(Opened { project, answers, version: line.version })
}
