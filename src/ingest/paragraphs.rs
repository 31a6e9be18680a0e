//! Paragraphs of a plain text. Blank lines divide where the writer used them; where each line is a paragraph, lines
//! divide; lines that an editor wrapped are joined again.

/// Longest line in characters of a text that may have been wrapped by an editor or a mail program.
const WRAP_WIDTH: usize = 120;
/// Lines of a wrapped text that end where the next word did not fit, in percent.
const WRAPPED_PERCENT: usize = 90;
/// Shortest line in characters that is taken for a paragraph of its own inside a block of lines.
const PROSE: usize = 60;

/// The paragraphs of `text`, whose line ends are `\n`. A block of short lines (an address, the words around an
/// advertisement) stays one paragraph with line breaks in it.
#[must_use]
pub(super) fn split(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let layout = Layout::of(&lines);
    let mut paragraphs = Vec::new();
    for block in lines.split(|line| line.is_empty()).filter(|block| !block.is_empty()) {
        match layout {
            Layout::Wrapped(width) => rejoin(block, width, &mut paragraphs),
            Layout::Lines => paragraphs.extend(block.iter().map(|&line| line.to_owned())),
            Layout::Blocks if block.len() > 1 && has_prose(block) => {
                paragraphs.extend(block.iter().map(|&line| line.to_owned()));
            }
            Layout::Blocks => paragraphs.push(match block {
                [line] => (*line).to_owned(),
                lines => lines.join("\n"),
            }),
        }
    }
    paragraphs
}

/// How a text shows where its paragraphs end.
enum Layout {
    /// Blank lines.
    Blocks,
    /// Every line is a paragraph.
    Lines,
    /// Blank lines; lines are cut at this width in characters.
    Wrapped(usize),
}

impl Layout {
    fn of(lines: &[&str]) -> Self {
        let (mut single, mut blank, mut full) = (0, 0, 0);
        // A line of so many bytes has more characters than one that was wrapped.
        let narrow = lines.iter().all(|l| l.len() <= 4 * WRAP_WIDTH);
        let longest = || lines.iter().map(|l| l.chars().count()).max().filter(|width| *width <= WRAP_WIDTH);
        let width = narrow.then(longest).flatten();
        let mut previous: Option<&str> = None;
        let mut gap = false;
        for &line in lines {
            if line.is_empty() {
                gap = true;
                continue;
            }
            match previous {
                Some(_) if gap => blank += 1,
                Some(before) => {
                    single += 1;
                    full += usize::from(width.is_some_and(|width| overflows(before, line, width)));
                }
                None => {}
            }
            (previous, gap) = (Some(line), false);
        }
        if let Some(width) = width.filter(|_| single >= 3 && full * 100 >= single * WRAPPED_PERCENT) {
            return Self::Wrapped(width);
        }
        if single > blank { Self::Lines } else { Self::Blocks }
    }
}

/// Whether the first word of `next` would not have fitted on `line`.
fn overflows(line: &str, next: &str, width: usize) -> bool {
    let word = next.split(' ').next().unwrap_or_default();
    line.chars().count() + 1 + word.chars().count() > width
}

/// Joins wrapped lines. A line that had room for the next word ends a paragraph.
fn rejoin(block: &[&str], width: usize, paragraphs: &mut Vec<String>) {
    let mut current = String::new();
    for (i, line) in block.iter().enumerate() {
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(line);
        if block.get(i + 1).is_none_or(|next| !overflows(line, next, width)) {
            paragraphs.push(std::mem::take(&mut current));
        }
    }
}

/// Whether one of the lines is a paragraph of prose rather than part of an address or a label: the block is then a
/// passage in which every line is a paragraph. The text under a heading does not count (`Tentang …`, one line).
fn has_prose(block: &[&str]) -> bool {
    let prose = |line: &&str| line.ends_with(['.', '"', '”', '?', '!']) && line.chars().count() >= PROSE;
    let count = block.iter().filter(|l| prose(l)).count();
    count >= 2 || (count == 1 && !(block.len() == 2 && prose(&block[1]) && !prose(&block[0])))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn blank_lines_or_lines() {
        assert_eq!(split("a b.\n\nc d.\ne\n\nf"), ["a b.", "c d.\ne", "f"]);
        assert_eq!(split("Judul\n\na.\nb.\nc.\nd."), ["Judul", "a.", "b.", "c.", "d."]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "Harga beras naik lagi di sejumlah\npasar tradisional di ibu kota pada\nhari ini.\n\nPedagang mengeluh karena pembeli\nberkurang.";
        assert_eq!(split(text).len(), 2);
    }
}
