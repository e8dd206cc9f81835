//! Words of a sentence that may stand apart, found before it is parsed.

use std::ops::Range;

use crate::extract::asides::tellers::is_quality;
use crate::extract::mentions::{is_first_name, is_title, says_person};
use crate::extract::saying::{is_present, may_be_turned, may_call, may_form_tell, stands_beside};
use crate::extract::who_says::{
    DETERMINERS, RELATIVE, is_auxiliary, is_capital, is_plural, is_somebody, is_tie, may_say,
    stands_for_clause,
};
use crate::text::{is_weekday, month};

/// Words that may stand apart.
pub(super) struct Aside {
    pub(super) kind: Kind,
    /// Those that are parsed by themselves, in the order in which they are.
    pub(super) words: Vec<usize>,
    /// Them and the commas around them.
    pub(super) span: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whom the sentence speaks to: `Minister, …`.
    Address,
    /// When it was, without a comma behind: `On 3 March 2022 Orlo paid`.
    Date,
    /// When it was, or by whose account, inside a clause: `that, in 2022, Orlo paid`.
    Circumstance,
    /// What somebody says, of whom it tells more between commas: `police say Orlo, 45, paid`.
    Said,
    /// Who says so, between commas: `…, it is alleged, …`.
    Saying,
    /// The same, the verb first: `…, say critics, …`.
    TurnedSaying,
    /// The same at the end, with words behind a comma that tell who that is: `…, said Ro, a clerk`.
    DescribedSaying,
    /// The same at the end, with a clause inside that tells who that is, and the place of the verb among
    /// its words: `…, a clerk who was there said`.
    ClausedSaying(usize),
    /// Who says the contrary, or the same; nobody can tell: `was not, as Orlo claims, …`.
    Contrary,
    /// What ties the sentence to the one before, behind a verb for saying: `said, however, that …`.
    Connective,
}

/// Finds words of a sentence that may stand apart.
type Finder = fn(&[&str]) -> Option<Aside>;

/// Whatever finds such words, in the order in which it is asked.
pub(super) const FINDERS: [Finder; 10] = [
    split_quote,
    address,
    connective,
    opening_date,
    circumstance,
    saying,
    ending,
    claused_ending,
    turned_ending,
    said_at_once,
];

/// Whether a word is one for saying something in the net.
pub(super) fn is_word_for_posting(word: &str) -> bool {
    matches!(word, "posted" | "tweeted" | "tweets")
}

/// As many words as there may be between who says something and what is said.
const FEW: usize = 4;

/// As many words as somebody who says something may have in an aside.
const LONGEST: usize = 8;

/// `"Orlo," said Ann Ro, "robbed a bank."`: what goes on with a small letter goes on with the same clause.
fn split_quote(words: &[&str]) -> Option<Aside> {
    let closes =
        |at: usize| words[at] == "," && matches!(words.get(at + 1), Some(&("\"" | "”" | "''")));
    let comma = (1..words.len()).find(|&at| closes(at))?;
    let first = comma + 2;
    let end = (first + 2..words.len()).take(LONGEST).find(|&at| words[at] == ",")?;
    let next = words.get(end + 2)?;
    let opens = matches!(words[end + 1], "\"" | "“" | "``");
    let is_joined = matches!(*next, "and" | "as" | "because" | "but" | "if" | "or" | "so" | "that");
    if !opens || is_joined || !next.starts_with(char::is_lowercase) {
        return None;
    }
    let (span, verb) = (comma..end + 2, end - 1);
    if may_be_turned(words[first]) && names_somebody(words, first + 1) {
        let words = (first + 1..end).chain([first]).collect();
        return Some(Aside { kind: Kind::TurnedSaying, words, span });
    }
    let has_verb = stands_beside(words[verb]) && may_say(&words[first..verb]);
    has_verb.then(|| Aside { kind: Kind::Saying, words: (first..end).collect(), span })
}

/// `…, it is alleged, …`, `…, prosecutors say, …`, `…, says Ann Ro, …`.
fn saying(words: &[&str]) -> Option<Aside> {
    let commas: Vec<usize> = (1..words.len()).filter(|&at| words[at] == ",").collect();
    commas.windows(2).find_map(|pair| {
        let (first, last) = (pair[0] + 1, pair[1] - 1);
        let goes_on =
            words.get(pair[1] + 1).is_some_and(|next| next.starts_with(char::is_alphanumeric));
        if last <= first || last - first >= LONGEST || !goes_on {
            return None;
        }
        let inside: Vec<usize> = (first..=last).collect();
        let follows_not = words.get(pair[0] - 1).is_some_and(|word| matches!(*word, "not" | "n't"));
        if follows_not && words[first] == "as" {
            let span = pair[0]..pair[1] + 1;
            return Some(Aside { kind: Kind::Contrary, words: inside, span });
        }
        // Behind a name, parsers know what to do with it.
        if words[first] == "as" && !is_auxiliary(words[pair[0] - 1]) {
            return None;
        }
        let calls = may_call(words[first]) && matches!(words[first + 1], "a" | "an" | "one");
        let turned = may_be_turned(words[first]) && !calls && names_somebody(words, first + 1);
        let is_joined = matches!(words[pair[1] + 1], "and" | "or" | "but");
        let verb = (first + 1..=last).find(|&at| stands_beside(words[at]));
        let has_verb = verb.is_some_and(|verb| may_say(&words[first..verb]));
        // `…, Orlo said, adding that …`: the rest is Orlo's as well.
        if has_verb && !turned && tells_more(words[pair[1] + 1]) {
            return Some(tail(words, pair[0]));
        }
        let span = pair[0]..pair[1] + 1;
        if turned && !is_joined {
            let words = inside[1..].iter().chain(&inside[..1]).copied().collect();
            return Some(Aside { kind: Kind::TurnedSaying, words, span });
        }
        has_verb.then_some(Aside { kind: Kind::Saying, words: inside, span })
    })
}

/// `testified, however, that …`
fn connective(words: &[&str]) -> Option<Aside> {
    const TIES: &[&str] = &[
        "again",
        "also",
        "furthermore",
        "however",
        "moreover",
        "nevertheless",
        "nonetheless",
        "though",
        "too",
    ];
    let at = words.iter().position(|word| TIES.contains(word)).filter(|&at| at > 2)?;
    let follows = words.get(at + 1) == Some(&",") && words.get(at + 2) == Some(&"that");
    let apart = words[at - 1] == "," && stands_beside(words[at - 2]);
    (apart && follows).then(|| Aside {
        kind: Kind::Connective,
        words: vec![at],
        span: at - 1..at + 2,
    })
}

/// Words behind who says something that tell what else he says, or how.
#[rustfmt::skip]
const GOING_ON: &[&str] = &[
    "accusing", "adding", "alleging", "arguing", "asking", "calling", "citing", "claiming", "declining",
    "describing", "insisting", "pointing", "quoting", "referring", "refusing", "saying", "speaking",
    "stressing", "suggesting", "warning",
];

pub(super) fn tells_more(word: &str) -> bool {
    GOING_ON.contains(&word)
}

/// The words from a comma to the end of a sentence, the stop apart.
fn tail(words: &[&str], comma: usize) -> Aside {
    let has_stop = words.last().is_some_and(|last| matches!(*last, "." | "!" | "…"));
    let end = words.len() - usize::from(has_stop);
    // A mark that closes a quote stays with what is quoted.
    match words.get(comma + 1) {
        Some(&("\"" | "”" | "''")) => {
            let span = (comma + 2).min(end)..end;
            Aside { kind: Kind::Saying, words: span.clone().collect(), span }
        }
        _ => Aside { kind: Kind::Saying, words: (comma + 1..end).collect(), span: comma..end },
    }
}

/// `…, a rival, prosecutors allege.`, `…, Pym & Foss lawyer Ann Ro said.`, `…, Orlo alleges.`, `…, or so
/// Orlo says`: where a parser takes who says so for one more of those before, or the verb for a noun.
fn ending(words: &[&str]) -> Option<Aside> {
    let comma = words.iter().rposition(|word| *word == ",").filter(|&comma| comma > 1)?;
    let mut aside = tail(words, comma);
    let or_so = words[comma + 1..].starts_with(&["or", "so"]);
    if or_so {
        aside.words.drain(..2.min(aside.words.len()));
    }
    let first = *aside.words.first()?;
    let says = |&at: &usize| stands_beside(words[at]) || is_word_for_posting(words[at]);
    let verb = aside.words.iter().copied().find(says)?;
    let who = &words[first..verb];
    let behind = words[verb + 1..aside.span.end].first();
    let is_short = !who.is_empty() && who.len() < LONGEST;
    let is_bare = behind.is_none_or(|next| matches!(*next, "in" | "on" | "at" | "last"));
    let is_article = |word: &&str| matches!(*word, "a" | "an" | "the");
    let before = words[..comma].iter().rposition(|word| *word == ",");
    let beside = before.is_some_and(|at| comma - at < 7 && is_article(&words[at + 1]));
    let is_owned = || who.iter().any(|word| matches!(*word, "'s" | "’s"));
    let posts = is_word_for_posting(words[verb]) && who.iter().all(|word| is_capital(word));
    let is_unclear = beside
        || or_so
        || posts
        || who.contains(&"&")
        || behind.is_none() && (is_present(words[verb]) || is_owned() || may_be_done(words[verb]))
        || behind.is_none() && who.last().is_some_and(|last| is_plural(last))
        || who.iter().any(|word| may_be_done(word));
    let joins = who.first().is_some_and(|word| matches!(*word, "and" | "as" | "but" | "or"));
    let depends = before.is_none() && opens_dependent(words[0]);
    let of_clause = who.iter().any(|word| stands_for_clause(word));
    let is_one = !of_clause && is_short && is_bare && is_unclear && !joins && !depends;
    (is_one && may_say(who)).then_some(aside)
}

/// `…, three people who were there said.`, `…, a report published by Orlo found.`, `…, a witness testified
/// on Monday.`: parsers hang all of it on the noun before the comma.
fn claused_ending(words: &[&str]) -> Option<Aside> {
    let comma = words.iter().rposition(|word| *word == ",").filter(|&comma| comma > 1)?;
    let aside = tail(words, comma);
    let first = *aside.words.first()?;
    let end = aside.span.end;
    let verb = (first + 1..end).rfind(|&at| {
        let is_noun = DETERMINERS.contains(&words[at - 1]) || is_tie(words[at - 1]);
        stands_beside(words[at]) && !is_noun
    })?;
    let (who, behind) = (&words[first..verb], &words[verb + 1..end]);
    let is_open = |word: &str| !is_tie(word) && !RELATIVE.contains(&word) && is_noun_phrase(word);
    let depends = !words[..comma].contains(&",") && opens_dependent(words[0]);
    let opens_clause =
        |word: &&str| RELATIVE.contains(word) || may_be_done(word) || is_quality(word);
    let has_clause = who.iter().skip(1).any(|word| opens_clause(word) || is_irregular(word));
    let testifies = is_time(behind) && may_testify(who, words[verb]);
    let is_one = has_clause && may_follow(words[verb], behind) || testifies;
    (is_one && is_open(words[first]) && !depends && who.len() < FEW_IN_CLAUSE)
        .then_some(Aside { kind: Kind::ClausedSaying(verb - first), ..aside })
}

/// Whether a word is what was done to a paper by which somebody says something: `a report seen by Orlo`.
fn is_irregular(word: &str) -> bool {
    matches!(word, "drawn" | "held" | "known" | "made" | "seen" | "sent" | "set" | "written")
}

/// As many words as somebody may have of whom a clause tells more.
const FEW_IN_CLAUSE: usize = 20;

fn is_noun_phrase(first: &str) -> bool {
    !matches!(first, "and" | "as" | "but" | "by" | "or" | "to" | "so") && !opens_dependent(first)
}

fn opens_dependent(word: &str) -> bool {
    SUBORDINATORS.contains(&&*word.to_lowercase())
}

/// Whether a verb for saying may have such words behind it at the end: none, a time, or who is told.
fn may_follow(verb: &str, behind: &[&str]) -> bool {
    let goes_on = |word: &&str| RELATIVE.contains(word) || is_auxiliary(word) || *word == "to";
    let is_bare = behind.iter().all(|word| !goes_on(word)) && behind.len() < LONGEST;
    behind.is_empty() || is_time(behind) || is_bare && may_form_tell(verb)
}

/// Whether words tell when something is said, and nothing else.
fn is_time(words: &[&str]) -> bool {
    match *words {
        ["yesterday" | "today"] | ["last" | "this" | "earlier", _] => true,
        ["in" | "on", ref rest @ ..] => date(rest) == Some(rest.len()),
        _ => false,
    }
}

/// Whether whoever it is does what a verb says, and it isn't done to them: `a witness testified`, `an
/// inquiry found`, but not `a man found`.
fn may_testify(who: &[&str], verb: &str) -> bool {
    #[rustfmt::skip]
    const INQUIRING: &[&str] = &[
        "audit", "commission", "committee", "coroner", "court", "inquest", "inquiry", "investigation", "judge",
        "jury", "ombudsman", "panel", "regulator", "report", "review", "study", "survey", "tribunal", "watchdog",
    ];
    let inquires = who.last().is_some_and(|last| INQUIRING.contains(last));
    may_say(who) && (verb == "testified" || inquires)
}

/// Whether a word may be what is done to somebody: `confirmed`, and `leaked` in `leaked letters`.
fn may_be_done(word: &str) -> bool {
    word.ends_with("ed") && word.starts_with(char::is_lowercase)
}

/// Words that open a clause that another follows: `When Orlo came, Pell confirmed`.
#[rustfmt::skip]
const SUBORDINATORS: &[&str] = &[
    "after", "although", "as", "because", "before", "if", "once", "since", "though", "unless", "until", "when",
    "whenever", "where", "whereas", "while",
];

/// `…, claims Orlo.`, `…," claims Orlo, a clerk.`: parsers take the verb for one more thing that somebody does.
fn turned_ending(words: &[&str]) -> Option<Aside> {
    let has_stop = words.last().is_some_and(|last| matches!(*last, "." | "!" | "…"));
    let end = words.len() - usize::from(has_stop);
    let comma_before = |at: usize| match words[at - 1] {
        "," => Some(at - 1),
        "\"" | "”" | "''" => Some(at - 2).filter(|&at| words[at] == ","),
        _ => None,
    };
    let verb = (3..end).rfind(|&at| may_be_turned(words[at]) && comma_before(at).is_some())?;
    let comma = comma_before(verb).filter(|&comma| comma > 1)?;
    let who = &words[verb + 1..end];
    let described = who.iter().position(|word| *word == ",");
    let name = &who[..described.unwrap_or(who.len())];
    let description = described.map_or(&[][..], |at| &who[at + 1..]);
    if !is_somebody(name) || described.is_some() && !describes(description) {
        return None;
    }
    let is_quoted = comma + 1 < verb;
    let mut own: Vec<usize> = (verb + 1..end).collect();
    // The comma before the verb closes what is told of whoever says so.
    own.extend((described.is_some() && !is_quoted).then_some(comma));
    own.push(verb);
    let span = if is_quoted { verb } else { comma }..end;
    let kind = if described.is_some() { Kind::DescribedSaying } else { Kind::Saying };
    Some(Aside { kind, words: own, span })
}

/// Whether words behind a name and a comma tell who that is, and nothing follows: `a lawyer for Orlo`, `Africa
/// director at Orlo`.
fn describes(words: &[&str]) -> bool {
    let opens = words.first().is_some_and(|word| {
        DETERMINERS.contains(word) || matches!(*word, "who" | "whose" | "formerly")
    });
    let role = words.split(|word| is_tie(word)).next().and_then(<[&str]>::last);
    let is_role = role.is_some_and(|role| !is_capital(role) && says_person(role));
    let says = words.iter().any(|word| stands_beside(word));
    (opens || is_role && !says) && !words.contains(&",")
}

/// Whether the words behind a verb for saying may be who says it: `says Ann Ro`, `say critics`.
fn names_somebody(words: &[&str], at: usize) -> bool {
    let word = words[at];
    let article = matches!(
        word,
        "the" | "a" | "an" | "one" | "some" | "many" | "several" | "his" | "her" | "its" | "their"
    );
    let plural = word.ends_with('s') && words.get(at + 1) == Some(&",");
    article || plural || says_person(word) || is_capital(word)
}

/// `On 3 March 2022 Orlo …`, `In 2022 Orlo …`: without a comma parsers take the date for a part of the name.
fn opening_date(words: &[&str]) -> Option<Aside> {
    let count = date_before_name(words)?;
    Some(Aside { kind: Kind::Date, words: (0..count).collect(), span: 0..count })
}

/// How many words say when it was, if a name follows them without a comma.
fn date_before_name(words: &[&str]) -> Option<usize> {
    let first = words.first()?.to_lowercase();
    let from = 1 + date(words.get(1..)?)?;
    let count = match &*first {
        "in" | "on" | "by" | "since" | "until" => from,
        "between" if words.get(from) == Some(&"and") => from + 1 + date(&words[from + 1..])?,
        "from" if matches!(words.get(from), Some(&("to" | "until"))) => {
            from + 1 + date(&words[from + 1..])?
        }
        "from" => from,
        _ => return None,
    };
    let next = words.get(count)?;
    let is_name = next.starts_with(char::is_uppercase) && month(&next.to_lowercase()).is_none();
    is_name.then_some(count)
}

/// How many of the first words are a date.
fn date(words: &[&str]) -> Option<usize> {
    let is_day = |word: &str| {
        let bare = word.trim_end_matches("st").trim_end_matches("nd");
        let bare = bare.trim_end_matches("rd").trim_end_matches("th");
        (1..=2).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_year = |word: &str| {
        word.len() == 4
            && word.starts_with(['1', '2'])
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month = |word: &str| month(&word.to_lowercase()).is_some();
    Some(match *words {
        [day, name, year, ..] if is_day(day) && is_month(name) && is_year(year) => 3,
        [name, day, year, ..] if is_day(day) && is_month(name) && is_year(year) => 3,
        [day, name, ..] if is_day(day) && is_month(name) => 2,
        [name, day, ..] if is_month(name) && (is_day(day) || is_year(day)) => 2,
        [year, ..] if is_year(year) => 1,
        [day, ..] if is_weekday(&day.to_lowercase()) => 1,
        _ => return None,
    })
}

/// `that, in 2022, Orlo …`, `that between 2019 and 2022 Orlo …`, `had, according to Pell, paid …`: inside a
/// clause parsers lose to it who does what.
fn circumstance(words: &[&str]) -> Option<Aside> {
    #[rustfmt::skip]
    const OPENERS: &[&str] = &[
        "according", "after", "at", "before", "between", "by", "during", "from", "in", "on", "since",
        "throughout", "until",
    ];
    (1..words.len().saturating_sub(3)).find_map(|at| {
        let next = at + 1;
        let is_that = words[at] == "that";
        let is_account = is_auxiliary(words[at]) && words[next + 1] == "according";
        if is_that && words[next] != "," {
            words[at.saturating_sub(FEW)..at].iter().find(|word| stands_beside(word))?;
            let count = date_before_name(&words[next..])?;
            let span = next..next + count;
            return Some(Aside { kind: Kind::Circumstance, words: span.clone().collect(), span });
        }
        let opens = is_that && OPENERS.contains(&words[next + 1]) || is_account;
        if words[next] != "," || !opens {
            return None;
        }
        let end = (next + 2..words.len().min(next + 2 + LONGEST)).find(|&at| words[at] == ",")?;
        let behind = words.get(end + 1)?;
        let goes_on = matches!(*behind, "and" | "or") || behind.starts_with(char::is_numeric);
        let words = (next + 1..end).collect();
        (!goes_on).then_some(Aside { kind: Kind::Circumstance, words, span: next..end + 1 })
    })
}

/// `police say Orlo, 45, paid …`, `Pell says his aide, Ann Ro, paid …`: of whom more is told between commas,
/// parsers take for what is said, and who says it for who did it.
fn said_at_once(words: &[&str]) -> Option<Aside> {
    let verb = (1..words.len()).find(|&at| {
        let follows = words[at - 1].ends_with(char::is_alphanumeric);
        // Behind `told` stands whom it is told.
        let says = stands_beside(words[at]) && !may_form_tell(words[at]);
        says && follows && at + 4 < words.len() && names_somebody(words, at + 1)
    })?;
    let comma = |from: usize| (from..words.len()).find(|&at| words[at] == ",");
    let opens = comma(verb + 2).filter(|&at| at - verb <= LONGEST)?;
    // `confirmed the report that Orlo, …, paid`: the comma is within what is said.
    if words[verb + 1..opens].contains(&"that") {
        return None;
    }
    let closes = comma(opens + 2)?;
    let joins = |at: usize| words.get(at).is_none_or(|word| matches!(*word, "and" | "or" | "but"));
    let span = verb + 1..words.len();
    let is_contrast = words.get(opens + 2) == Some(&"not");
    let is_one = (is_contrast || !joins(opens + 1)) && !joins(closes + 1);
    is_one.then(|| Aside { kind: Kind::Said, words: span.clone().collect(), span })
}

/// Words that people are called by where they are spoken to, and that say nothing else at the start
/// of a sentence.
#[rustfmt::skip]
const ADDRESSES: &[&[&str]] = &[
    &["chair"], &["chairman"], &["chairwoman"], &["commissioner"], &["counsel"], &["doctor"],
    &["first", "minister"], &["gentlemen"], &["inspector"], &["judge"], &["ladies", "and", "gentlemen"],
    &["madam"], &["madam", "chair"], &["madam", "chairman"], &["madam", "president"],
    &["madam", "speaker"], &["members", "of", "the", "jury"], &["minister"], &["mr", "chair"],
    &["mr", "chairman"], &["mr", "president"], &["mr", "speaker"], &["mr.", "speaker"],
    &["mr.", "chairman"], &["mr.", "president"], &["my", "lady"], &["my", "lord"], &["my", "lords"],
    &["officer"], &["prime", "minister"], &["professor"], &["secretary"], &["senator"], &["sir"],
    &["your", "excellency"], &["your", "grace"], &["your", "honor"], &["your", "honour"],
    &["your", "lordship"], &["your", "majesty"], &["your", "worship"],
];

/// Words before a name in a greeting.
const GREETINGS: &[&str] = &["dear", "hello", "hey", "hi"];

/// Words before whom a sentence speaks to that answer them.
const ANSWERS: &[&str] = &["no", "ok", "okay", "sorry", "thanks", "well", "yes"];

/// `Minister, …`, `Dear Ann, …`, `Yes, Chair, …`.
fn address(words: &[&str]) -> Option<Aside> {
    let answers = words.first().is_some_and(|word| ANSWERS.contains(&word.to_lowercase().as_str()));
    let start = if answers && words.get(1) == Some(&",") { 2 } else { 0 };
    let end = (start..words.len().min(start + 6)).find(|&at| words[at] == ",")?;
    let called: Vec<String> = words[start..end].iter().map(|word| word.to_lowercase()).collect();
    let called: Vec<&str> = called.iter().map(String::as_str).collect();
    let capital = |range: Range<usize>| {
        !range.is_empty() && words[range].iter().all(|word| word.starts_with(char::is_uppercase))
    };
    let is_address = match called[..] {
        _ if ADDRESSES.contains(&&called[..]) => true,
        [greeting, _, ..] if GREETINGS.contains(&greeting) => capital(start + 1..end),
        [title, _] if is_title(title) && title.starts_with('m') => capital(start..end),
        [name] => is_first_name(name) && capital(start..end),
        _ => false,
    };
    // `Minister, Ann Ro, left` and `Ann, Orlo and Pell left` have no address.
    let is_list = |&at: &usize| words[at] == "," || words[at] == "and";
    let next = (end + 1..words.len()).take(5).find(is_list);
    (is_address && next.is_none()).then(|| Aside {
        kind: Kind::Address,
        words: (0..end).collect(),
        span: 0..end + 1,
    })
}
