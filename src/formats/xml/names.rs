//! Names of attributes on paper: none that means something to a program, no two that it would
//! take for one.

use std::collections::BTreeSet;

/// The name on paper of an attribute: one `_` more where it, less the `_` at its end, is reserved.
///
/// So `label` becomes `label_` and `label_` becomes `label__`, and [`in_memory`] takes back
/// exactly what was added.
pub(crate) fn on_paper(name: &str, reserved: &[&str]) -> String {
    let extra = if is_reserved(name, reserved) { "_" } else { "" };
    format!("{name}{extra}")
}

/// The name on paper for a program to which some reserved names mean nothing. What ends in `_` has
/// one more all the same, as it is taken away on reading.
pub(crate) fn on_paper_without(free: &[&str], name: &str, reserved: &[&str]) -> String {
    match free.iter().any(|free| free.eq_ignore_ascii_case(name)) {
        true => name.to_string(),
        false => on_paper(name, reserved),
    }
}

/// The name in memory of an attribute that [`on_paper`] named.
pub(crate) fn in_memory<'a>(name: &'a str, reserved: &[&str]) -> &'a str {
    match name.strip_suffix('_') {
        Some(stem) if is_reserved(name, reserved) => stem,
        _ => name,
    }
}

fn is_reserved(name: &str, reserved: &[&str]) -> bool {
    let stem = name.trim_end_matches('_').trim();
    reserved.iter().any(|reserved| reserved.eq_ignore_ascii_case(stem))
}

/// The ids of attributes that are taken. Gephi tells no two apart that differ in case.
#[derive(Debug, Default)]
pub(crate) struct Taken(BTreeSet<String>);

impl Taken {
    /// An id for a name: the name itself where it is short, ASCII and lower case, else what it has
    /// of that and a number made from all of it, so that it is the same in every export.
    pub(crate) fn id(&mut self, prefix: &str, name: &str) -> String {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let plain: String =
            name.chars().filter(char::is_ascii).take(40).map(plain_or_blank).collect();
        let id = match !name.is_empty() && name.len() <= 40 && name.chars().all(is_plain) {
            true => format!("{prefix}{name}"),
            false => format!("{prefix}{plain}_{:08x}", fnv(name)),
        };
        self.distinct(id)
    }

    /// An id that is the name itself, unless it is taken, nothing but digits, or would be trimmed;
    /// then it is a number made from all of it. graphology calls an attribute by its id, unless
    /// that is a number.
    pub(crate) fn title(&mut self, name: &str) -> String {
        let is_word = name.trim() == name && !name.bytes().all(|byte| byte.is_ascii_digit());
        if is_word && self.0.insert(name.to_lowercase()) {
            return name.to_string();
        }
        let mut number = fnv(name);
        while !self.0.insert(number.to_string()) {
            number = number.wrapping_add(1);
        }
        number.to_string()
    }

    /// This id, or with a number after it where it is taken already, and taken from now on.
    pub(crate) fn distinct(&mut self, id: String) -> String {
        let mut free = id.clone();
        let mut number = 2;
        while !self.0.insert(free.trim().to_lowercase()) {
            free = format!("{id}_{number}");
            number += 1;
        }
        free
    }
}

fn plain_or_blank(c: char) -> char {
    if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }
}

/// The 32-bit hash of Fowler, Noll and Vo (FNV-1a).
fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_comes_back_from_paper() {
        let reserved = ["label", "Edge Weight"];
        for name in ["label", "Label", "label_", "LABEL__", "edge weight", " label ", "", "_", "a_"]
        {
            let paper = on_paper(name, &reserved);
            assert_eq!(in_memory(&paper, &reserved), name);
            assert!(!reserved.iter().any(|r| r.eq_ignore_ascii_case(paper.trim())), "{paper}");
        }
        assert_eq!(on_paper("born", &reserved), "born");
        let free = |name: &str| on_paper_without(&["label"], name, &reserved);
        assert_eq!(
            [free("Label"), free("label_"), free("edge weight")].concat(),
            "Labellabel__edge weight_"
        );
    }

    #[test]
    fn ids_are_ascii_and_differ_in_more_than_case() {
        let mut taken = Taken::default();
        assert_eq!(taken.id("e_", "first"), "e_first");
        assert_eq!(taken.id("e_", "First"), "e_first_ee3d49e1");
        assert_eq!(taken.id("e_", "国"), "e__3e804794");
        assert_eq!(taken.id("e_", "first"), "e_first_2");
        assert_eq!(taken.title("Name"), "Name");
        assert_eq!(taken.title("name"), "2369371622");
        assert_eq!(taken.title("12"), "501951850");
        assert_eq!(taken.title("12"), "501951851");
    }
}
