//! Calls in, replies out: the core behind a typed door, in a thread of its own.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Float64Array, Uint8Array};
use svarkort_core::analysis::{Analysis, SettingsInput};
use svarkort_core::codebook::Edits;
use svarkort_core::parts::Parts;
use svarkort_core::project::fingerprint::{self, FileMark, Fingerprint};
use svarkort_core::read::{self, Incoming, Table};
use svarkort_core::report::document::Imprint;
use svarkort_core::report::{Extent, Format, branded, units};
use svarkort_core::study::Stage;
use svarkort_core::tools::ReadAs;
use svarkort_core::{Noted, Problem, Study, example};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent, ReadableStreamDefaultReader};

use crate::protocol::{self, Ask, BUILD, Call, Material, Pack, PackOf, Phase, Progress, Reply, Ticket};
use crate::state::fit::fit;

/// Progress is told in steps of this size, so that a fast job does not drown the page in messages.
const STEP: f64 = 0.01;

/// Sets the handler and says that it is there.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        // Only the place: the message of a panic may quote what was read.
        let place = info.location().map_or_else(String::new, ToString::to_string);
        post(&Reply::Crashed { place });
    }));
    let study: Rc<RefCell<Option<Held>>> = Rc::default();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // The call as bytes, then the files or numbers it speaks of.
        let mut parts = Array::from(&event.data()).into_iter();
        let bytes = parts.next().and_then(|part| part.dyn_into::<Uint8Array>().ok());
        let beside = parts.collect();
        match bytes.and_then(|bytes| protocol::read::<Call>(&bytes.to_vec())) {
            Some(call) => answer(call, beside, &study),
            None => post(&Reply::Crashed { place: "call".to_owned() }),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&Reply::Ready { build: BUILD.to_owned() });
}

/// The open study, and the newest answer about it: what is published is made from it.
struct Held {
    study: Study,
    parts: Parts,
    answer: Option<Noted<Analysis>>,
}

fn answer(call: Call, beside: Vec<JsValue>, held: &Rc<RefCell<Option<Held>>>) {
    let Call { ticket, ask } = call;
    match ask {
        Ask::Open { material: Material::Example, history } => {
            let read = read::tables(&example::sources(), &mut teller(ticket));
            settle(ticket, read.and_then(|read| opened(read, ReadAs::Recognised, &history)), held);
        }
        Ask::Open { material: Material::Files { read_as, .. }, history } => {
            let held = Rc::clone(held);
            let files: Vec<File> = beside.into_iter().filter_map(|part| part.dyn_into().ok()).collect();
            spawn_local(async move {
                match load(&files, ticket).await {
                    Ok(read) => settle(ticket, read.and_then(|read| opened(read, read_as, &history)), &held),
                    Err(file) => post(&Reply::Unreachable { ticket, file }),
                }
            });
        }
        Ask::Revise { history } => {
            let reply = match held.borrow_mut().as_mut() {
                None => Reply::Refused { ticket, problem: Problem::Cancelled },
                Some(held) => match held.study.revise(&history) {
                    Ok(()) => {
                        held.answer = None;
                        held.parts.forget();
                        Reply::Codebook { ticket, codebook: held.study.codebook() }
                    }
                    Err(problem) => Reply::Refused { ticket, problem },
                },
            };
            post(&reply);
        }
        Ask::Analyse { settings } => {
            let reply = of_study(held, ticket, |held| {
                let (analysis, replicates) = {
                    let mut described = |analysis: &Noted<Analysis>| {
                        post(&Reply::Described { ticket, analysis: Box::new(analysis.clone()) });
                    };
                    held.parts.begin(&held.study, &settings, &mut described, &mut teller(ticket))?
                };
                held.answer = (replicates == 0).then(|| analysis.clone());
                Ok(Reply::Analysis { ticket, analysis: Box::new(analysis), replicates })
            });
            post(&reply);
        }
        Ask::Replicates { settings, numbers } => {
            let mut made = Vec::new();
            let reply = of_study(held, ticket, |held| {
                made = held.parts.replicates(&held.study, &settings, numbers.clone())?;
                Ok(Reply::Replicates { ticket, numbers: numbers.clone() })
            });
            post_beside(&reply, &made);
        }
        Ask::Finish { settings } => {
            let numbers = beside.first().and_then(|part| part.dyn_ref::<Float64Array>());
            let numbers = numbers.map(Float64Array::to_vec).unwrap_or_default();
            let reply = of_study(held, ticket, |held| {
                let analysis = held.parts.finish(&held.study, &settings, &numbers)?;
                held.answer = Some(analysis.clone());
                let wanted = settings.bootstrap.and_then(|bootstrap| bootstrap.replicates).unwrap_or(0);
                let replicates = wanted.saturating_sub(analysis.value.settings.bootstrap.replicates);
                Ok(Reply::Analysis { ticket, analysis: Box::new(analysis), replicates })
            });
            post(&reply);
        }
        Ask::Publish { settings, taken } => {
            let reply = match held.borrow().as_ref() {
                None => Reply::Refused { ticket, problem: Problem::Cancelled },
                Some(Held { study, answer, .. }) => {
                    match study.publish_after(&settings, &taken, answer.as_ref(), &mut |_, _, _| {}) {
                        Ok(published) => Reply::Published { ticket, published: Box::new(published) },
                        Err(problem) => Reply::Refused { ticket, problem },
                    }
                }
            };
            post(&reply);
        }
        Ask::Write { published, format, sender } => {
            let bytes = branded(&published, format, &Imprint::default(), &sender.brand());
            post(&Reply::Written { ticket, bytes });
        }
        Ask::Pack { settings, taken, pack } => match held.borrow().as_ref() {
            None => post(&Reply::Refused { ticket, problem: Problem::Cancelled }),
            Some(Held { study, answer, .. }) => {
                match packed(study, answer.as_ref(), &settings, &taken, &pack, ticket) {
                    Ok((reply, file)) => post_file(&reply, &file),
                    Err(problem) => post(&Reply::Refused { ticket, problem }),
                }
            }
        },
        Ask::Fingerprint { material: Material::Example } => {
            post(&Reply::Fingerprints { ticket, marks: fingerprint::marks(&example::sources()) });
        }
        Ask::Fingerprint { material: Material::Files { .. } } => {
            let files: Vec<File> = beside.into_iter().filter_map(|part| part.dyn_into().ok()).collect();
            spawn_local(async move {
                post(&match fingerprints(&files).await {
                    Ok(marks) => Reply::Fingerprints { ticket, marks },
                    Err(file) => Reply::Unreachable { ticket, file },
                });
            });
        }
        Ask::Rehearse => {
            let refused = |problem| Reply::Refused { ticket, problem };
            post(&rehearse().unwrap_or_else(refused));
        }
    }
}

fn packed(
    study: &Study,
    answer: Option<&Noted<Analysis>>,
    settings: &SettingsInput,
    taken: &[Vec<SettingsInput>],
    pack: &Pack,
    ticket: Ticket,
) -> Result<(Reply, Vec<u8>), Problem> {
    let bundle = study.bundle(settings, &pack.by, taken)?;
    let format = match pack.of {
        PackOf::PowerPoint => Format::Pptx,
        PackOf::Word => Format::Docx(Extent::Full),
    };
    let file = units::archive(study, &bundle, answer, format, &pack.sender.brand(), &mut teller(ticket))?;
    let outputs = bundle.outputs.iter().map(|output| output.asked.clone()).collect();
    let left_out = bundle.left_out.iter().map(|part| part.label.clone()).collect();
    Ok((Reply::Packed { ticket, outputs, left_out }, file))
}

fn of_study(
    held: &RefCell<Option<Held>>,
    ticket: Ticket,
    work: impl FnOnce(&mut Held) -> Result<Reply, Problem>,
) -> Reply {
    let mut held = held.borrow_mut();
    let reply = held.as_mut().map_or(Err(Problem::Cancelled), work);
    reply.unwrap_or_else(|problem| Reply::Refused { ticket, problem })
}

/// The example's whole way through the core; what was open stays open.
fn rehearse() -> Result<Reply, Problem> {
    let study = Study::open(&example::sources(), &mut |_, _, _| {})?;
    let codebook = study.codebook();
    let settings = fit(SettingsInput::default(), &codebook.value);
    let analysis = Box::new(study.analyse(&settings, &mut |_, _, _| {})?);
    Ok(Reply::Rehearsed { codebook, analysis })
}

fn opened(read: Noted<Vec<Table>>, read_as: ReadAs, history: &[Edits]) -> Result<Study, Problem> {
    let mut study = Study::from_tables(read.value, read.notes, read_as)?;
    if !history.is_empty() {
        study.revise(history)?;
    }
    Ok(study)
}

/// The old study is let go only when the new one stands.
fn settle(ticket: Ticket, opened: Result<Study, Problem>, held: &RefCell<Option<Held>>) {
    match opened {
        Ok(study) => {
            post(&Reply::Codebook { ticket, codebook: study.codebook() });
            *held.borrow_mut() = Some(Held { study, parts: Parts::default(), answer: None });
        }
        Err(problem) => post(&Reply::Refused { ticket, problem }),
    }
}

/// Reads the files one after the other, in the pieces the browser hands out: the core takes each as it comes, and the
/// whole is never held. The error is the name of a file that the browser no longer gives.
async fn load(files: &[File], ticket: Ticket) -> Result<Result<Noted<Vec<Table>>, Problem>, String> {
    let total: f64 = files.iter().map(|file| file.size()).sum::<f64>().max(1.0);
    let mut teller = Teller::new(ticket);
    let mut taken = 0.0;
    let mut tables = Noted::plain(Vec::with_capacity(files.len()));
    let mut buffer = Vec::new();
    for file in files {
        let unreachable = |_| file.name();
        #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a size in bytes")]
        let mut incoming = match Incoming::new(&file.name(), file.size() as u64) {
            Ok(incoming) => incoming,
            Err(problem) => return Ok(Err(problem)),
        };
        let reader: ReadableStreamDefaultReader = file.stream().get_reader().unchecked_into();
        loop {
            let piece = JsFuture::from(reader.read()).await.map_err(unreachable)?;
            let value = js_sys::Reflect::get(&piece, &"value".into()).map_err(unreachable)?;
            let Ok(piece) = value.dyn_into::<Uint8Array>() else { break };
            buffer.resize(piece.length() as usize, 0);
            piece.copy_to(&mut buffer);
            if let Err(problem) = incoming.push(&buffer) {
                // What is left of the file is not asked for.
                let _ = reader.cancel();
                return Ok(Err(problem));
            }
            taken += f64::from(piece.length());
            teller.tell(Phase::Loading, taken / total);
        }
        match incoming.finish() {
            Ok(read) => {
                tables.value.extend(read.value);
                tables.notes.extend(read.notes);
            }
            Err(problem) => return Ok(Err(problem)),
        }
    }
    Ok(Ok(tables))
}

/// Of a long file no more than a piece is in memory.
async fn fingerprints(files: &[File]) -> Result<Vec<FileMark>, String> {
    let mut marks = Vec::with_capacity(files.len());
    for file in files {
        let mut fingerprint = Fingerprint::default();
        pieces(file, |piece| fingerprint.add(&piece.to_vec())).await?;
        marks.push(fingerprint.of(&file.name()));
    }
    Ok(marks)
}

/// Hands on the pieces in which the browser gives a file; its name where it can no longer be read.
async fn pieces(file: &File, mut take: impl FnMut(&Uint8Array)) -> Result<(), String> {
    let unreachable = |_| file.name();
    let reader: ReadableStreamDefaultReader = file.stream().get_reader().unchecked_into();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(unreachable)?;
        let value = js_sys::Reflect::get(&piece, &"value".into()).map_err(unreachable)?;
        let Ok(piece) = value.dyn_into::<Uint8Array>() else { return Ok(()) };
        take(&piece);
    }
}

fn teller(ticket: Ticket) -> impl FnMut(u32, u32, Stage) {
    let mut teller = Teller::new(ticket);
    move |done, total, stage| {
        teller.tell(Phase::Working(stage), f64::from(done) / f64::from(total.max(1)));
    }
}

struct Teller {
    ticket: Ticket,
    last: Option<Progress>,
}

impl Teller {
    fn new(ticket: Ticket) -> Self {
        Teller { ticket, last: None }
    }

    fn tell(&mut self, phase: Phase, done: f64) {
        let done = done.clamp(0.0, 1.0);
        let new = self.last.is_none_or(|last| last.phase != phase || done - last.done >= STEP);
        if new {
            let progress = Progress { phase, done };
            self.last = Some(progress);
            post(&Reply::Progress { ticket: self.ticket, progress });
        }
    }
}

fn post(reply: &Reply) {
    let message = bytes(reply);
    // Nobody is left to hear of a failure to post: the page has ended this worker.
    let _ = scope().post_message_with_transfer(&message, &Array::of1(&message.buffer()));
}

/// The numbers as they are, handed over and not copied.
fn post_beside(reply: &Reply, numbers: &[f64]) {
    let (message, numbers) = (bytes(reply), Float64Array::from(numbers));
    let handed_over = Array::of2(&message.buffer(), &numbers.buffer());
    let _ = scope().post_message_with_transfer(&Array::of2(&message, &numbers), &handed_over);
}

/// The file as it is, handed over and not copied.
fn post_file(reply: &Reply, file: &[u8]) {
    let (message, file) = (bytes(reply), Uint8Array::from(file));
    let handed_over = Array::of2(&message.buffer(), &file.buffer());
    let _ = scope().post_message_with_transfer(&Array::of2(&message, &file), &handed_over);
}

/// What cannot be said is a message that does not decode: the page takes it for the failure it is.
fn bytes(reply: &Reply) -> Uint8Array {
    Uint8Array::from(protocol::written(reply).unwrap_or_default().as_slice())
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
