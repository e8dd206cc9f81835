//! What stands in a `<data>` element besides text: elements of the program that wrote it.

use std::borrow::Cow;

use crate::formats::xml::{Event, Events, Tag};
use crate::text::clean;

/// The content of an element.
#[derive(Debug, Default)]
pub(super) struct Content<'a> {
    /// Its text, without that of elements in it.
    pub(super) text: Cow<'a, str>,
    /// What the first element in it is called.
    pub(super) element: Option<String>,
    /// What Maltego says.
    pub(super) entity: Option<Entity>,
}

/// An entity of Maltego, as far as a node can be one.
#[derive(Debug, Default)]
pub(super) struct Entity {
    /// Its type, such as `maltego.Person`.
    pub(super) kind: Option<String>,
    /// The value that Maltego shows.
    pub(super) label: Option<String>,
}

impl<'a> Content<'a> {
    /// Reads up to the end of the element that started last.
    pub(super) fn read(events: &mut Events<'a>) -> Content<'a> {
        const LONGEST: usize = 40;
        let mut content = Content::default();
        let depth = events.depth();
        while let Some(event) = events.next() {
            match event {
                Event::Start(tag) => {
                    let name = || tag.name.chars().take(LONGEST).collect();
                    content.element.get_or_insert_with(name);
                    if tag.name == "MaltegoEntity" && content.entity.is_none() {
                        content.entity = Some(Entity::read(tag, events));
                    } else {
                        events.skip_element();
                    }
                }
                Event::End if events.depth() < depth => break,
                Event::Text(piece) if content.text.is_empty() => content.text = piece,
                Event::Text(piece) => content.text.to_mut().push_str(&piece),
                _ => {}
            }
        }
        content
    }
}

impl Entity {
    /// Reads an entity, of which the tag has been read. Of its properties one is shown; where none
    /// is said to be, it is the first that has a value.
    fn read(tag: Tag, events: &mut Events) -> Entity {
        let some = |value: Cow<str>| Some(clean(&value).into_owned()).filter(|v| !v.is_empty());
        let kind = tag.get("type").and_then(some);
        let (mut shown, mut name, mut label, mut first) = (None, None, None, None);
        let depth = events.depth();
        while let Some(event) = events.next() {
            match event {
                Event::Start(tag) if tag.name == "Properties" => {
                    shown = tag.get("displayValue").or(tag.get("value")).and_then(some);
                }
                Event::Start(tag) if tag.name == "Property" => {
                    name = tag.get("name").and_then(some);
                }
                Event::Start(tag) if tag.name == "Value" => {
                    let value = some(events.text().0.trim().into());
                    if name.is_some() && name == shown {
                        label = label.or(value);
                    } else {
                        first = first.or(value);
                    }
                }
                Event::End if events.depth() < depth => break,
                _ => {}
            }
        }
        Entity { kind, label: label.or(first) }
    }
}
