//! What introduces a text says how it is put: the items behind `The company denies that:`, what stands
//! behind the label `Unconfirmed:` or under the heading `Allegations`.
//!
//! How a lead-in puts what follows is found out by reading it with a clause of its own behind it.

use std::collections::VecDeque;

use crate::extract::clauses::propositions;
use crate::extract::document::{Block, BlockKind};
use crate::extract::guide::Guide;
use crate::extract::language::{Label, Sentence};
use crate::extract::manner::{Cues, Labels, Manner, Unsaid, manner};
use crate::extract::mentions::{Mentions, quiet};
use crate::extract::saying::{is_present, is_verb_alone, may_form_tell};
use crate::extract::tree::upwards;
use crate::extract::view::View;

/// How what is introduced is put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LeadIn {
    manner: Manner,
    pub(super) speaker: Option<String>,
    /// Its words that decided.
    pub(super) cue: String,
}

/// The clause that takes the place of what is introduced, and its verb.
const CLAUSE: &str = "the firm sold the house.";
const VERB: &str = "sold";

impl LeadIn {
    /// What a label or heading says of the text behind or below it.
    pub(super) fn of_label(labels: &Labels, label: &str) -> Option<LeadIn> {
        let cue = label.trim().trim_end_matches(':').to_string();
        Some(LeadIn { manner: labels.manner(label)?, speaker: None, cue })
    }

    /// What a heading says of the text below it, or a label of all but the first sentence. Below `Myths`
    /// stands what is so as well as what isn't.
    pub(super) fn of_heading(labels: &Labels, heading: &str) -> Option<LeadIn> {
        LeadIn::of_label(labels, heading).map(|found| found.below(labels))
    }

    /// Whether it keeps a distance to what it introduces: `What prosecutors allege`.
    pub(super) fn accuses(&self, guide: &Guide) -> bool {
        let status = self.manner.status.and_then(|rank| guide.statuses.get(rank));
        status.is_some_and(|status| matches!(&**status, "alleged" | "claimed"))
    }

    /// The same for what stands below a heading that a clause says it of: below `What Orlo denies`
    /// stands as well what nobody denies.
    fn below(mut self, labels: &Labels) -> LeadIn {
        if self.manner.denied || self.manner.negated {
            self.manner = Manner { status: labels.distant(), ..Manner::default() };
            self.speaker = None;
        }
        self
    }

    /// What a lead-in says of the clause that was put behind it.
    pub(super) fn of_clause(view: &View, mentions: &Mentions) -> Option<LeadIn> {
        let verb = (0..view.sentence.len()).rfind(|&at| view.sentence.word(at) == VERB)?;
        let found = propositions(view.sentence);
        let manner = manner(view, found.iter().find(|found| found.head == verb)?);
        let says = manner != Manner { cues: manner.cues.clone(), ..Manner::default() };
        let words: Vec<&str> = manner.cues.iter().map(|&at| view.sentence.word(at)).collect();
        let who = |word| match mentions.who(view, &view.argument(word)) {
            Some(named) => named.text,
            None => view.sentence.word(word).to_string(),
        };
        let speaker = manner.speaker.map(who);
        says.then(|| LeadIn { cue: words.join(" "), speaker, manner })
    }

    /// What a lead-in says that ends in words which no clause can follow: nobody can tell what `denied
    /// making these payments:` says of the items, so that they are said by nobody.
    pub(super) fn of_doubt(view: &View) -> Option<LeadIn> {
        let last = (0..view.sentence.len()).rfind(|&at| view.sentence.word(at) != ":")?;
        let doubtful = |&at: &usize| view.cues_at(at).any(|found| view.cues.is_doubtful(found));
        let subject = |at: usize| view.child(at, &[Label::Nsubj, Label::NsubjPass]);
        let above = upwards(view.sentence, last);
        let word = above.flat_map(|at| [Some(at), subject(at)]).flatten().find(doubtful)?;
        let manner = Manner { unsaid: Some(Unsaid::NotSaid), ..Manner::default() };
        let cue = view.sentence.word(word).to_string();
        Some(LeadIn { manner, speaker: None, cue })
    }

    /// Puts what it introduces as it says. The answer is whether it says who says so, whoever may have
    /// spoken within.
    pub(super) fn reach(&self, manner: &mut Manner, is_said: bool) -> bool {
        let own = &self.manner;
        // Whoever denies that somebody said or denied something doesn't say whether it is so.
        let is_open = (manner.denied || is_said) && (own.denied || own.negated);
        manner.unsaid = match is_open {
            true => Some(Unsaid::NotSaid),
            // What somebody alleges below `Open questions` is alleged all the same.
            false => manner.unsaid.or(own.unsaid.filter(|_| !is_said && manner.status.is_none())),
        };
        let speaks = own.denied || !is_said && !manner.denied;
        if speaks && !own.denied {
            manner.status = manner.status.max(own.status);
        }
        manner.denied |= own.denied;
        manner.negated ^= own.negated;
        if manner.modality == Default::default() {
            manner.modality = own.modality;
        }
        speaks && self.speaker.is_some()
    }

    /// Both, where this one stands in what the other introduces.
    pub(super) fn within(mut self, outer: &LeadIn) -> LeadIn {
        if outer.reach(&mut self.manner, self.speaker.is_some()) {
            self.speaker.clone_from(&outer.speaker);
        }
        self.cue = format!("{} {}", outer.cue, self.cue);
        self
    }
}

/// What introduces the sentences of a block, one after the other: its own label reaches the first as it
/// stands. `Myth: … Fact: …` goes on with what is so.
#[derive(Debug)]
pub(super) struct Introduced {
    around: Option<LeadIn>,
    next: Option<LeadIn>,
    later: Option<LeadIn>,
}

impl Introduced {
    /// What introduces a block that stands within something else.
    pub(super) fn of(labels: &Labels, around: Option<LeadIn>, label: Option<&str>) -> Introduced {
        let mut found = Introduced { around, next: None, later: None };
        found.begin(labels, label.unwrap_or_default());
        found
    }

    /// What introduces the next sentence, which may have a label of its own.
    pub(super) fn next(&mut self, labels: &Labels, sentence: &str) -> Option<LeadIn> {
        let colon = sentence.find(": ").filter(|&colon| colon < LONGEST_LABEL);
        let label = colon.map(|colon| &sentence[..colon]);
        let is_known =
            |label: &&str| labels.manner(label).is_some() || labels.leads_in_truth(label);
        if let Some(label) = label.filter(is_known) {
            self.begin(labels, label);
        }
        std::mem::replace(&mut self.next, self.later.clone())
    }

    fn begin(&mut self, labels: &Labels, label: &str) {
        let [next, later] = [LeadIn::of_label, LeadIn::of_heading].map(|of_label| {
            let own = of_label(labels, label);
            let all = self.around.clone().into_iter().chain(own);
            all.reduce(|outer, inner| inner.within(&outer))
        });
        (self.next, self.later) = (next, later);
    }
}

/// The longest label inside a block, in bytes.
const LONGEST_LABEL: usize = 40;

/// The lead-ins that may reach the next block, the outermost first.
#[derive(Debug, Default)]
pub(super) struct LeadIns {
    open: Vec<Open>,
    /// What headings say that are clauses, the last ones: `What prosecutors say`.
    headings: VecDeque<(String, LeadIn)>,
}

/// So many headings are remembered: more are hardly open at once.
const MOST_HEADINGS: usize = 8;

#[derive(Debug)]
struct Open {
    /// How deep the block stands in lists that leads in.
    depth: usize,
    /// How far its first line is indented.
    indent: usize,
    /// Empty if it doesn't say how what follows is put.
    lead_in: LeadIn,
    /// Whether what follows may be a paragraph, and no item of a list.
    is_next: bool,
    /// Whether it reaches a quotation, and so all of its paragraphs.
    is_quoting: bool,
    /// Whether it reaches all that stands below the heading of a part, such as a count.
    is_of_part: bool,
}

impl LeadIns {
    /// Takes note of a lead-in.
    pub(super) fn open(&mut self, block: &Block, lead_in: LeadIn) {
        self.open.push(Open {
            depth: block.depth,
            indent: block.indents.first,
            lead_in,
            is_next: true,
            is_quoting: false,
            is_of_part: false,
        });
    }

    /// Takes note of what a heading says of the text below it.
    pub(super) fn head(&mut self, labels: &Labels, heading: &str, lead_in: LeadIn) {
        if self.headings.len() == MOST_HEADINGS {
            self.headings.pop_front();
        }
        self.headings.push_back((heading.to_string(), lead_in.below(labels)));
    }

    /// What a heading above says of a text, as a label or as a clause.
    pub(super) fn below(&self, labels: &Labels, heading: &str) -> Option<LeadIn> {
        let known = || self.headings.iter().rev().find(|(own, _)| own == heading);
        LeadIn::of_heading(labels, heading).or_else(|| Some(known()?.1.clone()))
    }

    /// Takes note of a heading: a part of what is introduced goes on with it, and whatever stands
    /// right below the words that introduce it is its heading.
    pub(super) fn go_below(&mut self, labels: &Labels, heading: &Block) {
        let goes_on =
            || self.open.iter().any(|open| open.is_of_part) && heading.text.starts_with('(');
        let is_part = labels.is_part(&heading.text) || goes_on();
        let is_in_list = |open: &Open| open.depth < heading.depth;
        self.open.retain(|open| {
            is_in_list(open) || open.depth == heading.depth && (open.is_next || is_part)
        });
        for open in &mut self.open {
            open.is_next |= !is_in_list(open);
            open.is_of_part |= is_part && open.is_next;
        }
    }

    /// How a block is put by those before it: items by what introduces their list, paragraphs that
    /// are all indented by the one above that isn't, and a paragraph by the one right before it, as
    /// the next one is if it goes on behind a semicolon.
    pub(super) fn reaching(&mut self, block: &Block) -> Option<LeadIn> {
        let goes_on = block.text.ends_with([';', ',']) || block.text.starts_with('(');
        self.open.retain(|open| {
            let is_inside = block.indents.least > open.indent;
            let reaches =
                open.is_next || open.is_of_part || is_inside || open.is_quoting && block.goes_on;
            open.depth < block.depth || open.depth == block.depth && reaches
        });
        for open in &mut self.open {
            // Behind the points of a part a paragraph is none of them.
            open.is_of_part &= open.depth == block.depth;
            open.is_next = goes_on && open.depth == block.depth;
            open.is_quoting = block.kind == BlockKind::Quotation && open.depth == block.depth;
        }
        let found = self.open.iter().map(|open| &open.lead_in);
        found.cloned().reduce(|outer, inner| inner.within(&outer))
    }
}

/// The words that lead in, if a sentence does that at the end of its block.
pub(super) fn leading<'t>(block: &'t Block, last: &Sentence) -> Option<&'t str> {
    let range = last.range();
    let behind = block.text.get(range.end..)?;
    let text = block.text.get(range).filter(|_| behind.trim().is_empty())?;
    let bare = text.trim_end_matches([':', '-', '–', '—', ' ']);
    if block.kind == BlockKind::Heading && is_clause(bare) {
        return Some(bare);
    }
    if let Some(stopped) = bare.strip_suffix('.') {
        let small = stopped.to_lowercase();
        return ["the following", "as follows"]
            .iter()
            .any(|end| small.ends_with(end))
            .then_some(stopped);
    }
    let is_open = || matches!(last_word(bare).as_str(), "that" | "whether" | "following");
    (text.ends_with(':') || is_open()).then_some(bare)
}

/// Whether a heading says who tells what stands below it: `What prosecutors say`, `According to the
/// report`.
pub(super) fn is_clause(heading: &str) -> bool {
    let opens =
        |word: &str| heading.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word));
    let tells = opens("what ") && !is_told_by_nobody(heading);
    tells || opens("according to ") || whose_account(heading).is_some()
}

/// Whether a heading names what says something without being anybody: `What the law says`.
fn is_told_by_nobody(heading: &str) -> bool {
    #[rustfmt::skip]
    const NOBODY: &[&str] = &[
        "bible", "constitution", "data", "evidence", "figures", "history", "law", "laws", "numbers", "polls",
        "research", "rules", "science", "statistics", "studies", "surveys", "theory", "treaty",
    ];
    let small = heading.to_lowercase();
    let mut words = small.trim_end_matches([':', '?']).rsplit(' ');
    let says = matches!(words.next(), Some("say" | "says" | "said"));
    says && words.next().is_some_and(|noun| NOBODY.contains(&noun))
}

/// Whose account stands below a heading: `Orlo's version`.
fn whose_account(heading: &str) -> Option<&str> {
    #[rustfmt::skip]
    const ACCOUNTS: &[&str] = &[
        "account", "defence", "defense", "evidence", "response", "statement", "testimony",
        "version",
    ];
    let (owner, account) = heading.rsplit_once(' ')?;
    let owner = ["'s", "’s", "'S", "’S"].iter().find_map(|end| owner.strip_suffix(end))?;
    ACCOUNTS.contains(&&*account.to_lowercase()).then_some(owner)
}

/// The longest lead-in that is read once more, in bytes.
const LONGEST: usize = 600;

/// A lead-in with a clause behind it; nothing if no clause can follow it.
pub(super) fn completed(lead: &str, cues: &Cues) -> Option<String> {
    if lead.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = lead.split_whitespace().collect();
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    // `Here is what she told reporters:` introduces what `she told reporters that …` would.
    if let ["here" | "this", "is", "what", ..] =
        &*small.iter().map(String::as_str).collect::<Vec<_>>()
        && words.len() > 4
    {
        return Some(format!("{} that {CLAUSE}", words[3..].join(" ")));
    }
    if small.first()? == "what" {
        let is_about = |word: &String| matches!(word.as_str(), "about" | "against" | "of" | "on");
        let end = small.iter().position(is_about).unwrap_or(small.len());
        let told = telling(&words[1..end], &small[1..end], false);
        return told.or_else(|| said_by(&words[1..end], &small[1..end]));
    }
    if let Some(owner) = whose_account(lead) {
        return Some(format!("{owner} said that {CLAUSE}"));
    }
    if let Some(accused) = accusation(&words, &small, cues) {
        return Some(accused);
    }
    if small.first().is_some_and(|first| first == "according") {
        return Some(format!("{lead}, {CLAUSE}"));
    }
    let end = before_pointer(&small);
    if let Some(told) = telling(&words[..end], &small[..end], end < words.len()) {
        return Some(told);
    }
    let (last, before) = small[..end].split_last()?;
    // `the allegations are:` introduces what `the allegations that …` would.
    let noun = || before.last().is_some_and(|noun| cues.leads_on(noun));
    let (end, tie) = match last.as_str() {
        "that" | "whether" | "if" => (end, ""),
        "include" | "includes" | "included" => {
            (end - 1, if noun() { " that" } else { " are that" })
        }
        "is" | "are" | "was" | "were" if noun() => (end - 1, " that"),
        "is" | "are" | "was" | "were" => (end, " that"),
        last if cues.leads_on(last) => (end, " that"),
        _ => return None,
    };
    Some(format!("{}{tie} {CLAUSE}", words[..end].join(" ")))
}

/// An accusation without what it is of: for `Prosecutors accuse Kern of three crimes` it is what the
/// prosecutors allege, and for `lists three allegations against Kern` the allegations.
fn accusation(words: &[&str], small: &[String], cues: &Cues) -> Option<String> {
    let is_plain = |word: &String| !matches!(word.as_str(), "not" | "never" | "no" | "nobody");
    if !small.iter().all(is_plain) {
        return None;
    }
    let against = small.iter().rposition(|word| word == "against");
    let noun = against.and_then(|at| at.checked_sub(1)).filter(|&at| cues.leads_on(&small[at]));
    if let Some(noun) = noun {
        return Some(format!("{} that {CLAUSE}", words[..=noun].join(" ")));
    }
    let verb = small.iter().position(|word| ACCUSING.contains(&word.as_str()))?;
    let of = small[verb..].iter().any(|word| matches!(word.as_str(), "of" | "with"));
    let (who, before) = (words.get(..verb)?, small.get(verb.checked_sub(1)?)?);
    let is_form_of_be = |word: &str| matches!(word, "is" | "was" | "are" | "were" | "been");
    let is_bare = small.get(verb + 1).is_some_and(|word| matches!(word.as_str(), "of" | "with"));
    if small[..verb].iter().any(|word| cues.leads_on(word)) {
        return None;
    }
    let is_plain = !who.join(" ").contains([',', '.']);
    match is_form_of_be(before) || is_bare {
        _ if !of => None,
        true => Some(format!("It is alleged that {CLAUSE}")),
        false => is_plain.then(|| format!("{} alleged that {CLAUSE}", who.join(" "))),
    }
}

/// What somebody says, as the heading `What Prosecutors Say` has it. What `we` say says the text
/// itself.
fn said_by(words: &[&str], small: &[String]) -> Option<String> {
    let (verb, who) = small.split_last()?;
    let is_itself = |word: &String| matches!(word.as_str(), "we" | "you" | "i");
    let says = is_verb_alone(verb) || is_present(verb);
    let names = words[..who.len()].iter().map(|word| quiet(word)).collect::<Vec<_>>().join(" ");
    let is_told = says && !who.is_empty() && !who.iter().any(is_itself);
    is_told.then(|| format!("{names} {verb} that {CLAUSE}"))
}

/// A lead-in that says whom something is told, or that somebody gives an account: `Ferro told the
/// jury the following`, `A witness provided this information`.
fn telling(words: &[&str], small: &[String], points: bool) -> Option<String> {
    #[rustfmt::skip]
    const GIVING: &[&str] =
        &["gave", "gives", "offered", "provided", "provides", "shared", "supplied"];
    #[rustfmt::skip]
    const FURTHER: &[&str] = &[
        "about", "at", "by", "do", "for", "how", "in", "not", "of", "on", "that", "to", "what",
        "when", "why", "with",
    ];
    let (last, before) = small.split_last()?;
    if points && GIVING.contains(&last.as_str()) && !before.is_empty() {
        return Some(format!("{} said that {CLAUSE}", words[..before.len()].join(" ")));
    }
    let verb = small.iter().rposition(|word| may_form_tell(word)).filter(|&verb| verb > 0)?;
    let whom = &small[verb + 1..];
    let is_whom = !whom.is_empty()
        && whom.len() <= 4
        && !whom.iter().any(|word| FURTHER.contains(&word.as_str()));
    is_whom.then(|| format!("{} that {CLAUSE}", words.join(" ")))
}

/// Verbs with whom and of what.
const ACCUSING: &[&str] = &["accuse", "accused", "accuses", "charge", "charged", "charges"];

/// Where the words begin that only point to what follows: `all of this`, `the following facts`.
fn before_pointer(words: &[String]) -> usize {
    const TO_WHAT: &[&str] = &["this", "these", "following", "it", "below", "follows"];
    #[rustfmt::skip]
    const THINGS: &[&str] = &[
        "things", "facts", "points", "events", "matters", "acts", "actions", "details", "conclusions",
        "information", "evidence", "testimony",
    ];
    const BESIDE: &[&str] =
        &["the", "all", "of", "each", "both", "any", "as", "for", "about", "on", "in", "to"];
    let is = |at: usize, some: &[&str]| some.contains(&words[at].as_str());
    let mut end = words.len();
    if end > 1 && is(end - 1, THINGS) && is(end - 2, TO_WHAT) {
        end -= 1;
    }
    if end > 0 && is(end - 1, TO_WHAT) {
        end -= 1;
    } else if end < words.len() {
        return words.len();
    }
    while end > 0 && end < words.len() && is(end - 1, BESIDE) {
        end -= 1;
    }
    end
}

fn last_word(text: &str) -> String {
    text.rsplit(' ').next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::default_statuses;

    fn with_clause(lead: &str) -> String {
        let completed = completed(lead, &Cues::of(&default_statuses()));
        completed.map_or("-".to_string(), |text| text.replace(CLAUSE, "…"))
    }

    #[test]
    fn a_clause_takes_the_place_of_what_is_introduced() {
        assert_eq!(with_clause("The firm denies that"), "The firm denies that …");
        assert_eq!(with_clause("Hale denied all of this"), "Hale denied that …");
        assert_eq!(with_clause("The report found the following facts"), "The report found that …");
        assert_eq!(with_clause("Hale denied these claims"), "Hale denied these claims that …");
        assert_eq!(with_clause("The allegations are as follows"), "The allegations that …");
        assert_eq!(with_clause("Our results include"), "Our results are that …");
        assert_eq!(with_clause("According to the report"), "According to the report, …");
        assert_eq!(with_clause("Here is what she told reporters"), "she told reporters that …");
        assert_eq!(with_clause("What Orlo Denies"), "Orlo denies that …");
        assert_eq!(with_clause("What she said about Hale"), "she said that …");
        assert_eq!(with_clause("Hale's version"), "Hale said that …");
        assert_eq!(with_clause("Ro told the jury the following"), "Ro told the jury that …");
        assert_eq!(with_clause("Ro gave this information"), "Ro said that …");
        assert_eq!(with_clause("Police accuse Hale of two crimes"), "Police alleged that …");
        assert_eq!(with_clause("Hale is accused of two crimes"), "It is alleged that …");
        assert_eq!(
            with_clause("The report lists two allegations against Hale"),
            "The report lists two allegations that …"
        );
    }

    #[test]
    fn where_no_clause_can_follow_there_is_none() {
        assert_eq!(with_clause("The firm made these payments"), "-");
        assert_eq!(with_clause("following"), "-");
        assert_eq!(with_clause("What the mayor did"), "-");
        assert_eq!(with_clause("What we say"), "-");
        assert_eq!(with_clause("Hale's house"), "-");
        assert_eq!(with_clause("Ro told the crew to do the following"), "-");
        assert_eq!(with_clause("Ro provided the following tools"), "-");
        assert_eq!(with_clause("Nobody accused Hale of these crimes"), "-");
        assert_eq!(with_clause("Hale denies being accused of two crimes"), "-");
        assert_eq!(with_clause("The firm paid two charges for the house"), "-");
        assert_eq!(with_clause(""), "-");
    }
}
