//! A candidate is changed before it is decided on.

use claimgraph::Result;
use claimgraph::model::{NEW_CLAIM_COLUMNS, TYPE_COLUMNS, TYPED_ENDS};
use claimgraph::project::{Review, TableRow};
use claimgraph::text::did_you_mean;

use crate::cli::outcome::visible;
use crate::cli::review::prompt::Prompt;

/// The columns that are not for a person to change: what a candidate is, and what became of it.
const FIXED: &[&str] = &["id", "source", "review"];

/// The most names that are listed.
const MOST_LISTED: usize = 8;

/// Changes a field: `status alleged`, or what is asked for. A dash empties it. The answer is
/// whether anything changed.
pub(super) fn edit(
    review: &Review,
    candidate: &mut TableRow,
    what: &str,
    prompt: &mut Prompt,
) -> Result<bool> {
    let what = match what {
        "" => prompt.ask("field, and its new text")?.unwrap_or_default(),
        said => said.to_string(),
    };
    let (field, text) = what.split_once(char::is_whitespace).unwrap_or((&what, ""));
    let Some(field) = field_of(field) else {
        refuse_field(field, prompt)?;
        return Ok(false);
    };
    let text = match text.trim() {
        "" => {
            let now = visible(candidate.get(&field).unwrap_or_default());
            prompt.ask(&format!("{field} [{now}]"))?.unwrap_or_default()
        }
        said => said.to_string(),
    };
    if text.is_empty() {
        return Ok(false);
    }
    let text = if text == "-" { String::new() } else { text };
    let names = review.names(&field);
    let mut text = completed(&names, text, prompt)?;
    if TYPE_COLUMNS.contains(&&*field) && !text.is_empty() && !names.is_empty() {
        let Some(id) = type_called(&text, &names, prompt)? else { return Ok(false) };
        text = id;
    }
    if let Some((_, kind)) = TYPED_ENDS.iter().find(|(end, _)| *end == field)
        && candidate.get(&field) != Some(&text)
    {
        // Somebody else needn't be of the same type.
        candidate.set(kind, "");
    }
    candidate.set(&field, &review.typed(&field, &text));
    Ok(true)
}

/// Says that a word is no field, if there is one.
fn refuse_field(word: &str, prompt: &mut Prompt) -> Result<()> {
    if word.is_empty() {
        return Ok(());
    }
    let hint = did_you_mean(word, fields())
        .unwrap_or_else(|| format!("{}, q.ROLE", fields().collect::<Vec<_>>().join(", ")));
    prompt.refuse(&format!("`{}` is no field: {hint}", visible(word)))
}

/// The id of the type that a text means, among those of a project; any other is refused.
fn type_called(
    text: &str,
    types: &[(String, String)],
    prompt: &mut Prompt,
) -> Result<Option<String>> {
    if let Some((id, _)) = types.iter().find(|(id, label)| id == text || label == text) {
        return Ok(Some(id.clone()));
    }
    let known: Vec<&str> = types.iter().map(|(id, _)| id.as_str()).collect();
    let (text, known) = (visible(text), visible(&known.join(", ")));
    prompt.refuse(&format!("`{text}` is no type of the project: known are {known}"))?;
    Ok(None)
}

/// The columns that may be changed, beside qualifiers.
fn fields() -> impl Iterator<Item = &'static str> {
    let all = NEW_CLAIM_COLUMNS.into_iter().chain(TYPE_COLUMNS);
    all.filter(|column| !FIXED.contains(column))
}

/// The column that a word means: its name, or the start of just one name and of what goes on.
fn field_of(word: &str) -> Option<String> {
    let role = word.strip_prefix("q.").unwrap_or_default();
    if !role.is_empty() && role.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return Some(word.to_string());
    }
    let begins = |field: &&str| !word.is_empty() && field.starts_with(word);
    let found: Vec<&str> = fields().filter(begins).collect();
    let shortest = found.iter().copied().min_by_key(|field| field.len())?;
    // `sub` means `subject`, although `subject_type` begins so, too.
    found.iter().all(|field| field.starts_with(shortest)).then(|| shortest.to_string())
}

/// The id that a text means or begins, among names with what people read for them. Where several
/// would do, they are listed, and the text stays as it was typed.
fn completed(names: &[(String, String)], text: String, prompt: &mut Prompt) -> Result<String> {
    let lower = text.to_lowercase();
    let is = |(id, label): &&(String, String)| *id == text || *label == text;
    if text.is_empty() || names.iter().any(|name| is(&name)) {
        return Ok(text);
    }
    let begins = |name: &String| name.to_lowercase().starts_with(&lower);
    let mut like: Vec<&(String, String)> =
        names.iter().filter(|(id, label)| begins(id) || begins(label)).collect();
    if like.is_empty() {
        let holds = |name: &String| name.to_lowercase().contains(&lower);
        like = names.iter().filter(|(id, label)| holds(id) || holds(label)).collect();
    }
    if let [(id, _)] = like[..] {
        prompt.say(&format!("`{}` is completed to `{}`", visible(&text), visible(id)))?;
        return Ok(id.clone());
    }
    if !like.is_empty() {
        let shown = like.iter().take(MOST_LISTED).map(|(id, label)| match id == label {
            true => visible(id),
            false => visible(&format!("{id} ({label})")),
        });
        let more = if like.len() > MOST_LISTED { ", …" } else { "" };
        prompt.say(&format!("Names like it: {}{more}", shown.collect::<Vec<_>>().join(", ")))?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_by_its_start() {
        let words = ["sub", "object_", "wh", "when_", "q.on", "q.", "s", "", "source", "note"];
        let found = words.map(field_of);
        let want = [
            Some("subject"),
            Some("object_type"),
            Some("when"),
            Some("when_text"),
            Some("q.on"),
            None,
            None,
            None,
            None,
            Some("note"),
        ];
        assert_eq!(found, want.map(|field| field.map(str::to_string)));
    }

    #[test]
    fn a_name_is_completed_where_only_one_would_do() {
        let names = [("ice", "ICE"), ("ice-list", "ICE List"), ("meta", "Meta")];
        let names = names.map(|(id, label)| (id.to_string(), label.to_string()));
        let complete =
            |text: &str| completed(&names, text.to_string(), &mut Prompt::Lines).unwrap();
        let found = ["me", "Ic", "list", "ICE", "new", ""].map(complete);
        assert_eq!(found, ["meta", "Ic", "ice-list", "ICE", "new", ""]);
    }
}
