//! Dates of Indonesian text by value, with the year that the article tells.

use proptest::prelude::*;
use ringkas::figures::{self, compare, date_to_english, english, indonesian};
use ringkas::ingest;
use ringkas::model::{CheckKind, Severity, Source};

fn read(text: &str) -> String {
    let all: Vec<String> = indonesian::scan(text, None).dates.iter().map(|d| d.value.to_string()).collect();
    all.join("; ")
}

#[test]
fn dates_are_day_before_month() {
    let cases = [
        ("Kamis (11/7/2025)", "2025-07-11"),
        ("Kamis (11/7)", "--07-11"),
        ("Rabu 10/1", "--01-10"),
        ("11 Juli 2025", "2025-07-11"),
        ("11/07/2025", "2025-07-11"),
        ("kemarin (4/12)", "--12-04"),
        ("Selasa, 4 November 2015", "2015-11-04"),
        ("Senin malam, 15 Februari 2016 waktu setempat", "2016-02-15"),
        ("Jum'at (19/12/2025)", "2025-12-19"),
        ("tanggal 17 Agustus 1945", "1945-08-17"),
        ("17-08-1945 dan 2025-07-11 dan 17.08.1945", "1945-08-17; 2025-07-11; 1945-08-17"),
        ("11-13 Juli 2025", "2025-07-11; 2025-07-13"),
        ("11 hingga 13 Juli 2025", "2025-07-11; 2025-07-13"),
        ("tanggal 3, 5, dan 7 Juli", "--07-03; --07-05; --07-07"),
        ("30 Juni-2 Juli 2025", "2025-06-30; 2025-07-02"),
        ("30 Desember-2 Januari 2026", "2025-12-30; 2026-01-02"),
        ("Sabtu-Minggu (12-13/7/2025)", "2025-07-12; 2025-07-13"),
        ("(30/6-2/7/2025)", "2025-06-30; 2025-07-02"),
        ("5 Des 2024, 7 Agt. 2023, Jan 2022", "2024-12-05; 2023-08-07; 2022-01"),
        ("Februari 2022 s.d. November 2023", "2022-02; 2023-11"),
        ("Juli-Agustus 2025", "2025-07; 2025-08"),
        ("pada bulan Mei", "--05"),
        ("tahun 2022", "2022"),
        ("Piala Dunia 2026", "2026"),
        ("periode 2010-2015", "2010; 2015"),
        ("musim 2023/24 dan tahun ajaran 2024/2025", "2023; 2024; 2024; 2025"),
        ("UU Nomor 11 Tahun 2008", "2008"),
        ("era 1990-an", "1990"),
        ("tahun dua ribu sembilan", "2009"),
        ("1 Muharram 1447 H", "1447"),
        ("Selasa (2/9/25)", "2025-09-02"),
        ("2.025 orang dan 2500 orang, Rp 2000", ""),
        ("Pasal 5 ayat (2) dan 31/2", ""),
        ("minggu depan dan Mei Lestari", ""),
    ];
    for (text, want) in cases {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn the_year_is_the_nearest_to_the_article_s_own_date() {
    let text =
        "Jakarta, Jumat (19/12/2025). Mogok mulai 5 Januari.\n\nTerjadi pada 7 Juli lalu, dirayakan setiap 27 Oktober.";
    let article = ingest::from_text(text, Source::default());
    let (_, dates, notes) = figures::read(&article, &figures::names::words(&article));
    let values: Vec<String> = dates.iter().map(|d| d.value.to_string()).collect();
    assert_eq!(values, ["2025-12-19", "2026-01-05", "2025-07-07", "--10-27"]);
    assert!(notes.is_empty());
}

#[test]
fn a_weekday_that_disagrees_is_noted_and_not_corrected() {
    let article = ingest::from_text("Itu terjadi Kamis (11/7/2025) malam.", Source::default());
    let (_, dates, notes) = figures::read(&article, &figures::names::words(&article));
    assert_eq!(dates[0].value.to_string(), "2025-07-11");
    assert_eq!(dates[0].text, "Kamis (11/7/2025)");
    assert_eq!((notes[0].check, notes[0].severity), (CheckKind::Date, Severity::Note));
    assert!(notes[0].message.contains("Friday"), "{}", notes[0].message);
}

#[test]
fn dates_agree_across_languages() {
    let cases = [
        ("Kamis (11/7/2025)", "Thursday, July 11, 2025"),
        ("Kamis (11/7/2025)", "Thursday, 11 July 2025"),
        ("Kamis (11/7/2025)", "Thursday (11/7/2025)"),
        ("(4/12)", "on Dec. 4"),
        ("4 Desember", "(12/4)"),
        ("Februari 2022", "February 2022"),
        ("11-13 Juli 2025", "July 11-13, 2025"),
        ("1990-an", "the 1990s"),
    ];
    for (id, en) in cases {
        let (a, b) = (indonesian::scan(id, None), english::scan(en, None));
        assert!(!a.dates.is_empty() && a.dates.len() == b.dates.len(), "{id} / {en}: {a:?} {b:?}");
        for (x, y) in a.dates.iter().zip(&b.dates) {
            assert!(compare::dates_agree(x, y), "{id} / {en}: {a:?} {b:?}");
        }
    }
    let (a, b) = (indonesian::scan("11 Juli 2025", None), english::scan("July 12, 2025", None));
    assert!(!compare::dates_agree(&a.dates[0], &b.dates[0]));
}

proptest! {
    #[test]
    fn english_of_a_date_has_its_value(day in 1u8..29, month in 1u8..13, year in 1900i32..2100) {
        const MONTHS: [&str; 12] = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
            "September", "Oktober", "November", "Desember"];
        let name = MONTHS[usize::from(month) - 1];
        for text in [format!("{day} {name} {year}"), format!("Senin ({day}/{month}/{year})"), format!("{name} {year}"),
            format!("{day} {name}"), format!("Rabu ({day}/{month})")] {
            let scan = indonesian::scan(&text, None);
            let written = date_to_english(&scan.dates[0], &text);
            let back = english::scan(&written, None);
            prop_assert_eq!(scan.dates[0].value, back.dates[0].value, "{} -> {}", text, written);
        }
    }
}
