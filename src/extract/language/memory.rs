//! What was found out about words before, for as many of them as are worth keeping.

use std::collections::HashMap;

use crate::extract::language::features::Setting;

/// As many words as are kept; text has few that are frequent.
const MOST: usize = 4096;

/// Longer words are rarely met again.
const LONGEST: usize = 20;

/// A row of numbers for each of the words met lately.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    places: [HashMap<Box<str>, u32, foldhash::fast::FixedState>; 4],
    rows: Vec<f32>,
    count: usize,
}

impl Memory {
    /// What is known of a word in this setting.
    pub(crate) fn get(&self, word: &str, setting: Setting) -> Option<&[f32]> {
        let place = *self.places[which(setting)].get(word)? as usize;
        let long = self.rows.len() / self.count;
        Some(&self.rows[place * long..][..long])
    }

    /// Keeps what was found out about a word. All rows must be of the same length.
    pub(crate) fn keep(&mut self, word: &str, setting: Setting, row: &[f32]) {
        if word.len() > LONGEST {
            return;
        }
        if self.count == MOST {
            self.places.iter_mut().for_each(HashMap::clear);
            self.rows.clear();
            self.count = 0;
        }
        let places = &mut self.places[which(setting)];
        if !places.contains_key(word) {
            places.insert(word.into(), self.count as u32);
            self.rows.extend_from_slice(row);
            self.count += 1;
        }
    }
}

fn which(setting: Setting) -> usize {
    usize::from(setting.first) * 2 + usize::from(setting.loud)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_words_are_known_and_memory_has_an_end() {
        let mut memory = Memory::default();
        let setting = Setting::default();
        for number in 0..3 * MOST + 10 {
            memory.keep(&number.to_string(), setting, &[number as f32, 0.5]);
            memory.keep("again", setting, &[7.0, 7.0]);
        }
        let last = 3 * MOST + 9;
        assert_eq!(memory.get(&last.to_string(), setting), Some(&[last as f32, 0.5][..]));
        assert_eq!(memory.get("0", setting), None);
        assert_eq!(memory.get("again", Setting { first: true, loud: false }), None);
        assert!(memory.rows.len() <= 2 * MOST);
    }
}
