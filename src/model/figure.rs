//! Figures, dates and names with their values, the same for Indonesian and for English.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::Span;

/// The value of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FigureValue {
    /// A number, exact (`1500000000000`, `7.5`).
    Number(Decimal),
    /// A score or a result of two or more parts (`3-1`).
    Score(Vec<u32>),
    /// A time of day.
    Clock {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: u8,
    },
}

impl fmt::Display for FigureValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => write!(f, "{}", n.normalize()),
            Self::Score(parts) => {
                for (i, part) in parts.iter().enumerate() {
                    write!(f, "{}{part}", if i == 0 { "" } else { "-" })?;
                }
                Ok(())
            }
            Self::Clock { hour, minute } => write!(f, "{hour:02}:{minute:02}"),
        }
    }
}

/// What a figure counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Nothing that the figure itself tells.
    #[default]
    None,
    /// Money: an ISO 4217 code (`IDR`, `USD`).
    Currency(&'static str),
    /// Per cent.
    Percent,
    /// A place in an order (`ke-80`, `II`).
    Ordinal,
    /// Age in years.
    Age,
    /// Result of a match.
    Score,
    /// Time of day in a zone (`WIB`, `GMT`), empty where none is named.
    Zone(&'static str),
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "",
            Self::Currency(code) => code,
            Self::Percent => "%",
            Self::Ordinal => "ordinal",
            Self::Age => "age",
            Self::Score => "score",
            Self::Zone(zone) => zone,
        })
    }
}

/// One figure of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Where, in code points of the paragraph's text, currency and percent sign included.
    #[serde(flatten)]
    pub span: Span,
    /// The words themselves.
    pub text: String,
    /// What they are worth.
    #[serde(serialize_with = "as_text")]
    pub value: FigureValue,
    /// What they count.
    #[serde(serialize_with = "as_text")]
    pub unit: Unit,
}

fn as_text<T: fmt::Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// A date as far as it is known: year, month and day, year and month, year alone, or month and day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateValue {
    /// Year of the common era.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => write!(f, "-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for DateValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One date of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateMention {
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Where, in code points of the paragraph's text, weekday and brackets included.
    #[serde(flatten)]
    pub span: Span,
    /// The words themselves.
    pub text: String,
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `--MM-DD`.
    pub value: DateValue,
}

/// One name of a person, place or organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Where, in code points of the paragraph's text.
    #[serde(flatten)]
    pub span: Span,
    /// The name.
    pub text: String,
}
