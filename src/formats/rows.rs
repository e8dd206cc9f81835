//! Many rows formatted on all cores, and written in their order.

use std::io::Write;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::error::{Error, Result};

/// How many rows are formatted in one go. What comes out stays in memory close to the processor
/// until it is written.
const CHUNK: usize = 1024;

/// Writes `count` rows in order, a range of them at a time, which `format` puts into a buffer; it
/// runs on all cores. Each thread has a `memory` of its own for what it wants to keep from range
/// to range.
///
/// # Errors
///
/// If writing fails.
pub(crate) fn rows<M>(
    out: &mut (dyn Write + Send),
    count: usize,
    memory: impl Fn() -> M + Sync,
    format: impl Fn(&mut M, Range<usize>, &mut Vec<u8>) + Sync,
) -> Result<()> {
    let chunks = count.div_ceil(CHUNK);
    let (next, line) = (AtomicUsize::new(0), Line::before(out));
    let work = || {
        let (mut memory, mut buffer) = (memory(), Vec::new());
        loop {
            let chunk = next.fetch_add(1, Ordering::Relaxed);
            if chunk >= chunks {
                return;
            }
            // Leaves the line open for nobody if formatting panics.
            let turn = line.turn(chunk);
            buffer.clear();
            let start = chunk * CHUNK;
            format(&mut memory, start..(start + CHUNK).min(count), &mut buffer);
            if !turn.write(&buffer) {
                return;
            }
        }
    };
    let work = &work;
    std::thread::scope(|scope| {
        for _ in 1..rayon::current_num_threads().min(chunks) {
            scope.spawn(work);
        }
        work();
    });
    line.end()
}

/// Threads that write one after the other, in the order of their chunks.
struct Line<'o> {
    state: Mutex<State<'o>>,
    moved: Condvar,
}

struct State<'o> {
    out: &'o mut (dyn Write + Send),
    /// The chunk that is to be written next.
    next: usize,
    failed: Option<Error>,
    is_over: bool,
}

/// A chunk's place in the line.
struct Turn<'l, 'o> {
    line: &'l Line<'o>,
    chunk: usize,
    is_written: bool,
}

impl<'o> Line<'o> {
    fn before(out: &'o mut (dyn Write + Send)) -> Line<'o> {
        let state = State { out, next: 0, failed: None, is_over: false };
        Line { state: Mutex::new(state), moved: Condvar::new() }
    }

    fn turn(&self, chunk: usize) -> Turn<'_, 'o> {
        Turn { line: self, chunk, is_written: false }
    }

    fn lock(&self) -> MutexGuard<'_, State<'o>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(self) -> Result<()> {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        state.failed.map_or(Ok(()), Err)
    }
}

impl Turn<'_, '_> {
    /// Writes a chunk when those before it are written. The answer is whether to go on.
    fn write(mut self, bytes: &[u8]) -> bool {
        let mut state = self.line.lock();
        while state.next != self.chunk && !state.is_over {
            state = self.line.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if !state.is_over {
            let written = state.out.write_all(bytes);
            state.is_over = written.is_err();
            state.failed = written.err().map(Error::from);
            state.next += 1;
        }
        self.is_written = true;
        self.line.moved.notify_all();
        !state.is_over
    }
}

impl Drop for Turn<'_, '_> {
    fn drop(&mut self) {
        // A chunk that is never written would be waited for.
        if !self.is_written {
            self.line.lock().is_over = true;
            self.line.moved.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    /// A disk that is full after so many bytes.
    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn on_threads<T: Send>(run: impl FnOnce() -> T + Send) -> T {
        rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap().install(run)
    }

    fn each(
        out: &mut (dyn Write + Send),
        count: usize,
        row: impl Fn(usize, &mut Vec<u8>) + Sync,
    ) -> Result<()> {
        rows(out, count, || (), |(), range, buffer| range.for_each(|at| row(at, buffer)))
    }

    #[test]
    fn rows_are_written_in_their_order() {
        for count in [0, 1, CHUNK, 20 * CHUNK + 7] {
            let row =
                |at: usize, out: &mut Vec<u8>| out.extend_from_slice(at.to_string().as_bytes());
            let mut out = Vec::new();
            on_threads(|| each(&mut out, count, row)).unwrap();
            let mut wanted = Vec::new();
            (0..count).for_each(|at| row(at, &mut wanted));
            assert!(out == wanted, "{count}");
        }
    }

    #[test]
    fn a_full_disk_ends_it() {
        for room in [0, 1, 3 * CHUNK, 20 * CHUNK - 1] {
            let row = |_: usize, out: &mut Vec<u8>| out.push(b'.');
            let written = on_threads(|| each(&mut Full(room), 20 * CHUNK, row));
            assert!(written.is_err(), "{room}");
        }
    }

    #[test]
    fn nobody_waits_for_a_row_that_panics() {
        for bad in [0, 7 * CHUNK, 20 * CHUNK - 1] {
            let row = |at: usize, _: &mut Vec<u8>| assert!(at != bad);
            let run = || on_threads(|| each(&mut Vec::new(), 20 * CHUNK, row));
            assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
        }
    }
}
