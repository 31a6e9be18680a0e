//! Plain text: whatever is neither a page nor marked up.

use super::{paragraphs, repair, structure::Page};

/// Reads decoded plain text.
#[must_use]
pub(super) fn read(text: &str) -> Page {
    Page { paragraphs: paragraphs::split(&repair::characters(text)), ..Page::default() }
}
