//! Words that rules of several kinds ask for: verbs that call on somebody, nouns for who does
//! something, punishments, spans of time.

/// Whether a verb calls on whom this word ties to it: `relied on Orlo to pay`.
pub(super) fn calls_on(lemma: &str, tie: &str) -> bool {
    let verbs = match tie.to_lowercase().as_str() {
        "on" | "upon" => CALLING_ON,
        "to" => CALLING_TO,
        "with" => &["plead", "reason"],
        "for" => CALLING_FOR,
        "at" => &["gesture", "scream", "shout", "yell"],
        _ => return false,
    };
    verbs.contains(&lemma)
}

const CALLING_ON: &[&str] = &["bank", "call", "count", "depend", "lean", "prevail", "rely"];

const CALLING_TO: &[&str] = &["appeal", "look", "motion", "shout", "signal"];

#[rustfmt::skip]
const CALLING_FOR: &[&str] = &[
    "appeal", "apply", "arrange", "ask", "beg", "call", "campaign", "hope", "lobby", "long", "opt", "pay",
    "petition", "plead", "pray", "press", "push", "vote", "wait", "wish",
];

/// Whether a noun is for what is done to somebody because of what he did, or may have done.
pub(super) fn is_punishment(lemma: &str) -> bool {
    #[rustfmt::skip]
    const PUNISHMENTS: &[&str] = &[
        "arrest", "conviction", "detention", "dismissal", "execution", "expulsion", "extradition", "firing",
        "impeachment", "imprisonment", "indictment", "jailing", "prosecution", "punishment", "removal",
        "resignation", "sacking", "sentence", "sentencing", "suspension", "trial",
    ];
    PUNISHMENTS.contains(&lemma)
}

/// Whether a noun, in small letters, looks like one for somebody who does something: `employee`.
pub(super) fn is_agent_noun(noun: &str) -> bool {
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "man", "men", "people", "er", "ers", "or", "ors", "ee", "ees", "ist", "ists", "ian", "ians",
    ];
    #[rustfmt::skip]
    const THINGS: &[&str] = &[
        "answer", "banner", "border", "boiler", "chapter", "charter", "checklist", "coffee", "colour",
        "computer", "container", "corner", "corridor", "counter", "cover", "crater", "danger", "degree",
        "dinner", "disaster", "disclaimer", "door", "drawer", "error", "factor", "favour", "fee", "fever",
        "filter", "finger", "floor", "flower", "folder", "footer", "guarantee", "harbour", "header",
        "helicopter", "honour", "jubilee", "labour", "ladder", "letter", "locker", "manner", "matter",
        "mirror", "monitor", "motor", "newspaper", "number", "offer", "order", "paper", "pepper", "poster",
        "power", "printer", "quarter", "register", "remainder", "reactor", "river", "rumour", "scooter",
        "sector", "semester", "server", "shelter", "shoulder", "silver", "summer", "supper",
        "surrender", "tanker", "tender", "theater", "timber", "tower", "tractor", "trailer", "transfer",
        "trigger", "voucher", "water", "weather", "winter", "wonder",
    ];
    #[rustfmt::skip]
    const OTHERS: &[&str] = &[
        "accountant", "agent", "aide", "ally", "assistant", "chief", "client", "clerk", "colonel",
        "commandant", "consultant", "detective", "executive", "general", "guard", "informant",
        "judge", "mercenary", "militant", "nurse", "official", "patient", "relative", "resident",
        "spy", "student", "thug", "witness",
    ];
    let acts = OTHERS.contains(&noun)
        || OTHERS.contains(&noun.trim_end_matches('s'))
        || ENDS.iter().any(|end| noun.len() > end.len() + 2 && noun.ends_with(end));
    acts && !THINGS.contains(&noun) && !THINGS.contains(&noun.trim_end_matches('s'))
}

/// Whether a noun is a span of time, which calls and sentences last.
pub(super) fn is_span(lemma: &str) -> bool {
    #[rustfmt::skip]
    const SPANS: &[&str] = &[
        "century", "day", "decade", "fortnight", "hour", "minute", "month", "night", "second", "time",
        "week", "while", "year",
    ];
    SPANS.contains(&lemma.to_lowercase().as_str())
}
