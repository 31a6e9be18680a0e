//! Reads the patterns of `data/furniture.tsv`, so that an outlet's new link line is a line of data.

/// One pattern in lower case and how it is compared; the file's header says what each rule means.
pub(super) enum Rule {
    Whole(&'static str),
    Start(&'static str),
    Label(&'static str),
    Head(&'static str),
    Credit(&'static str),
    Contact(&'static str),
    Within(&'static str),
    Inline(&'static str),
}

/// The rules by how they are looked up, so that a paragraph is compared with few of them.
pub(super) struct Rules {
    /// Rules of how a paragraph begins by the first byte of the pattern.
    begin: Vec<Vec<Rule>>,
    /// Words that start a photo credit.
    pub(super) credits: Vec<&'static str>,
    /// Words that stand anywhere.
    pub(super) within: Vec<&'static str>,
    /// Words that start a contact block.
    pub(super) contacts: Vec<&'static str>,
}

impl Rules {
    /// Reads the file.
    pub(super) fn new() -> Self {
        let (mut credits, mut within, mut contacts) = (Vec::new(), Vec::new(), Vec::new());
        let mut begin: Vec<Vec<Rule>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
        for rule in rules() {
            match rule {
                Rule::Whole(p) | Rule::Start(p) | Rule::Label(p) | Rule::Head(p) => {
                    begin[p.bytes().next().map_or(0, usize::from)].push(rule);
                }
                Rule::Credit(p) => credits.push(p),
                Rule::Within(p) => within.push(p),
                Rule::Contact(p) => contacts.push(p),
                Rule::Inline(_) => {}
            }
        }
        Self { begin, credits, within, contacts }
    }

    /// The rules of how a paragraph begins whose pattern starts with the same byte as `text`, in the order of the file.
    pub(super) fn of(&self, text: &str) -> &[Rule] {
        text.bytes().next().map_or(&[], |first| &self.begin[usize::from(first)])
    }
}

/// All rules in the order of the file.
pub(super) fn rules() -> Vec<Rule> {
    let lines = include_str!("data/furniture.tsv").lines().filter(|line| !line.starts_with('#'));
    let rule = |line: &'static str| {
        let (rule, pattern) = line.split_once('\t')?;
        Some(match rule {
            "whole" => Rule::Whole(pattern),
            "start" => Rule::Start(pattern),
            "label" => Rule::Label(pattern),
            "head" => Rule::Head(pattern),
            "credit" => Rule::Credit(pattern),
            "within" => Rule::Within(pattern),
            "inline" => Rule::Inline(pattern),
            "contact" => Rule::Contact(pattern),
            _ => return None,
        })
    };
    lines.filter_map(rule).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_of_the_file_is_a_rule() {
        let lines = include_str!("data/furniture.tsv").lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(super::rules().len(), lines);
    }
}
