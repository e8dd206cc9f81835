//! Who bears a name together with a title: `Mr Orlo` and `Mrs Orlo` are two.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::extract::language::Upos;
use crate::extract::mentions::kinds::{self, Gender};
use crate::extract::mentions::names::key;
use crate::extract::view::View;

/// The bearers of names that a text has given with titles which say whether he or she is meant.
#[derive(Debug, Default)]
pub(super) struct Titled {
    women: HashMap<String, u32, FixedState>,
    men: HashMap<String, u32, FixedState>,
}

impl Titled {
    pub(super) fn bearer(&self, name: &str, gender: Gender) -> Option<u32> {
        self.of(gender).get(&key(name)).copied()
    }

    /// Remembers whose a name and the surname in it are with such a title.
    pub(super) fn learn(&mut self, name: &str, gender: Gender, number: u32) {
        let bearers = match gender {
            Gender::Woman => &mut self.women,
            Gender::Man => &mut self.men,
        };
        bearers.insert(key(name), number);
        if let Some((_, surname)) = name.rsplit_once(' ') {
            bearers.insert(key(surname), number);
        }
    }

    fn of(&self, gender: Gender) -> &HashMap<String, u32, FixedState> {
        match gender {
            Gender::Woman => &self.women,
            Gender::Man => &self.men,
        }
    }
}

/// The title before the words of a name, if one stands there.
pub(super) fn title_before<'v>(view: &'v View, words: &[usize]) -> Option<&'v str> {
    let before = words.first()?.checked_sub(1)?;
    let word = view.sentence.word(before);
    (view.upos(before) == Upos::Propn && kinds::is_title(word)).then_some(word)
}
