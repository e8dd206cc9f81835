//! Names as they are compared.

/// What two spellings of a name have in common: no article, no possessive, no quotes, single
/// blanks, and small letters but for words such as `ICE`, which are no `ice`.
pub(in crate::extract) fn key(name: &str) -> String {
    let quotes = |c: char| "\"'“”‘’«»„‚`".contains(c);
    let mut words: Vec<&str> =
        name.split_whitespace().map(|word| word.trim_matches(quotes)).collect();
    words.retain(|word| !word.is_empty());
    if words.len() > 1 && ["the", "a", "an"].iter().any(|a| words[0].eq_ignore_ascii_case(a)) {
        words.remove(0);
    }
    if let Some(last) = words.last_mut() {
        for ending in ["'s", "’s"] {
            *last = last.strip_suffix(ending).unwrap_or(last);
        }
    }
    words.retain(|word| !matches!(*word, "s" | "’s" | "'s"));
    // One word in capitals is an acronym, and one that starts with a capital a name.
    if let [only] = words[..] {
        return only.to_string();
    }
    let folded = words
        .iter()
        .map(|word| if is_acronym(word) { word.to_string() } else { word.to_lowercase() });
    folded.collect::<Vec<_>>().join(" ")
}

/// A key that further spellings share, unless a project tells them apart: one word for `&`, for
/// `Limited` and its like, and one order for `Department of Justice`.
pub(in crate::extract) fn loose(key: String) -> String {
    let is_odd = |word: &str| one_spelling(word).is_some() || is_office(word);
    // A single word is a name of its own: `Limited`.
    if !key.contains(' ') || !key.split(' ').any(is_odd) {
        return key;
    }
    let mut words: Vec<&str> =
        key.split(' ').map(|word| one_spelling(word).unwrap_or(word)).collect();
    office_behind_its_field(&mut words);
    words.join(" ")
}

fn is_office(word: &str) -> bool {
    matches!(word, "department" | "ministry")
}

/// The spelling that stands for several of a word.
fn one_spelling(word: &str) -> Option<&'static str> {
    Some(match word {
        "&" => "and",
        "limited" | "ltd." => "ltd",
        "incorporated" | "inc." => "inc",
        "corporation" | "corp." => "corp",
        "company" | "co." => "co",
        _ => return None,
    })
}

/// Puts what a ministry is for before it: `Ministry of the Interior` is the `Interior Ministry`, and
/// one of foreign affairs the `Foreign Ministry`.
fn office_behind_its_field(words: &mut Vec<&str>) {
    let of = words.windows(2).position(|pair| is_office(pair[0]) && pair[1] == "of");
    if let Some(office) = of.filter(|office| office + 2 < words.len()) {
        let word = words.remove(office);
        words.remove(office);
        if words[office] == "the" && office + 1 < words.len() {
            words.remove(office);
        }
        words.push(word);
    }
    if let [.., _, "affairs", office] = words[..]
        && is_office(office)
    {
        words.remove(words.len() - 2);
    }
}

/// Whether a word looks like the first letters of a longer name.
pub(in crate::extract) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters) && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// A word in capitals as names have it: `ASHTON` as `Ashton`.
pub(in crate::extract) fn quiet(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if is_acronym(word) => first.to_string() + &letters.as_str().to_lowercase(),
        _ => word.to_string(),
    }
}

/// A name that is written in capitals as others write it: `STOJAN KRALJ` and `Stojan KRALJ` as `Stojan
/// Kralj`. Nothing for other names: `ICE List` has no capitals too many.
pub(in crate::extract) fn in_small_letters(name: &str) -> Option<String> {
    let is_loud = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase)
    };
    let (first, rest) = name.split_once(' ')?;
    let last = rest.rsplit(' ').next()?;
    if !is_loud(last) || last.len() < 4 {
        return None;
    }
    let middle = rest.split(' ').count().saturating_sub(1);
    let is_person =
        !is_loud(first) && middle < 2 && last.chars().all(|c| c.is_alphabetic() || c == '-');
    let all = || name.split(' ').all(is_loud);
    (is_person || all()).then(|| {
        let words = name
            .split(' ')
            .map(|word| if is_loud(word) { softened(word) } else { word.to_string() });
        words.collect::<Vec<_>>().join(" ")
    })
}

/// A word with capitals only where its parts begin: `SMITH-ORLO` as `Smith-Orlo`.
fn softened(word: &str) -> String {
    let mut begins = true;
    let mut soft = String::with_capacity(word.len());
    for letter in word.chars() {
        if begins {
            soft.push(letter);
        } else {
            soft.extend(letter.to_lowercase());
        }
        begins = !letter.is_alphabetic();
    }
    soft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_too_many_where_a_surname_or_all_of_a_name_has_them() {
        for (name, want) in [
            ("STOJAN KRALJ", Some("Stojan Kralj")),
            ("Stojan KRALJ", Some("Stojan Kralj")),
            ("Ann SMITH-ORLO", Some("Ann Smith-Orlo")),
            ("NORTHGATE MARITIME LIMITED", Some("Northgate Maritime Limited")),
            ("ICE List", None),
            ("KRALJ", None),
            ("Orlo UK", None),
            ("Halvard Offshore ASA", None),
            ("Stojan Kralj", None),
        ] {
            assert_eq!(in_small_letters(name).as_deref(), want, "{name}");
        }
    }

    #[test]
    fn spellings_of_a_name_have_one_key() {
        for (name, want) in [
            ("the Harbour Board", "harbour board"),
            ("Harbour  Board's", "harbour board"),
            ("“ICE List”", "ICE list"),
            ("ICE", "ICE"),
            ("ice", "ice"),
            ("The", "The"),
            ("Meta 's", "Meta"),
            ("", ""),
            ("’s", ""),
        ] {
            assert_eq!(key(name), want, "{name}");
        }
    }

    #[test]
    fn spellings_of_a_firm_or_ministry_share_a_loose_key() {
        for (name, want) in [
            ("Orlo Limited", "orlo ltd"),
            ("Orlo Ltd.", "orlo ltd"),
            ("Kern & Co.", "kern and co"),
            ("the Department of Justice", "justice department"),
            ("Justice Department", "justice department"),
            ("Russian Ministry of the Interior", "russian interior ministry"),
            ("Ministry of Foreign Affairs", "foreign ministry"),
            ("Ministry of", "ministry of"),
            ("Affairs Ministry", "affairs ministry"),
            ("Limited", "Limited"),
        ] {
            assert_eq!(loose(key(name)), want, "{name}");
        }
    }
}
