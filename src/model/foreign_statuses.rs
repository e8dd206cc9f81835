//! Words for statuses in other languages than English.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// What people who write German, French, Spanish, Portuguese, Italian, Dutch, Russian, Ukrainian,
/// Chinese or Arabic put where a status stands, in small letters, for the English word. None of it
/// is `asserted`: a word that may mean several things mustn't make a fact.
const WORDS: [(&str, &str); 10] = [
    (
        "denied",
        "bestritten, abgestritten, geleugnet, dementiert, démenti, démentie, dementi, nié, \
         niée, negado, negada, desmentido, desmentida, smentito, smentita, negato, negata, \
         ontkend, отрицается, отрицает, отрицают, заперечується, заперечує, заперечують, \
         заперечено, 否认, 否認, 已否认, 已否認, نفى, نفي, منفي",
    ),
    (
        "alleged",
        "mutmaßlich, mutmasslich, angeblich, présumé, présumée, allégué, alléguée, presunto, \
         presunta, alegado, alegada, vermeend, vermeende, якобы, нібито, 涉嫌, 指控, 被指控, مزعوم",
    ),
    ("claimed", "behauptet, prétendu, prétendue, beweerd, утверждается, стверджується, 声称, 聲稱"),
    (
        "reported",
        "berichtet, rapporté, rapportée, reportado, reportada, relatado, relatada, riferito, \
         riferita, gerapporteerd, сообщается, повідомляється, 据报道, 據報道",
    ),
    (
        "stated",
        "ausgesagt, déclaré, déclarée, declarado, declarada, dichiarato, dichiarata, \
         verklaard, заявлено, 陈述, 陳述",
    ),
    ("opinion", "meinung, opinión, opinião, opinione, mening, мнение, думка, 意见, 意見, رأي"),
    (
        "refuted",
        "widerlegt, réfuté, réfutée, refutado, refutada, confutato, confutata, weerlegd, \
         unwahr, опровергнуто, спростовано, неправда, 辟谣, 已辟谣, 闢謠, 不实, 不實, كاذب, غير صحيح",
    ),
    (
        "disputed",
        "umstritten, contesté, contestée, disputado, disputada, contestato, contestata, \
         betwist",
    ),
    (
        "confirmed",
        "bestätigt, confirmé, confirmée, confirmado, confirmada, confermato, confermata, \
         bevestigd, подтверждено, підтверджено, 证实, 已证实, 證實, مؤكد",
    ),
    (
        "unconfirmed",
        "unbestätigt, non confirmé, sin confirmar, non confermato, onbevestigd, 未证实, 未證實",
    ),
];

static ENGLISH: LazyLock<HashMap<&str, &str, FixedState>> = LazyLock::new(|| {
    let of_word = |(english, words): &(&'static str, &'static str)| {
        let english = *english;
        words.split(", ").map(move |word| (word, english))
    };
    WORDS.iter().flat_map(of_word).collect()
});

/// The English word for a status that is written in another language.
pub(super) fn in_english(word: &str) -> Option<&'static str> {
    // Every edge may ask, and hardly any word needs a copy of its own.
    let is_small = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let small = if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
    ENGLISH.get(&*small).copied()
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, WORDS};
    use crate::model::{StatusWord, default_statuses, status_of, yes_or_no};

    #[test]
    fn each_word_of_another_language_means_one_status_and_no_fact() {
        let statuses = default_statuses();
        let pairs = WORDS.iter().flat_map(|(own, words)| words.split(", ").map(move |w| (w, own)));
        let pairs: Vec<(&str, &&str)> = pairs.collect();
        assert_eq!(pairs.len(), ENGLISH.len(), "a word stands there twice");
        for (word, english) in pairs {
            assert_ne!(*english, "asserted", "{word}");
            assert_eq!(yes_or_no(word), None, "{word}");
            let rank = |word: &str| status_of(&statuses, word);
            assert_eq!(rank(&word.to_uppercase()), rank(english), "{word}");
            assert_eq!(StatusWord::of(word), StatusWord::of(english), "{word}");
        }
    }

    #[test]
    fn what_is_no_status_or_might_be_several_is_left() {
        for word in [
            "bestellt",
            "offen",
            "bezahlt",
            "payé",
            "pagado",
            "rejeté",
            "abgelehnt",
            "refusé",
            "erklärt",
            "gemeldet",
            "否",
            "не",
            "لا",
            "ja",
            "nein",
            "falsch",
            "faux",
            "falso",
        ] {
            assert_eq!(status_of(&default_statuses(), word), None, "{word}");
            assert_eq!(StatusWord::of(word), StatusWord::Manner, "{word}");
        }
    }

    #[test]
    fn what_a_project_declares_goes_before() {
        let mut statuses = default_statuses();
        statuses[0].label = "behauptet".to_string();
        assert_eq!(status_of(&statuses, "Behauptet"), Some(0));
        statuses[0].id = "refuted".to_string();
        assert_eq!(status_of(&statuses, "widerlegt"), Some(0));
        statuses.retain(|status| status.id != "denied");
        assert_eq!(status_of(&statuses, "bestritten"), None);
    }
}
