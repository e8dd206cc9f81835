//! Options that take one of a few words, each of which means something to the library.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command};

/// The words that an option takes: each with what it means, and what help says of it, if anything.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice<T: 'static>(pub(crate) &'static [(&'static str, T, Option<&'static str>)]);

impl<T> Choice<T> {
    fn words(&self) -> impl Iterator<Item = PossibleValue> + use<T> {
        self.0.iter().map(|(word, _, help)| PossibleValue::new(*word).help(*help))
    }
}

impl<T: Copy + Send + Sync + 'static> TypedValueParser for Choice<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        option: Option<&Arg>,
        word: &OsStr,
    ) -> Result<T, clap::Error> {
        // What isn't Unicode is none of the words either, and is refused as they are.
        let word = word.to_string_lossy();
        let one = PossibleValuesParser::new(self.words());
        let known = one.parse_ref(command, option, OsStr::new(&*word))?;
        let meant = self.0.iter().find(|(word, ..)| word.eq_ignore_ascii_case(&known));
        Ok(meant.expect("what is parsed is one of the words, but for its capitals").1)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.words()))
    }
}
