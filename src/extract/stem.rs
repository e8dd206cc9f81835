//! The part of a word that its forms share.

/// Forms of frequent words that no ending explains.
///
/// In the order of the alphabet, so that they are found by halving.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("agreed", "agree"), ("am", "be"), ("are", "be"), ("ate", "eat"), ("beaten", "beat"), ("became", "become"),
    ("been", "be"), ("began", "begin"), ("begun", "begin"), ("being", "be"), ("bent", "bend"),
    ("bit", "bite"), ("bitten", "bite"), ("blew", "blow"), ("blown", "blow"), ("bore", "bear"),
    ("borne", "bear"), ("bought", "buy"), ("bound", "bind"), ("broke", "break"),
    ("broken", "break"), ("brought", "bring"), ("built", "build"), ("ca", "can"), ("came", "come"),
    ("caught", "catch"), ("children", "child"), ("chose", "choose"), ("chosen", "choose"),
    ("dealt", "deal"), ("did", "do"), ("does", "do"), ("done", "do"), ("drawn", "draw"),
    ("drew", "draw"), ("driven", "drive"), ("drove", "drive"), ("dug", "dig"), ("fallen", "fall"),
    ("fed", "feed"), ("fell", "fall"), ("felt", "feel"), ("fled", "flee"), ("flew", "fly"),
    ("flown", "fly"), ("forbade", "forbid"), ("forbidden", "forbid"), ("forgave", "forgive"),
    ("fought", "fight"), ("found", "find"), ("freed", "free"), ("froze", "freeze"), ("frozen", "freeze"),
    ("gave", "give"), ("given", "give"), ("goes", "go"), ("gone", "go"), ("got", "get"),
    ("grew", "grow"), ("grown", "grow"), ("guaranteed", "guarantee"), ("had", "have"), ("has", "have"), ("heard", "hear"),
    ("held", "hold"), ("hid", "hide"), ("hidden", "hide"), ("hung", "hang"), ("is", "be"),
    ("kept", "keep"), ("knew", "know"), ("known", "know"), ("laid", "lay"), ("lay", "lie"),
    ("led", "lead"), ("left", "leave"), ("lent", "lend"), ("lit", "light"), ("lost", "lose"),
    ("made", "make"), ("meant", "mean"), ("men", "man"), ("met", "meet"), ("n't", "not"),
    ("oversaw", "oversee"), ("overseen", "oversee"), ("overthrew", "overthrow"),
    ("overthrown", "overthrow"), ("paid", "pay"), ("people", "person"), ("ran", "run"),
    ("ridden", "ride"), ("risen", "rise"), ("rode", "ride"), ("rose", "rise"), ("said", "say"),
    ("sang", "sing"), ("sank", "sink"), ("sat", "sit"), ("saw", "see"), ("seen", "see"),
    ("sent", "send"), ("shook", "shake"), ("shot", "shoot"), ("shown", "show"), ("slept", "sleep"),
    ("slid", "slide"), ("sold", "sell"), ("sought", "seek"), ("spent", "spend"), ("spoke", "speak"),
    ("spoken", "speak"), ("sprang", "spring"), ("spread", "spread"), ("stole", "steal"),
    ("stolen", "steal"), ("stood", "stand"), ("struck", "strike"), ("stuck", "stick"),
    ("sung", "sing"), ("sunk", "sink"), ("swam", "swim"), ("swept", "sweep"), ("swore", "swear"),
    ("sworn", "swear"), ("taken", "take"), ("taught", "teach"), ("thought", "think"),
    ("threw", "throw"), ("thrown", "throw"), ("told", "tell"), ("took", "take"), ("tore", "tear"),
    ("torn", "tear"), ("understood", "understand"), ("undertaken", "undertake"),
    ("undertook", "undertake"), ("was", "be"), ("went", "go"), ("were", "be"),
    ("withdrawn", "withdraw"), ("withdrew", "withdraw"), ("wo", "will"), ("woke", "wake"), ("women", "woman"),
    ("won", "win"), ("wore", "wear"), ("worn", "wear"), ("wove", "weave"), ("woven", "weave"),
    ("written", "write"), ("wrote", "write"),
];

/// What the forms of a word have in common: a key to compare words by, and no word itself.
///
/// It may be the same for two words that have nothing to do with each other, so whoever compares
/// stems also looks at the part of speech.
pub(super) fn stem(word: &str) -> String {
    let mut word = word.to_lowercase().replace('’', "'");
    if let Ok(at) = IRREGULAR.binary_search_by_key(&&*word, |(form, _)| form) {
        word = IRREGULAR[at].1.to_string();
    }
    if word.len() > 2 && word.is_ascii() {
        strip(&mut word);
    }
    word
}

/// Takes the endings of verbs and plurals off a word of ASCII letters.
fn strip(word: &mut String) {
    let doubled = |word: &str| {
        let bytes = word.as_bytes();
        let last = bytes.len() - 1;
        last > 1 && bytes[last] == bytes[last - 1] && !b"aeiou".contains(&bytes[last])
    };
    let keeps_vowel = |word: &str, ending: usize| {
        word.bytes().take(word.len() - ending).any(|byte| b"aeiouy".contains(&byte))
    };
    let cut = if word.ends_with("ies") || word.ends_with("ied") {
        word.truncate(word.len() - 3);
        word.push('y');
        0
    } else if word.ends_with("ing") && word.len() > 4 && keeps_vowel(word, 3) {
        3
    } else if word.ends_with("ed") && !word.ends_with("eed") && keeps_vowel(word, 2) {
        2
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        1
    } else {
        0
    };
    word.truncate(word.len() - cut);
    if word.len() > 2 && word.ends_with('e') {
        word.pop();
    }
    if doubled(word) {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_are_in_order() {
        assert!(IRREGULAR.is_sorted_by_key(|(form, _)| form));
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        let words = [
            "say says said saying",
            "tell tells told telling",
            "block blocks blocked blocking",
            "cite cites cited citing",
            "deny denies denied denying",
            "admit admits admitted admitting",
            "run runs ran running",
            "pass passes passed passing",
            "push pushes pushed pushing",
            "seek seeks sought seeking",
            "feel feels felt feeling",
            "keep keeps kept keeping",
            "meet meets met meeting",
            "accuse accuses accused accusing",
            "refuse refuses refused refusing",
            "see sees saw seen seeing",
            "be is are was were been being",
            "write writes wrote written writing",
            "agency agencies",
            "allegation allegations",
            "sell sells sold selling",
            "lose loses lost losing",
            "lead leads led leading",
            "choose chooses chose chosen choosing",
            "give gives gave given giving",
            "use uses used using",
            "agree agrees agreed agreeing",
            "add adds added adding",
            "need needs needed needing",
        ];
        for forms in words {
            let stems: Vec<String> = forms.split(' ').map(stem).collect();
            assert!(stems.iter().all(|own| *own == stems[0]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn no_word_is_cut_to_nothing() {
        for word in ["sing", "ss", "eed", "ring", "ied", "ies", "’", "ß", "eeee", "e", "", "thing"]
        {
            assert_eq!(stem(word).is_empty(), word.is_empty(), "{word}");
        }
    }
}
