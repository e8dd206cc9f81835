//! A claim that a document seems to make, for a person to decide on.

use std::ops::Range;

use crate::model::Modality;

/// One proposed claim: the columns of a claim, and why it was proposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// Who or what it is about: an entity's id in a project, else a name as the text has it.
    pub subject: String,
    /// What kind of entity the subject is, as far as the text or the project tells.
    pub subject_type: Option<String>,
    /// A relation's id where one of the project's fits, else the verb as the text has it, with its
    /// particle or preposition (`blocked links to`).
    pub relation: String,
    /// Whom or what it is about as well; an id or a name, as for the subject.
    pub object: String,
    /// What kind of entity the object is, as far as the text or the project tells.
    pub object_type: Option<String>,
    /// The verb group as the text has it, where `relation` is a relation of the project.
    pub relation_text: Option<String>,
    /// Role and text of each qualifier: `on`, `for`, `via` …, as the columns `q.<role>`.
    pub qualifiers: Vec<(String, String)>,
    /// How the text puts it: the id of a status.
    pub status: String,
    /// Whether the text says it is not so.
    pub negated: bool,
    /// Whether it is, may be, is to be or is doubted.
    pub modality: Modality,
    /// Who says so, if the text doesn't in its own voice.
    pub speaker: Option<String>,
    /// What kind of entity the speaker is, as far as the text tells.
    pub speaker_type: Option<String>,
    /// When, as an EDTF date as precise as the text has it. No year is made up.
    pub when: Option<String>,
    /// When, in the text's words.
    pub when_text: Option<String>,
    /// The sentence, as the document shows it.
    pub quote: String,
    /// The bytes of the sentence in the document's file.
    pub place: Range<u64>,
    /// How likely it is right, from 0 to 1.
    pub confidence: f32,
    /// The words that decided on status, negation, modality and speaker.
    pub cue: String,
    /// The rule that found the proposition.
    pub rule: &'static str,
    /// What a person should look at: `she` that could not be linked to anybody, say.
    pub note: Option<String>,
}

impl Candidate {
    /// Whether the text says so in its own voice, without a doubt.
    pub(super) fn is_plain(&self) -> bool {
        let own = self.status == "asserted" && self.speaker.is_none();
        own && self.modality == Modality::Actual
    }
}
