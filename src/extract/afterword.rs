//! What a sentence says of the one before it: `That is false.`, `Orlo denies this.`, `Verdict: False`.

use crate::extract::candidate::Candidate;
use crate::extract::guide::Guide;
use crate::extract::language::Label;
use crate::extract::mend::UNBELIEVED;
use crate::extract::saying::stands_beside;
use crate::extract::view::View;
use crate::model::Modality;

/// What is said of the sentence before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Afterword {
    /// That it isn't so, says the text.
    False,
    /// That it may not be so.
    Doubtful,
    /// That somebody denies it.
    Denied,
    /// That somebody says so, by the word for him if there is one.
    SaidBy(Option<usize>),
    /// That the text was wrong where it said so itself.
    Correction,
}

/// Words that may stand before what is said of a sentence, without a meaning of their own here.
#[rustfmt::skip]
const OPENERS: &[&[&str]] = &[
    &["but"], &["and"], &["yet"], &["however"], &["now"], &["of", "course"], &["as", "it", "turns", "out"],
    &["as", "it", "turned", "out"], &["it", "turns", "out"], &["it", "turned", "out"], &["in", "fact"],
    &["in", "reality"], &["in", "truth"], &["we", "accept"], &["we", "now", "know"], &["we", "now", "accept"],
    &["that"], &["except"],
];

/// What a verdict is about, if it is about the sentence before as a whole.
#[rustfmt::skip]
const WHOLE: &[&[&str]] = &[
    &["this"], &["that"], &["which"], &["all", "of", "this"], &["all", "of", "that"], &["all", "this"],
];

/// Nouns for it, behind `the` or `this`.
#[rustfmt::skip]
pub(super) const CLAIMS: &[&str] = &[
    "accusation", "accusations", "allegation", "allegations", "assertion", "assertions", "charge", "charges",
    "claim", "claims",
    "rumour", "rumours", "rumor", "rumors", "statement", "story", "suggestion",
];

/// Verbs between that and the verdict.
#[rustfmt::skip]
const ARE: &[&[&str]] = &[
    &["is"], &["'s"], &["was"], &["are"], &["were"], &["has", "been"], &["turned", "out", "to", "be"],
    &["proved"], &["proved", "to", "be"], &["has", "turned", "out", "to", "be"], &["turns", "out", "to", "be"],
];

/// Adverbs before the verdict.
#[rustfmt::skip]
const HOW: &[&str] = &[
    "absolutely", "all", "completely", "demonstrably", "entirely", "just", "of", "course", "patently",
    "plainly", "quite", "simply", "totally", "utterly", "wholly", "a", "an", "complete", "total", "outright",
    "pure",
];

const UNTRUE: &[&str] = &[
    "false",
    "untrue",
    "incorrect",
    "inaccurate",
    "lie",
    "myth",
    "falsehood",
    "fabrication",
    "fabricated",
    "nonsense",
    "fiction",
    "hoax",
    "baseless",
    "unfounded",
    "groundless",
];

/// What a `not` before it makes untrue.
const TRUE: &[&[&str]] =
    &[&["true"], &["so"], &["correct"], &["accurate"], &["the", "case"], &["what", "happened"]];

/// What may be a verdict on a claim, or on what was done, or leaves it open.
#[rustfmt::skip]
const DOUBTFUL: &[&str] = &[
    "wrong", "misleading", "disputed", "contested", "unproven", "unconfirmed", "unverified", "exaggerated",
];

/// Whole sentences that say that the one before isn't so.
#[rustfmt::skip]
const DENYING: &[&[&str]] = &[
    &["nothing", "could", "be", "further", "from", "the", "truth"],
    &["nothing", "could", "be", "farther", "from", "the", "truth"],
    &["nothing", "is", "further", "from", "the", "truth"],
    &["nothing", "of", "the", "sort", "happened"], &["nothing", "of", "the", "kind", "happened"],
    &["no", "such", "thing", "happened"], &["this", "never", "happened"], &["that", "never", "happened"],
    &["it", "never", "happened"], &["this", "did", "not", "happen"], &["that", "did", "not", "happen"],
    &["this", "did", "n't", "happen"], &["that", "did", "n't", "happen"],
    &["there", "is", "no", "truth", "in", "this"], &["there", "is", "no", "truth", "in", "that"],
    &["there", "is", "no", "truth", "to", "this"], &["there", "is", "no", "truth", "in", "it"],
    &["there", "is", "no", "truth", "in", "this", "suggestion"],
    &["it", "is", "not", "true"], &["it", "is", "n't", "true"], &["it", "was", "not", "true"],
    &["it", "was", "n't", "true"], &["it", "is", "untrue"], &["it", "was", "untrue"], &["it", "was", "a", "lie"],
    &["it", "is", "a", "lie"], &["none", "of", "it", "is", "true"], &["none", "of", "it", "was", "true"],
    &["none", "of", "this", "is", "true"], &["none", "of", "this", "was", "true"],
    &["none", "of", "that", "is", "true"], &["none", "of", "that", "was", "true"],
];

/// Openings of sentences that say that somebody says the one before.
#[rustfmt::skip]
const SAID: &[&[&str]] = &[
    &["or", "so"], &["so"], &["at", "least", "that", "is", "what"], &["at", "least", "that", "'s", "what"],
    &["at", "least", "this", "is", "what"], &["or", "that", "is", "what"], &["or", "at", "least", "so"],
    &["that", "is", "what"], &["that", "'s", "what"], &["that", "at", "least", "is", "what"], &["this", "is", "what"],
    &["that", "is", "at", "least", "what"], &["at", "least", "so"], &["at", "least", "according", "to"],
    &["or", "at", "least", "that", "is", "what"],
];

/// What somebody denies who denies the sentence before.
#[rustfmt::skip]
const DENIED: &[&[&str]] = &[
    &["this"], &["that"], &["it"], &["all", "of", "this"], &["all", "this"], &["both"],
];

/// What a sentence says of the one before, behind its label if it has one; nothing if it is about
/// something else.
pub(super) fn afterword(view: &View, label: Option<&str>, guide: &Guide) -> Option<Afterword> {
    let text = view.sentence.text.get(view.sentence.range()).unwrap_or_default();
    let quoted = text.strip_prefix(['"', '“']);
    let all = words_of(quoted.map_or(text, |text| text.split(['"', '”']).next().unwrap_or(text)));
    let words: Vec<&str> = all.iter().map(String::as_str).collect();
    if words.len() > LONGEST {
        return None;
    }
    let found = rated(&words, label, guide)
        .or_else(|| judged(behind_openers(&words)))
        .or_else(|| bare(&words))
        .or_else(|| somebody_denies(&words, text).then_some(Afterword::Denied))
        .or_else(|| told(view, &words))
        .or_else(|| corrects(&words).then_some(Afterword::Correction))?;
    // Whoever is quoted with it may be wrong.
    Some(match (quoted, found) {
        (Some(text), Afterword::False) if is_told_behind(text) => Afterword::Denied,
        (Some(_), Afterword::False) => Afterword::Doubtful,
        _ => found,
    })
}

/// Whether somebody says of the sentence before that it isn't so: `Orlo denies this`, `he called the claim a
/// lie`, `Orlo said this was untrue`, `that was untrue, Orlo said`.
fn somebody_denies(words: &[&str], text: &str) -> bool {
    denied(words) || called(words) || somebody_judges(words) || judged_before_teller(text)
}

/// Whether it is told behind a quote who says so.
fn is_told_behind(quoted: &str) -> bool {
    let behind = quoted.split_once(['"', '”']).map(|(_, behind)| words_of(behind));
    behind.is_some_and(|words| words.iter().any(|word| is_saying(word)))
}

/// `that was untrue, the ministry said`, `this is false, according to Orlo`
fn judged_before_teller(text: &str) -> bool {
    let Some((judged_words, teller)) = text.rsplit_once(", ") else { return false };
    let (judged_words, teller) = (words_of(judged_words), words_of(teller));
    let words: Vec<&str> = judged_words.iter().map(String::as_str).collect();
    let tells = teller.iter().any(|word| is_saying(word) || word == "according");
    tells && judged(behind_openers(&words)) == Some(Afterword::False)
}

/// `Orlo called the claim a lie`, `the firm dismissed the allegations as fiction`
fn called(words: &[&str]) -> bool {
    #[rustfmt::skip]
    const CALLING: &[&str] = &[
        "branded", "called", "calls", "denounced", "described", "describes", "dismissed", "dismisses",
        "labelled", "labeled",
    ];
    let Some(verb) = words.iter().position(|word| CALLING.contains(word)) else { return false };
    let Some(rest) = behind_claim(&words[verb + 1..]) else { return false };
    let rest = rest.strip_prefix(&["as"]).unwrap_or(rest);
    let name = behind_adverbs(rest);
    // A court may dismiss a claim that is no allegation.
    let is_allegation = words[verb + 1..].get(1).is_some_and(|noun| {
        matches!(*noun, "accusation" | "accusations" | "allegation" | "allegations")
    });
    let is_dismissed = words[verb].starts_with("dismiss") && is_allegation && is_over(rest);
    let is_untrue = name.first().is_some_and(|name| UNBELIEVED.contains(name));
    verb > 0 && (is_dismissed || is_untrue && is_over(&name[1..]))
}

/// What the mark behind a claim says of it: `…: False`, `… – untrue.`
pub(super) fn mark_behind(text: &str) -> Option<Afterword> {
    let marks = [": ", " – ", " — ", " - "];
    let (at, mark) = marks.iter().filter_map(|mark| Some((text.rfind(mark)?, mark))).max()?;
    let words = words_of(&text[at + mark.len()..]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    bare(&words).filter(|_| at > 0)
}

/// Longer sentences say something of their own.
const LONGEST: usize = 24;

/// The words of a text, small and bare; of a contraction they are two.
fn words_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'").replace("n't", " n't").replace("'s", " 's");
    let bare =
        |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').to_string();
    let is_word = |word: &String| word.contains(char::is_alphanumeric);
    text.split_whitespace().map(bare).filter(is_word).collect()
}

/// `Verdict: misleading`, `Our rating: mostly false`.
fn rated(words: &[&str], label: Option<&str>, guide: &Guide) -> Option<Afterword> {
    let labels = &guide.labels;
    let is_labelled = label.is_some_and(|label| labels.leads_in_rating(label));
    let own = (1..words.len().min(6))
        .rev()
        .find(|&count| labels.leads_in_rating(&words[..count].join(" ")));
    let rest = &words[own.filter(|_| !is_labelled).unwrap_or(0)..];
    let is_rating = (is_labelled || own.is_some()) && (1..=4).contains(&rest.len());
    if !is_rating {
        return None;
    }
    let manner = labels.manner(&rest.join(" "));
    let wrong = || matches!(rest, ["wrong" | "incorrect" | "inaccurate" | "fabricated"]);
    match manner {
        Some(manner) if manner.negated => Some(Afterword::False),
        Some(_) => Some(Afterword::Doubtful),
        None => wrong().then_some(Afterword::False),
    }
}

/// Whether a text says of the one before that it isn't so, and nothing else.
pub(super) fn is_verdict(text: &str) -> bool {
    let words = words_of(text);
    bare(&words.iter().map(String::as_str).collect::<Vec<_>>()).is_some()
}

/// `False.`, `Completely untrue.`, `Not true.`
fn bare(words: &[&str]) -> Option<Afterword> {
    let rest = behind_adverbs(words);
    let is_untrue = match rest {
        [word] => UNTRUE.contains(word) || matches!(*word, "wrong" | "fake" | "debunked" | "lies"),
        ["not", rest @ ..] => TRUE.contains(&rest),
        _ => false,
    };
    is_untrue.then_some(Afterword::False)
}

/// `this is not true`, `all of that turned out to be a lie`.
fn judged(words: &[&str]) -> Option<Afterword> {
    // `it is a lie that Orlo left`, `it never happened again`: that is about something else.
    if behind(words, DENYING).is_some_and(is_over) {
        return Some(Afterword::False);
    }
    let rest = behind_subject(words)?;
    let rest = behind_adverbs(behind(rest, ARE)?);
    let is_negated = matches!(rest.first(), Some(&"not" | &"n't" | &"never"));
    let rest = behind_adverbs(&rest[usize::from(is_negated)..]);
    let (first, more) = rest.split_first()?;
    // `this is not true of Orlo`
    let is_whole = is_over(more);
    if is_negated {
        return behind(rest, TRUE).filter(|rest| is_over(rest)).map(|_| Afterword::False);
    }
    match () {
        () if !is_whole => None,
        () if UNTRUE.contains(first) => Some(Afterword::False),
        () if DOUBTFUL.contains(first) => Some(Afterword::Doubtful),
        () => None,
    }
}

/// Whether nothing follows that could change what the words before say.
fn is_over(rest: &[&str]) -> bool {
    matches!(rest, [] | ["and" | "but" | "however", ..] | ["at", "all"] | ["either"])
}

/// The words behind what a verdict is about, if that is the sentence before.
fn behind_subject<'w>(words: &'w [&'w str]) -> Option<&'w [&'w str]> {
    if let [the, noun, rest @ ..] = words
        && matches!(*the, "the" | "this" | "that" | "these" | "those")
        && CLAIMS.contains(noun)
    {
        return Some(rest);
    }
    behind(words, WHOLE)
}

/// Whether a verdict is on `the claim`: that is one that was told as such, and not what the text says in
/// its own voice.
pub(super) fn is_on_a_claim(view: &View) -> bool {
    let words = words_of(view.sentence.text.get(view.sentence.range()).unwrap_or_default());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(behind_openers(&words), ["the", noun, ..] if CLAIMS.contains(noun))
}

/// Whether what somebody denies is `the allegations`: those were made somewhere, and what the text
/// says in its own voice isn't among them. `This claim` is whatever stands before it.
pub(super) fn denies_a_claim(view: &View) -> bool {
    let words = words_of(view.sentence.text.get(view.sentence.range()).unwrap_or_default());
    words
        .windows(2)
        .any(|pair| matches!(&*pair[0], "the" | "these" | "those") && CLAIMS.contains(&&*pair[1]))
}

/// Whether a word says something, and denies nothing.
fn is_saying(word: &str) -> bool {
    stands_beside(word) && !word.starts_with("den")
}

/// `Orlo said this was untrue`.
fn somebody_judges(words: &[&str]) -> bool {
    let says = |word: &str| word == "that" || is_saying(word);
    let starts = (2..words.len().min(7)).filter(|&at| says(words[at - 1]));
    starts.map(|at| judged(&words[at..])).any(|judged| judged == Some(Afterword::False))
}

/// `Orlo denies this`, `the firm has rejected the claim`.
fn denied(words: &[&str]) -> bool {
    #[rustfmt::skip]
    const DENYING: &[&str] = &[
        "denies", "deny", "denied", "rejects", "reject", "rejected", "disputes", "dispute", "disputed",
        "refutes", "refute", "refuted", "contests", "contest", "contested",
    ];
    let Some(verb) = words.iter().position(|word| DENYING.contains(word)) else { return false };
    let end = behind_claim(&words[verb + 1..]);
    let is_end = |rest: &[&str]| {
        matches!(rest.first(), None | Some(&"and" | &"but" | &"strongly" | &"strenuously"))
    };
    verb > 0 && end.is_some_and(is_end)
}

/// The words behind what somebody denies, if that is what the sentence before says.
fn behind_claim<'w>(words: &'w [&'w str]) -> Option<&'w [&'w str]> {
    match words {
        [the, noun, rest @ ..]
            if matches!(*the, "the" | "this" | "that" | "these" | "those")
                && CLAIMS.contains(noun) =>
        {
            Some(rest)
        }
        _ => behind(words, DENIED),
    }
}

/// `at least that is what Orlo says`, `or so its website claims`.
fn told(view: &View, words: &[&str]) -> Option<Afterword> {
    let rest = behind(words, SAID)?;
    let says = |at: &usize| view.cues_at(*at).any(|found| view.cues.is_saying(found));
    let verb = (0..view.sentence.len()).find(says);
    // `so prosecutors said they would appeal` says what they said, and `so its website says` doesn't.
    if let Some(verb) = verb {
        let is_word =
            |word: Option<&&str>| word == Some(&&*view.sentence.word(verb).to_lowercase());
        let ends = is_word(rest.first()) || is_word(rest.last());
        let tells = view.child(verb, &[Label::Ccomp, Label::Xcomp]).is_some_and(|at| at > verb);
        if tells || words[words.len() - rest.len() - 1] == "so" && !ends {
            return None;
        }
    }
    let goes = words.iter().any(|word| matches!(*word, "goes" | "runs"));
    let to = words.windows(2).any(|pair| matches!(pair, ["according", "to"]));
    let verb = match verb {
        None if goes || to => return Some(Afterword::SaidBy(None)),
        verb => verb?,
    };
    Some(Afterword::SaidBy(view.doer(verb)))
}

fn behind_openers<'w>(mut words: &'w [&'w str]) -> &'w [&'w str] {
    let is_pointer = |rest: &[&str]| matches!(rest.first(), Some(&"this" | &"that" | &"it"));
    while let Some(rest) = behind(words, OPENERS) {
        // The `that` of `that is false` is what the sentence is about.
        if words[0] == "that" && !is_pointer(rest) {
            break;
        }
        words = rest;
    }
    words
}

fn behind_adverbs<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    &words[words.iter().take_while(|word| HOW.contains(word)).count()..]
}

/// The words behind one of some phrases, the longest that fits.
fn behind<'w>(words: &'w [&'w str], phrases: &[&[&str]]) -> Option<&'w [&'w str]> {
    let fits = phrases.iter().filter(|phrase| words.starts_with(phrase));
    fits.map(|phrase| phrase.len()).max().map(|count| &words[count..])
}

/// Whether the text says that it was wrong itself: `we apologise`, `it has not`, `in fact …`.
fn corrects(words: &[&str]) -> bool {
    #[rustfmt::skip]
    const REGRETS: &[&str] = &[
        "apologise", "apologize", "apologises", "apologizes", "regret", "regrets", "incorrect", "incorrectly",
        "untrue", "inaccurate", "wrong", "wrongly", "error", "mistake", "mistaken",
    ];
    const TURNS: &[&[&str]] = &[&["in", "fact"], &["actually"], &["in", "reality"], &["rather"]];
    let is_short =
        matches!(words, [who, _, "not" | "n't"] if matches!(*who, "he" | "she" | "it" | "they"));
    let should_have = words.windows(2).any(|pair| matches!(pair, ["should", "have"]));
    let turns = behind(words, TURNS).is_some();
    is_short || should_have || turns || words.iter().any(|word| REGRETS.contains(word))
}

/// What is known of a sentence that the next one may speak of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    /// Whether it has a word for what somebody says, is accused of or punished for.
    may_report: bool,
    /// Whether it tells what that is.
    pub(super) reports: bool,
}

impl Before {
    /// What is known of a sentence.
    pub(super) fn of(view: &View) -> Before {
        use Label::{Acl, Advcl, Ccomp, Nmod, Obl, Xcomp};
        let tells = |&at: &usize| view.cues_at(at).any(|found| view.cues.may_report(found));
        let is_content = |&at: &usize| match view.label(at) {
            Ccomp | Xcomp | Acl | Advcl => true,
            Obl | Nmod => view.opener(at).is_some_and(|tie| {
                matches!(&*view.stems[tie], "of" | "for" | "with" | "over" | "about")
            }),
            _ => false,
        };
        let words = 0..view.sentence.len();
        let mut telling = words.filter(tells).peekable();
        Before {
            may_report: telling.peek().is_some(),
            reports: telling.any(|at| view.tree.children(at).any(|at| is_content(&at))),
        }
    }

    /// Whether what is said of the sentence may be said of what it reports.
    fn is_about_report(self, word: Afterword) -> bool {
        match word {
            Afterword::Denied => self.may_report,
            _ => self.reports,
        }
    }
}

/// Puts what a sentence claims as the next one says; the answer is how many of the claims are no longer
/// claimed. What the text claims in its own voice it may take back; what others say stays theirs.
pub(super) fn look_back(
    claims: &mut Vec<Candidate>,
    from: usize,
    (before, word): (Before, Afterword),
    speaker: Option<&str>,
    guide: &Guide,
) -> usize {
    let count = claims.len();
    let retracts = !matches!(word, Afterword::Denied | Afterword::SaidBy(_));
    let mut at = 0..;
    claims.retain(|claim| at.next() < Some(from) || !(retracts && is_of_text(claim)));
    // A rating of a claim is what the text says of it: `Claim: … Verdict: False`.
    let is_rated = word == Afterword::False;
    let own = |claim: &Candidate| {
        let own = matches!(&*claim.status, "asserted" | "stated");
        claim.speaker.is_none() && (own || is_rated && claim.status == "claimed")
    };
    // Of several sentences behind one `Claim:` any may be what is rated.
    let several = claims[..from].last().zip(claims.get(from)).is_some_and(|(before, claim)| {
        let near = claim.place.start.saturating_sub(before.place.end) < 3;
        near && [before, claim].iter().all(|claim| claim.status == "claimed" && own(claim))
    });
    let is_open = word == Afterword::Correction || before.is_about_report(word);
    if !is_open && !several && claims[from..].iter().all(own) {
        put(&mut claims[from..], word, speaker, guide);
    }
    count - claims.len()
}

/// Whether it is the text itself that a claim says to have said so.
fn is_of_text(claim: &Candidate) -> bool {
    #[rustfmt::skip]
    const TEXTS: &[&str] = &[
        "we", "i", "article", "caption", "headline", "report", "version",
    ];
    claim.speaker.as_deref().is_some_and(|speaker| TEXTS.contains(&speaker))
}

fn put(claims: &mut [Candidate], word: Afterword, speaker: Option<&str>, guide: &Guide) {
    let id = |rank: Option<usize>| rank.and_then(|rank| guide.statuses.get(rank)).cloned();
    let Some(distant) = id(guide.labels.distant()) else { return };
    let is_deed = |claim: &&mut Candidate| {
        let is_noun = matches!(claim.rule, "apposition" | "bracket" | "title");
        !is_noun && claim.modality == Modality::Actual
    };
    let mut deeds: Vec<&mut Candidate> = claims.iter_mut().filter(is_deed).collect();
    let is_one = deeds.windows(2).all(|pair| pair[0].relation == pair[1].relation);
    for claim in &mut deeds {
        // Of several things one may be so, and so may be what is said not to be so.
        if word == Afterword::False && is_one && !claim.negated {
            claim.negated = true;
            claim.status = id(guide.statuses.iter().position(|own| own == "asserted"))
                .unwrap_or_else(|| claim.status.clone());
            continue;
        }
        claim.status.clone_from(&distant);
        if let Some(speaker) = speaker {
            claim.speaker = Some(speaker.to_string());
        }
    }
}
