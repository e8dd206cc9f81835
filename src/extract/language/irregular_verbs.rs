//! The forms of verbs that no rule makes.

use std::collections::BTreeMap;
use std::sync::OnceLock;

static VERBS_BY_FORM: OnceLock<ByForm> = OnceLock::new();

/// The verb of a form that no rule makes, whatever it is in its sentence: `bore` may be a noun.
pub(crate) fn base_of(form: &str) -> Option<&'static str> {
    verbs().get(form).map(|line| line.base)
}

/// The past of a verb that no rule makes. That of `wound` is none of `wind`.
pub(crate) fn irregular_past(verb: &str) -> Option<&'static str> {
    verbs().get(verb).filter(|line| line.base == verb).map(Line::past)
}

/// The past of a form that may stand behind `was` and differs from it: that of `taken`, and not
/// that of `left`, `hanged` or `hitting`.
pub(crate) fn past_of_participle(form: &str) -> Option<&'static str> {
    let other = ["ed", "ing", "s"].iter().any(|end| form.ends_with(end));
    let line = verbs().get(form).filter(|line| !other && line.has(form))?;
    Some(line.past()).filter(|past| *past != form && line.base != "be")
}

/// Whether a form is the past of a verb that has another participle: `took`.
pub(crate) fn is_past_alone(form: &str) -> bool {
    let mut forms = verbs().get(form).map(|line| line.forms.split(' ')).into_iter().flatten();
    let is_past = !form.ends_with("ed") && forms.next() == Some(form);
    is_past && forms.next().is_some_and(|next| next != form && past_of_participle(next).is_some())
}

/// Whether a form that no rule makes may stand behind `was`.
pub(crate) fn is_participle(form: &str) -> bool {
    let other = ["ing", "s"].iter().any(|end| form.ends_with(end));
    let has = |line: &Line| line.has(form);
    !other && verbs().get(form).is_some_and(has) && !is_past_alone(form)
}

fn verbs() -> &'static ByForm {
    VERBS_BY_FORM.get_or_init(|| {
        let mut all = by_form(VERBS);
        let bases: Vec<Line> = all.values().copied().collect();
        for line in bases {
            all.entry(line.base).or_insert(line);
        }
        all
    })
}

/// The lines `base: form form …` of a table, by form.
pub(super) type ByForm = BTreeMap<&'static str, Line>;

/// A word and its forms.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) base: &'static str,
    forms: &'static str,
}

impl Line {
    fn past(&self) -> &'static str {
        self.forms.split(' ').next().unwrap_or(self.forms)
    }

    fn has(&self, form: &str) -> bool {
        self.forms.split(' ').any(|own| own == form)
    }
}

pub(super) fn by_form(table: &'static str) -> ByForm {
    let lines = table.lines().filter_map(|line| line.split_once(": "));
    let lines = lines.map(|(base, forms)| Line { base, forms });
    lines.flat_map(|line| line.forms.split(' ').map(move |form| (form, line))).collect()
}

/// Verbs with forms that no rule makes, or that the rules get wrong: the past, the participle where
/// it differs or another form follows that is neither, and others.
const VERBS: &str = "\
be: was been being am is are were
have: had has having
do: did done does doing
say: said says
make: made
get: got got gotten
tell: told
take: took taken
find: found
go: went gone goes
come: came come coming
leave: left
know: knew known
send: sent
think: thought
give: gave given
see: saw seen
bear: bore borne born
feel: felt
become: became become becoming
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
show: showed shown
buy: bought
win: won
grow: grew grown
run: ran run
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
hang: hung hung hanging hanged
blow: blew blown
throw: threw thrown
draw: drew drawn
rise: rose risen
stand: stood
prove: proved proven
drink: drank drunk
sleep: slept
tie: tied tying
stick: stuck
shoot: shot
lay: laid
lie: lied lying
die: died dying
swear: swore sworn
ring: rang rung ringing ringed
freeze: froze frozen
wear: wore worn
strike: struck struck stricken
learn: learned learnt
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
sow: sowed sown
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
kneel: kneeled knelt
leap: leaped leapt
light: lit
mislead: misled
oversee: oversaw overseen
outdo: outdid outdone
overcome: overcame overcome overcoming
overthrow: overthrew overthrown
redo: redid redone
resell: resold
retell: retold
rewrite: rewrote rewritten
sew: sewed sewn
shine: shone
slide: slid
sling: slung
smell: smelled smelt
speed: sped
spell: spelled spelt
spin: spun
spit: spat
spill: spilled spilt
stride: strode stridden
string: strung
strive: strove striven
stink: stank stunk
sting: stung
swell: swelled swollen
undergo: underwent undergone
undo: undid undone
uphold: upheld
weep: wept
wring: wrung
dwell: dwelt
burn: burned burnt
dream: dreamed dreamt
slay: slew slain
tread: trod trodden
thrive: thrived throve thriven
abide: abode
awake: awoke awoken
beat: beat beaten
behold: beheld
beget: begot begotten
browse: browsed browsing
underlie: underlay underlain underlying
vie: vied vying
dye: dyed dyeing
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
cast: cast casting
last: lasted lasting
blast: blasted blasting
boast: boasted boasting
toast: toasted toasting
roast: roasted roasting
fast: fasted fasting
broadcast: broadcast broadcast broadcasted broadcasting
bus: bused busing
bias: biased biasing
guarantee: guaranteed
owe: owed owing
hit: hit hitting
quit: quit quitting
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
bet: bet
bid: bid
burst: burst
cost: cost
cut: cut
forecast: forecast
hurt: hurt
let: let
put: put
read: read
rid: rid
set: set
shed: shed
shut: shut
split: split
spread: spread
thrust: thrust
upset: upset
free: freed freeing
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::stem::stem;

    #[test]
    fn what_a_form_is_follows_from_its_line() {
        let pasts = ["taken", "run", "shown", "burnt", "come"].map(past_of_participle);
        assert_eq!(pasts, ["took", "ran", "showed", "burned", "came"].map(Some));
        let none = ["took", "left", "hanged", "been", "hitting", "relay", "say", "take", "cut"];
        assert_eq!(none.map(past_of_participle), [None; 9]);
        assert!(["took", "ran", "beat", "forgot"].iter().all(|form| is_past_alone(form)));
        assert!(!["left", "struck", "got", "cut", "proved"].iter().any(|form| is_past_alone(form)));
        let passive = ["withheld", "taken", "run", "put", "struck", "cut", "led", "got", "beaten"];
        assert!(passive.iter().all(|form| is_participle(form)));
        let others = ["took", "take", "hitting", "says", "withhold", "relay"];
        assert!(!others.iter().any(|form| is_participle(form)));
    }

    #[test]
    fn the_irregular_forms_of_a_verb_have_its_stem() {
        let lines = VERBS.lines().filter_map(|line| line.split_once(": "));
        for (base, forms) in lines {
            let rarely = |form: &&str| ["ground", "mistaken", "wound"].contains(form);
            for form in forms.split(' ').filter(|form| !rarely(form)) {
                assert_eq!((form, stem(form)), (form, stem(base)));
            }
        }
    }
}
