//! The running worker, the files and the queue: effects in, actions out.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Uint8Array};
use leptos::prelude::set_timeout;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, File, MessageEvent, Worker};

use super::queue::Queue;
use crate::protocol::{self, Ask, BUILD, Call, Material, Reply, Ticket};
use crate::state::{Action, Effect, Origin};

#[wasm_bindgen]
extern "C" {
    /// Made by the boot script: a worker in which this same wasm runs.
    #[wasm_bindgen(js_name = svarkort_worker, catch)]
    fn spawn() -> Result<Worker, JsValue>;
}

/// The page's side of the door. Cheap to clone: all clones are the same bridge.
#[derive(Clone)]
pub struct Bridge(Rc<RefCell<Inner>>);

struct Inner {
    send: Rc<dyn Fn(Action)>,
    worker: Option<Running>,
    queue: Queue,
    /// Every batch of files chosen so far, by its number: kept so that a study can be opened again.
    batches: Vec<Vec<File>>,
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
        let inner = Inner { send: Rc::new(send), worker: None, queue: Queue::default(), batches: Vec::new() };
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
        Origin::Files { batch: inner.batches.len() - 1, names }
    }

    /// The files of an earlier batch, to be chosen again together with others.
    pub fn files(&self, batch: usize) -> Vec<File> {
        self.0.borrow().batches.get(batch).cloned().unwrap_or_default()
    }

    pub fn perform(&self, effect: Effect) {
        let (ticket, ask) = match effect {
            Effect::Restart => return self.restart(),
            Effect::Open { ticket, origin, history } => {
                let material = match origin {
                    Origin::Files { batch, .. } => Material::Files { batch },
                    Origin::Example => Material::Example,
                };
                (ticket, Ask::Open { material, history })
            }
            Effect::Revise { ticket, history } => (ticket, Ask::Revise { history }),
            Effect::Analyse { ticket, settings } => (ticket, Ask::Analyse { settings }),
            Effect::Publish { ticket, settings, taken } => (ticket, Ask::Publish { settings, taken }),
        };
        self.0.borrow_mut().queue.push(Call { ticket, ask });
        self.pump();
    }

    fn restart(&self) {
        {
            let mut inner = self.0.borrow_mut();
            inner.worker = None;
            inner.queue = Queue::default();
        }
        match self.run() {
            Ok(running) => self.0.borrow_mut().worker = Some(running),
            Err(_) => self.later(Action::NoWorker),
        }
    }

    fn run(&self) -> Result<Running, JsValue> {
        let worker = spawn()?;
        let bridge = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let bytes = event.data().dyn_into::<Uint8Array>().ok();
            match bytes.and_then(|bytes| protocol::read(&bytes.to_vec())) {
                Some(reply) => bridge.hear(reply),
                None => bridge.crashed(),
            }
        });
        let bridge = self.clone();
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            bridge.crashed();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, _on_message: on_message, _on_error: on_error })
    }

    fn hear(&self, reply: Reply) {
        match reply {
            Reply::Ready { build } if build == BUILD => self.0.borrow_mut().queue.ready(),
            Reply::Ready { .. } | Reply::Crashed { .. } => return self.crashed(),
            Reply::Progress { .. } => return self.send(Action::Heard(reply)),
            reply => {
                self.0.borrow_mut().queue.done();
                // To read a long reply and to show it are two tasks: in between the reader's own doings have their turn.
                let bridge = self.clone();
                set_timeout(move || bridge.send(Action::Heard(reply)), Duration::ZERO);
            }
        }
        self.pump();
    }

    /// Once per worker: the handlers of a dead worker are taken off, so its later events say nothing.
    fn crashed(&self) {
        let inner = self.0.borrow();
        let Some(running) = &inner.worker else { return };
        running.worker.set_onmessage(None);
        running.worker.set_onerror(None);
        running.worker.terminate();
        drop(inner);
        // The handler that runs now belongs to the worker that this action drops.
        self.later(Action::Crashed);
    }

    fn pump(&self) {
        let mut inner = self.0.borrow_mut();
        let Some(call) = inner.queue.next() else { return };
        let Some(running) = &inner.worker else { return };
        let message = protocol::written(&call).map(|bytes| Array::of1(&Uint8Array::from(bytes.as_slice())));
        let posted = message.is_some_and(|message| {
            if let Ask::Open { material: Material::Files { batch }, .. } = &call.ask {
                inner.batches.get(*batch).into_iter().flatten().for_each(|file| {
                    message.push(file);
                });
            }
            running.worker.post_message(&message).is_ok()
        });
        drop(inner);
        if !posted {
            self.crashed();
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
