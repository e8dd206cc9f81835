//! The forms of verbs in which edges are told.

use crate::extract::language::irregular_forms;

/// Verbs whose past is the verb.
const UNCHANGED: &[&str] = &[
    "beat",
    "bet",
    "bid",
    "broadcast",
    "burst",
    "cast",
    "cost",
    "cut",
    "forecast",
    "hit",
    "hurt",
    "let",
    "put",
    "quit",
    "read",
    "rid",
    "set",
    "shed",
    "shut",
    "split",
    "spread",
    "thrust",
    "upset",
];

/// Verbs of which the list of irregular ones has no past, or one that only some write.
const REGULAR: &[&str] = &[
    "burn", "dream", "kneel", "leap", "learn", "prove", "sew", "show", "smell", "sow", "spell",
    "spill", "swell", "thrive", "want",
];

/// Verbs of several syllables whose last one is stressed, so that its consonant is doubled.
const DOUBLED: &[&str] = &[
    "abet", "admit", "allot", "commit", "concur", "confer", "defer", "deter", "emit", "equip",
    "incur", "infer", "kidnap", "occur", "omit", "permit", "prefer", "program", "rebut", "recur",
    "refer", "remit", "submit", "transfer", "transmit",
];

/// Participles, and the past where it differs.
const PASTS: &[(&str, &str)] = &[
    ("beaten", "beat"),
    ("begun", "began"),
    ("broken", "broke"),
    ("chosen", "chose"),
    ("done", "did"),
    ("drawn", "drew"),
    ("driven", "drove"),
    ("eaten", "ate"),
    ("flown", "flew"),
    ("forbidden", "forbade"),
    ("frozen", "froze"),
    ("given", "gave"),
    ("grown", "grew"),
    ("hidden", "hid"),
    ("known", "knew"),
    ("overseen", "oversaw"),
    ("overthrown", "overthrew"),
    ("run", "ran"),
    ("seen", "saw"),
    ("shown", "showed"),
    ("shaken", "shook"),
    ("sung", "sang"),
    ("sunk", "sank"),
    ("spoken", "spoke"),
    ("stolen", "stole"),
    ("sworn", "swore"),
    ("taken", "took"),
    ("thrown", "threw"),
    ("torn", "tore"),
    ("undertaken", "undertook"),
    ("withdrawn", "withdrew"),
    ("worn", "wore"),
    ("written", "wrote"),
    ("overtaken", "overtook"),
];

/// The past of participles that differ from it.
pub(super) fn past_of(participle: &str) -> Option<&'static str> {
    PASTS.iter().find(|(form, _)| *form == participle).map(|(_, past)| *past)
}

/// Whether a word is the past of a verb and not its participle: `took`, but not `left` or `robbed`.
pub(super) fn is_past_alone(word: &str) -> bool {
    PASTS.iter().any(|(_, past)| *past == word)
}

/// The past of a verb, whoever did it.
pub(super) fn past_of_verb(verb: &str) -> String {
    match verb {
        "be" => return "was".to_string(),
        "have" => return "had".to_string(),
        "do" => return "did".to_string(),
        _ if UNCHANGED.contains(&verb) => return verb.to_string(),
        _ => {}
    }
    let mut irregular = irregular_forms(verb).filter(|_| !REGULAR.contains(&verb));
    if let Some(past) = irregular.find(|form| !form.ends_with("ing") && !form.ends_with('s')) {
        return past.to_string();
    }
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let mut last = verb.chars().rev();
    match (last.next(), last.next()) {
        (Some('e'), _) => format!("{verb}d"),
        (Some('y'), Some(before)) if !is_vowel(before) => {
            format!("{}ied", &verb[..verb.len() - 1])
        }
        (Some(end), _) if is_doubled(verb) => format!("{verb}{end}ed"),
        _ => format!("{verb}ed"),
    }
}

/// Whether the last consonant of a verb is written twice before `ed`: that of `plan` and `admit`,
/// not that of `plant`, `clean` or `visit`.
fn is_doubled(verb: &str) -> bool {
    let is_vowel = |letter: &char| "aeiou".contains(*letter);
    let letters: Vec<char> = verb.chars().rev().collect();
    let ends_so = match letters[..] {
        [end, vowel, before, ..] => {
            !is_vowel(&end) && !"wxy".contains(end) && is_vowel(&vowel) && !is_vowel(&before)
        }
        _ => false,
    };
    let has_one = letters.iter().filter(|letter| is_vowel(letter)).count() == 1;
    ends_so && has_one && !letters[2..].contains(&'y') || DOUBLED.contains(&verb)
}

/// The present of a verb, of one or of several who do it.
pub(super) fn present_of(verb: &str, several: bool) -> String {
    let hisses = || ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| verb.ends_with(end));
    match verb {
        "be" if several => "are".to_string(),
        "be" => "is".to_string(),
        _ if several => verb.to_string(),
        "have" => "has".to_string(),
        _ if hisses() => format!("{verb}es"),
        _ => match verb.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
            _ => format!("{verb}s"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_hid_planned_and_denied() {
        for (verb, past) in [
            ("bribe", "bribed"),
            ("carry", "carried"),
            ("employ", "employed"),
            ("plan", "planned"),
            ("admit", "admitted"),
            ("visit", "visited"),
            ("clean", "cleaned"),
            ("show", "showed"),
            ("fix", "fixed"),
            ("agree", "agreed"),
            ("hide", "hid"),
            ("take", "took"),
            ("say", "said"),
            ("lie", "lied"),
            ("go", "went"),
            ("have", "had"),
            ("put", "put"),
            ("prove", "proved"),
            ("flee", "fled"),
            ("free", "freed"),
            ("é", "éed"),
        ] {
            assert_eq!(past_of_verb(verb), past);
        }
    }

    #[test]
    fn one_hides_and_several_hide() {
        for (verb, one) in [
            ("hide", "hides"),
            ("post", "posts"),
            ("carry", "carries"),
            ("buy", "buys"),
            ("wash", "washes"),
            ("go", "goes"),
            ("have", "has"),
            ("be", "is"),
        ] {
            assert_eq!(present_of(verb, false), one);
        }
        assert_eq!(
            (present_of("hide", true).as_str(), present_of("be", true).as_str()),
            ("hide", "are")
        );
    }
}
