//! Runs of text become lines of a width: words are kept whole, also where a word is made of several runs.

use textwrap::core::display_width;

use super::view::{Run, Tone};

/// A piece of a line in one tone.
pub(super) type Piece = (String, Tone);

/// One word with the spaces before it.
#[derive(Default)]
struct Word {
    spaces: usize,
    pieces: Vec<Piece>,
    width: usize,
}

/// The lines of `runs`, the first one beginning in column `at`, the others in column `indent`. A word wider than a line
/// has a line of its own; a line end in the text ends the line.
pub(super) fn wrap(runs: &[Run], at: usize, indent: usize, width: usize) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    let mut column = at;
    // Whether nothing stands on the line yet, and whether it is the first one.
    let (mut fresh, mut first_line) = (true, true);
    for (word, ends) in words(runs) {
        let fits = column + word.spaces + word.width <= width;
        if !fits && !fresh && word.width > 0 {
            lines.push(Vec::new());
            (column, fresh, first_line) = (indent, true, false);
        }
        let line = lines.last_mut().expect("never empty");
        // Spaces at the start of a further line are those that the break replaces.
        let spaces = if fresh && !first_line { 0 } else { word.spaces };
        let mut first = true;
        for (text, tone) in word.pieces {
            let lead = if std::mem::take(&mut first) { " ".repeat(spaces) } else { String::new() };
            push(line, lead + &text, tone);
        }
        column += spaces + word.width;
        fresh &= word.width == 0;
        if ends {
            lines.push(Vec::new());
            (column, fresh, first_line) = (indent, true, false);
        }
    }
    lines
}

/// Joins a piece to the one before it where both have the same tone.
fn push(line: &mut Vec<Piece>, text: String, tone: Tone) {
    match line.last_mut() {
        Some((last, same)) if *same == tone => last.push_str(&text),
        _ => line.push((text, tone)),
    }
}

/// The words of the runs, each with whether a line end follows it.
fn words(runs: &[Run]) -> Vec<(Word, bool)> {
    let mut words = Vec::new();
    let mut word = Word::default();
    for run in runs {
        for c in run.text.chars() {
            if c == '\n' {
                words.push((std::mem::take(&mut word), true));
            } else if c == ' ' || c == '\t' {
                if word.width > 0 {
                    words.push((std::mem::take(&mut word), false));
                }
                word.spaces += 1;
            } else if !c.is_control() {
                // An article must not steer the terminal.
                push(&mut word.pieces, c.to_string(), run.tone);
                word.width += display_width(c.encode_utf8(&mut [0; 4]));
            }
        }
    }
    if word.width > 0 {
        words.push((word, false));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(runs: &[Run], at: usize, indent: usize, width: usize) -> Vec<String> {
        let text = |line: &Vec<Piece>| line.iter().map(|(t, _)| t.as_str()).collect::<String>();
        wrap(runs, at, indent, width).iter().map(text).collect()
    }

    #[test]
    fn a_word_of_several_runs_is_not_torn() {
        let runs = [Run::plain("one two"), Run::strong("three"), Run::faint(", four  five")];
        assert_eq!(lines(&runs, 0, 0, 10), ["one", "twothree,", "four  five"]);
        assert_eq!(lines(&runs, 2, 2, 14), ["one", "twothree,", "four  five"]);
        assert_eq!(lines(&runs, 0, 0, usize::MAX), ["one twothree, four  five"]);
    }

    #[test]
    fn what_does_not_fit_stands_alone_and_line_ends_stay() {
        assert_eq!(lines(&[Run::plain("a longerthanall b\nc")], 0, 0, 5), ["a", "longerthanall", "b", "c"]);
        assert_eq!(lines(&[Run::plain("  led by spaces")], 9, 11, 40), ["  led by spaces"]);
    }
}
