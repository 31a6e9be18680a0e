//! First names: where one stands behind a club or a place, somebody's name begins; and most tell whether it is a woman or
//! a man. Hints: what the text says (`perempuan`, `Hj`) tells more.

use std::sync::OnceLock;

use super::keys::{self, KeyMap};

/// The names by key and the endings.
struct Names {
    whole: KeyMap<Option<bool>>,
    endings: Vec<(&'static str, bool)>,
}

fn table() -> &'static Names {
    static TABLE: OnceLock<Names> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut names = Names { whole: KeyMap::default(), endings: Vec::new() };
        let lines = include_str!("data/first_names.tsv").lines().filter(|l| !l.starts_with('#'));
        for (name, gender) in lines.filter_map(|l| l.split_once('\t')) {
            let female = (gender != "-").then_some(gender == "female");
            match name.strip_prefix('-') {
                Some(ending) => names.endings.extend(female.map(|female| (ending, female))),
                None => drop(names.whole.insert(keys::key(name), female)),
            }
        }
        names
    })
}

/// Whether it is a first name of the list.
#[must_use]
pub fn is_known(name: &str) -> bool {
    table().whole.contains_key(&keys::key(name))
}

/// Whether a first name is a woman's; none where it does not tell.
#[must_use]
pub fn is_female(name: &str) -> Option<bool> {
    let names = table();
    let known = names.whole.get(&keys::key(name)).copied();
    // An ending is all that is left of the name before it: `Suryanto`, not `Anto`.
    let ends = |ending: &str| name.len() > ending.len() + 1 && name.ends_with(ending);
    known.unwrap_or_else(|| names.endings.iter().find(|(ending, _)| ends(ending)).map(|(_, female)| *female))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_tell() {
        let told = ["Siti", "SITI", "Sumarwati", "Bambang", "Haryanto", "Wati", "Tri"].map(is_female);
        assert_eq!(told, [Some(true), Some(true), Some(true), Some(false), Some(false), Some(true), None]);
    }
}
