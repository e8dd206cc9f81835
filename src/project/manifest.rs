//! `claimgraph.toml`: read key by key, so that every mistake in it is told at once, at its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::formats::palette::KNOWN_SHAPES;
use crate::model::{EntityType, Level, Line, Lint, Relation, Schema, Status};
use crate::project::repeated::Repeated;
use crate::text::{
    CONVERT_TO_UTF_8, Diagnostic, FileId, Place, clean_name, clean_word, conflicts, did_you_mean,
    is_conflict_mark, is_utf_16, not_utf_8,
};

/// Reads a manifest. What is wrong in it is told, and the default stands in for it.
pub(super) fn read(bytes: &[u8], file: FileId) -> (Schema, Vec<Diagnostic>) {
    let mut reader = Reader { file, schema: Schema::default(), diagnostics: Vec::new() };
    let mut text = reader.decoded(bytes);
    let has_conflicts = reader.leave_out_conflict_marks(&mut text);
    let (table, errors) = DeTable::parse_recoverable(&text);
    // Two sides that declare the same are no mistake of their own.
    let mut repeated = None;
    for error in errors.into_iter().filter(|_| !has_conflicts) {
        let span = error.span().unwrap_or(0..0);
        if error.message() != "duplicate key" {
            reader.tell("manifest-syntax", error.message().to_string(), span);
        } else if let Some((message, hint)) =
            repeated.get_or_insert_with(|| Repeated::of(&text, table.get_ref())).tell(&span)
        {
            reader.tell("manifest-syntax", message, span);
            reader.hint(hint);
        }
    }
    for (key, value) in table.get_ref() {
        reader.top(key, value);
    }
    (reader.schema, reader.diagnostics)
}

struct Reader {
    file: FileId,
    schema: Schema,
    diagnostics: Vec<Diagnostic>,
}

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;
type Node<'a> = Spanned<DeValue<'a>>;

impl Reader {
    /// The text of a manifest, in which every byte that isn't UTF-8 is a question mark: of the same
    /// length, so that places stay what they are. Of another encoding, nothing can be read.
    fn decoded(&mut self, bytes: &[u8]) -> String {
        let Some((_, at)) = not_utf_8(bytes) else {
            return String::from_utf8_lossy(bytes).into_owned();
        };
        let is_other = is_utf_16(bytes);
        let message =
            if is_other { "the file is UTF-16" } else { "the file isn't UTF-8 from here on" };
        self.tell("not-utf-8", message.to_string(), at..at);
        if let Some(told) = self.diagnostics.last_mut() {
            told.hints.push("save it as UTF-8".to_string());
            told.hints.extend((!is_other).then(|| CONVERT_TO_UTF_8.to_string()));
        }
        if is_other {
            return String::new();
        }
        let chunks = bytes.utf8_chunks();
        chunks.map(|part| part.valid().to_string() + &"?".repeat(part.invalid().len())).collect()
    }

    /// Makes comments of the lines that git puts around and between the sides of a conflict, so that
    /// what both have can be read. The answer is whether there are any.
    fn leave_out_conflict_marks(&mut self, text: &mut String) -> bool {
        let mut marks: Vec<(u8, usize)> = Vec::new();
        let mut at = 0;
        for line in text.as_bytes().split_inclusive(|byte| *byte == b'\n') {
            if is_conflict_mark(line) {
                marks.push((line[0], at));
            }
            at += line.len();
        }
        // A line of `=` may underline something in a description.
        if !marks.iter().any(|(sign, _)| matches!(sign, b'<' | b'>')) {
            return false;
        }
        marks.iter().for_each(|(_, at)| text.replace_range(*at..at + 1, "#"));
        let count = marks.iter().filter(|(sign, _)| *sign == b'<').count();
        let place = self.place(marks[0].1..marks[0].1 + 7);
        self.diagnostics.push(conflicts(count, place));
        true
    }

    fn top(&mut self, key: &Key, value: &Node) {
        match key.get_ref().as_ref() {
            "name" => self.schema.name = self.text(value).unwrap_or_default(),
            "description" => self.schema.description = self.text(value).unwrap_or_default(),
            "language" => self.schema.language = self.text(value).unwrap_or_default(),
            "list_separator" => {
                let mut characters = value.get_ref().as_str().unwrap_or_default().chars();
                match (characters.next(), characters.next()) {
                    (Some(one), None) => self.schema.list_separator = one,
                    _ => self.expected("one character", value),
                }
            }
            "types" => self.each(value, Self::entity_type),
            "relations" => self.each(value, Self::relation),
            "statuses" => self.each(value, Self::status),
            "lints" => self.each(value, Self::lint),
            _ => {
                let keys =
                    "name description language list_separator types relations statuses lints";
                self.unknown_key(key, keys);
            }
        }
    }

    fn entity_type(&mut self, key: &Key, value: &Node) {
        let mut declared =
            EntityType { place: Some(self.place(key.span())), ..EntityType::default() };
        let id = id(key);
        declared.label = id.clone();
        self.fields(value, |reader, field, value| {
            match field.get_ref().as_ref() {
                "label" => declared.label = reader.name(value).unwrap_or_default(),
                "shape" => declared.shape = reader.shape(value),
                "color" | "colour" => declared.color = reader.colour(value),
                "parent" => declared.parent = reader.name(value),
                _ => reader.unknown_key(field, "label shape color parent"),
            };
        });
        self.schema.types.insert(id, declared);
    }

    fn relation(&mut self, key: &Key, value: &Node) {
        let place = Some(self.place(key.span()));
        let id = id(key);
        let label = id.replace('_', " ");
        let mut declared = Relation { place, label, loops: true, ..Relation::default() };
        self.fields(value, |reader, field, value| match field.get_ref().as_ref() {
            "label" => declared.label = reader.name(value).unwrap_or_default(),
            "inverse" => declared.inverse = reader.name(value),
            "domain" => declared.domain = reader.names(value),
            "range" => declared.range = reader.names(value),
            "phrases" => declared.phrases = reader.texts(value),
            "symmetric" => declared.symmetric = reader.yes(value),
            "loops" => match value.get_ref().as_str() {
                Some("forbid") => declared.loops = false,
                Some("allow") => declared.loops = true,
                _ => reader.expected("\"allow\" or \"forbid\"", value),
            },
            _ => {
                let keys = "label inverse domain range phrases symmetric loops";
                reader.unknown_key(field, keys);
            }
        });
        self.schema.relations.insert(id, declared);
    }

    /// A status the project renames keeps its rank; a new one ranks last, before `denied`, unless
    /// `rank` says otherwise.
    fn status(&mut self, key: &Key, value: &Node) {
        let id = id(key);
        let known = self.schema.statuses.iter().position(|status| status.id == id);
        let mut status = match known {
            Some(at) => self.schema.statuses.remove(at),
            None => {
                let (label, cues) = (id.clone(), Vec::new());
                Status { id, label, line: Line::Dashed, denies: false, cues }
            }
        };
        let mut rank = known.unwrap_or(self.schema.statuses.len().saturating_sub(1));
        self.fields(value, |reader, field, value| match field.get_ref().as_ref() {
            "label" => status.label = reader.name(value).unwrap_or_default(),
            "denies" => status.denies = reader.yes(value),
            "line" => match value.get_ref().as_str().and_then(Line::named) {
                Some(line) => status.line = line,
                None => reader.expected("\"solid\", \"dashed\", \"dotted\" or \"bold\"", value),
            },
            "rank" => match value.get_ref().as_integer().and_then(|n| n.as_str().parse().ok()) {
                Some(number) => rank = number,
                None => reader.expected("a whole number from 0 on", value),
            },
            "cues" => status.cues = reader.texts(value),
            _ => reader.unknown_key(field, "label line rank denies cues"),
        });
        let rank = rank.min(self.schema.statuses.len());
        self.schema.statuses.insert(rank, status);
    }

    fn lint(&mut self, key: &Key, value: &Node) {
        let level = match value.get_ref().as_str() {
            Some("allow") => Level::Allow,
            Some("warn") => Level::Warn,
            Some("error") => Level::Error,
            _ => return self.expected("\"allow\", \"warn\" or \"error\"", value),
        };
        let lint = Lint { level, place: Some(self.place(key.span())) };
        self.schema.lints.insert(key.get_ref().to_string(), lint);
    }

    fn each(&mut self, value: &Node, read: impl Fn(&mut Self, &Key, &Node)) {
        self.fields(value, |reader, key, value| read(reader, key, value));
    }

    fn fields(&mut self, value: &Node, mut read: impl FnMut(&mut Self, &Key, &Node)) {
        match value.get_ref().as_table() {
            Some(table) => table.iter().for_each(|(key, value)| read(self, key, value)),
            None => self.expected("a table", value),
        }
    }

    fn text(&mut self, value: &Node) -> Option<String> {
        let text = value.get_ref().as_str().map(|text| clean_word(text).into_owned());
        if text.is_none() {
            self.expected("text", value);
        }
        text
    }

    fn texts(&mut self, value: &Node) -> Vec<String> {
        match value.get_ref().as_array() {
            Some(items) => items.iter().filter_map(|item| self.text(item)).collect(),
            None => self.text(value).into_iter().collect(),
        }
    }

    fn name(&mut self, value: &Node) -> Option<String> {
        self.text(value).map(|text| clean_name(&text).into_owned())
    }

    fn names(&mut self, value: &Node) -> Vec<String> {
        self.texts(value).iter().map(|text| clean_name(text).into_owned()).collect()
    }

    fn yes(&mut self, value: &Node) -> bool {
        let answer = value.get_ref().as_bool();
        if answer.is_none() {
            self.expected("true or false", value);
        }
        answer.unwrap_or_default()
    }

    /// A shape that nodes can have. Another one isn't worth stopping for: it is passed over.
    fn shape(&mut self, value: &Node) -> Option<String> {
        let name = self.text(value)?;
        if KNOWN_SHAPES.contains(&name.as_str()) {
            return Some(name);
        }
        let hint = did_you_mean(&name, KNOWN_SHAPES);
        let hint = hint.unwrap_or_else(|| "write box, ellipse, hexagon, note or house".to_string());
        let told = Diagnostic::warning("unknown-shape", format!("`{name}` is no shape of nodes"));
        self.diagnostics.push(told.at(self.place(value.span())).hint(hint));
        None
    }

    fn colour(&mut self, value: &Node) -> Option<String> {
        let text = self.text(value)?;
        let digits = text.strip_prefix('#').unwrap_or_default();
        if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(text.to_lowercase());
        }
        self.expected("a colour such as \"#9ecae1\"", value);
        None
    }

    fn expected(&mut self, what: &str, value: &Node) {
        self.tell("manifest-value", format!("{what} belongs here"), value.span());
    }

    fn unknown_key(&mut self, key: &Key, known: &str) {
        let name = key.get_ref().as_ref();
        let hint = did_you_mean(name, known.split(' '));
        let hint = hint.unwrap_or_else(|| format!("known here: {}", known.replace(' ', ", ")));
        self.tell("unknown-key", format!("nothing is called `{name}` here"), key.span());
        self.hint(hint);
    }

    fn hint(&mut self, hint: String) {
        if let Some(last) = self.diagnostics.last_mut() {
            last.hints.push(hint);
        }
    }

    fn tell(&mut self, rule: &'static str, message: String, span: Range<usize>) {
        let place = self.place(span);
        self.diagnostics.push(Diagnostic::error(rule, message).at(place));
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place::bytes(self.file, span.start as u64, span.len() as u64)
    }
}

/// What a table declares: written like the names in tables.
fn id(key: &Key) -> String {
    clean_name(key.get_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Files;

    #[test]
    fn a_project_gives_its_statuses_cues() {
        let text = "[statuses.alleged]\ncues = [\"finger pointed at\"]\n\
                    [statuses.rumoured]\ncues = [\"rumoured to\", \"word has it\"]\n";
        let file = Files::default().add_bytes("claimgraph.toml", text.as_bytes());
        let (schema, told) = read(text.as_bytes(), file);
        assert!(told.is_empty());
        let with_cues = schema.statuses.iter().filter(|status| !status.cues.is_empty());
        let with_cues: Vec<_> = with_cues.map(|status| (&*status.id, &status.cues[..])).collect();
        let (alleged, rumoured) =
            (["finger pointed at".to_string()], ["rumoured to".into(), "word has it".into()]);
        assert_eq!(with_cues, [("alleged", &alleged[..]), ("rumoured", &rumoured[..])]);
    }

    #[test]
    fn a_manifest_in_another_encoding_is_told_and_places_stay_true() {
        let bytes = b"name = \"R\xe9p\xe9\"\ncolour = 1\n";
        let file = Files::default().add_bytes("claimgraph.toml", &bytes[..]);
        let (schema, told) = read(bytes, file);
        assert_eq!(schema.name, "R?p?");
        let told: Vec<_> =
            told.iter().map(|told| (told.rule, told.place.as_ref().map(|p| p.at))).collect();
        assert_eq!(told, [("not-utf-8", Some(9)), ("unknown-key", Some(14))]);
        let (_, told) = read(b"\xff\xfen\0a\0", file);
        let told: Vec<&str> = told.iter().map(|told| &*told.message).collect();
        assert_eq!(told, ["the file is UTF-16"]);
    }
}
