//! Figures of Indonesian text by value and unit, and their way into English and back.

use proptest::prelude::*;
use ringkas::figures::{compare, english, indonesian, to_english};

/// `value unit` of every figure, `;` between.
fn read(text: &str) -> String {
    let scan = indonesian::scan(text, None);
    let all: Vec<String> = scan.figures.iter().map(|f| format!("{} {}", f.value, f.unit).trim().to_owned()).collect();
    all.join("; ")
}

#[test]
fn figures_have_the_value_of_their_notation() {
    let cases = [
        ("Sebanyak 1.234.567 orang hadir.", "1234567"),
        ("Luasnya 1.234.567,89 meter.", "1234567.89"),
        ("naik 3,25 persen", "3.25 %"),
        ("Harganya Rp 75.000 saja", "75000 IDR"),
        (
            "Rp1,5 miliar dan Rp. 5.000, lalu Rp 5.000,00 atau Rp 5.000,-",
            "1500000000 IDR; 5000 IDR; 5000 IDR; 5000 IDR",
        ),
        ("Rp 13 T untuk Rp 218 M", "13000000000000 IDR; 218000000000 IDR"),
        ("untung 10 jt dari modal 5 rb", "10000000 IDR; 5000 IDR"),
        ("Rp 1.500 triliun", "1500000000000000 IDR"),
        ("US$ 1,2 miliar, USD 8 juta, dan $4 miliar", "1200000000 USD; 8000000 USD; 4000000000 USD"),
        ("47,1 miliar dollar AS atau 550 ribu dolar Amerika Serikat", "47100000000 USD; 550000 USD"),
        ("20 juta dolar Singapura, 5 ribu dolar Hong Kong", "20000000 SGD; 5000 HKD"),
        ("S$ 30 dan RM 50 serta €12,5", "30 SGD; 50 MYR; 12.5 EUR"),
        ("100 euro, 3.000 yen, 20 yuan, 15 ringgit", "100 EUR; 3000 JPY; 20 CNY; 15 MYR"),
        ("sekitar 2.5 juta jiwa", "2500000"),
        ("1 juta 200 ribu rupiah", "1200000 IDR"),
        ("dua puluh lima ribu orang", "25000"),
        ("seratus sepuluh warga", "110"),
        ("seribu dua ratus tiga belas desa", "1213"),
        ("tiga ratus juta rupiah", "300000000 IDR"),
        ("satu setengah jam dan setengah juta orang", "1.5; 500000"),
        ("satu setengah juta warga", "1500000"),
        ("dua pertiga dari suara, sepertiga lagi, tiga perempat", "0.6667; 0.3333; 0.75"),
        ("separuh warga", "0.5"),
        ("dua koma lima persen", "2.5 %"),
        ("5.000-an pekerja", "5000"),
        ("Rp 16.300-an", "16300 IDR"),
        ("10-15 juta orang", "10000000; 15000000"),
        ("Rp 5-10 juta", "5000000 IDR; 10000000 IDR"),
        ("10-15 orang terluka", "10; 15"),
        ("Rp 16.213 sampai Rp 16.221", "16213 IDR; 16221 IDR"),
        ("antara 30 dan 43 persen", "30 %; 43 %"),
        ("5 s.d. 7 persen, 3 s/d 4 persen", "5 %; 7 %; 3 %; 4 %"),
        ("dari 4 menjadi 5 persen", "4 %; 5 %"),
        ("9,03 persen atau 25,22 juta orang", "9.03 %; 25220000"),
        ("selama 3x24 jam", "3; 24"),
        ("kuartal III-2025", "3 ordinal"),
        ("7 hingga 10 unit", "7; 10"),
        ("naik dua kali lipat", "2"),
        ("Vaksin itu 95% manjur", "95 %"),
    ];
    for (text, want) in cases {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn scores_are_no_ranges() {
    let cases = [
        ("Persib menang 2-1 atas Persija.", "2-1 score"),
        ("Ia menang 6-4, 5-7, 6-3.", "6-4 score; 5-7 score; 6-3 score"),
        ("skor 0-0", "0-0 score"),
        ("unggul 1-3, lalu imbang 3-3", "1-3 score; 3-3 score"),
        ("Warga berusia 10-15 tahun", "10 age; 15 age"),
    ];
    for (text, want) in cases {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn ages_stand_after_names_and_words_for_age() {
    let cases = [
        ("Trismiati (37) datang.", "37 age"),
        ("Seorang pria berusia 24 tahun", "24 age"),
        ("Budi (24 tahun) datang", "24 age"),
        ("perempuan 33 tahun itu", "33 age"),
        ("Pada usia 71 tahun ia", "71 age"),
        ("Umur saya delapan belas.", "18 age"),
        ("anak usia 9 bulan s.d. 6 tahun", "9; 6 age"),
        ("Pasal 27 ayat (3) UU ITE", "27; 3"),
        ("ancaman 8 tahun penjara", "8"),
        ("Ketua RT, Budi Santoso, 52 tahun.", "52 age"),
        ("Pasal 27A, 32, dan 35", "32; 35"),
    ];
    for (text, want) in cases {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn times_of_day_are_read_with_their_zone() {
    let cases = [
        ("pukul 14.30 WIB", "14:30 WIB"),
        ("Pukul 15.00-17.00 WIB", "15:00 WIB; 17:00 WIB"),
        ("pukul 07.30–14.00 WITA", "07:30 WITA; 14:00 WITA"),
        ("jam 7 malam", "19:00"),
        ("jam 2 siang", "14:00"),
        ("jam setengah delapan pagi", "07:30"),
        ("jam satu malam", "01:00"),
        ("pukul 20.00 waktu setempat", "20:00"),
        ("sekitar 10.15 WIT", "10:15 WIT"),
        ("pukul 9 pagi hingga 3 sore", "09:00; 15:00"),
        ("selama 2 jam", "2"),
        ("371 km/jam", "371"),
        ("pukul 23:45 Wib", "23:45 WIB"),
        ("jam tujuh kurang seperempat", "06:45"),
        ("pukul 13:21:10 WIB", "13:21 WIB"),
        ("pukul 06.00, 09.30, dan 13.00 WIB", "06:00 WIB; 09:30 WIB; 13:00 WIB"),
    ];
    for (text, want) in cases {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn ordinals_are_numbered_or_roman() {
    let cases = [
        ("HUT ke-80 RI", "80 ordinal"),
        ("abad ke-21 dan Presiden ke-7", "21 ordinal; 7 ordinal"),
        ("pada skala IV MMI di pesisir dan III MMI di kota", "4 ordinal; 3 ordinal"),
        ("Perang Dunia II", "2 ordinal"),
        ("Komisi III DPR", "3 ordinal"),
        ("Paus Yohanes Paulus II", "2 ordinal"),
        ("PON XX di Papua", "20 ordinal"),
        ("semester I dan kuartal IV", "1 ordinal; 4 ordinal"),
        ("triwulan I-III", "1 ordinal; 3 ordinal"),
        ("H. M. I. Hasan dari X dan CV Maju di DI Yogyakarta", ""),
        ("akun X milik Xi", ""),
    ];
    for (text, want) in cases {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn what_is_no_figure_is_left_alone() {
    for text in [
        "Kadar CO2 naik",
        "akun @mbak_reni88",
        "Peraturan PMK.10/2017/X",
        "salah satu warga",
        "satu per satu dan satu-satunya",
        "Puluhan orang dan ribuan rumah",
        "Hubungi 0812-3456-7890",
        "Mobil B 1234 XYZ melaju",
        "Nomor: 045/PR-CEN/IX/2025",
        "seorang anak, setahun, sebuah rumah",
        "Simpang Lima ramai di Semarang hari ini",
        "jaringan 5G dan film 3D",
        "pandemi Covid-19",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn figures_read_as_newspapers_write_them() {
    let cases = [
        ("2.500 orang", "2,500"),
        ("Rp1,5 triliun", "Rp 1.5 trillion"),
        ("US$ 1,2 miliar", "US$1.2 billion"),
        ("Rp 87 ribu", "Rp 87,000"),
        ("Rp 9.872.450.000", "Rp 9,872,450,000"),
        ("Rp 1.500 triliun", "Rp 1,500 trillion"),
        ("pukul 14.30 WIB", "2:30 p.m. WIB"),
        ("pukul 09.00 WITA", "9 a.m. WITA"),
        ("6,5 persen", "6.5 percent"),
        ("ke-80", "80th"),
        ("ke-21", "21st"),
        ("ke-12", "12th"),
        ("dua pertiga", "two-thirds"),
        ("tiga tersangka", "three"),
        ("dua puluh tujuh", "27"),
        ("Perang Dunia II", "II"),
        ("5.000-an pekerja", "about 5,000"),
        ("30 ringgit", "RM 30"),
    ];
    for (text, want) in cases {
        let scan = indonesian::scan(text, None);
        assert_eq!(to_english(&scan.figures[0], text), want, "{text}");
    }
}

#[test]
fn the_same_value_agrees_however_it_is_written() {
    let cases = [
        ("Rp1,5 triliun", "Rp 1.5 trillion"),
        ("Rp1,5 triliun", "1.5 trillion rupiah"),
        ("jam setengah delapan pagi", "7:30 a.m."),
        ("pukul 14.30", "2.30 p.m."),
        ("pukul 14.30", "14:30"),
        ("1,127 pembelotan", "1,127 defections"),
        ("seratus sepuluh ribu", "one hundred and ten thousand"),
        ("Budi (24)", "24-year-old Budi"),
        ("5 persen", "5 percentage points"),
        ("2/3 suara", "two-thirds of the vote"),
        ("dua pertiga", "two thirds"),
        ("setengah juta", "half a million"),
        ("HUT ke-8", "the eighth anniversary"),
        ("47 miliar dolar AS", "$47 billion"),
    ];
    for (id, en) in cases {
        let (a, b) = (indonesian::scan(id, None), english::scan(en, None));
        assert!(compare::figures_agree(&a.figures[0], &b.figures[0]), "{id} / {en}: {a:?} {b:?}");
    }
    let (a, b) = (indonesian::scan("Rp 5 juta", None), english::scan("$5 million", None));
    assert!(!compare::figures_agree(&a.figures[0], &b.figures[0]));
}

/// Notations of one amount.
fn notations() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        (1u32..1000).prop_map(|n| n.to_string()),
        (1u32..1000, 0u32..1000).prop_map(|(a, b)| format!("{a}.{b:03}")),
        (1u32..1000, 1u32..100).prop_map(|(a, b)| format!("{a},{b}")),
        (1u32..100, 0u32..1000, 0u32..1000).prop_map(|(a, b, c)| format!("{a}.{b:03}.{c:03}")),
        prop::sample::select(vec!["dua puluh lima", "seratus", "tiga belas", "dua pertiga", "satu setengah", "tujuh"])
            .prop_map(str::to_owned),
    ];
    let before = prop::sample::select(vec!["", "Rp ", "Rp", "US$", "ke-"]);
    let after = prop::sample::select(vec!["", " ribu", " juta", " miliar", " triliun", " persen", " rupiah", " yen"]);
    (before, number, after).prop_map(|(b, n, a)| format!("{b}{n}{a} "))
}

proptest! {
    #[test]
    fn english_of_a_figure_has_its_value(text in notations()) {
        let scan = indonesian::scan(&text, None);
        for raw in &scan.figures {
            let written = to_english(raw, &text);
            let back = english::scan(&written, None);
            let mut all = back.figures.iter();
            let year = back.dates.iter().any(|d| d.value.to_string() == raw.value.to_string());
            prop_assert!(year || all.any(|f| compare::figures_agree(raw, f)), "{text} -> {written} -> {back:?}");
        }
    }

    #[test]
    fn times_of_day_come_back(hour in 0u8..24, minute in 0u8..60) {
        let text = format!("pukul {hour:02}.{minute:02} WIB");
        let scan = indonesian::scan(&text, None);
        let written = to_english(&scan.figures[0], &text);
        let back = english::scan(&written, None);
        prop_assert!(compare::figures_agree(&scan.figures[0], &back.figures[0]), "{} {:?}", written, back);
    }

    #[test]
    fn any_text_is_read_without_panic(text in "(?s)[ -~]{0,60}|.{0,60}|([0-9.,/:() -]|Rp|juta|dua|puluh|Juli|pukul|Senin|s\\.d\\.|ke|an|%|é|–){0,40}") {
        for scan in [indonesian::scan(&text, Some(2025)), english::scan(&text, None)] {
            let ranges = scan.figures.iter().map(|f| f.range.clone());
            let mut last = 0;
            for range in ranges {
                prop_assert!(range.start < range.end && text.get(range.clone()).is_some());
                prop_assert!(range.start >= last, "{:?} in {text:?}", range);
                last = range.start;
            }
            let mut last = 0;
            for range in scan.dates.iter().map(|d| d.range.clone()) {
                prop_assert!(range.start < range.end && text.get(range.clone()).is_some());
                prop_assert!(range.start >= last, "{:?} in {text:?}", range);
                last = range.start;
            }
        }
        for figure in indonesian::scan(&text, None).figures {
            let _ = to_english(&figure, &text);
        }
    }
}
