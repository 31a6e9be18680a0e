//! What a word means to a reader of figures: number words, calendar words and the words around figures, looked up in
//! one step. One lexicon a language, made of data files.

use crate::indonesian::wordclass::{KeyMap, key};

/// The longest word that any lexicon lists, in bytes; longer words are not looked up.
const LONGEST: usize = 20;

/// What a word does in or beside a figure. `value` columns of the data files are given in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// A digit word (0 to 9).
    Unit(u8),
    /// A number word that is complete in itself (eleven, twenty, a hundred).
    Whole(u8),
    /// `belas`.
    Teen,
    /// `puluh`.
    Ten,
    /// `ratus`, hundred.
    Hundred,
    /// A power of ten after a number (its exponent).
    Scale(u8),
    /// One such power in one word (`seribu`).
    OneScale(u8),
    /// One half.
    Half,
    /// A denominator after a numerator.
    Over(u8),
    /// A fraction with numerator one in one word.
    OneOver(u8),
    /// The decimal comma as a word.
    Point,
    /// An approximate number that demands no digits.
    Vague,
    /// A month (1 to 12).
    Month(u8),
    /// A short form of a month.
    Abbr(u8),
    /// A month of the Hijri year (1 to 12).
    Hijri(u8),
    /// A weekday, 1 Monday to 7 Sunday.
    Day(u8),
    /// A currency word after the amount (ISO 4217 code).
    Money(&'static str),
    /// A currency sign before the amount (ISO 4217 code).
    Sign(&'static str),
    /// `dolar`, whose country follows in Indonesian and goes before in English.
    Dollar,
    /// Pound, of money or weight.
    Pound,
    /// The country of a dollar (ISO 4217 code).
    DollarOf(&'static str),
    /// Per cent.
    Percent,
    /// A time zone (its name).
    Zone(&'static str),
    /// `pukul`: a time of day follows.
    Clock,
    /// `jam`: a time of day follows, or hours were counted before it.
    Hour,
    /// A part of the day: 0 before dawn, 1 morning, 2 midday, 3 afternoon, 4 night.
    Part(u8),
    /// Words for age before a number of years.
    Age,
    /// `tahun`.
    Year,
    /// From one end of a range to the other.
    Join,
    /// `atau`.
    Or,
    /// `dan`.
    And,
    /// `antara`.
    Between,
    /// `dari`.
    From,
    /// `ke`, `menjadi`.
    To,
    /// Every: a date that comes back each year.
    Each,
    /// The date before it has passed.
    Past,
    /// The date before it is to come.
    Future,
    /// `akan`, `dijadwalkan`: what follows is likely to come.
    Ahead,
    /// `telah`, `sempat`: what follows is likely to have passed.
    Done,
    /// `paling lambat`: the date after it is to come.
    Latest,
    /// `sejak`: the date after it has passed.
    Since,
    /// A function word or a part of a month (`awal`) after which a month's name is a month.
    Time,
    /// A noun of reports (`inflasi`), after which a month's name is a month.
    Dated,
    /// `bulan`: a month's name follows.
    MonthCue,
    /// `tanggal`: a day follows.
    DayCue,
    /// Words for parts of a law, after which a bracket holds no date and no age.
    Paragraph,
    /// A kind of person, before an age.
    Person,
    /// A personal pronoun in the singular, whose age may be told.
    Pronoun,
    /// `kini`, `baru`: stands before an age.
    Now,
    /// What lasts for years: the number after it is no age.
    Span,
    /// A word of matches, before a score.
    Score,
    /// A word before numbers with dashes that are neither a score nor a range (`formasi 4-3-3`).
    Pattern,
    /// A word before a Roman numeral of one letter.
    Roman,
    /// A word after which an amount without a currency is money.
    MoneyCue,
    /// A verb of selling, after which such an amount is money where the article tells prices.
    Sale,
    /// A unit of what is measured rather than counted; decimals are likely before it.
    Metric,
    /// What is counted; a four-digit number before it is no year.
    Measure,
    /// A function word, which is no counted noun.
    Function,
    /// A word that makes an idiom with the number word after it.
    Idiom,
    /// A spelled ordinal (first is 1).
    Ordinal(u8),
    /// A word that implies a number without being one (both is 2); never demanded, always accepted.
    Loose(u8),
    /// Nothing special.
    Other,
}

impl Sense {
    /// Whether the word is a function word, whatever else it does.
    pub(super) fn is_function(self) -> bool {
        matches!(self, Self::Function | Self::Ahead | Self::Done | Self::Since | Self::Time | Self::Now)
    }

    /// Whether the word is a unit or a counted noun.
    pub(super) fn is_measure(self) -> bool {
        matches!(self, Self::Measure | Self::Metric)
    }
}

/// A word list with its senses.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// By the key of the word, with the word itself: a stranger may have the same key.
    words: KeyMap<(&'static str, Sense)>,
    /// For every first letter a bit for each length that occurs, to leave out most look-ups.
    lengths: [u32; 26],
}

impl Lexicon {
    /// Reads data files; a later file does not overwrite a word of an earlier one.
    pub(super) fn new(files: &[&'static str]) -> Self {
        let mut lexicon = Self { words: KeyMap::default(), lengths: [0; 26] };
        let rows = files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        for line in rows {
            let mut columns = line.split('\t');
            let (Some(word), Some(kind), Some(value)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let Some(sense) = sense(kind, value) else { continue };
            lexicon.words.entry(key(word)).or_insert((word, sense));
            if let Some(first) = word.bytes().next().filter(u8::is_ascii_lowercase) {
                lexicon.lengths[usize::from(first - b'a')] |= 1 << word.len().min(31);
            }
        }
        lexicon
    }

    /// The sense of a word, in whatever case it is written.
    pub(super) fn sense(&self, word: &str) -> Sense {
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let bytes = word.as_bytes();
        let Some(first) = bytes.first().map(u8::to_ascii_lowercase).filter(u8::is_ascii_lowercase) else {
            return Sense::Other;
        };
        if bytes.len() > LONGEST || self.lengths[usize::from(first - b'a')] >> bytes.len() & 1 == 0 {
            return Sense::Other;
        }
        let listed = self.words.get(&key(word)).filter(|(w, _)| w.eq_ignore_ascii_case(word));
        listed.map_or(Sense::Other, |(_, sense)| *sense)
    }
}

fn sense(kind: &str, value: &'static str) -> Option<Sense> {
    let n = || value.parse::<u8>().ok();
    Some(match kind {
        "unit" => Sense::Unit(n()?),
        "whole" => Sense::Whole(n()?),
        "teen" => Sense::Teen,
        "ten" => Sense::Ten,
        "hundred" => Sense::Hundred,
        "scale" => Sense::Scale(n()?),
        "one-scale" => Sense::OneScale(n()?),
        "half" => Sense::Half,
        "over" => Sense::Over(n()?),
        "one-over" => Sense::OneOver(n()?),
        "point" => Sense::Point,
        "vague" => Sense::Vague,
        "month" => Sense::Month(n()?),
        "abbr" => Sense::Abbr(n()?),
        "hijri" => Sense::Hijri(n()?),
        "day" => Sense::Day(n()?),
        "money" => Sense::Money(value),
        "sign" => Sense::Sign(value),
        "dollar" => Sense::Dollar,
        "pound" => Sense::Pound,
        "dollar-of" => Sense::DollarOf(value),
        "percent" => Sense::Percent,
        "zone" => Sense::Zone(value),
        "clock" => Sense::Clock,
        "hour" => Sense::Hour,
        "part" => Sense::Part(n()?),
        "age" => Sense::Age,
        "year" => Sense::Year,
        "join" => Sense::Join,
        "or" => Sense::Or,
        "and" => Sense::And,
        "between" => Sense::Between,
        "from" => Sense::From,
        "to" => Sense::To,
        "each" => Sense::Each,
        "past" => Sense::Past,
        "future" => Sense::Future,
        "ahead" => Sense::Ahead,
        "done" => Sense::Done,
        "latest" => Sense::Latest,
        "since" => Sense::Since,
        "time" => Sense::Time,
        "dated" => Sense::Dated,
        "month-cue" => Sense::MonthCue,
        "day-cue" => Sense::DayCue,
        "paragraph" => Sense::Paragraph,
        "person" => Sense::Person,
        "pronoun" => Sense::Pronoun,
        "now" => Sense::Now,
        "span" => Sense::Span,
        "score" => Sense::Score,
        "pattern" => Sense::Pattern,
        "roman" => Sense::Roman,
        "money-cue" => Sense::MoneyCue,
        "sale" => Sense::Sale,
        "metric" => Sense::Metric,
        "measure" => Sense::Measure,
        "function" => Sense::Function,
        "idiom" => Sense::Idiom,
        "ordinal" => Sense::Ordinal(n()?),
        "loose" => Sense::Loose(n()?),
        _ => return None,
    })
}
