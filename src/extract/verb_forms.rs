//! The forms of verbs in which edges are told.

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
