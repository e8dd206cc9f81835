//! Names of people that the parser took apart, or made one of two.

use std::ops::Range;

use crate::extract::language::{English, Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mentions::{is_name_of_person, is_title, says_kind, says_person, says_place};
use crate::extract::tree::{is_money, is_nominal, upwards};
use crate::extract::word_lists::is_agent_noun;
use crate::text::{is_weekday, month};

/// What capitals and small words between them tell, before anything else is asked of the names.
pub(super) fn mend(s: &mut Sentence) {
    pursuant_to(s);
    halves_of_names(s);
    rests_of_names(s);
    titles(s);
    in_laws(s);
    particles(s);
    times(s);
    openings(s);
    parties(s);
    twins(s);
    offices_before_titles(s);
    partners(s);
    described(s);
    bodies_before_roles(s);
    bearers_of_roles(s);
}

/// Hangs on a role the body whose it is, which the parser took for a second subject: `Union boss Ann Roe said`.
fn bodies_before_roles(s: &mut Sentence) {
    for role in 1..s.len().saturating_sub(2) {
        let body = role - 1;
        let is_role = s.tags[role] == Tag::Nn && s.word(role).starts_with(char::is_lowercase);
        let is_body = s.word(body).starts_with(char::is_uppercase);
        if !is_role || !is_body || s.upos[role + 1] != Upos::Propn {
            continue;
        }
        let Some(verb) = s.head(body) else { continue };
        let bearer = match s.labels[role] {
            Label::NmodDesc => s.head(role),
            _ => Some(role),
        };
        let is_subject = |at: usize| s.head(at) == Some(verb) && s.labels[at] == Label::Nsubj;
        if verb > role && is_subject(body) && bearer.is_some_and(is_subject) {
            hang(s, body, role, Label::Compound);
            (s.tags[body], s.upos[body]) = (Tag::Nnp, Upos::Propn);
        }
    }
}

/// Makes a preposition of `pursuant to`, which taggers take for the end of the name before it.
fn pursuant_to(s: &mut Sentence) {
    for word in 1..s.len().saturating_sub(2) {
        if s.word(word) != "pursuant"
            || s.word(word + 1) != "to"
            || s.labels[word + 1] != Label::Case
        {
            continue;
        }
        let Some(law) = s.head(word + 1).filter(|&law| law > word + 1) else { continue };
        let name = s.head(word - 1) == Some(word) && s.labels[word - 1] == Label::Compound;
        if name && !s.is_root(word) {
            (s.heads[word - 1], s.labels[word - 1]) = (s.heads[word], s.labels[word]);
            for at in 0..word - 1 {
                if s.head(at) == Some(word) {
                    s.heads[at] = (word - 1) as u16;
                }
            }
            hang(s, word, law, Label::Case);
            s.upos[word] = Upos::Adp;
        }
    }
}

/// Hangs the first half of a name with a hyphen on the rest, where both were taken for the same
/// part of the sentence: `sued Al-Rashid Trading`.
fn halves_of_names(s: &mut Sentence) {
    for hyphen in 1..s.len().saturating_sub(1) {
        let (first, second) = (hyphen - 1, hyphen + 1);
        let is_name = |at: usize| s.upos[at] == Upos::Propn;
        let glued = s.tokens[first].end == s.tokens[hyphen].start
            && s.tokens[hyphen].end == s.tokens[second].start;
        if s.tags[hyphen] != Tag::Hyph || !glued || !is_name(first) || !is_name(second) {
            continue;
        }
        let above = s.head(first);
        let top = upwards(s, second).find(|&at| s.head(at) == above);
        if let Some(top) = top.filter(|&top| top > hyphen && s.labels[top] == s.labels[first]) {
            hang(s, first, top, Label::Compound);
            hang(s, hyphen, top, Label::Punct);
        }
    }
}

/// Hangs the rest of a name on the name before it, and not on one behind whose verb it stands: in `Ann Ro
/// paid Owen Trask` nobody is called `Ann Ro Trask`.
fn rests_of_names(s: &mut Sentence) {
    for rest in 3..s.len() {
        let Some(name) = s.head(rest).filter(|_| s.labels[rest] == Label::Flat) else { continue };
        let near = rest - 1;
        let is_name = |at: usize| s.upos[at] == Upos::Propn;
        let is_behind_verb = (name + 1..near).any(|at| s.upos[at] == Upos::Verb);
        let of_verb = s.head(near).is_some_and(|verb| verb > name && s.upos[verb] == Upos::Verb);
        if is_name(rest) && is_name(near) && is_behind_verb && of_verb {
            hang(s, rest, near, Label::Flat);
        }
    }
}

/// Titles that are no part of anybody's name.
#[rustfmt::skip]
const COURTESY: &[&str] =
    &["Dr", "Dr.", "Miss", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx", "Mx."];

/// Takes `Ms` before a name for the title it is, where taggers see a pronoun, and `Mr` for no head of the
/// name.
fn titles(s: &mut Sentence) {
    for title in 0..s.len().saturating_sub(1) {
        let name = title + 1;
        let before_name = s.word(name).starts_with(char::is_uppercase);
        if !COURTESY.contains(&s.word(title)) || !before_name {
            continue;
        }
        if matches!(s.word(title), "Ms" | "Mx" | "Ms." | "Mx.") {
            (s.tags[title], s.upos[title]) = (Tag::Nnp, Upos::Propn);
        }
        let beside = s.head(title) == s.head(name) && !s.is_root(name);
        // `paid Ms Ro $5`: she is no part of the money.
        let of_money = s.head(name).is_some_and(|at| at > name && is_money(s, at));
        if s.head(title) == Some(name) {
            continue;
        }
        if beside && s.upos[name] == Upos::Propn && !of_money {
            hang(s, title, name, Label::Compound);
        } else if beside || of_money || s.head(name) == Some(title) {
            take_place(s, title, name);
        }
    }
}

/// Puts a name where its title stands in the sentence, and hangs the title and the rest of the name on it.
fn take_place(s: &mut Sentence, title: usize, name: usize) {
    if s.is_root(title) || upwards(s, title).skip(1).any(|above| above == name) {
        return;
    }
    (s.heads[name], s.labels[name]) = (s.heads[title], s.labels[title]);
    (s.tags[name], s.upos[name]) = (Tag::Nnp, Upos::Propn);
    for at in 0..s.len() {
        if s.head(at) == Some(title) && at != name {
            s.heads[at] = name as u16;
        }
    }
    (s.heads[title], s.labels[title]) = (name as u16, Label::Compound);
}

/// Words in small letters within the names of families.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "al", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn",
    "la", "le", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
];

/// Makes one name of `Ursula von der Leyen`.
fn particles(s: &mut Sentence) {
    let is_particle = |s: &Sentence, at: usize| PARTICLES.contains(&s.word(at));
    let capital = |s: &Sentence, at: usize| s.word(at).starts_with(char::is_uppercase);
    let mut at = 1;
    while at + 1 < s.len() {
        let first = at - 1;
        let nominal = matches!(s.upos[first], Upos::Propn | Upos::Noun | Upos::Adj | Upos::X);
        if !is_particle(s, at) || !capital(s, first) || !nominal {
            at += 1;
            continue;
        }
        let last = (at..s.len()).find(|&word| !is_particle(s, word)).unwrap_or(at);
        if last > at && capital(s, last) {
            make_name(s, first, last);
        }
        at = last.max(at + 1);
    }
}

/// Hangs on the first of some words the others and all that hung on them, as one name.
pub(super) fn make_name(s: &mut Sentence, first: usize, last: usize) {
    let within = |at: usize| (first..=last).contains(&at);
    let above_all = |at: &usize| upwards(s, *at).skip(1).all(|above| !within(above));
    let Some(outer) = (first..=last).find(above_all) else { return };
    let (is_root, above, label) = (s.is_root(outer), s.heads[outer], s.labels[outer]);
    for at in 0..s.len() {
        if within(at) {
            (s.tags[at], s.upos[at]) = (Tag::Nnp, Upos::Propn);
        } else if s.head(at).is_some_and(within) && !s.is_root(at) {
            s.heads[at] = first as u16;
        }
    }
    for at in first + 1..=last {
        (s.heads[at], s.labels[at]) = (first as u16, Label::Flat);
    }
    s.heads[first] = if is_root { first as u16 } else { above };
    s.labels[first] = label;
}

/// Takes a day or month off the name behind it: `Today Orlo left`, `In May Orlo left`.
fn times(s: &mut Sentence) {
    const DAYS: &[&str] = &["today", "yesterday", "tomorrow", "tonight"];
    let time = usize::from(s.len() > 1 && s.labels[0] == Label::Case);
    if s.len() < time + 3 {
        return;
    }
    let word = s.word(time);
    let is_day = DAYS.contains(&word.to_lowercase().as_str()) || is_weekday(word);
    let is_time = if time == 0 { is_day } else { is_day || month(word).is_some() };
    let Some(name) = s.head(time).filter(|&name| is_time && name > time) else { return };
    let Some(verb) = s.head(name).filter(|_| s.labels[name] == Label::Nsubj) else { return };
    let goes_on = s.word(time + 1).starts_with(char::is_uppercase);
    if s.upos[name] != Upos::Propn || !goes_on || s.upos[verb] != Upos::Verb {
        return;
    }
    let label = if time == 0 { Label::Advmod } else { Label::Obl };
    hang(s, time, verb, label);
    if time == 1 {
        hang(s, 0, 1, Label::Case);
    }
}

/// Makes a subject of the name that a sentence opens with, where the parser hung all of the rest on
/// its first word: `Acme Corp sued Beta Corp.`
fn openings(s: &mut Sentence) {
    let is_name = |at: usize| s.upos[at] == Upos::Propn;
    let last = (0..s.len()).take_while(|&at| is_name(at)).last().unwrap_or(0);
    let verb = last + 1;
    let takes = |verb: usize| {
        s.labels[verb] == Label::Acl
            && matches!(s.tags[verb], Tag::Vbn | Tag::Vbd)
            && s.labels[last] == Label::Nsubj
            && s.head(last) == Some(verb)
    };
    if last == 0 || !s.is_root(0) || verb >= s.len() || s.head(verb) != Some(0) || !takes(verb) {
        return;
    }
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
    for at in 0..s.len() {
        if at > verb && s.heads[at] == 0 {
            s.heads[at] = verb as u16;
        }
    }
    (s.heads[0], s.labels[0]) = (verb as u16, Label::Nsubj);
    make_name(s, 0, last);
}

/// Makes one subject of the two words of a name that the parser made two of: `Delta Marine paid`.
fn twins(s: &mut Sentence) {
    for last in 1..s.len() {
        let first = last - 1;
        let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
        let together = s.head(first).is_some() && s.head(first) == s.head(last);
        if !(together && is_subject(first) && is_subject(last) && is_part_of_name(s, first)) {
            continue;
        }
        // What is told behind a comma, as in `Ann Ro, who left, paid`, is told of both words.
        let is_apart = s.tags.get(last + 1) == Some(&Tag::Comma);
        let has_own = s.children(first).any(|at| at > first && !(is_apart && at > last));
        if s.upos[last] != Upos::Propn || has_own {
            continue;
        }
        // A title is no part of the name that is known.
        match is_title(s.word(first)) {
            true => hang(s, first, last, Label::Compound),
            false => make_name(s, first, last),
        }
    }
}

/// Hangs on a name the first half of its office, which the parser took for a subject of its own: `Ohio
/// Attorney General Ann Ro sued`.
fn offices_before_titles(s: &mut Sentence) {
    for title in 1..s.len().saturating_sub(1) {
        let office = title - 1;
        let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
        let is_name = |at: usize| s.upos[at] == Upos::Propn;
        if !is_title(s.word(title)) || !is_subject(office) || !is_name(office) {
            continue;
        }
        let above = s.head(office);
        let bearer = upwards(s, title).find(|&at| is_subject(at) && s.head(at) == above);
        if let Some(bearer) = bearer.filter(|&at| at > title && is_name(at)) {
            hang(s, office, bearer, Label::NmodDesc);
        }
    }
}

/// Whether a capitalised word is none that a sentence merely opens with.
fn is_part_of_name(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    let is_known = || English::shared().knows(&word.to_lowercase());
    word.starts_with(char::is_uppercase) && (s.upos[at] == Upos::Propn || at == 0 && !is_known())
}

/// Makes one word of `son-in-law`, of which parsers make a son and a law.
fn in_laws(s: &mut Sentence) {
    const KIN: &[&str] = &[
        "brother",
        "brothers",
        "daughter",
        "daughters",
        "father",
        "mother",
        "sister",
        "sisters",
        "son",
        "sons",
    ];
    for kin in 0..s.len().saturating_sub(4) {
        let words = [kin + 1, kin + 2, kin + 3, kin + 4].map(|at| s.word(at));
        if !matches!(words, ["-", "in", "-", "law"]) || !KIN.contains(&s.word(kin)) {
            continue;
        }
        let rest = kin + 1..kin + 5;
        let is_root = rest.clone().any(|at| s.is_root(at));
        if is_root || upwards(s, kin).any(|above| rest.contains(&above)) {
            continue;
        }
        for at in 0..s.len() {
            let of_rest = s.head(at).is_some_and(|head| rest.contains(&head));
            if of_rest && !rest.contains(&at) {
                hang(s, at, kin, s.labels[at]);
            }
        }
        for at in rest {
            hang(s, at, kin, Label::Flat);
        }
        // `Orlo's mother-in-law` is not Orlo.
        let owner = s.head(kin).filter(|&at| s.labels[kin] == Label::Appos && at < kin);
        if let Some(owner) = owner.filter(|_| kin > 0 && s.tags[kin - 1] == Tag::Pos) {
            s.heads[kin] = if s.is_root(owner) { kin as u16 } else { s.heads[owner] };
            s.labels[kin] = s.labels[owner];
            (s.heads[owner], s.labels[owner]) = (kin as u16, Label::NmodPoss);
        }
    }
}

/// Makes one name of `Pym & Foss`, and hangs it on whoever belongs to it: `Pym & Foss lawyer Ann Ro`.
fn partners(s: &mut Sentence) {
    for and in 1..s.len().saturating_sub(1) {
        let capital = |at: usize| s.word(at).starts_with(char::is_uppercase);
        let (first, last) = (and - 1, and + 1);
        if s.word(and) != "&" || !capital(first) || !capital(last) {
            continue;
        }
        let role = last + 1;
        let named = (role + 1..s.len()).take_while(|&at| capital(at) && s.upos[at] == Upos::Propn);
        let end = named.last();
        let is_role = role < s.len() && s.upos[role] == Upos::Noun && says_person(s.word(role));
        // `Orlo, Pym & Foss`: a comma tells the firm from the name before it.
        let loose = |at: usize| {
            let hangs = matches!(s.labels[at], Label::Conj | Label::Flat);
            let on = s.head(at).filter(|&on| hangs && on < first);
            on.is_some_and(|on| s.tags[first - 1] == Tag::Comma && on < first - 1)
        };
        match end.filter(|_| is_role) {
            Some(end) => role_at_firm(s, first..end + 1, role),
            None if loose(and) || loose(last) => make_name(s, first, last),
            None => {}
        }
    }
}

/// Puts a role in the place of some words, among them the firm before it and the name behind.
fn role_at_firm(s: &mut Sentence, words: Range<usize>, role: usize) {
    let above_all = |at: &usize| upwards(s, *at).skip(1).all(|above| !words.contains(&above));
    let Some(outer) = words.clone().find(above_all) else { return };
    let (is_root, above, label) = (s.is_root(outer), s.heads[outer], s.labels[outer]);
    let compounds = |at: &usize| {
        s.labels[*at] == Label::Compound && s.head(*at).is_some_and(|on| words.contains(&on))
    };
    let start = (0..words.start).rev().take_while(compounds).last().unwrap_or(words.start);
    for at in 0..s.len() {
        let hangs_in = s.head(at).is_some_and(|head| words.contains(&head));
        if hangs_in && !words.contains(&at) && !s.is_root(at) {
            s.heads[at] = role as u16;
        }
    }
    for (from, to, label) in [(start, role, Label::Compound), (role + 1, words.end, Label::Appos)] {
        for at in from..to {
            (s.tags[at], s.upos[at]) = (Tag::Nnp, Upos::Propn);
            (s.heads[at], s.labels[at]) = (from as u16, Label::Flat);
        }
        (s.heads[from], s.labels[from]) = (role as u16, label);
    }
    s.heads[role] = if is_root { role as u16 } else { above };
    s.labels[role] = label;
}

/// Makes one subject of `Labour MP Ann Ro`, of which the parser made two.
fn parties(s: &mut Sentence) {
    for name in 2..s.len() {
        let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
        let Some(verb) = s.head(name).filter(|_| is_subject(name)) else { continue };
        let start = (0..name).rev().take_while(|&at| s.head(at) == Some(name)).last();
        let Some(party) = start.and_then(|start| start.checked_sub(1)) else { continue };
        let is_name = |at: usize| s.upos[at] == Upos::Propn;
        let several = s.children(name).any(|at| s.labels[at] == Label::Flat);
        let both = is_subject(party) && s.head(party) == Some(verb);
        if both && (party..=name).all(is_name) && several {
            hang(s, party, name, Label::Compound);
        }
    }
}

/// Hangs a name on the noun beside it: `his lawyer Orlo`, `by the minister, Ann Ro`.
fn described(s: &mut Sentence) {
    for name in 1..s.len() {
        let is_name = |at: usize| s.upos[at] == Upos::Propn && s.tags[at] == Tag::Nnp;
        let Some(head) = s.head(name).filter(|&head| is_name(name) && head < name) else {
            continue;
        };
        let before = name - 1;
        let twins = s.head(before) == Some(head) && s.labels[before] == s.labels[name];
        if twins && is_name(before) && s.labels[name] == Label::Appos {
            hang(s, name, before, Label::Flat);
            continue;
        }
        let joined = s.labels[name] == Label::Conj && s.child(name, Label::Cc).is_none();
        if twins && joined && s.upos[before] == Upos::Noun && says_person(s.word(before)) {
            hang(s, name, before, Label::Appos);
            continue;
        }
        // The preposition before both was hung on the name.
        let tie = s.children(name).find(|&at| s.labels[at] == Label::Case && at < head);
        let loose = joined || s.labels[name] == Label::Appos;
        if let Some(tie) = tie.filter(|_| loose && is_nominal(s, head)) {
            hang(s, tie, head, Label::Case);
        }
    }
}

/// Roles that firms have as well as people.
#[rustfmt::skip]
const ROLES_OF_FIRMS: &[&str] = &[
    "broker", "buyer", "contractor", "creditor", "dealer", "distributor", "exporter", "importer", "landlord",
    "lender", "maker", "operator", "owner", "parent", "publisher", "reseller", "rival", "seller",
    "shareholder", "subsidiary", "supplier", "trader",
];

/// Hangs a name between commas on the role before it, and not on the one whose role it is: in `the
/// widow of Emil Orlo, Ann Ro, left` he isn't she. If the name may not have the role, it says
/// nothing.
fn bearers_of_roles(s: &mut Sentence) {
    for name in 4..s.len() {
        let Some(beside) = s.head(name).filter(|&beside| beside < name && stands_beside(s, name))
        else {
            continue;
        };
        let is_part = |at: &usize| matches!(s.labels[*at], Label::Flat | Label::Compound);
        let whose = upwards(s, beside).find(|at| !is_part(at)).unwrap_or(beside);
        let tie = s.child(whose, Label::Case).map(|tie| s.word(tie).to_lowercase());
        let lies = matches!(tie.as_deref(), Some("in" | "near" | "from" | "at"));
        let tied = lies || matches!(tie.as_deref(), Some("of" | "to" | "for" | "by"));
        let names = [whose, name].iter().all(|&at| s.upos[at] == Upos::Propn);
        let role = role_above(s, whose).filter(|&role| names && tied && s.upos[role] == Upos::Noun);
        let Some(role) = role else { continue };
        let words = words_of_name(s, name);
        let by_itself = s.head(whose) == Some(role);
        let is_far = matches!(tie.as_deref(), Some("in" | "near")) || !by_itself;
        let bears = may_bear(s, &words, role)
            && (!lies || says_itself(s, &words) || !is_far && words.len() > 1);
        // `in Paris, Texas`
        if !bears && lies && is_far {
            continue;
        }
        let label = if bears { Label::Appos } else { Label::Parataxis };
        hang(s, name, role, label);
        for part in words.filter(|&part| part != name) {
            let label = if part < name { Label::Compound } else { Label::Flat };
            hang(s, part, name, label);
        }
    }
}

/// The noun that a name is tied to, by itself or by a participle: `head of Pell`, `firm owned by
/// Pell`.
fn role_above(s: &Sentence, whose: usize) -> Option<usize> {
    let above = s.head(whose).filter(|&above| above < whose)?;
    match s.labels[whose] {
        Label::Nmod => Some(above),
        Label::Obl | Label::OblAgent if s.labels[above] == Label::Acl => {
            s.head(above).filter(|&role| role < above)
        }
        _ => None,
    }
}

/// Whether a name of several words tells by them that it is that of a person or a body.
fn says_itself(s: &Sentence, words: &Range<usize>) -> bool {
    let text: Vec<&str> = words.clone().map(|at| s.word(at)).collect();
    let is_body = text.iter().any(|word| says_kind(word) && !says_place(word));
    text.len() > 1 && (is_body || is_name_of_person(&text.join(" ")))
}

/// The names in a row that a word stands in.
fn words_of_name(s: &Sentence, name: usize) -> Range<usize> {
    let is_name = |at: &usize| s.upos[*at] == Upos::Propn;
    let first = (0..name).rev().take_while(is_name).last().unwrap_or(name);
    let behind = (name..s.len()).take_while(is_name).last().unwrap_or(name);
    first..behind + 1
}

/// Whether a name stands behind a comma and is no member of a list.
fn stands_beside(s: &Sentence, name: usize) -> bool {
    let start = (0..name).rev().take_while(|&at| s.head(at) == Some(name)).last();
    let start = start.unwrap_or(name);
    let comma = |at: usize| s.tags[at] == Tag::Comma;
    let apart = comma(start) || start > 0 && comma(start - 1);
    let listed = s.child(name, Label::Cc).is_some() || s.child(name, Label::Conj).is_some();
    let head = s.head(name);
    let others = head
        .is_some_and(|head| s.children(head).any(|at| at != name && s.labels[at] == Label::Conj));
    let is_beside = match s.labels[name] {
        Label::Appos | Label::Flat | Label::NmodUnmarked => true,
        Label::Conj => !others,
        _ => false,
    };
    apart && is_beside && !listed
}

/// Whether these words may be the name of whoever has a role.
fn may_bear(s: &Sentence, words: &Range<usize>, role: usize) -> bool {
    let text: Vec<&str> = words.clone().map(|at| s.word(at)).collect();
    let is_person = is_name_of_person(&text.join(" "));
    let is_thing = text.iter().any(|word| says_kind(word) && !says_person(word));
    let noun = s.word(role).to_lowercase();
    if ROLES_OF_FIRMS.contains(&noun.as_str()) {
        return true;
    }
    match says_person(&noun) || is_agent_noun(&noun) {
        true => text.len() > 1 && !is_thing,
        false => says_kind(&noun) && is_thing && !is_person,
    }
}

/// Takes for a noun the role with capitals that somebody's name between commas follows: `Orlo's
/// Managing Partner, Ann Ro, left`.
pub(super) fn capital_roles(s: &mut Sentence) {
    for role in 1..s.len() {
        let name = s.child(role, Label::Appos).filter(|&name| name > role + 1);
        let named = name.is_some_and(|name| s.upos[name] == Upos::Propn);
        let owned = s.child(role, Label::NmodPoss).is_some_and(|owner| owner < role);
        let apart = s.tags.get(role + 1) == Some(&Tag::Comma);
        let is_role = says_person(s.word(role)) && matches!(s.upos[role], Upos::Propn | Upos::Adj);
        if named && owned && apart && is_role {
            (s.tags[role], s.upos[role]) = (Tag::Nn, Upos::Noun);
        }
    }
}
