//! What somebody answers, refuses or condemns was done, whether he does that or not: `did not reply to the
//! court's request for papers`.

use crate::extract::language::Upos;
use crate::extract::manner::walk::Walk;

/// Verbs for what is done about something that somebody else did.
#[rustfmt::skip]
const ANSWERING: &[&str] = &[
    "acknowledge", "address", "answer", "condemn", "criticise", "criticize", "forget", "forgive", "heed",
    "ignore", "mention", "react", "reply", "respond",
];

/// Verbs for what is done about something that somebody asks for.
#[rustfmt::skip]
const GRANTING: &[&str] = &[
    "accept", "comply", "fulfil", "fulfill", "grant", "honour", "honor", "meet", "obey", "resist", "satisfy",
];

impl Walk<'_, '_, '_> {
    /// Whether a noun for what somebody does is only what a verb is an answer to, so that nothing that is
    /// said of the verb is said of it.
    pub(super) fn is_answered(&self, noun: usize, verb: usize) -> bool {
        let view = self.view;
        let is_deed = self.proposition.rule == "action" && self.proposition.head == noun;
        if !is_deed || view.upos(verb) != Upos::Verb {
            return false;
        }
        let lemma = view.sentence.lemma(verb);
        let is_asked = matches!(
            &*view.sentence.lemma(noun),
            "appeal"
                | "application"
                | "call"
                | "demand"
                | "invitation"
                | "offer"
                | "order"
                | "request"
        );
        ANSWERING.contains(&&*lemma) || is_asked && GRANTING.contains(&&*lemma)
    }
}
