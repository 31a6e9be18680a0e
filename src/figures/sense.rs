//! What a word can mean to a reader of figures, and how the data files call it.

/// What a word does in or beside a figure. `value` columns of the data files are given in brackets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// What lasts for years, or says that they are a time (`terakhir`): the number beside it is no age.
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
    #[default]
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

    /// The sense that a row of a data file names.
    pub(super) fn of(kind: &str, value: &'static str) -> Option<Self> {
        let n = || value.parse::<u8>().ok();
        Some(match kind {
            "unit" => Self::Unit(n()?),
            "whole" => Self::Whole(n()?),
            "teen" => Self::Teen,
            "ten" => Self::Ten,
            "hundred" => Self::Hundred,
            "scale" => Self::Scale(n()?),
            "one-scale" => Self::OneScale(n()?),
            "half" => Self::Half,
            "over" => Self::Over(n()?),
            "one-over" => Self::OneOver(n()?),
            "point" => Self::Point,
            "vague" => Self::Vague,
            "month" => Self::Month(n()?),
            "abbr" => Self::Abbr(n()?),
            "hijri" => Self::Hijri(n()?),
            "day" => Self::Day(n()?),
            "money" => Self::Money(value),
            "sign" => Self::Sign(value),
            "dollar" => Self::Dollar,
            "pound" => Self::Pound,
            "dollar-of" => Self::DollarOf(value),
            "percent" => Self::Percent,
            "zone" => Self::Zone(value),
            "clock" => Self::Clock,
            "hour" => Self::Hour,
            "part" => Self::Part(n()?),
            "age" => Self::Age,
            "year" => Self::Year,
            "join" => Self::Join,
            "or" => Self::Or,
            "and" => Self::And,
            "between" => Self::Between,
            "from" => Self::From,
            "to" => Self::To,
            "each" => Self::Each,
            "past" => Self::Past,
            "future" => Self::Future,
            "ahead" => Self::Ahead,
            "done" => Self::Done,
            "latest" => Self::Latest,
            "since" => Self::Since,
            "time" => Self::Time,
            "dated" => Self::Dated,
            "month-cue" => Self::MonthCue,
            "day-cue" => Self::DayCue,
            "paragraph" => Self::Paragraph,
            "person" => Self::Person,
            "pronoun" => Self::Pronoun,
            "now" => Self::Now,
            "span" => Self::Span,
            "score" => Self::Score,
            "pattern" => Self::Pattern,
            "roman" => Self::Roman,
            "money-cue" => Self::MoneyCue,
            "sale" => Self::Sale,
            "metric" => Self::Metric,
            "measure" => Self::Measure,
            "function" => Self::Function,
            "idiom" => Self::Idiom,
            "ordinal" => Self::Ordinal(n()?),
            "loose" => Self::Loose(n()?),
            _ => return None,
        })
    }
}
