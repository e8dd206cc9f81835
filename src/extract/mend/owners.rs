//! What somebody owns or runs, where the parser took the verb for a noun, or a share for what it is:
//! `the clinic run by Orlo`, `Pell is 60% owned by Orlo`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::is_nominal;

pub(super) fn mend(s: &mut Sentence) {
    for at in 1..s.len().saturating_sub(2) {
        if s.word(at + 1) == "by" && s.word(at) == "run" {
            run_by(s, at);
        } else if s.word(at + 1) == "by" && matches!(s.word(at), "controlled" | "held" | "owned") {
            owned_share(s, at);
        }
    }
}

/// Makes a participle of `run` between a thing and whoever runs it. A test run is none.
fn run_by(s: &mut Sentence, run: usize) {
    const RUNS: &[&str] = &["bank", "cup", "dry", "home", "practice", "print", "test", "trial"];
    let thing = run - 1;
    let is_part = s.head(thing) == Some(run) && s.labels[thing] == Label::Compound;
    let has_article = s.child(run, Label::Det).is_some_and(|det| det < thing);
    let owner = s.head(run + 1).filter(|&at| at > run && s.head(at) == Some(run));
    let is_noun = s.tags[run] == Tag::Nn && is_nominal(s, thing) && !RUNS.contains(&s.word(thing));
    let Some(owner) = owner.filter(|_| is_part && has_article && is_noun) else { return };
    (s.heads[thing], s.labels[thing]) = (s.heads[run], s.labels[run]);
    if s.head(run).is_none() {
        s.heads[thing] = thing as u16;
    }
    for at in 0..s.len() {
        if at != owner && at != thing && s.head(at) == Some(run) {
            s.heads[at] = thing as u16;
        }
    }
    (s.heads[run], s.labels[run]) = (thing as u16, Label::Acl);
    (s.tags[run], s.upos[run]) = (Tag::Vbn, Upos::Verb);
    s.labels[owner] = Label::OblAgent;
}

/// Makes a passive of a participle behind a share that the parser took for what the thing is.
fn owned_share(s: &mut Sentence, owned: usize) {
    let is_measure = |at: usize| matches!(s.word(at), "%" | "percent" | "cent");
    let share = s.head(owned).filter(|&at| at + 1 == owned && s.labels[owned] == Label::Acl);
    let Some(share) = share.filter(|&at| is_measure(at) && s.is_root(at)) else { return };
    let is = s
        .children(owned)
        .chain(s.children(share))
        .find(|&at| matches!(s.labels[at], Label::AuxPass | Label::Cop) && at < share);
    let thing = s.child(share, Label::Nsubj).filter(|&thing| is.is_some_and(|is| thing < is));
    let (Some(is), Some(thing)) = (is, thing) else { return };
    (s.heads[owned], s.labels[owned]) = (owned as u16, Label::Root);
    for at in 0..s.len() {
        let outer = at > owned || s.tags[at] == Tag::Comma;
        if outer && s.head(at) == Some(share) {
            s.heads[at] = owned as u16;
        }
    }
    hang(s, share, owned, Label::OblUnmarked);
    hang(s, thing, owned, Label::NsubjPass);
    hang(s, is, owned, Label::AuxPass);
    s.upos[is] = Upos::Aux;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn what_is_run_by_somebody_is_no_run() {
        let clinic = "Orlo|NNP|2|nsubj burned|VBD|0|root the|DT|5|det clinic|NN|5|compound run|NN|2|obj \
                      by|IN|7|case Pell|NNP|5|nmod";
        let told = told_after(mend, clinic);
        assert!(told.contains("clinic<burned Obj, run<clinic Acl"), "{told}");
        assert!(told.contains("Pell<run OblAgent"), "{told}");
        assert!(told_after(mend, &clinic.replace("clinic", "test")).contains("run<burned Obj"));
    }

    #[test]
    fn whose_share_it_is_owns_it() {
        let owned = "Pell|NNP|4|nsubj is|VBZ|5|aux:pass 62|CD|4|nummod %|NN|0|root owned|VBN|4|acl \
                     by|IN|7|case Orlo|NNP|5|obl:agent";
        let told = told_after(mend, owned);
        assert!(told.contains("Pell<owned NsubjPass, is<owned AuxPass"), "{told}");
        assert!(told_after(mend, &owned.replace("%", "firm")).contains("Pell<firm Nsubj"));
    }
}
