//! Compressed files, opened as what they hold, as far as that is no trap.
//!
//! A few kilobytes can be made to unpack to gigabytes of nothing. Real tables and graphs shrink by
//! far less, so what goes on to grow is given up.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::GzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// What is read of a file, whatever it is.
pub(super) type Input = Box<dyn Read + Send>;

/// How many times its own size a file may hold.
const MOST_TIMES: u64 = 200;

/// What a file may hold, however small it is.
const ALWAYS_FINE: u64 = 64 << 20;

/// The name, in small letters, of what a file holds: without the ending that says how it is packed.
///
/// ```
/// use claimgraph::text::without_compression;
/// assert_eq!(without_compression("claims.csv.gz"), "claims.csv");
/// assert_eq!(without_compression("claims.csv"), "claims.csv");
/// ```
pub fn without_compression(name: &str) -> &str {
    name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(name)
}

/// The input as what it holds. Gzip and Zstandard are recognised by their first bytes.
pub(super) fn opened(mut input: Input) -> io::Result<Input> {
    let mut magic = Vec::with_capacity(4);
    input.by_ref().take(4).read_to_end(&mut magic)?;
    let kind = magic.clone();
    let whole = Cursor::new(magic).chain(input);
    Ok(match kind.as_slice() {
        [0x1f, 0x8b, ..] => Bounded::of(whole, |input| Box::new(Members::of(input))),
        [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => {
            Bounded::of(whole, |input| Box::new(Frames::of(input)))
        }
        _ => Box::new(whole),
    })
}

/// What all members of a gzip file hold, one after the other. Zeros behind the last are what tapes
/// fill their blocks with, and nothing is lost with them.
struct Members<R> {
    /// The member that is being read; nothing behind the last one.
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Members<R> {
    fn of(input: R) -> Members<R> {
        Members { member: Some(GzDecoder::new(input)) }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let read = member.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            let input = self.member.take().map(GzDecoder::into_inner);
            if let Some(mut input) = input
                && !ends_with_zeros(&mut input)?
            {
                self.member = Some(GzDecoder::new(input));
            }
        }
        Ok(0)
    }
}

/// Whether nothing but zeros is left, be it nothing at all. The answer is no where no zero comes
/// next, and what comes behind zeros is damage.
fn ends_with_zeros(input: &mut impl BufRead) -> io::Result<bool> {
    let mut is_padded = false;
    loop {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() {
            return Ok(true);
        }
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        match (zeros, is_padded) {
            (0, false) => return Ok(false),
            (0, true) => return Err(io::Error::other("there is something behind zeros")),
            _ => input.consume(zeros),
        }
        is_padded = true;
    }
}

/// Input that counts its bytes.
struct Counted<R> {
    input: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// What a compressed file holds, up to where it turns out to be a trap.
struct Bounded {
    unpacked: Input,
    held: u64,
    size: Arc<AtomicU64>,
}

impl Bounded {
    fn of<R, F>(input: R, unpack: F) -> Input
    where
        R: Read + Send + 'static,
        F: FnOnce(BufReader<Counted<R>>) -> Input,
    {
        let size = Arc::new(AtomicU64::new(0));
        let counted = Counted { input, count: Arc::clone(&size) };
        Box::new(Bounded { unpacked: unpack(BufReader::new(counted)), held: 0, size })
    }
}

impl Read for Bounded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.unpacked.read(into).map_err(|error| match error.raw_os_error() {
            // It couldn't be read at all.
            Some(_) => error,
            // What the decoders say about their bits and blocks helps nobody.
            None => io::Error::other("its compression is damaged, or its end is missing"),
        })?;
        self.held += read as u64;
        let most = self.size.load(Ordering::Relaxed).saturating_mul(MOST_TIMES);
        if self.held > most.max(ALWAYS_FINE) {
            let message = format!("it unpacks to more than {MOST_TIMES} times its size");
            return Err(io::Error::other(format!("{message}; if that is right, unpack it first")));
        }
        Ok(read)
    }
}

/// What all frames of a Zstandard file hold, one after the other.
struct Frames<R> {
    input: R,
    decoder: FrameDecoder,
    in_frame: bool,
}

impl<R: BufRead> Frames<R> {
    fn of(input: R) -> Frames<R> {
        Frames { input, decoder: FrameDecoder::new(), in_frame: false }
    }

    /// Starts with the next frame that holds something. The answer is no if there is none.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.input.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.input) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let skipped = self.input.by_ref().take(length.into());
                    io::copy(&mut { skipped }, &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }

    fn end_frame(&mut self) -> io::Result<()> {
        self.in_frame = false;
        let told = self.decoder.get_checksum_from_data();
        if told.is_some() && told != self.decoder.get_calculated_checksum() {
            return Err(io::Error::other("the checksum doesn't fit"));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.in_frame && !self.next_frame()? {
                return Ok(0);
            }
            self.in_frame = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let some = BlockDecodingStrategy::UptoBytes(into.len());
                let decoded = self.decoder.decode_blocks(&mut self.input, some);
                decoded.map_err(io::Error::other)?;
            }
            let read = self.decoder.read(into)?;
            if read > 0 {
                return Ok(read);
            }
            self.end_frame()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    fn read(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut held = Vec::new();
        opened(Box::new(Cursor::new(bytes)))?.read_to_end(&mut held)?;
        Ok(held)
    }

    fn frame(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    #[test]
    fn all_frames_of_a_zstandard_file_are_read() {
        let long: Vec<u8> = (0..1_000_000_u32).flat_map(|n| n.to_le_bytes()).collect();
        let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
        let file = [skipped.clone(), frame(b"one"), frame(b""), skipped, frame(&long)].concat();
        assert_eq!(read(file.clone()).unwrap(), [b"one", long.as_slice()].concat());
        for damaged in [file[..file.len() - 9].to_vec(), [file, b"rest".to_vec()].concat()] {
            let error = read(damaged).unwrap_err();
            assert_eq!(error.to_string(), "its compression is damaged, or its end is missing");
        }
    }

    fn member(text: &[u8]) -> Vec<u8> {
        let mut gz = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::new(6));
        std::io::Write::write_all(&mut gz, text).unwrap();
        gz.finish().unwrap()
    }

    #[test]
    fn zeros_behind_the_members_of_a_gzip_file_are_nothing() {
        let file = [member(b"one"), member(b""), member(b"two")].concat();
        assert_eq!(read(file.clone()).unwrap(), b"onetwo");
        let padded = |zeros: usize| [file.clone(), vec![0; zeros]].concat();
        for zeros in [1, 512, 100_000] {
            assert_eq!(read(padded(zeros)).unwrap(), b"onetwo");
        }
        let damaged = [
            [padded(512), b"rest".to_vec()].concat(),
            [padded(9), member(b"three")].concat(),
            [file.clone(), b"rest".to_vec()].concat(),
            [member(b"one")[..12].to_vec(), vec![0; 512]].concat(),
            file[..file.len() - 3].to_vec(),
        ];
        for damaged in damaged {
            let error = read(damaged).unwrap_err();
            assert_eq!(error.to_string(), "its compression is damaged, or its end is missing");
        }
    }

    #[test]
    fn what_unpacks_to_nothing_without_end_is_given_up() {
        let zeros = vec![0; ALWAYS_FINE as usize];
        for once in [member(&zeros), frame(&zeros)] {
            assert!(read(once.clone()).is_ok_and(|held| held.len() == zeros.len()));
            let error = read([once.clone(), once].concat()).map(|held| held.len()).unwrap_err();
            assert!(error.to_string().contains("200 times its size"), "{error}");
        }
    }
}
