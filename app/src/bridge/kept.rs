//! A project in, its file in the reader's downloads out; files that were chosen in, the projects among them out.

use js_sys::{Array, Uint8Array};
use svarkort_core::Problem;
use svarkort_core::problem::Place;
use svarkort_core::project::{self, Date, ENDING, Opened, Project};
use svarkort_core::read::Source;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::save::save;
use crate::arrange::name::file_name;
use crate::state::{Keep, NotSaved};

/// Whether a file says of itself by its name that it is a project.
pub fn is_project(file: &File) -> bool {
    file.name().rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case(ENDING))
}

/// Opens a project's file.
///
/// # Errors
/// As [`project::open`].
pub async fn open(file: &File) -> Result<Opened, Problem> {
    let bytes = bytes(file).await.map_err(|()| Problem::EmptyFile { place: Place::file(&file.name()) })?;
    project::open(&file.name(), &bytes)
}

/// The answers of a project as files, as though they had been chosen.
pub fn files(answers: &[Source]) -> Vec<File> {
    let file = |source: &Source| {
        let parts = Array::of1(&Uint8Array::from(source.bytes.as_slice()));
        File::new_with_u8_array_sequence(&parts, &source.name).ok()
    };
    answers.iter().filter_map(file).collect()
}

/// # Errors
/// When a file of the export cannot be read again, or the browser refuses the download.
pub async fn hand_over(project: &Project, keep: Keep, export: &[File]) -> Result<(), NotSaved> {
    let bytes = match keep {
        Keep::Work => project::write(project),
        Keep::Answers(delete_by) => {
            let mut answers = Vec::with_capacity(export.len());
            for file in export {
                let bytes = bytes(file).await.map_err(|()| NotSaved::Unreachable(file.name()))?;
                answers.push(Source { name: file.name(), bytes });
            }
            project::write_with_answers(project, delete_by, &answers)
        }
    };
    let survey = project.files.first().map(|file| file.name.as_str()).unwrap_or_default();
    let kind = match keep {
        Keep::Work => "projekt",
        Keep::Answers(_) => "projekt-med-svar",
    };
    save(&file_name(survey, kind, ENDING), "application/octet-stream", &bytes).map_err(|_| NotSaved::Refused)
}

/// All of a small file.
///
/// # Errors
/// When it can no longer be read.
pub async fn bytes(file: &File) -> Result<Vec<u8>, ()> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| ())?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Today, by the reader's clock.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let small = |n: u32| u8::try_from(n).unwrap_or(1);
    let year = u16::try_from(now.get_full_year()).unwrap_or(2000);
    Date::new(year, small(now.get_month() + 1), small(now.get_date())).unwrap_or(Date::FIRST)
}
