//! Units that no word beside the figure names: ages by the person, money by the prices around it; and figures by form.

use ringkas::{figures, ingest, model::Source};

/// `value unit` of the figures of an article, `;` between.
fn read(text: &str) -> String {
    let article = ingest::from_text(text, Source::default());
    let (figures, ..) = figures::read(&article, &figures::names::words(&article));
    figures.iter().map(|f| format!("{} {}", f.value, f.unit).trim().to_owned()).collect::<Vec<_>>().join("; ")
}

fn check(cases: &[(&str, &str)]) {
    for (text, want) in cases {
        assert_eq!(read(text), *want, "{text}");
    }
}

#[test]
fn ages_follow_a_description_of_a_person() {
    check(&[
        ("Seorang pembatik 74 tahun di Kerek menolak pesanan.", "74 age"),
        ("Seorang sopir truk 45 tahun tewas.", "45 age"),
        ("Juragan ikan 66 tahun itu membeli klub.", "66 age"),
        ("Penjaga gawang 33 tahun tersebut cedera.", "33 age"),
        ("Pesan polisi 34 tahun itu singkat.", "34 age"),
        ("Padahal, pevoli 22 tahun itu diragukan.", "22 age"),
        ("Menurut laki-laki 47 tahun itu, laut surut.", "47 age"),
        ("Rosmaida Harahap, kini 68 tahun, masih ingat.", "68 age"),
        ("Anaknya yang bungsu, empat tahun, kerap batuk.", "4 age"),
        ("Andi, yang kini 45 tahun, dan Budi (kini 50) datang.", "45 age; 50 age"),
        ("Anak saya baru 15 tahun,” kata Sri.", "15 age"),
        ("Ibu saya sudah 70 tahun.", "70 age"),
        ("Saya baru 17 tahun waktu itu.", "17 age"),
        ("Di sini laki-laki di atas 40 tahun dipanggil Bapak.", "40 age"),
        ("Pemilih 17 tahun ke atas boleh ikut.", "17 age"),
        ("Remaja 15-17 tahun ikut lomba.", "15 age; 17 age"),
        ("Dua anak, 5 dan 7 tahun, selamat.", "2; 5 age; 7 age"),
        ("Bocah laki-laki (8) tewas.", "8 age"),
        ("SA, 33 tahun, warga Bekasi. Pria berinisial RM, 41, ditangkap.", "33 age; 41 age"),
    ]);
}

#[test]
fn durations_are_no_ages() {
    check(&[
        ("Pria itu menghilang 74 tahun silam.", "74"),
        ("Ia bekerja 14 tahun di pabrik.", "14"),
        ("Ia menjadi guru 14 tahun.", "14"),
        ("Saya sudah 20 tahun di sini. “Saya sudah 20 tahun,” katanya.", "20; 20"),
        ("Penantian 20 tahun itu berakhir.", "20"),
        ("Kontrak pemain 3 tahun itu batal.", "3"),
        ("Hukuman penjara 8 tahun itu ringan.", "8"),
        ("Jaksa menuntut terdakwa 9 tahun penjara.", "9"),
        (
            "Hakim ketua 5 tahun lalu. Pekerja 10 tahun terakhir berkurang. Jumlah lansia 10 tahun mendatang.",
            "5; 10; 10",
        ),
        ("Pejabat yang sudah 10 tahun menjabat itu mundur.", "10"),
        ("Di Jakarta, 14 tahun, ia menganggur.", "14"),
        ("Ia menunggu, kini 14 tahun, tanpa kepastian.", "14"),
    ]);
}

#[test]
fn amounts_are_money_where_the_article_has_prices() {
    check(&[
        ("Choipan itu Rp 200 ribu.\n\n\"Dua ratus ribu, gaes!\" katanya.", "200000 IDR; 200000 IDR"),
        (
            "Choipan itu Rp 200 ribu.\n\n\"Saya jual tiga ribu. Yang jual tiga ribu banyak.\"",
            "200000 IDR; 3000 IDR; 3000 IDR",
        ),
        ("Dulu Rp 300 ribu sehari. \"Sekarang seratus dua puluh ribu sudah syukur.\"", "300000 IDR; 120000 IDR"),
        ("Harga sepiring dua ratus ribu.", "200000 IDR"),
        ("Pabrik itu menjual tiga ribu mobil.", "3000"),
        ("Pabrik itu menjual tiga ribu.", "3000"),
        ("Filmnya menelan Rp14 miliar. Targetnya 1,2 juta–1,5 juta penonton.", "14000000000 IDR; 1200000; 1500000"),
        ("Tarifnya Rp 5.000. \"Beli 1 juta data gratis 100 ribu!\"", "5000 IDR; 1000000; 100000"),
        (
            "Beras Rp 15.000 per kg, dan penduduk desa yang membutuhkannya ada sekitar dua puluh ribu.",
            "15000 IDR; 20000",
        ),
        ("Dua sampai tiga juta rupiah.", "2000000 IDR; 3000000 IDR"),
    ]);
}

#[test]
fn forms_that_mislead() {
    check(&[
        ("Lari sejauh 42,195 kilometer.", "42.195"),
        ("Ada 1,127 pembelotan.", "1127"),
        ("Lahan 12,500 hektare.", "12500"),
        ("Inflasi dalam sasaran 2,5 plus minus 1 persen.", "2.5 %; 1 %"),
        ("Suhu naik 2,5±1 persen.", "2.5 %; 1 %"),
        ("Dua per tiga suara.", "0.6667"),
        ("Tiga puluhan orang dan lima ratusan rumah.", "30; 500"),
        ("Timnas memakai formasi 4-3-3. Ingat rumus 20-20-20.", ""),
        ("Kedudukan sama pada angka 17-17.", "17-17 score"),
        ("Surat Edaran Nomor SE-12/2026 terbit.", ""),
        ("Layanan dibuka dari H-7 hingga H+7 Lebaran.", ""),
        ("Ia unggul pada babak I.", "1 ordinal"),
    ]);
}
