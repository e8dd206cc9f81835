//! What a word is called in a dictionary: rules for endings, and the words that keep to none.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::extract::language::Tag;

static VERBS_BY_FORM: OnceLock<ByForm> = OnceLock::new();
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
    let exceptions = match tag {
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md => {
            VERBS_BY_FORM.get_or_init(|| by_form(VERBS))
        }
        Tag::Nns => NOUNS_BY_FORM.get_or_init(|| by_form(NOUNS)),
        _ => return small,
    };
    let straight = small.strip_prefix('’').map(|rest| format!("'{rest}"));
    if let Some(base) = exceptions.get(straight.as_deref().unwrap_or(&small)) {
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

/// The base of a word in a table of lines `base: form form …`, by form.
type ByForm = BTreeMap<&'static str, &'static str>;

fn by_form(table: &'static str) -> ByForm {
    let lines = table.lines().filter_map(|line| line.split_once(": "));
    lines.flat_map(|(base, forms)| forms.split(' ').map(move |form| (form, base))).collect()
}

/// The forms of a verb that no rule makes, a past before its participle; not all have either.
pub(crate) fn irregular_forms(verb: &str) -> impl Iterator<Item = &'static str> {
    let mut lines = VERBS.lines().filter_map(|line| line.split_once(": "));
    let forms = lines.find(|(base, _)| *base == verb).map(|(_, forms)| forms);
    forms.into_iter().flat_map(|forms| forms.split(' '))
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

/// Verbs with forms that no rule makes, or that the rules get wrong.
const VERBS: &str = "\
be: am is are was were been being 's 're 'm 's ai ar m s re
have: has had having 've hav ve
do: does did done doing du
will: 'll wo
would: 'd
can: ca
say: says said
make: made
get: got gotten
tell: told
take: took taken
find: found
go: went gone goes gon
come: came coming
leave: left
know: knew known
send: sent
think: thought
give: gave given
see: saw seen
bear: bore born borne
feel: felt
become: became becoming
hear: heard
bring: brought
hold: held
lose: lost
begin: began begun
spend: spent
keep: kept
write: wrote written
pay: paid
build: built
meet: met
lead: led
speak: spoke spoken
show: shown
buy: bought
win: won
want: wan
grow: grew grown
run: ran
mean: meant
catch: caught
teach: taught
drive: drove driven
break: broke broken
forget: forgot forgotten
sit: sat
sell: sold
seek: sought
understand: understood
fall: fell fallen
choose: chose chosen
eat: ate eaten
deal: dealt
hang: hung hanging hanged
blow: blew blown
throw: threw thrown
draw: drew drawn
rise: rose risen
stand: stood
prove: proven
drink: drank drunk
sleep: slept
tie: tied tying
stick: stuck
shoot: shot
lay: laid
lie: lying lied
die: dying died
swear: swore sworn
ring: rang rung ringing ringed
freeze: froze frozen
wear: wore worn
strike: struck stricken
learn: learnt
undertake: undertook undertaken
ride: rode ridden
wake: woke woken
flee: fled fleeing
fly: flew flown
hide: hid hidden
steal: stole stolen
arise: arose arisen
shake: shook shaken
sweep: swept
fight: fought
bend: bent
withdraw: withdrew withdrawn
sink: sank sunk
forgive: forgave forgiven
feed: fed
mistake: mistook mistaken
dig: dug
lend: lent
shrink: shrank shrunk
overdo: overdid overdone
withhold: withheld
forbid: forbade forbidden
breed: bred
weave: wove woven
rebuild: rebuilt
overhear: overheard
swing: swung
prepay: prepaid
overtake: overtook overtaken
sow: sown
creep: crept
spring: sprang sprung
sing: sang sung singing
swim: swam swum
tear: tore torn
bite: bit bitten biting
wind: wound
bind: bound
bleed: bled
breathe: breathed breathing
cling: clung
deem: deemed
foresee: foresaw foreseen
foretell: foretold
forgo: forwent forgone
grind: ground
kneel: knelt
leap: leapt
light: lit
mislead: misled
oversee: oversaw overseen
outdo: outdid outdone
overcome: overcame overcoming
overthrow: overthrew overthrown
redo: redid redone
resell: resold
retell: retold
rewrite: rewrote rewritten
sew: sewn
shine: shone
slide: slid
sling: slung
smell: smelt
speed: sped
spell: spelt
spin: spun
spit: spat
spill: spilt
stride: strode stridden
string: strung
strive: strove striven
stink: stank stunk
sting: stung
swell: swollen
undergo: underwent undergone
undo: undid undone
uphold: upheld
weep: wept
wring: wrung
dwell: dwelt
burn: burnt
dream: dreamt
slay: slew slain
tread: trod trodden
thrive: throve thriven
abide: abode
awake: awoke awoken
beat: beaten
behold: beheld
beget: begot begotten
browse: browsed browsing
underlie: underlying underlay underlain
vie: vying vied
dye: dyeing dyed
agree: agreed
phone: phoned phoning
postpone: postponed postponing
condone: condoned condoning
clone: cloned cloning
tone: toned toning
intervene: intervened intervening
convene: convened convening
supersede: superseded superseding
concede: conceded conceding
precede: preceded preceding
interfere: interfered interfering
adhere: adhered adhering
complete: completed completing
delete: deleted deleting
compete: competed competing
welcome: welcomed welcoming
create: created creating
recreate: recreated recreating
visit: visited visiting
limit: limited limiting
focus: focused focusing focussed focussing focuses
travel: travelled travelling
cancel: cancelled cancelling
label: labelled labelling
control: controlled controlling
patrol: patrolled patrolling
rebel: rebelled rebelling
compel: compelled compelling
expel: expelled expelling
propel: propelled propelling
enrol: enrolled enrolling
fulfil: fulfilled fulfilling
signal: signalled signalling
model: modelled modelling
fuel: fuelled fuelling
counsel: counselled counselling
marvel: marvelled marvelling
quarrel: quarrelled quarrelling
unravel: unravelled unravelling
channel: channelled channelling
repel: repelled repelling
excel: excelled excelling
quiz: quizzed quizzing
target: targeted targeting
market: marketed marketing
budget: budgeted budgeting
exit: exited exiting
prohibit: prohibited prohibiting
inhabit: inhabited inhabiting
exhibit: exhibited exhibiting
worship: worshiped worshiping
orbit: orbited orbiting
recruit: recruited recruiting
posit: posited positing
deposit: deposited depositing
credit: credited crediting
benefit: benefited benefiting
spirit: spirited
vomit: vomited vomiting
trust: trusted trusting
cast: casting
last: lasted lasting
blast: blasted blasting
boast: boasted boasting
toast: toasted toasting
roast: roasted roasting
fast: fasted fasting
broadcast: broadcasted broadcasting
bus: bused busing
bias: biased biasing
guarantee: guaranteed
owe: owed owing
hit: hitting
quit: quitting
spar: sparred sparring
ban: banned banning
bang: banged banging
belong: belonged belonging
fear: feared fearing
eye: eyed eyeing
shroud: shrouded
cloud: clouded
crowd: crowded
avoid: avoided avoiding
devoid: devoided
hoard: hoarded
rob: robbed
add: added adding
err: erred erring
egg: egged egging
ally: allied
age: aged aging ageing
use: used using
ice: iced icing
ease: eased easing
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
