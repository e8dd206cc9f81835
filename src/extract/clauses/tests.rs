//! What is read from hand-made parses of our own sentences.

use super::notation::{named, parsed, whole};
use super::{Proposition, clauses, propositions};
use crate::extract::language::{Label, Sentence, Tag, Token, Upos};

/// The clauses of a parse, arguments whole.
fn read(lines: &str) -> String {
    let sentence = parsed(lines);
    whole(&sentence, &clauses(&sentence))
}

/// All forms of the clauses of a parse, arguments as names.
fn read_forms(lines: &str) -> String {
    let sentence = parsed(lines);
    named(&sentence, &propositions(&sentence))
}

#[test]
fn a_relation_ends_at_the_object_or_at_a_noun_tied_to_it() {
    let lines = "Lumen NNP 4 nsubj\n has VBZ 4 aux\n explicitly RB 4 advmod\n blocked VBN 0 root\n \
        links NNS 4 obj\n to IN 9 case\n the DT 9 det\n Ledger NNP 9 compound\n List NNP 5 nmod\n \
        on IN 11 case\n Relay NNP 4 obl\n . . 4 punct";
    assert_eq!(
        read(lines),
        "object: Lumen | has explicitly blocked | links to the Ledger List | on Relay\n"
    );
    assert_eq!(
        read_forms(lines),
        "object: Lumen | has explicitly blocked | links | on Relay\n\
         turned: Lumen | has explicitly blocked links on | Relay\n\
         turned: Lumen | has explicitly blocked links to | Ledger List | on Relay\n"
    );
}

#[test]
fn a_passive_has_its_agent_or_its_nearest_noun_as_object() {
    let sold = "The DT 2 det\n ferries NNS 4 nsubj:pass\n were VBD 4 aux:pass\n sold VBN 0 root\n \
        to IN 6 case\n Ostra NNP 4 obl\n by IN 9 case\n the DT 9 det\n city NN 4 obl:agent\n . . 4 punct";
    assert_eq!(
        read_forms(sold),
        "oblique: ferries | were sold by | city | to Ostra\n\
         turned: ferries | were sold to | Ostra | by city\n"
    );
    let hidden = "The DT 2 det\n ferries NNS 4 nsubj:pass\n were VBD 4 aux:pass\n sold VBN 0 root\n \
        to IN 6 case\n Ostra NNP 4 obl\n . . 4 punct";
    assert_eq!(read(hidden), "oblique: The ferries | were sold to | Ostra\n");
}

#[test]
fn an_aside_is_told_by_itself() {
    let apposition = "Orbit NNP 8 nsubj\n , , 4 punct\n a DT 4 det\n subsidiary NN 1 appos\n \
        of IN 6 case\n Ostra NNP 4 nmod\n , , 4 punct\n operates VBZ 0 root\n ferries NNS 8 obj";
    assert_eq!(
        read_forms(apposition),
        "apposition: Orbit | (be) | subsidiary of Ostra\n\
         turned: Orbit | (be) subsidiary of | Ostra\n\
         object: Orbit | operates | ferries\n"
    );
    let relative = "Voss NNP 8 nsubj\n , , 4 punct\n who WP 4 nsubj\n founded VBD 1 acl:relcl\n \
        the DT 6 det\n agency NN 4 obj\n , , 4 punct\n denied VBD 0 root\n that IN 11 mark\n \
        Orbit NNP 11 nsubj\n paid VBD 8 ccomp\n bribes NNS 11 obj";
    assert_eq!(
        read(relative),
        "object: Voss | founded | the agency\n\
         said: Voss | denied that | Orbit paid bribes\n\
         object: Orbit | paid | bribes\n"
    );
}

#[test]
fn a_relative_pronoun_stands_for_its_noun_in_every_place() {
    let object = "Posts NNS 5 nsubj\n that WDT 4 obj\n Orbit NNP 4 nsubj\n removed VBD 1 acl:relcl\n \
        returned VBD 0 root\n in IN 7 case\n May NNP 5 obl";
    assert_eq!(
        read(object),
        "object: Orbit | removed | Posts\noblique: Posts that Orbit removed | returned in | May\n"
    );
    let oblique = "Ports NNS 0 root\n to IN 3 case\n which WDT 5 obl\n Orbit NNP 5 nsubj\n \
        sails VBZ 1 acl:relcl";
    assert_eq!(read(oblique), "oblique: Orbit | sails to | Ports\n");
    let bare = "Posts NNS 0 root\n Orbit NNP 3 nsubj\n removed VBD 1 acl:relcl";
    assert_eq!(read(bare), "object: Orbit | removed | Posts\n");
}

#[test]
fn verbs_above_belong_to_the_relation() {
    let lines = "The DT 2 det\n minister NN 3 nsubj\n appears VBZ 0 root\n to TO 6 mark\n \
        have VB 6 aux\n asked VBN 3 xcomp\n Lumen NNP 6 obj\n to TO 9 mark\n remove VB 6 xcomp\n \
        posts NNS 9 obj";
    assert_eq!(
        read(lines),
        "object: The minister | appears to have asked | Lumen | to remove posts\n\
         object: Lumen | remove | posts\n"
    );
    let joined = "Orbit NNP 2 nsubj\n has VBZ 0 root\n to TO 4 mark\n sell VB 2 xcomp\n or CC 6 cc\n \
        merge VB 4 conj\n ferries NNS 4 obj";
    assert_eq!(
        read(joined),
        "object: Orbit | has to sell | ferries\nobject: Orbit | has to merge | ferries\n"
    );
}

#[test]
fn joined_verbs_share_what_only_one_of_them_has() {
    let first_lacks = "Voss NNP 2 nsubj\n bought VBD 0 root\n and CC 5 cc\n later RB 5 advmod\n \
        sold VBD 2 conj\n the DT 7 det\n bridge NN 5 obj";
    let both = "object: Voss | bought | the bridge\nobject: Voss | later sold | the bridge\n";
    assert_eq!(read(first_lacks), both);
    let second_lacks = first_lacks.replace("bridge NN 5 obj", "bridge NN 2 obj");
    assert_eq!(read(&second_lacks), both);
    let own = "Voss NNP 2 nsubj\n bought VBD 0 root\n bread NN 2 obj\n and CC 5 cc\n slept VBD 2 conj\n \
        well RB 5 advmod";
    assert_eq!(read(own), "object: Voss | bought | bread\nadverb: Voss | slept | well\n");
}

#[test]
fn a_participle_is_said_of_the_noun_or_the_subject_it_belongs_to() {
    let noun = "The DT 2 det\n posts NNS 6 nsubj\n limited VBN 2 acl\n by IN 5 case\n \
        Lumen NNP 3 obl:agent\n criticised VBD 0 root\n Voss NNP 6 obj";
    assert_eq!(
        read(noun),
        "oblique: The posts | (be) limited by | Lumen\n\
         object: The posts limited by Lumen | criticised | Voss\n"
    );
    let subject = "Voss NNP 2 nsubj\n met VBD 0 root\n Hale NNP 2 obj\n , , 5 punct\n \
        promising VBG 2 advcl\n nothing NN 5 obj";
    assert_eq!(
        read(subject),
        "object: Voss | met | Hale\nobject: Voss | (be) promising | nothing\n"
    );
    let way = "Voss NNP 2 nsubj\n knows VBZ 0 root\n a DT 4 det\n way NN 2 obj\n of IN 6 mark\n \
        hiding VBG 4 acl\n money NN 6 obj";
    assert_eq!(read(way), "object: Voss | knows | a way of hiding money\n");
}

#[test]
fn being_is_told_with_nouns_adjectives_and_places() {
    let lines = "The DT 2 det\n bridge NN 5 nsubj\n is VBZ 5 cop\n the DT 5 det\n property NN 0 root\n \
        of IN 7 case\n Ostra NNP 5 nmod\n and CC 11 cc\n is VBZ 11 cop\n n't RB 11 advmod\n close JJ 5 conj\n \
        to IN 13 case\n Sele NNP 11 obl";
    assert_eq!(
        read_forms(lines),
        "copula: bridge | is | property of Ostra\n\
         copula-of: bridge | is property of | Ostra\n\
         adjective: bridge | is n't close to | Sele\n"
    );
    let place = "Voss NNP 4 nsubj\n is VBZ 4 cop\n in IN 4 case\n Sele NNP 0 root\n . . 4 punct";
    assert_eq!(read(place), "place: Voss | is in | Sele\n");
    let outer = "The DT 2 det\n plan NN 6 nsubj:outer\n is VBZ 6 cop\n that IN 6 mark\n Voss NNP 6 nsubj\n \
        leaves VBZ 0 root\n Sele NNP 6 obj";
    assert_eq!(
        read(outer),
        "said: The plan | is | Voss leaves Sele\nobject: Voss | leaves | Sele\n"
    );
}

#[test]
fn what_is_said_is_the_object_wherever_the_speaker_stands() {
    let inside = "The DT 2 det\n bridge NN 8 nsubj\n , , 5 punct\n Voss NNP 5 nsubj\n \
        said VBD 8 parataxis\n , , 5 punct\n is VBZ 8 cop\n unsafe JJ 0 root";
    assert_eq!(
        read(inside),
        "quoted: Voss | said | The bridge is unsafe\nadjective: The bridge | is | unsafe\n"
    );
    let it = "It PRP 3 expl\n is VBZ 3 cop\n clear JJ 0 root\n that IN 6 mark\n Voss NNP 6 nsubj\n \
        left VBD 3 csubj\n Sele NNP 6 obj";
    assert_eq!(read(it), "said: It | is clear that | Voss left Sele\nobject: Voss | left | Sele\n");
}

#[test]
fn nouns_tell_without_a_verb() {
    let action = "Data NNS 2 compound\n requests NNS 7 nsubj\n from IN 4 case\n Kestrel NNP 2 nmod\n \
        to IN 6 case\n Lumen NNP 2 nmod\n rose VBD 0 root";
    assert_eq!(read(action), "action: Kestrel | Data requests to | Lumen\n");
    let member = "Companies NNS 7 nsubj\n such JJ 4 case\n as IN 2 fixed\n Lumen NNP 1 nmod\n and CC 6 cc\n \
        Orbit NNP 4 conj\n pay VBP 0 root\n Voss NNP 7 obj";
    assert_eq!(
        read(member),
        "member: Lumen and Orbit | (be) | Companies\n\
         object: Companies such as Lumen and Orbit | pay | Voss\n"
    );
    let owner = "Director NNP 2 nmod:desc\n Hale NNP 3 nsubj\n leads VBZ 0 root\n Orbit NNP 6 nmod:poss\n \
        's POS 4 case\n office NN 3 obj";
    assert_eq!(
        read(owner),
        "title: Hale | (be) | Director\n\
         object: Director Hale | leads | Orbit 's office\n\
         possessive: Orbit | (have) | office\n"
    );
}

#[test]
fn brackets_and_quotes_at_the_ends_are_no_part_of_a_name() {
    let lines = "Kestrel NNP 5 nsubj\n ( -LRB- 3 punct\n KST NNP 1 appos\n ) -RRB- 3 punct\n \
        runs VBZ 0 root\n `` `` 7 punct\n Mirror NNP 5 obj\n '' '' 7 punct";
    assert_eq!(
        read_forms(lines),
        "apposition: Kestrel | (be) | KST\nobject: Kestrel | runs | Mirror\n"
    );
}

#[test]
fn the_sure_come_before_the_guessed() {
    let sentence = parsed(
        "Orbit NNP 3 nmod:poss\n 's POS 1 case\n office NN 4 nsubj\n paid VBD 0 root\n Voss NNP 4 obj",
    );
    let confidence = |rule: &str| {
        let found = propositions(&sentence);
        found.iter().find(|found| found.rule == rule).map(|found| found.confidence)
    };
    assert_eq!((confidence("object"), confidence("possessive")), (Some(0.791), Some(0.287)));
}

/// A sentence whose words have tags, heads and labels at random, in whatever shape.
fn random(seed: u64) -> Sentence<'static> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut below = |limit: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    let count = 1 + below(24);
    let word = Token { start: 0, end: 3 };
    Sentence {
        text: "not",
        tokens: vec![word; count],
        upos: (0..count).map(|_| Upos::ALL[below(Upos::ALL.len())]).collect(),
        tags: (0..count).map(|_| Tag::ALL[below(Tag::ALL.len())]).collect(),
        // Heads that stand before their words make a tree; others mostly make circles.
        heads: (0..count).map(|at| below([at + 1, count][(seed % 2) as usize]) as u16).collect(),
        labels: (0..count).map(|_| Label::ALL[below(Label::ALL.len())]).collect(),
        certainty: 1.0,
    }
}

#[test]
fn any_tangle_of_words_is_read_and_only_its_words_are_used() {
    for seed in 0..3000 {
        let sentence = random(seed);
        for found in propositions(&sentence) {
            let arguments = [&found.subject, &found.object].into_iter().flatten();
            let words = arguments.flat_map(|argument| argument.whole.iter().chain(&argument.name));
            let inside = words.chain(&found.predicate).all(|&word| word < sentence.len());
            assert!(inside && (0.0..=1.0).contains(&found.confidence), "seed {seed}: {found:?}");
        }
    }
}

#[test]
fn words_in_a_circle_say_nothing() {
    let mut sentence =
        parsed("Orbit NNP 2 nsubj\n paid VBD 0 root\n Voss NNP 2 obj\n owes VBZ 3 acl");
    sentence.heads[0] = 2;
    sentence.heads[2] = 0;
    sentence.heads[3] = 2;
    assert_eq!(propositions(&sentence), Vec::<Proposition>::new());
    assert_eq!(propositions(&Sentence::default()), Vec::<Proposition>::new());
}

#[test]
fn a_perfect_that_is_interrupted_is_no_passive() {
    let perfect = "Tollan NNP 2 nsubj\n have VBP 0 root\n , , 6 punct\n according VBG 6 case\n \
        to IN 4 fixed\n officials NNS 2 obl\n , , 8 punct\n complied VBN 2 advcl\n with IN 11 case\n \
        two CD 11 nummod\n orders NNS 8 obl";
    assert_eq!(read(perfect), "oblique: Tollan | complied with | two orders\n");
}

#[test]
fn difficulties_do_nothing_themselves() {
    let endured = "Users NNS 2 nsubj\n report VBP 0 root\n difficulties NNS 2 obj\n \
        uploading VBG 3 acl\n videos NNS 4 obj";
    assert_eq!(read(endured), "object: Users | report | difficulties uploading videos\n");
}

#[test]
fn names_in_brackets_are_included() {
    let list = "Lumen NNP 9 nsubj\n ( -LRB- 3 punct\n Relay NNP 1 appos\n , , 5 punct\n \
        Prism NNP 3 conj\n ) -RRB- 3 punct\n and CC 8 cc\n Pell NNP 1 conj\n refused VBD 0 root\n \
        orders NNS 9 obj";
    assert_eq!(
        read_forms(list),
        "bracket: Lumen | (include) | Relay\nobject: Lumen | refused | orders\n"
    );
}
