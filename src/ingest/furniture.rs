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
