//! Whose words they are where the sentence is about somebody or something else: notices, those who cut in, those whom a
//! paragraph has just named, and names behind clubs, places and companies.

use super::speakers::names;

/// Somebody who has the floor before each case begins.
const BEFORE: &str = "\"Baik,\" kata Menteri Anton Wijaya.";

/// The speakers of all but the one who has the floor before.
pub(crate) fn after(paragraphs: &[&str]) -> Vec<String> {
    let all: Vec<&str> = std::iter::once(BEFORE).chain(paragraphs.iter().copied()).collect();
    names(&all).into_iter().skip(1).collect()
}

#[test]
fn an_age_after_a_comma_brings_somebody_in() {
    assert_eq!(after(&["Bu Warti, 71 tahun, tidak keberatan. \"Silakan dipakai,\" ucapnya."]), ["Warti"]);
}

#[test]
fn an_age_inside_a_description_excludes() {
    let found = after(&[
        "Darmo Sasmito, penabuh gender berusia 80 tahun, menaruh tabuhnya. Ia melambai kepada istrinya, Suminem, yang \
        duduk di tikar, lalu berkata, \"Ayo pulang.\"",
        "\"Dari tadi saya siap,\" sahut perempuan 76 tahun itu.",
    ]);
    assert_eq!(found, ["Darmo Sasmito", "Suminem"]);
}

#[test]
fn what_somebody_does_gives_them_the_floor() {
    let found = after(&[
        "\"Dendanya setengah riba,\" kata Laila. Menurut Hanum, belum tentu begitu. Laila tidak sependapat. \"Semua ada \
        batasnya,\" katanya.",
    ]);
    assert_eq!(found, ["Laila", "Laila"]);
}

#[test]
fn whoever_the_paragraph_has_named_before_the_one_in_focus() {
    let found = after(&[
        "\"Saya menempa sejak kecil,\" kata Karyo Wiguno.",
        "\"Kami mengukur nadanya,\" ujar Etnomusikolog Endang Larasati.",
        "Dinas hendak memberinya piagam, tetapi Karyo tidak datang. Kepada panitia ia berkata, \"Hari ini menempa.\"",
    ]);
    assert_eq!(found, ["Karyo Wiguno", "Endang Larasati", "Karyo Wiguno"]);
}

#[test]
fn a_law_in_between_takes_no_floor() {
    let found = after(&[
        "Izin itu ditaati pemegangnya sebagaimana diatur dalam Undang-Undang Nomor 32 Tahun 2009. \"Pesisir dapat \
        terdampak,\" katanya.",
    ]);
    assert_eq!(found, ["Anton Wijaya"]);
}

#[test]
fn whoever_cuts_in_before_a_colon() {
    let found = after(&["\"Saya kenal beliau,\" ujarnya, yang langsung disela jaksa penuntut: \"Jawab saja!\""]);
    assert_eq!(found, ["Anton Wijaya", "jaksa penuntut"]);
}

#[test]
fn a_notice_belongs_to_whoever_shows_it() {
    let found = after(&["Selama dua hari TiketGo hanya menampilkan pemberitahuan: \"Sedang ada perbaikan kecil.\""]);
    assert_eq!(found, ["TiketGo"]);
}

#[test]
fn a_sign_without_a_writer_speaks_for_itself() {
    let found = after(&["Di pintu gudang masih terpasang papan peringatan: \"DILARANG MEROKOK DI SINI\"."]);
    assert_eq!(found, ["papan"]);
}

#[test]
fn a_letter_is_announced_by_what_it_holds() {
    let found = after(&[
        "Seusai acara, dewan pengawas membagikan surat terbuka. Isinya antara lain:",
        "\"Kami memahami kemarahan Anda.\"",
    ]);
    assert_eq!(found, ["dewan pengawas"]);
}

#[test]
fn a_crowd_that_answers_may_shout_next() {
    let found = after(&["Pernyataan itu disahut para pedagang di luar. \"Bohong!\" teriak mereka."]);
    assert_eq!(found, ["pedagang"]);
}

#[test]
fn a_cry_comes_from_those_named_behind_it() {
    assert_eq!(after(&["Kalimat itu disambut seruan \"Turun sekarang juga!\" dari beberapa pengguna."]), ["pengguna"]);
}

#[test]
fn what_is_heard_is_of_the_one_named_after_it() {
    let found = after(&["Rini Astuti masuk. Dari dalam kamar terdengar Rini Astuti menghitung, \"Satu, dua, tiga.\""]);
    assert_eq!(found, ["Rini Astuti"]);
}

#[test]
fn accounts_are_told_apart_by_their_handles() {
    let found = after(&["\"Setuju,\" tulis akun @warga_satu. \"Tidak,\" tulis akun @warga_dua."]);
    assert_eq!(found, ["akun @warga_satu", "akun @warga_dua"]);
}

#[test]
fn a_title_with_a_capital_may_follow_a_description() {
    let found = after(&["Ketua delegasi Thailand, Duta Besar Prasert Wongsawat, membantah. \"Itu keliru,\" ujarnya."]);
    assert_eq!(found, ["Prasert Wongsawat"]);
}

#[test]
fn initials_may_follow_a_description() {
    let found = after(&["Juru mesin kapal itu, berinisial RT (31), menyebut mesinnya \"batuk terus sejak pagi\"."]);
    assert_eq!(found, ["RT"]);
}

#[test]
fn a_listed_company_ends_before_a_name() {
    let found = after(&[
        "Direktur Utama PT Sinar Niaga Digital Tbk. (SNDG) Hendra Gunadi membungkuk. \"Saya mohon maaf,\" katanya.",
    ]);
    assert_eq!(found, ["Hendra Gunadi"]);
}

#[test]
fn a_club_or_a_district_stands_before_a_name() {
    let found = after(&[
        "Laga melawan Rimba Jaya berakhir seri. Kapten Rimba Jaya Doni Marbun kecewa. \"Kami lengah,\" katanya.",
        "Warga bupati Lembah Hilir menunggu hasil. \"Diulang,\" kata Ketua KPU Lembah Hilir Nurul Hidayah.",
    ]);
    assert_eq!(found, ["Doni Marbun", "Nurul Hidayah"]);
}

#[test]
fn fields_and_streets_are_no_names() {
    let found = after(&[
        "Kepala Dinas Perikanan, Reklamasi, dan Energi DKI Jakarta Aldi Yusman hadir. \"Kami siap,\" kata Aldi.",
        "Rumah Fahri di Jl. Pangeran Antasari No. 21 ramai. Fahri, pengusaha angkutan, tertawa. \"Masuk,\" tuturnya.",
    ]);
    assert_eq!(found, ["Aldi Yusman", "Fahri"]);
}

#[test]
fn what_stands_behind_a_bracket_or_a_body_may_be_a_place_before_a_name() {
    let found = after(&[
        "\"Naik,\" kata Ketua Lembaga Kajian Angka (LKA) Indonesia Wahyu Setiadi.",
        "\"Turun,\" kata Kepala Satuan Pengawas (Satwas) Kota Bandung Muksin Fahri.",
        "Kepala Departemen Sastra Fakultas Bahasa Universitas Indonesia Budi Yunus Wahyono ragu. \"Entah,\" katanya.",
        "\"Sembuh,\" kata Juru Bicara Gugus Tugas Penanganan Flu-26 Kota Surabaya M Fauzan.",
        "\"Heran,\" kata Dosen Sosiologi Universitas Negeri Jakarta Saifuddin Karim.",
        "\"Diusut,\" kata Asisten Tindak Pidana Khusus Kejaksaan Tinggi Sultra Samsul Barus Siregar.",
    ]);
    assert_eq!(
        found,
        ["Wahyu Setiadi", "Muksin Fahri", "Budi Yunus Wahyono", "M Fauzan", "Saifuddin Karim", "Samsul Barus Siregar"]
    );
}

#[test]
fn a_month_may_be_a_first_name() {
    let found = after(&["Dokter hewan Kebun Raya, drh. Mei Lestari, ragu. \"Membaik,\" katanya pada Mei Senin lalu."]);
    assert_eq!(found, ["Mei Lestari"]);
}

#[test]
fn a_name_after_several_people_is_not_theirs() {
    let found = after(&["Menurut cerita para murid, Karso diam lama sekali, lalu berkata, \"Api tidak salah.\""]);
    assert_eq!(found, ["Karso"]);
}

#[test]
fn particles_join_a_foreign_name() {
    assert_eq!(after(&["\"We lost,\" kata pelatih Nuno Tavares da Silva."]), ["Nuno Tavares da Silva"]);
}

#[test]
fn answers_without_marks_are_the_guests() {
    let found = names(&[
        "Kami berbincang dengan dokter Rendra Wirawan.",
        "Mengapa kasusnya naik?",
        "Karena rumah kita kering.",
        "Apa kesalahan yang sering Anda temui?",
        "Diikat. Orang mengira saya bercanda setiap kali saya bilang, \"Jangan lari.\"",
    ]);
    assert_eq!(found, ["Rendra Wirawan"]);
}

#[test]
fn the_one_just_brought_in_answers() {
    let found = after(&[
        "\"Saya ajari mereka,\" kata Sulastri.",
        "Di sebelahnya Wagini (44) memangku buku. Sulastri bertanya, \"Tanda tangan ini di mana?\" \"Di kantor,\" jawab \
        perempuan itu.",
    ]);
    assert_eq!(found, ["Sulastri", "Sulastri", "Wagini"]);
}

#[test]
fn inside_a_quotation_an_answer_closes_nothing() {
    let found = after(&["\"Dia saya telepon, jawabnya, 'Sabar ya, Bu.' Ternyata bohong, kata Painem."]);
    assert_eq!(found[0], "Painem");
}

#[test]
fn a_judgement_with_a_clitic_is_the_one_s_who_is_spoken_of() {
    for verb in ["disebutnya", "dinilainya"] {
        let found = after(&[&format!(
            "Kritikus Rudi Hartono memuji film itu. Babak kedua {verb} \"terlalu rajin menjelaskan\"."
        )]);
        assert_eq!(found, ["Rudi Hartono"], "{verb}");
    }
    assert!(after(&["Kritikus Rudi Hartono pulang ke Banda. Tradisi itu disebutnya \"sasi\"."]).is_empty());
}
