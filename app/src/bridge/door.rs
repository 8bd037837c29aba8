//! The running workers, the files and the queue: effects in, actions out.
//!
//! The first worker answers every question. A second one is there for a long bootstrap alone: it opens the same files
//! itself and takes the same decisions, and makes replicates as the first one does.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Float64Array, Uint8Array};
use leptos::prelude::set_timeout;
use svarkort_core::analysis::SettingsInput;
use svarkort_core::codebook::Edits;
use svarkort_core::project::Project;
use svarkort_core::study::Stage;
use svarkort_core::tools::ReadAs;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, File, MessageEvent, Worker};

use super::queue::Queue;
use super::slices::Slices;
use super::soon::soon;
use super::{kept, save};
use crate::protocol::{self, Ask, BUILD, Call, Material, Phase, Progress, Reply, Ticket};
use crate::state::{Action, Effect, Keep, NotSaved, Origin};

#[wasm_bindgen]
extern "C" {
    /// Made by the boot script: a worker in which this same wasm runs.
    #[wasm_bindgen(js_name = svarkort_worker, catch)]
    fn spawn() -> Result<Worker, JsValue>;
}

/// Milliseconds in which a first answer is painted.
const REST: f64 = 350.0;

/// The page's side of the door. Cheap to clone: all clones are the same bridge.
#[derive(Clone)]
pub struct Bridge(Rc<RefCell<Inner>>);

struct Inner {
    send: Rc<dyn Fn(Action)>,
    worker: Option<Running>,
    queue: Queue,
    /// What the first worker holds, and how often that has changed.
    study: Option<Opened>,
    /// What it was last asked to hold.
    opening: Option<Opened>,
    edition: u32,
    helper: Option<Helper>,
    /// A file that came beside a reply, until it is handed to the reader.
    file: Option<Uint8Array>,
    /// The settings asked for last.
    asked: Option<(Ticket, Box<SettingsInput>)>,
    /// The bootstrap under way.
    slices: Option<Slices>,
    /// Until then no replicates are made: the page shows the first answer before the processors are asked for more.
    rest: f64,
    /// What the first worker makes of it now.
    slice: Option<Slice>,
    /// A helper that broke: it is not tried again with this study.
    retired: Option<Running>,
    /// Every batch of files chosen so far, by its number: kept so that a study can be opened again.
    batches: Vec<Vec<File>>,
}

/// A study as any worker can open it.
#[derive(Debug, Clone)]
struct Opened {
    material: Material,
    history: Vec<Edits>,
}

/// A worker that makes replicates only.
struct Helper {
    running: Running,
    state: HelperState,
    /// Of the study that it holds.
    edition: u32,
    material: Option<Material>,
    slice: Option<Slice>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HelperState {
    /// It has not said that it is there.
    Starting,
    Free,
    Busy,
}

/// Replicates that a worker makes, and since when.
struct Slice {
    ticket: Ticket,
    numbers: Range<u32>,
    began: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seat {
    First,
    Helper,
}

/// A worker with the handlers that must live as long as it does.
struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Bridge {
    /// Starts the first worker at once, so that it is ready before the reader has found a file.
    pub fn new(send: impl Fn(Action) + 'static) -> Self {
        let inner = Inner {
            send: Rc::new(send),
            worker: None,
            queue: Queue::default(),
            study: None,
            opening: None,
            edition: 0,
            helper: None,
            file: None,
            asked: None,
            slices: None,
            rest: 0.0,
            slice: None,
            retired: None,
            batches: Vec::new(),
        };
        let bridge = Bridge(Rc::new(RefCell::new(inner)));
        bridge.restart();
        // Wasm is compiled when it first runs. Let that be while the reader looks for a file.
        bridge.0.borrow_mut().queue.push(Call { ticket: Ticket::default(), ask: Ask::Rehearse });
        bridge
    }

    /// Takes files in and tells the state their names.
    pub fn choose(&self, files: Vec<File>) -> Origin {
        let mut inner = self.0.borrow_mut();
        let names = files.iter().map(File::name).collect();
        inner.batches.push(files);
        Origin::Files { batch: inner.batches.len() - 1, names, read_as: ReadAs::Recognised }
    }

    /// The files of an earlier batch, to be chosen again together with others.
    pub fn files(&self, batch: usize) -> Vec<File> {
        self.0.borrow().batches.get(batch).cloned().unwrap_or_default()
    }

    pub fn perform(&self, effect: Effect) {
        // A newer question leaves nobody who waits for the older one's replicates.
        if !matches!(
            effect,
            Effect::Publish { .. }
                | Effect::Write { .. }
                | Effect::Save { .. }
                | Effect::Fingerprint { .. }
                | Effect::Keep { .. }
                | Effect::HandOver { .. }
        ) {
            self.0.borrow_mut().slices = None;
        }
        let (ticket, ask) = match effect {
            Effect::Restart => return self.restart(),
            Effect::Stop => return,
            Effect::Save { name, mime, bytes, said } => {
                let saved = save(&name, mime, &bytes).is_ok();
                return self.later(Action::Tell(if saved { said.done } else { said.failed }));
            }
            Effect::Open { ticket, origin, history } => {
                let material = match origin {
                    Origin::Files { batch, read_as, .. } => Material::Files { batch, read_as },
                    Origin::Example => Material::Example,
                };
                (ticket, Ask::Open { material, history })
            }
            Effect::Revise { ticket, history } => (ticket, Ask::Revise { history }),
            Effect::Analyse { ticket, settings } => (ticket, Ask::Analyse { settings }),
            Effect::Publish { ticket, settings, taken } => (ticket, Ask::Publish { settings, taken }),
            Effect::Write { ticket, published, format, sender } => {
                (ticket, Ask::Write { published, format, sender })
            }
            Effect::Pack { ticket, settings, taken, pack } => (ticket, Ask::Pack { settings, taken, pack }),
            Effect::Fingerprint { ticket } => {
                let inner = self.0.borrow();
                let held = inner.opening.as_ref().or(inner.study.as_ref());
                let Some(material) = held.map(|opened| opened.material.clone()) else { return };
                (ticket, Ask::Fingerprint { material })
            }
            Effect::HandOver { name } => return self.hand_over(&name),
            Effect::Keep { project, keep, origin } => return self.keep(project, keep, &origin),
        };
        self.0.borrow_mut().queue.push(Call { ticket, ask });
        self.pump();
    }

    /// Gives the reader the file that came last.
    fn hand_over(&self, name: &str) {
        let Some(file) = self.0.borrow_mut().file.take() else { return };
        if save(name, "application/zip", &file.to_vec()).is_err() {
            self.later(Action::NotKept(NotSaved::Refused));
        }
    }

    /// Hands the project over as a file, with the study's files in it where that is asked for.
    fn keep(&self, project: Box<Project>, keep: Keep, origin: &Origin) {
        let files = match origin {
            Origin::Files { batch, .. } => self.files(*batch),
            Origin::Example => Vec::new(),
        };
        let bridge = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let kept = kept::hand_over(&project, keep, &files).await;
            bridge.send(match kept {
                Ok(()) => Action::Kept(project),
                Err(why) => Action::NotKept(why),
            });
        });
    }

    fn restart(&self) {
        {
            let mut inner = self.0.borrow_mut();
            inner.worker = None;
            inner.queue = Queue::default();
            (inner.study, inner.opening, inner.helper) = (None, None, None);
            (inner.slices, inner.slice) = (None, None);
            inner.retired = None;
        }
        match self.run(Seat::First) {
            Ok(running) => self.0.borrow_mut().worker = Some(running),
            Err(_) => self.later(Action::NoWorker),
        }
    }

    fn run(&self, seat: Seat) -> Result<Running, JsValue> {
        let worker = spawn()?;
        let bridge = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // The reply as bytes, alone or before its numbers.
            let data = event.data();
            let parts = data.dyn_ref::<Array>();
            let first = parts.map_or_else(|| data.clone(), |parts| parts.get(0));
            let bytes = first.dyn_into::<Uint8Array>().ok();
            if let Some(file) = parts.and_then(|parts| parts.get(1).dyn_into::<Uint8Array>().ok()) {
                bridge.0.borrow_mut().file = Some(file);
            }
            let numbers = parts.and_then(|parts| parts.get(1).dyn_into::<Float64Array>().ok());
            match bytes.and_then(|bytes| protocol::read(&bytes.to_vec())) {
                Some(reply) => bridge.hear(seat, reply, numbers),
                None => bridge.crashed(seat),
            }
        });
        let bridge = self.clone();
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            bridge.crashed(seat);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, _on_message: on_message, _on_error: on_error })
    }

    fn hear(&self, seat: Seat, reply: Reply, numbers: Option<Float64Array>) {
        match reply {
            Reply::Ready { build } if build == BUILD => self.0.borrow_mut().ready(seat),
            Reply::Ready { .. } | Reply::Crashed { .. } => return self.crashed(seat),
            Reply::Replicates { .. } => {
                let told = {
                    let mut inner = self.0.borrow_mut();
                    inner.done(seat);
                    inner.made(seat, &numbers.map(|numbers| numbers.to_vec()).unwrap_or_default())
                };
                if let Some(progress) = told {
                    self.send(Action::Heard(progress));
                }
            }
            // What the second worker says of the study the first one has said before. One that cannot open it helps nobody.
            Reply::Codebook { .. } if seat == Seat::Helper => self.0.borrow_mut().done(seat),
            Reply::Progress { .. } if seat == Seat::Helper => {}
            _ if seat == Seat::Helper => return self.crashed(seat),
            Reply::Progress { .. } | Reply::Described { .. } => return self.send(Action::Heard(reply)),
            reply => {
                {
                    let mut inner = self.0.borrow_mut();
                    inner.done(seat);
                    inner.answered(&reply);
                }
                // To read a long reply and to show it are two tasks: in between the reader's own doings have their turn.
                let bridge = self.clone();
                soon(move || bridge.send(Action::Heard(reply)));
                let bridge = self.clone();
                let rest = self.0.borrow().rest - now();
                if rest > 0.0 {
                    // Then it is surely over.
                    set_timeout(move || bridge.pump(), Duration::from_secs_f64((rest + 5.0) / 1000.0));
                }
            }
        }
        self.pump();
    }

    /// Once per worker: the handlers of a dead worker are taken off, so its later events say nothing.
    fn crashed(&self, seat: Seat) {
        let mut inner = self.0.borrow_mut();
        if seat == Seat::Helper {
            let Some(helper) = inner.helper.take() else { return };
            if let (Some(slice), Some(slices)) = (helper.slice, &mut inner.slices)
                && slice.ticket == slices.ticket
            {
                slices.give_back(slice.numbers);
            }
            helper.running.quiet();
            // The handler that runs now belongs to it; there will be no other helper before the next study.
            inner.retired = Some(helper.running);
            drop(inner);
            return self.pump();
        }
        let Some(running) = &inner.worker else { return };
        running.quiet();
        running.worker.terminate();
        drop(inner);
        // The handler that runs now belongs to the worker that this action drops.
        self.later(Action::Crashed);
    }

    fn pump(&self) {
        let mut inner = self.0.borrow_mut();
        let posted = match inner.queue.next() {
            Some(call) => inner.post(call),
            None => inner.replicate(),
        };
        let wanted = inner.wants_help();
        drop(inner);
        if !posted {
            return self.crashed(Seat::First);
        }
        if wanted && let Ok(running) = self.run(Seat::Helper) {
            let helper =
                Helper { running, state: HelperState::Starting, edition: 0, material: None, slice: None };
            self.0.borrow_mut().helper = Some(helper);
        }
        let helped = self.0.borrow_mut().help();
        if !helped {
            self.crashed(Seat::Helper);
        }
    }

    fn send(&self, action: Action) {
        let send = Rc::clone(&self.0.borrow().send);
        send(action);
    }

    fn later(&self, action: Action) {
        let bridge = self.clone();
        wasm_bindgen_futures::spawn_local(async move { bridge.send(action) });
    }
}

impl Inner {
    fn ready(&mut self, seat: Seat) {
        match (seat, &mut self.helper) {
            (Seat::First, _) => self.queue.ready(),
            (Seat::Helper, Some(helper)) => helper.state = HelperState::Free,
            (Seat::Helper, None) => {}
        }
    }

    fn done(&mut self, seat: Seat) {
        match (seat, &mut self.helper) {
            (Seat::First, _) => self.queue.done(),
            (Seat::Helper, Some(helper)) => helper.state = HelperState::Free,
            (Seat::Helper, None) => {}
        }
    }

    /// Posts a call of the queue; false where the worker does not take it.
    fn post(&mut self, call: Call) -> bool {
        let Some(running) = &self.worker else { return true };
        match &call.ask {
            Ask::Open { material, history } => {
                self.opening = Some(Opened { material: material.clone(), history: history.clone() });
            }
            Ask::Revise { history } => {
                let material = self.study.as_ref().map(|study| study.material.clone());
                self.opening = material.map(|material| Opened { material, history: history.clone() });
            }
            Ask::Analyse { settings } => self.asked = Some((call.ticket, settings.clone())),
            Ask::Replicates { .. }
            | Ask::Finish { .. }
            | Ask::Publish { .. }
            | Ask::Write { .. }
            | Ask::Pack { .. }
            | Ask::Fingerprint { .. }
            | Ask::Rehearse => {}
        }
        running.post(&call, &self.batches, None)
    }

    /// Notes what a reply of the first worker means for the second one.
    fn answered(&mut self, reply: &Reply) {
        if let (Reply::Codebook { .. }, Some(opened)) = (reply, self.opening.take()) {
            self.study = Some(opened);
            self.edition += 1;
            self.retired = None;
        }
        let Reply::Analysis { ticket, replicates, .. } = reply else { return };
        let Some((asked, settings)) = &self.asked else { return };
        match &mut self.slices {
            Some(slices) if slices.ticket == *ticket => {
                slices.answered(now());
                if *replicates == 0 {
                    self.slices = None;
                }
            }
            _ if asked == ticket && *replicates > 0 => {
                self.slices = Some(Slices::new(*ticket, settings.clone(), *replicates, now()));
                self.rest = now() + REST;
            }
            _ => {}
        }
    }

    /// Takes in what a worker has made; how far the bootstrap is.
    fn made(&mut self, seat: Seat, numbers: &[f64]) -> Option<Reply> {
        let slice = match (seat, &mut self.helper) {
            (Seat::First, _) => self.slice.take(),
            (Seat::Helper, helper) => helper.as_mut().and_then(|helper| helper.slice.take()),
        }?;
        let slices = self.slices.as_mut().filter(|slices| slices.ticket == slice.ticket)?;
        slices.put(slice.numbers, numbers.to_vec(), now() - slice.began);
        let progress = Progress { phase: Phase::Working(Stage::Bootstrap), done: slices.share_done() };
        Some(Reply::Progress { ticket: slice.ticket, progress })
    }

    /// Gives the first worker, where nothing else is asked of it, an answer to make or a slice.
    fn replicate(&mut self) -> bool {
        let (Some(slices), Some(running)) = (&mut self.slices, &self.worker) else { return true };
        if now() < self.rest || !self.queue.spare() {
            return true;
        }
        let (ticket, settings) = (slices.ticket, slices.settings.clone());
        if let Some(numbers) = slices.due(now()) {
            let call = Call { ticket, ask: Ask::Finish { settings } };
            return running.post(&call, &self.batches, Some(&numbers));
        }
        let workers = 1 + u32::from(self.helper.is_some());
        let Some(numbers) = slices.take(workers) else {
            self.queue.done();
            return true;
        };
        self.slice = Some(Slice { ticket, numbers: numbers.clone(), began: now() });
        running.post(&Call { ticket, ask: Ask::Replicates { settings, numbers } }, &self.batches, None)
    }

    /// Whether a second worker would be done sooner than it takes to start one.
    fn wants_help(&self) -> bool {
        let long = self.slices.as_ref().is_some_and(|slices| slices.started() && slices.long());
        long && self.helper.is_none() && self.retired.is_none() && processors() > 1.0
    }

    /// Gives the second worker the study, and then a slice.
    fn help(&mut self) -> bool {
        let (Some(slices), Some(helper)) = (&mut self.slices, &mut self.helper) else { return true };
        let free = helper.state == HelperState::Free && now() >= self.rest;
        let Some(Opened { material, history }) = self.study.as_ref().filter(|_| free) else { return true };
        let call = if helper.edition != self.edition {
            helper.edition = self.edition;
            let held = helper.material.replace(material.clone());
            let history = history.clone();
            let ask = if held.as_ref() == Some(material) {
                Ask::Revise { history }
            } else {
                Ask::Open { material: material.clone(), history }
            };
            Call { ticket: slices.ticket, ask }
        } else {
            let Some(numbers) = slices.take(2) else { return true };
            helper.slice = Some(Slice { ticket: slices.ticket, numbers: numbers.clone(), began: now() });
            let settings = slices.settings.clone();
            Call { ticket: slices.ticket, ask: Ask::Replicates { settings, numbers } }
        };
        helper.state = HelperState::Busy;
        helper.running.post(&call, &self.batches, None)
    }
}

impl Running {
    fn quiet(&self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
    }

    fn post(&self, call: &Call, batches: &[Vec<File>], numbers: Option<&[f64]>) -> bool {
        let Some(bytes) = protocol::written(call) else { return false };
        let message = Array::of1(&Uint8Array::from(bytes.as_slice()));
        if let Ask::Open { material: Material::Files { batch, .. }, .. }
        | Ask::Fingerprint { material: Material::Files { batch, .. } } = &call.ask
        {
            batches.get(*batch).into_iter().flatten().for_each(|file| {
                message.push(file);
            });
        }
        if let Some(numbers) = numbers {
            message.push(&Float64Array::from(numbers));
        }
        self.worker.post_message(&message).is_ok()
    }
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

fn processors() -> f64 {
    web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency())
}
