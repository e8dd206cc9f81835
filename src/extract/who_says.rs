//! Which words before or behind a verb for saying are who says it, as far as the words alone can tell.

use crate::extract::mentions::{says_kind, says_person};
use crate::extract::word_lists::is_agent_noun;

/// Whether words before a verb for saying may be who says it, and not something that they say it of: of `a
/// crime he confessed` and `a man police suspected` the verb tells which is meant.
pub(super) fn may_say(who: &[&str]) -> bool {
    const PRONOUNS: &[&str] = &["he", "I", "it", "she", "they", "we", "you"];
    if let Some(joint) = who.iter().rposition(|word| matches!(*word, "and" | "or")) {
        return may_say(&who[..joint]) && may_say(&who[joint + 1..]);
    }
    let [first, .., last] = *who else { return true };
    let is_one = matches!(first, "a" | "an") && !who.iter().any(|word| is_tie(word));
    let small = who.iter().rposition(|word| !is_capital(word));
    let of_name = small.filter(|&at| at + 1 < who.len()).is_some_and(|at| {
        let before = who[at];
        let opens = is_tie(before) || DETERMINERS.contains(&before) || is_auxiliary(before);
        let fits = opens || is_kind(before) || matches!(before, "as" | "&" | "'s" | "’s");
        !stands_for_clause(before) && (is_one || !fits)
    });
    let is_second = who.windows(2).any(|pair| {
        let opens = matches!(pair[1], "a" | "an" | "the") && !is_tie(pair[0]) && pair[0] != "as";
        opens || says_person(pair[0]) && is_plural(pair[1])
    });
    let stands_for = PRONOUNS.contains(&last) && !matches!(first, "as" | "so");
    let is_relative = who.iter().any(|word| RELATIVE.contains(word));
    !(is_relative || stands_for || of_name || is_second || is_one && is_plural(last))
}

/// Words that open a clause of a noun.
#[rustfmt::skip]
pub(super) const RELATIVE: &[&str] =
    &["that", "what", "when", "where", "which", "who", "whom", "whose"];

/// Whether a word stands for all that the clause before it says: `something Orlo denied`.
pub(super) fn stands_for_clause(word: &str) -> bool {
    #[rustfmt::skip]
    const WHOLE: &[&str] = &[
        "accusation", "allegation", "charge", "claim", "fact", "something", "suggestion", "version",
    ];
    WHOLE.contains(&word)
}

/// Words between whoever says something and where, or of what, he is.
pub(super) fn is_tie(word: &str) -> bool {
    matches!(word, "at" | "for" | "from" | "in" | "of" | "on" | "with")
}

pub(super) fn is_plural(word: &str) -> bool {
    matches!(word, "police" | "people")
        || word.starts_with(char::is_lowercase) && word.ends_with('s') && !word.ends_with("ss")
}

/// Words that open a noun.
pub(super) const DETERMINERS: &[&str] =
    &["a", "an", "the", "his", "her", "its", "their", "one", "another"];

/// Whether words behind a verb for saying are who says it: a name, or a noun for somebody.
pub(super) fn is_somebody(words: &[&str]) -> bool {
    let name = words.split(|word| is_tie(word)).next().unwrap_or_default();
    let is_plain = name.iter().all(|word| {
        let joins = matches!(*word, "and" | "as" | "by" | "or" | "that" | "to");
        !joins && (word.starts_with(char::is_alphabetic) || *word == "'s")
    });
    match *name {
        ["the", _] => true,
        [first, .., last] if DETERMINERS.contains(&first) => is_plain && is_kind(last),
        [.., last] => {
            let role = name.iter().rfind(|word| !is_capital(word));
            is_capital(last) && role.is_none_or(|role| is_plain && is_kind(role))
        }
        [] => false,
    }
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    #[rustfmt::skip]
    const AUXILIARIES: &[&str] = &[
        "am", "are", "be", "been", "being", "could", "did", "do", "does", "had", "has", "have", "is", "may",
        "might", "must", "should", "was", "were", "will", "would",
    ];
    AUXILIARIES.contains(&word)
}

pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a noun is one for somebody or some body that may say something.
fn is_kind(noun: &str) -> bool {
    says_kind(noun) || is_agent_noun(noun)
}
