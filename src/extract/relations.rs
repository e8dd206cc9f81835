//! Which of a project's relations a verb group means.

use crate::extract::language::is_participle;
use crate::extract::stem::stem;
use crate::model::{Relation, Schema};

/// The relations of a project, by the phrases that mean them.
#[derive(Debug, Default)]
pub(super) struct Relations {
    phrases: Vec<Phrase>,
    /// For each relation its id, the types of its subject and those of its object.
    relations: Vec<Ends>,
    parents: Vec<(String, String)>,
}

/// The types a relation allows.
#[derive(Debug)]
struct Ends {
    id: String,
    domain: Vec<String>,
    range: Vec<String>,
}

/// A phrase as its stems.
#[derive(Debug)]
struct Phrase {
    stems: Vec<String>,
    passive: bool,
    /// Whether it says the relation from object to subject.
    inverse: bool,
    relation: u32,
}

/// What a verb group is, to be compared with phrases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// The stems of its words, without auxiliaries and articles.
    pub(super) stems: Vec<String>,
    pub(super) passive: bool,
}

/// The relation that a verb group means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mapped<'a> {
    pub(super) id: &'a str,
    /// Whether its subject is the object of the verb group.
    pub(super) inverse: bool,
}

/// The stems of words that say nothing of what is done.
const EMPTY: &[&str] =
    &["be", "hav", "do", "a", "an", "th", "it", "their", "hi", "her", "get", "also"];

impl Relations {
    pub(super) fn of(schema: &Schema) -> Relations {
        let mut all = Relations::default();
        for (id, relation) in &schema.relations {
            all.add(id, relation);
        }
        let parent = |(id, kind): (&String, &crate::model::EntityType)| {
            kind.parent.clone().map(|parent| (id.clone(), parent))
        };
        all.parents = schema.types.iter().filter_map(parent).collect();
        // The longest phrase is tried first; of two as long the one that stands first.
        all.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.stems.len()));
        all
    }

    fn add(&mut self, id: &str, relation: &Relation) {
        let number = self.relations.len() as u32;
        let (domain, range) = (relation.domain.clone(), relation.range.clone());
        self.relations.push(Ends { id: id.to_string(), domain, range });
        let named = [relation.label.as_str(), &id.replace('_', " ")].map(str::to_string);
        let phrases = relation.phrases.iter().cloned().chain(named);
        for (text, inverse) in phrases
            .map(|text| (text, false))
            .chain(relation.inverse.clone().map(|text| (text, true)))
        {
            let group = Group::of_phrase(&text);
            let known = self.phrases.iter().any(|phrase| {
                phrase.relation == number
                    && phrase.stems == group.stems
                    && phrase.passive == group.passive
            });
            if !group.stems.is_empty() && !known {
                let Group { stems, passive } = group;
                self.phrases.push(Phrase { stems, passive, inverse, relation: number });
            }
        }
    }

    /// The relation whose phrase a verb group is, if the types of both ends allow it.
    pub(super) fn find(
        &self,
        group: &Group,
        ends: (Option<&str>, Option<&str>),
    ) -> Option<Mapped<'_>> {
        let same =
            |phrase: &&Phrase| phrase.passive == group.passive && phrase.stems == group.stems;
        let fits = |phrase: &&Phrase| {
            let relation = &self.relations[phrase.relation as usize];
            let (subject, object) = if phrase.inverse { (ends.1, ends.0) } else { ends };
            self.allows(&relation.domain, subject) && self.allows(&relation.range, object)
        };
        let phrase = self.phrases.iter().filter(same).find(fits)?;
        let id = &self.relations[phrase.relation as usize].id;
        Some(Mapped { id, inverse: phrase.inverse })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Whether an end of this type may stand there; one of no known type may.
    fn allows(&self, types: &[String], kind: Option<&str>) -> bool {
        let Some(mut kind) = kind.filter(|_| !types.is_empty()) else { return true };
        for _ in 0..=self.parents.len() {
            if types.iter().any(|allowed| allowed == kind || allowed == "value") {
                return true;
            }
            match self.parents.iter().find(|(id, _)| id == kind) {
                Some((_, parent)) => kind = parent,
                None => return false,
            }
        }
        false
    }
}

impl Group {
    /// A verb group from its words. It is passive if a form of `be` stands before a participle.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>, passive: bool) -> Group {
        let stems = words.map(stem).filter(|stem| !EMPTY.contains(&stem.as_str())).collect();
        Group { stems, passive }
    }

    /// A phrase of a manifest: `has blocked links to`, `is owned by`.
    fn of_phrase(text: &str) -> Group {
        let words: Vec<&str> = text.split_whitespace().collect();
        let be = words.iter().position(|word| stem(word) == "be");
        let behind = be.and_then(|at| words.get(at + 1));
        let passive = behind.is_some_and(|word| word.ends_with("ed") || is_participle(word));
        Group::of(words.into_iter(), passive)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relations() -> Relations {
        let mut schema = Schema::default();
        let relation = |phrases: &[&str], inverse: Option<&str>, domain: &[&str]| Relation {
            phrases: phrases.iter().map(ToString::to_string).collect(),
            inverse: inverse.map(str::to_string),
            domain: domain.iter().map(ToString::to_string).collect(),
            ..Relation::default()
        };
        let owns = relation(&["owns"], Some("is owned by"), &["company"]);
        let linked = relation(&["blocked links to"], None, &[]);
        let filed = relation(&["was filed with"], Some("received"), &[]);
        let kept = relation(&["withholds records from"], Some("is misled by"), &[]);
        for (id, relation) in
            [("owns", owns), ("blocked_links_to", linked), ("filed", filed), ("kept", kept)]
        {
            schema.relations.insert(id.to_string(), relation);
        }
        Relations::of(&schema)
    }

    fn found(words: &str, passive: bool, subject: Option<&str>) -> Option<(String, bool)> {
        let relations = relations();
        let group = Group::of(words.split(' '), passive);
        let mapped = relations.find(&group, (subject, None));
        mapped.map(|mapped| (mapped.id.to_string(), mapped.inverse))
    }

    #[test]
    fn a_verb_group_in_any_tense_means_its_relation() {
        let owns = Some(("owns".to_string(), false));
        assert_eq!(found("has owned", false, None), owns);
        assert_eq!(found("owns", false, Some("company")), owns);
        assert_eq!(found("is owned by", true, None), Some(("owns".to_string(), true)));
        let blocks = Some(("blocked_links_to".to_string(), false));
        assert_eq!(found("is blocking the links to", false, None), blocks.clone());
        assert_eq!(found("blocks links to", false, None), blocks);
        assert_eq!(found("was filed with", true, None), Some(("filed".to_string(), false)));
        assert_eq!(found("withheld records from", false, None), Some(("kept".to_string(), false)));
        assert_eq!(found("was misled by", true, None), Some(("kept".to_string(), true)));
        assert_eq!(found("received", false, None), Some(("filed".to_string(), true)));
    }

    #[test]
    fn what_no_phrase_says_and_what_types_forbid_means_none() {
        assert_eq!(found("filed with", false, None), None, "who filed isn't what was filed");
        assert_eq!(found("owns", false, Some("person")), None);
        assert_eq!(found("sold", false, None), None);
    }
}
