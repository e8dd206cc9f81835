//! What cues say of a proposition, on sentences parsed by hand.

use super::*;
use crate::extract::clauses::Argument;
use crate::extract::guide::Guide;
use crate::extract::hand_made::parse;
use crate::model::Modality;

/// How the proposition of a verb (a number from 1 on) is put, as one line.
fn put(notation: &str, head: usize, predicate: &[usize], ends: [usize; 2]) -> String {
    let sentence = parse(notation);
    let guide = Guide::default();
    let view = View::of(&sentence, &guide);
    let argument = |at: usize| {
        let at = at.checked_sub(1)?;
        Some(Argument { head: at, name: vec![at], whole: vec![at] })
    };
    let proposition = Proposition {
        head: head - 1,
        predicate: predicate.iter().map(|word| word - 1).collect(),
        subject: argument(ends[0]),
        object: argument(ends[1]),
        ..Proposition::default()
    };
    let manner = manner(&view, &proposition);
    let words = |words: &[usize]| {
        words.iter().map(|&word| sentence.word(word)).collect::<Vec<_>>().join(" ")
    };
    let status = manner.status.map_or("-", |rank| guide.statuses[rank].as_str());
    let mut line = if manner.denied { "denied".to_string() } else { status.to_string() };
    if manner.negated {
        line += " not";
    }
    if manner.modality != Modality::Actual {
        line = line + " " + manner.modality.name();
    }
    if let Some(speaker) = manner.speaker {
        line = line + " by " + sentence.word(speaker);
    }
    if let Some(unsaid) = manner.unsaid {
        line = format!("{line} {unsaid:?}");
    }
    let dropped = words(&manner.dropped);
    let dropped = if dropped.is_empty() { dropped } else { format!(" -{dropped}") };
    format!("{line} [{}]{dropped}", words(&manner.cues))
}

#[test]
fn a_plain_sentence_is_nobodys_but_the_texts() {
    let plain = "Ferro|NNP|2|nsubj bought|VBD|0|root ships|NNS|2|obj .|.|2|punct";
    assert_eq!(put(plain, 2, &[2], [1, 3]), "- []");
}

#[test]
fn who_says_so_is_found_on_either_side() {
    let before = "Officials|NNS|2|nsubj said|VBD|0|root that|IN|5|mark Ferro|NNP|5|nsubj \
                  bought|VBD|2|ccomp ships|NNS|5|obj";
    assert_eq!(put(before, 5, &[5], [4, 6]), "stated by Officials [said]");
    let behind = "Ferro|NNP|2|nsubj bought|VBD|0|root ships|NNS|2|obj ,|,|6|punct \
                  officials|NNS|6|nsubj said|VBD|2|parataxis";
    assert_eq!(put(behind, 2, &[2], [1, 3]), "stated by officials [said]");
    let as_said = "Ferro|NNP|2|nsubj bought|VBD|0|root ships|NNS|2|obj ,|,|7|punct as|IN|7|mark \
                   Keller|NNP|7|nsubj noted|VBD|2|advcl";
    assert_eq!(put(as_said, 2, &[2], [1, 3]), "stated by Keller [noted]");
    let according = "Ferro|NNP|8|nsubj has|VBZ|8|aux ,|,|6|punct according|VBG|6|case to|IN|4|fixed \
                     officials|NNS|8|obl ,|,|6|punct bought|VBD|0|root ships|NNS|8|obj";
    assert_eq!(put(according, 8, &[2, 8], [1, 9]), "stated by officials [according to]");
}

#[test]
fn a_denial_turns_what_is_denied_around() {
    let that = "Ferro|NNP|2|nsubj denied|VBD|0|root that|IN|5|mark Orlo|NNP|5|nsubj bought|VBD|2|ccomp \
                ships|NNS|5|obj";
    assert_eq!(put(that, 5, &[5], [4, 6]), "denied by Ferro [denied]");
    let gerund = "Ferro|NNP|2|nsubj denied|VBD|0|root buying|VBG|2|xcomp ships|NNS|3|obj";
    assert_eq!(put(gerund, 3, &[2, 3], [1, 4]), "denied by Ferro [denied] -denied");
    let claims = "Ferro|NNP|2|nsubj rejected|VBD|0|root claims|NNS|2|obj that|IN|6|mark it|PRP|6|nsubj \
                  bought|VBD|3|acl ships|NNS|6|obj";
    assert_eq!(put(claims, 6, &[6], [5, 7]), "denied by Ferro [claims rejected]");
    let denial = "Ferro|NNP|2|nsubj rejected|VBD|0|root Orlo|NNP|4|nmod:poss denial|NN|2|obj that|IN|7|mark \
                  it|PRP|7|nsubj paid|VBD|4|acl Pell|NNP|7|obj";
    assert_eq!(put(denial, 6, &[6], [5, 7]), "claimed by Ferro [denial rejected]");
    let doubt = "Keller|NNP|2|nsubj cast|VBD|0|root doubt|NN|2|obj on|IN|5|case claims|NNS|3|nmod \
                 that|IN|8|mark Ferro|NNP|8|nsubj bought|VBD|5|acl ships|NNS|8|obj";
    assert_eq!(put(doubt, 8, &[8], [7, 9]), "claimed doubted by Keller [claims doubt]");
}

#[test]
fn accusations_are_alleged() {
    let accused = "Ferro|NNP|3|nsubj:pass is|VBZ|3|aux:pass accused|VBN|0|root of|IN|5|mark \
                   bribing|VBG|3|advcl clerks|NNS|5|obj by|IN|8|case Orlo|NNP|3|obl:agent";
    assert_eq!(put(accused, 5, &[5], [1, 6]), "alleged by Orlo [accused]");
    let adverb = "Ferro|NNP|3|nsubj allegedly|RB|3|advmod bribed|VBD|0|root clerks|NNS|3|obj";
    assert_eq!(put(adverb, 3, &[2, 3], [1, 4]), "alleged [allegedly] -allegedly");
    let passive = "Ferro|NNP|3|nsubj:pass is|VBZ|3|aux:pass alleged|VBN|0|root to|TO|6|mark \
                   have|VB|6|aux bribed|VBN|3|xcomp clerks|NNS|6|obj";
    assert_eq!(put(passive, 6, &[2, 3, 4, 5, 6], [1, 7]), "alleged [alleged] -alleged to is",);
}

#[test]
fn hearsay_is_reported_and_a_named_report_states() {
    let users =
        "Users|NNS|3|nsubj have|VBP|3|aux reported|VBN|0|root seeing|VBG|3|xcomp errors|NNS|4|obj";
    assert_eq!(put(users, 4, &[2, 3, 4], [1, 5]), "reported by Users [reported]");
    let reports =
        "Reports|NNS|2|nsubj say|VBP|0|root Ferro|NNP|4|nsubj bought|VBD|2|ccomp ships|NNS|4|obj";
    assert_eq!(put(reports, 4, &[4], [3, 5]), "reported by Reports [say]");
    let report = "The|DT|2|det report|NN|3|nsubj says|VBZ|0|root Ferro|NNP|5|nsubj bought|VBD|3|ccomp \
                  ships|NNS|5|obj";
    assert_eq!(put(report, 5, &[5], [4, 6]), "stated by report [says]");
}

#[test]
fn what_may_be_or_is_to_be_is_not_actual() {
    let may = "Ferro|NNP|3|nsubj may|MD|3|aux buy|VB|0|root ships|NNS|3|obj";
    assert_eq!(put(may, 3, &[2, 3], [1, 4]), "- possible [may] -may");
    let shared =
        "Ferro|NNP|3|nsubj may|MD|3|aux buy|VB|0|root or|CC|5|cc sell|VB|3|conj ships|NNS|5|obj";
    assert_eq!(put(shared, 5, &[5], [1, 6]), "- possible [may] -may");
    let plans = "Ferro|NNP|2|nsubj plans|VBZ|0|root to|TO|4|mark buy|VB|2|xcomp ships|NNS|4|obj";
    assert_eq!(put(plans, 4, &[2, 3, 4], [1, 5]), "- planned [plans] -plans to");
    let purpose = "Ferro|NNP|2|nsubj borrowed|VBD|0|root money|NN|2|obj to|TO|5|mark buy|VB|2|advcl \
                   ships|NNS|5|obj";
    assert_eq!(put(purpose, 5, &[5], [1, 6]), "- planned [to]");
    let managed =
        "Ferro|NNP|2|nsubj managed|VBD|0|root to|TO|4|mark buy|VB|2|xcomp ships|NNS|4|obj";
    assert_eq!(put(managed, 4, &[4], [1, 5]), "- []");
}

#[test]
fn what_is_not_so_is_negated() {
    let not = "Ferro|NNP|4|nsubj did|VBD|4|aux not|RB|4|advmod buy|VB|0|root ships|NNS|4|obj";
    assert_eq!(put(not, 4, &[2, 3, 4], [1, 5]), "- not [not] -not");
    let failed = "Ferro|NNP|2|nsubj failed|VBD|0|root to|TO|4|mark pay|VB|2|xcomp clerks|NNS|4|obj";
    assert_eq!(put(failed, 4, &[2, 3, 4], [1, 5]), "- not [failed] -failed to");
    let no = "Entries|NNS|2|nsubj contain|VBP|0|root no|DT|4|det addresses|NNS|2|obj or|CC|6|cc \
              numbers|NNS|4|conj";
    assert_eq!(put(no, 2, &[2], [1, 6]), "- not [no] -no");
    let without =
        "Ferro|NNP|2|nsubj left|VBD|0|root without|IN|4|mark paying|VBG|2|advcl clerks|NNS|4|obj";
    assert_eq!(put(without, 4, &[4], [1, 5]), "- not [without]");
}

#[test]
fn conditions_and_what_was_not_said_are_claimed_by_nobody() {
    let if_clause = "If|IN|3|mark Ferro|NNP|3|nsubj buys|VBZ|6|advcl ships|NNS|3|obj we|PRP|6|nsubj \
                     pay|VBP|0|root";
    assert_eq!(put(if_clause, 3, &[3], [2, 4]), "- Condition [If]");
    let silent = "Ferro|NNP|4|nsubj did|VBD|4|aux not|RB|4|advmod confirm|VB|0|root that|IN|7|mark \
                  Orlo|NNP|7|nsubj bought|VBD|4|ccomp ships|NNS|7|obj";
    assert!(put(silent, 7, &[7], [6, 8]).contains("NotSaid"));
}

#[test]
fn a_project_adds_cues_to_its_statuses() {
    let mut ledger = crate::model::Ledger::default();
    let alleged = ledger.schema.statuses.iter_mut().find(|status| status.id == "alleged");
    alleged.expect("every project has it").cues = vec!["whisper".to_string()];
    let sentence = parse(
        "Clerks|NNS|2|nsubj whisper|VBP|0|root that|IN|5|mark Ferro|NNP|5|nsubj bought|VBD|2|ccomp \
         ships|NNS|5|obj",
    );
    let proposition = Proposition { head: 4, predicate: vec![4], ..Proposition::default() };
    let status = |guide: &Guide| {
        let manner = manner(&View::of(&sentence, guide), &proposition);
        (manner.status.map(|rank| guide.statuses[rank].clone()), manner.speaker)
    };
    assert_eq!(status(&Guide::default()), (None, None));
    assert_eq!(status(&Guide::of(&ledger)), (Some("alleged".to_string()), Some(0)));
}

#[test]
fn according_to_whom_may_hang_on_the_subject() {
    let beside = "council|NN|7|nsubj ,|,|5|punct according|VBG|5|case to|IN|3|fixed \
                  minutes|NNS|1|nmod ,|,|1|punct ended|VBD|0|root talks|NNS|7|obj";
    assert_eq!(put(beside, 7, &[7], [1, 8]), "stated by minutes [according to]");
}

#[test]
fn what_is_only_compared_is_not_said() {
    let compared = "Voters|NNS|3|nsubj are|VBP|3|cop likely|JJ|0|root to|TO|5|mark reject|VB|3|xcomp \
                    than|IN|7|mark approve|VB|5|advcl plans|NNS|7|obj";
    assert_eq!(put(compared, 7, &[7], [1, 8]), "- NotSaid [than]");
}

#[test]
fn what_is_not_proved_is_left_open() {
    let tried = "They|PRP|2|nsubj tried|VBD|0|root to|TO|4|mark prove|VB|2|xcomp that|IN|7|mark \
                 Orlo|NNP|7|nsubj bought|VBD|4|ccomp ships|NNS|7|obj";
    assert!(put(tried, 7, &[7], [6, 8]).contains("NotSaid"));
    let must = "They|PRP|3|nsubj must|MD|3|aux prove|VB|0|root Orlo|NNP|5|nsubj bought|VBD|3|ccomp \
                ships|NNS|5|obj";
    assert!(put(must, 5, &[5], [4, 6]).contains("NotSaid"));
    let proved =
        "They|PRP|2|nsubj proved|VBD|0|root Orlo|NNP|4|nsubj bought|VBD|2|ccomp ships|NNS|4|obj";
    assert_eq!(put(proved, 4, &[4], [3, 5]), "stated by They [proved]");
    let refused = "They|PRP|2|nsubj refused|VBD|0|root to|TO|4|mark deny|VB|2|xcomp that|IN|7|mark \
                   Orlo|NNP|7|nsubj bought|VBD|4|ccomp ships|NNS|7|obj";
    assert!(put(refused, 7, &[7], [6, 8]).contains("NotSaid"));
    let nobody =
        "Nobody|NN|2|nsubj says|VBZ|0|root Orlo|NNP|4|nsubj bought|VBD|2|ccomp ships|NNS|4|obj";
    assert!(put(nobody, 4, &[4], [3, 5]).contains("NotSaid"));
}

#[test]
fn a_lie_says_that_it_is_not_so_and_a_lie_about_it_nothing() {
    let claim = "The|DT|2|det claim|NN|8|nsubj that|IN|5|mark Orlo|NNP|5|nsubj bought|VBD|2|acl \
                 ships|NNS|5|obj is|VBZ|8|cop false|JJ|0|root";
    assert_eq!(put(claim, 5, &[5], [4, 6]), "- not [claim false]");
    let lie = "They|PRP|2|nsubj repeated|VBD|0|root the|DT|4|det lie|NN|2|obj that|IN|7|mark \
               Orlo|NNP|7|nsubj bought|VBD|4|acl ships|NNS|7|obj";
    assert_eq!(put(lie, 7, &[7], [6, 8]), "- not [lie]");
    let about =
        "They|PRP|2|nsubj lied|VBD|0|root about|IN|4|mark buying|VBG|2|advcl ships|NNS|4|obj";
    // Who lied about buying may have bought.
    assert_eq!(put(about, 4, &[4], [1, 5]), "- NotSaid [lied]");
}

#[test]
fn what_somebody_did_with_a_claim_is_not_denied_with_it() {
    let wrote = "They|PRP|2|nsubj denied|VBD|0|root the|DT|4|det report|NN|2|obj that|WDT|7|obj \
                 Orlo|NNP|7|nsubj wrote|VBD|4|acl:relcl";
    assert_eq!(put(wrote, 7, &[7], [6, 4]), "- []");
}

#[test]
fn what_is_said_of_a_verb_is_said_of_the_one_it_takes() {
    let tried = "Orlo|NNP|4|nsubj did|VBD|4|aux not|RB|4|advmod try|VB|0|root to|TO|6|mark \
                 bribe|VB|4|xcomp Pell|NNP|6|obj";
    assert_eq!(put(tried, 6, &[2, 3, 4, 5, 6], [1, 7]), "- not [not] -not");
    let required = "Orlo|NNP|4|nsubj:pass may|MD|4|aux be|VB|4|aux:pass required|VBN|0|root \
                    to|TO|6|mark pay|VB|4|xcomp Pell|NNP|6|obj";
    assert_eq!(put(required, 6, &[2, 3, 4, 5, 6], [1, 7]), "- possible [may] -may");
    let going = "Orlo|NNP|3|nsubj was|VBD|3|aux going|VBG|0|root to|TO|5|mark sue|VB|3|xcomp \
                 Pell|NNP|5|obj";
    assert_eq!(put(going, 5, &[2, 3, 4, 5], [1, 6]), "- planned [going] -going to was");
}

#[test]
fn nor_turns_the_clause_that_it_opens() {
    let nor = "Nor|CC|4|cc did|VBD|4|aux Orlo|NNP|4|nsubj pay|VB|0|root Pell|NNP|4|obj";
    assert_eq!(put(nor, 4, &[2, 4], [3, 5]), "- not [Nor] -Nor");
    let listed = "Neither|CC|2|cc Orlo|NNP|5|nsubj nor|CC|4|cc Vale|NNP|2|conj paid|VBD|0|root \
                  Pell|NNP|5|obj";
    assert_eq!(put(listed, 5, &[5], [2, 6]), "- []");
}

#[test]
fn what_is_regretted_is_said_no_more() {
    let regretted = "Orlo|NNP|2|nsubj apologised|VBD|0|root for|IN|4|mark saying|VBG|2|advcl \
                     that|IN|7|mark Vale|NNP|7|nsubj paid|VBD|4|ccomp Pell|NNP|7|obj";
    assert!(put(regretted, 7, &[7], [6, 8]).contains("NotSaid"));
    let sued = regretted.replace("apologised", "sued");
    assert!(!put(&sued, 7, &[7], [6, 8]).contains("NotSaid"));
    let version = "earlier|JJ|2|amod version|NN|3|nsubj said|VBD|0|root that|IN|6|mark Vale|NNP|6|nsubj \
                   paid|VBD|3|ccomp Pell|NNP|6|obj";
    assert!(put(version, 6, &[6], [5, 7]).contains("NotSaid"));
}

#[test]
fn what_is_absurd_is_not_so_if_it_is_but_claimed() {
    let claim = "idea|NN|7|nsubj that|IN|4|mark Vale|NNP|4|nsubj paid|VBD|1|acl Pell|NNP|4|obj \
                 is|VBZ|7|cop absurd|JJ|0|root";
    assert_eq!(put(claim, 4, &[4], [3, 5]), "- not [idea absurd]");
    let fact = "It|PRP|3|expl is|VBZ|3|cop absurd|JJ|0|root that|IN|6|mark Vale|NNP|6|nsubj \
                paid|VBD|3|csubj Pell|NNP|6|obj";
    assert_eq!(put(fact, 6, &[6], [5, 7]), "- NotSaid [absurd]");
}

#[test]
fn who_says_so_at_the_end_says_what_is_told_by_the_way() {
    let robbed = "Orlo|NNP|2|nsubj paid|VBD|0|root Pell|NNP|2|obj ,|,|6|punct who|WP|6|nsubj \
                  robbed|VBD|3|acl:relcl Vale|NNP|6|obj ,|,|10|punct police|NNS|10|nsubj said|VBD|2|parataxis";
    assert_eq!(put(robbed, 6, &[6], [3, 7]), "stated by police [said]");
    let owns = robbed.replace("robbed|VBD", "owns|VBZ");
    assert_eq!(put(&owns, 6, &[6], [3, 7]), "- []");
}

#[test]
fn who_is_accused_does_not_say_so() {
    let lund = "Lund|NNP|6|nsubj accused|VBN|1|acl of|IN|4|mark robbing|VBG|2|advcl Pell|NNP|4|obj \
                fled|VBD|0|root";
    assert_eq!(put(lund, 4, &[4], [1, 5]), "alleged [accused]");
    let hired = "Accused|VBN|6|advcl of|IN|3|mark robbing|VBG|1|advcl Pell|NNP|3|obj Lund|NNP|6|nsubj \
                 hired|VBD|0|root Vale|NNP|6|obj";
    assert_eq!(put(hired, 6, &[6], [5, 7]), "- []");
    assert_eq!(put(hired, 3, &[3], [5, 4]), "alleged [Accused]");
}

#[test]
fn who_hears_or_quotes_it_does_not_say_so() {
    let heard = "court|NN|2|nsubj heard|VBD|0|root that|IN|5|mark Orlo|NNP|5|nsubj paid|VBD|2|ccomp \
                 Pell|NNP|5|obj";
    assert_eq!(put(heard, 5, &[5], [4, 6]), "stated [heard]");
    let from = "court|NN|2|nsubj heard|VBD|0|root from|IN|4|case Lund|NNP|2|obl that|IN|7|mark \
                Orlo|NNP|7|nsubj paid|VBD|2|ccomp Pell|NNP|7|obj";
    assert_eq!(put(from, 7, &[7], [6, 8]), "stated by Lund [heard]");
    let quoted = "Herald|NNP|2|nsubj quoted|VBD|0|root Lund|NNP|2|obj as|IN|5|mark saying|VBG|2|advcl \
                  Orlo|NNP|7|nsubj paid|VBD|5|ccomp Pell|NNP|7|obj";
    assert_eq!(put(quoted, 7, &[7], [6, 8]), "stated by Lund [saying]");
}

#[test]
fn what_is_so_of_one_of_several_is_possible() {
    let ends = "Orlo|NNP|4|nsubj or|CC|3|cc Pell|NNP|1|conj paid|VBD|0|root Vale|NNP|4|obj";
    assert_eq!(put(ends, 4, &[4], [1, 5]), "- possible [or]");
    assert_eq!(put(&ends.replace("or|", "and|"), 4, &[4], [1, 5]), "- []");
    let verbs =
        "Orlo|NNP|2|nsubj bribed|VBD|0|root or|CC|4|cc threatened|VBD|2|conj Vale|NNP|2|obj";
    assert_eq!(put(verbs, 2, &[2], [1, 5]), "- possible [or]");
    assert_eq!(put(verbs, 4, &[4], [1, 5]), "- possible [or]");
    let names =
        "Orlo|NNP|5|nsubj ,|,|4|punct or|CC|4|cc OT|NNP|1|conj paid|VBD|0|root Vale|NNP|5|obj";
    assert_eq!(put(names, 5, &[5], [1, 6]), "- []");
}
