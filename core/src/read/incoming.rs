//! A file in pieces in, its tables out: text is read as it comes, everything else once it is there.

use svarkort_cells::Rest;

use super::container::{Container, container};
use super::delimited::Delimited;
use super::{MOST_BYTES, MOST_WHOLE, Source, Table, whole};
use crate::note::Noted;
use crate::problem::{Place, Problem};

/// A file while its bytes come in. Of a text file no more is held than its table and a piece.
#[derive(Debug)]
pub struct Incoming {
    name: String,
    size: u64,
    state: State,
}

#[derive(Debug)]
enum State {
    /// Its beginning, which is not yet enough to tell what it is.
    Head(Vec<u8>),
    Text(Box<Delimited>),
    Whole(Vec<u8>),
}

/// So much of a file is gathered before it is looked at. A file that is no longer is judged by all of it.
const HEAD: usize = 1 << 20;

impl Incoming {
    /// `size`: as the browser or the system says.
    ///
    /// # Errors
    /// When it is more than can be read.
    pub fn new(name: &str, size: u64) -> Result<Incoming, Problem> {
        let incoming = Incoming { name: name.to_owned(), size, state: State::Head(Vec::new()) };
        incoming.fits(size, MOST_BYTES)?;
        Ok(incoming)
    }

    /// The next piece, however long.
    ///
    /// # Errors
    /// When what has come so far cannot be read, or is too much.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Problem> {
        match &mut self.state {
            State::Text(text) => text.push(piece),
            State::Whole(bytes) => {
                bytes.extend_from_slice(piece);
                let length = bytes.len() as u64;
                self.fits(length, MOST_WHOLE)
            }
            State::Head(head) => {
                head.extend_from_slice(piece);
                if head.len() < HEAD {
                    return Ok(());
                }
                let head = std::mem::take(head);
                self.settle(head)
            }
        }
    }

    fn settle(&mut self, head: Vec<u8>) -> Result<(), Problem> {
        if container(&head, self.size) != Container::Text {
            self.fits(self.size, MOST_WHOLE)?;
            self.state = State::Whole(head);
            return Ok(());
        }
        match Delimited::begin(&self.name, &head, Rest::Follows, self.size.max(head.len() as u64)) {
            Ok(text) => self.state = State::Text(Box::new(text)),
            // What is said may come later.
            Err(Problem::EmptyFile { .. }) if self.size > head.len() as u64 => self.state = State::Head(head),
            Err(problem) => return Err(problem),
        }
        Ok(())
    }

    /// # Errors
    /// When it cannot be read.
    pub fn finish(self) -> Result<Noted<Vec<Table>>, Problem> {
        let Incoming { name, size, state } = self;
        match state {
            State::Text(text) => Ok(text.finish()?.map(|table| vec![table])),
            State::Head(head) if container(&head, size) == Container::Text => {
                let text = Delimited::begin(&name, &head, Rest::Ended, head.len() as u64)?;
                drop(head);
                Ok(text.finish()?.map(|table| vec![table]))
            }
            State::Head(bytes) | State::Whole(bytes) => whole(&Source { name, bytes }),
        }
    }

    fn fits(&self, bytes: u64, limit: u64) -> Result<(), Problem> {
        if bytes > limit {
            return Err(Problem::TooLarge { place: Place::file(&self.name), bytes, limit });
        }
        Ok(())
    }
}
