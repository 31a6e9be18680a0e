//! Speakers as they are printed, once the whole article is read: the name that came after they spoke, the full name behind
//! an acronym.

use crate::indonesian::persons::LONGEST_INITIALS;
use crate::model::Speaker;

use super::people::{People, Who};
use super::phrase::Kind;

impl People {
    /// The speaker as it is printed.
    pub(super) fn speaker(&self, who: Who, mention: &str) -> Speaker {
        let who = self.told_later(who);
        let entity = &self.entities[who];
        // `RSUPR` is a hospital's name, `HS` a suspect's.
        let acronym = entity.name.len() > LONGEST_INITIALS && entity.name.chars().all(char::is_uppercase);
        let body = acronym || entity.kind == Some(Kind::Institution);
        let name = if body { self.written_out(&entity.name) } else { None };
        let name = name.map_or_else(|| entity.name.clone(), str::to_owned);
        Speaker { name, mention: mention.to_owned(), role: entity.role.clone() }
    }

    /// Whether the article gives a name for it, before or after it spoke.
    pub(super) fn is_told(&self, who: Who) -> bool {
        self.entities[self.told_later(who)].kind != Some(Kind::Role)
    }

    /// Whom the article shows it to be after it spoke: `nakhoda` before `nakhoda kapal, Baso Amiruddin`, `perusahaan` before
    /// its name.
    fn told_later(&self, who: Who) -> Who {
        let entity = &self.entities[who];
        if let Some(same) = entity.same {
            return same;
        }
        if self.is_bare(who) {
            return self.main_institution().filter(|&main| !self.is_bare(main)).unwrap_or(who);
        }
        let Some(head) = entity.role_words.first().filter(|_| entity.kind == Some(Kind::Role) && !entity.indefinite)
        else {
            return who;
        };
        let holds = |&other: &Who| {
            let other = &self.entities[other];
            other.kind == Some(Kind::Named) && entity.role_words.iter().all(|w| other.role_words.contains(w))
        };
        let mut named = self.by_head.get(head).into_iter().flatten().copied().filter(holds);
        match (named.next(), named.next()) {
            (Some(other), None) => other,
            _ => who,
        }
    }

    /// The full name of an institution known by its acronym: capital words with these initials.
    fn written_out(&self, name: &str) -> Option<&str> {
        let acronym = name.rsplit(' ').next().filter(|w| w.len() > 1 && w.chars().all(char::is_uppercase))?;
        let before = name.len() - acronym.len();
        let initials = |body: &str| {
            let body = body.strip_prefix(&name[..before])?;
            let capitals = body.split(' ').filter(|w| w.len() > 3 || w.chars().any(char::is_uppercase));
            Some(capitals.filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect::<String>())
        };
        self.bodies.iter().map(String::as_str).find(|b| b.contains(' ') && initials(b).as_deref() == Some(acronym))
    }
}
