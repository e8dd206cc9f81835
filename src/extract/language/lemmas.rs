//! What a word is called in a dictionary: rules for endings, and the nouns that keep to none.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::extract::language::Tag;
use crate::extract::language::irregular_verbs::{ByForm, base_of, by_form};

static PIECES_BY_FORM: OnceLock<ByForm> = OnceLock::new();
static NOUNS_BY_FORM: OnceLock<ByForm> = OnceLock::new();

/// The dictionary's form of a word with this tag, in small letters.
///
/// Verbs and nouns are taken back to their first form (`blocked`, `blocks` → `block`); other words
/// only lose their capitals, names not even those.
pub(crate) fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    if matches!(tag, Tag::Nnp | Tag::Nnps) {
        return Cow::Borrowed(word);
    }
    let small = if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    };
    let exception = match tag {
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md => {
            base_of(&small).or_else(|| base_of_piece(&small))
        }
        Tag::Nns => NOUNS_BY_FORM.get_or_init(|| by_form(NOUNS)).get(&*small).map(|line| line.base),
        _ => return small,
    };
    if let Some(base) = exception {
        return Cow::Borrowed(base);
    }
    let base = match tag {
        Tag::Vbz | Tag::Nns => without_s(&small),
        Tag::Vbg => small.strip_suffix("ing").filter(|stem| has_vowel(stem)).map(first_form),
        Tag::Vbd | Tag::Vbn => without_ed(&small),
        _ => None,
    };
    base.map_or(small, Cow::Owned)
}

fn base_of_piece(word: &str) -> Option<&'static str> {
    let straight = word.strip_prefix('’').map(|rest| format!("'{rest}"));
    let pieces = PIECES_BY_FORM.get_or_init(|| by_form(PIECES));
    pieces.get(straight.as_deref().unwrap_or(word)).map(|line| line.base)
}

fn without_s(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    if ["ches", "shes", "sses", "xes", "zzes", "oes"].iter().any(|end| word.ends_with(end)) {
        return Some(word[..word.len() - 2].to_string());
    }
    if word.len() < 3 || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return None;
    }
    word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).map(str::to_string)
}

fn without_ed(word: &str) -> Option<String> {
    let stem = word.strip_suffix("ed").filter(|stem| has_vowel(stem))?;
    Some(if stem.ends_with('e') { stem.to_string() } else { first_form(stem) })
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// A verb from what is left without `ed` or `ing`: a doubled letter is single again, an `e` returns.
fn first_form(stem: &str) -> String {
    let mut last = stem.chars().rev();
    let (Some(end), Some(before)) = (last.next(), last.next()) else { return stem.to_string() };
    if end == before && stem.len() > 3 && !"aeioulszf".contains(end) {
        return stem[..stem.len() - end.len_utf8()].to_string();
    }
    match stem.strip_suffix('i') {
        Some(rest) => format!("{rest}y"),
        None if loses_e(stem) => format!("{stem}e"),
        None => stem.to_string(),
    }
}

/// Whether a verb that ends so before `ed` and `ing` ends in an `e` in the dictionary.
fn loses_e(stem: &str) -> bool {
    const KEEP: &[&str] = &[
        "eat", "oat", "ain", "een", "ean", "oin", "oon", "own", "ear", "eer", "oor", "our", "air",
        "eak", "oak", "ook", "eek", "eed", "oad", "oid", "aid", "ead", "eap", "oop", "eep", "ait",
        "oot", "oit", "eet", "uit", "eem", "oom", "oam", "aim", "eam", "eal", "eel", "ail", "oil",
        "ool", "oul", "iel", "aul", "oar", "aud", "out", "ood", "uin", "bit", "dit", "sit", "mit",
        "rpret", "rget", "nsor", "abor", "avor", "onor", "umor", "olor", "irror", "uthor",
        "onitor", "ghbor", "velop", "rofit", "nefit", "ouncil", "pilot", "edit", "herit", "arket",
        "llow", "iot", "ivot", "allot", "ebut", "uncil", "gnal", "iral", "rival", "equal", "otal",
        "ival",
    ];
    const LOSE: &[&str] = &[
        "v", "c", "u", "dg", "rg", "lg", "ag", "ug", "eg", "ang", "eng", "ung", "iz", "yz", "az",
        "oz", "at", "ast", "id", "ud", "ad", "ed", "ak", "ik", "ok", "uk", "ap", "op", "yp", "ip",
        "bl", "tl", "pl", "gl", "dl", "fl", "kl", "zl", "cl", "in", "un", "im", "am", "um", "ut",
        "ot", "ir", "ur", "ar", "as", "is", "os", "us", "rs", "ns", "ps", "ls", "il", "ol", "al",
        "ul", "yl", "ib", "ab", "ub", "ob", "or", "od", "et", "br", "gr", "cr", "tr", "it", "eath",
        "eeth", "ys", "eas", "owz", "ows", "ooz", "ag",
    ];
    let ends = |ends: &[&str]| ends.iter().any(|end| stem.ends_with(end));
    ends(LOSE) && !ends(KEEP)
}

/// What contractions are cut into, with and without their sign.
const PIECES: &str = "\
be: 's 're 'm ai ar m s re
have: 've hav ve
do: du
go: gon
want: wan
will: 'll wo
would: 'd
can: ca
";

/// Nouns of this kind.
const NOUNS: &str = "\
person: people ppl
child: children
woman: women
man: men
life: lives
wife: wives
knife: knives
wolf: wolves
half: halves
shelf: shelves
leaf: leaves
loaf: loaves
thief: thieves
hoof: hooves
calf: calves
self: selves
foot: feet
tooth: teeth
goose: geese
mouse: mice
shoe: shoes
toe: toes
canoe: canoes
horseshoe: horseshoes
movie: movies
cookie: cookies
tie: ties
pie: pies
lie: lies
rookie: rookies
calorie: calories
zombie: zombies
newbie: newbies
selfie: selfies
hoodie: hoodies
bus: buses
virus: viruses
campus: campuses
bonus: bonuses
census: censuses
status: statuses
focus: focuses
surplus: surpluses
sinus: sinuses
gas: gases
bias: biases
lens: lenses
analysis: analyses
crisis: crises
thesis: theses
hypothesis: hypotheses
diagnosis: diagnoses
synthesis: syntheses
oasis: oases
axis: axes
criterion: criteria
phenomenon: phenomena
medium: media
bacterium: bacteria
datum: data
stimulus: stimuli
nucleus: nuclei
alumnus: alumni
corpus: corpora
index: indices
appendix: appendices
matrix: matrices
vertex: vertices
headache: headaches
cache: caches
niche: niches
ache: aches
avalanche: avalanches
axe: axes
quiz: quizzes
die: dice
ox: oxen
policeman: policemen
congressman: congressmen
congresswoman: congresswomen
spokesman: spokesmen
spokeswoman: spokeswomen
businessman: businessmen
chairman: chairmen
fisherman: fishermen
fireman: firemen
gunman: gunmen
guardsman: guardsmen
craftsman: craftsmen
gentleman: gentlemen
countryman: countrymen
lawman: lawmen
grandchild: grandchildren
schoolchild: schoolchildren
stepchild: stepchildren
premise: premises
species: species
series: series
means: means
troops: troops
regards: regards
thanks: thanks
politics: politics
economics: economics
electronics: electronics
dynamics: dynamics
clothes: clothes
pants: pants
jeans: jeans
trousers: trousers
glasses: glasses
supplies: supplies
goods: goods
grounds: grounds
headquarters: headquarters
contents: contents
surroundings: surroundings
proceedings: proceedings
savings: savings
remains: remains
manners: manners
whereabouts: whereabouts
arrears: arrears
news: news
minute: mins min
year: yrs
hour: hrs
pound: lbs
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_nouns_go_back_to_their_first_form() {
        for (word, tag, wanted) in [
            ("blocked", Tag::Vbd, "block"),
            ("Requested", Tag::Vbn, "request"),
            ("operates", Tag::Vbz, "operate"),
            ("controlling", Tag::Vbg, "control"),
            ("stopped", Tag::Vbd, "stop"),
            ("was", Tag::Vbd, "be"),
            ("’re", Tag::Vbp, "be"),
            ("denies", Tag::Vbz, "deny"),
            ("making", Tag::Vbg, "make"),
            ("explained", Tag::Vbd, "explain"),
            ("agencies", Tag::Nns, "agency"),
            ("people", Tag::Nns, "person"),
            ("matches", Tag::Nns, "match"),
            ("Meta", Tag::Nnp, "Meta"),
            ("The", Tag::Dt, "the"),
            ("é", Tag::Vbg, "é"),
        ] {
            assert_eq!(lemma(word, tag), wanted);
        }
    }
}
