//! Those whom a sentence brings in without a verb of saying, by a clause, a description or a name that comes later.

use ringkas::model::Source;

use super::speakers::names;
use super::whose_words::after;

#[test]
fn a_clause_brings_a_stranger_in() {
    for (sentence, who) in [
        ("Suasana berubah ketika seorang perempuan dari Kampung Tengah berdiri.", "perempuan"),
        ("Di antara pelayat ada seorang sopir yang tidak dikenal keluarga.", "sopir"),
        ("Anton menyerahkan alat itu kepada seorang anak yang membuntuti perahu.", "anak"),
    ] {
        let found = after(&[&format!("{sentence} \"Saya bicara soal dapur,\" ujar {who} itu.")]);
        assert!(found[0].starts_with(who), "{sentence}: {found:?}");
    }
}

#[test]
fn one_of_several_is_named() {
    for verb in ["adalah", "ialah"] {
        let text =
            format!("Salah satu nasabahnya {verb} Lukman Hakim (52), pemilik dua perahu. \"Bank tahu,\" tuturnya.");
        assert_eq!(after(&[&text]), ["Lukman Hakim"]);
    }
}

#[test]
fn a_name_told_later_is_the_stranger_s() {
    let found =
        after(&["Seorang lelaki tua berteriak, \"Bohong!\" Lelaki itu belakangan diketahui bernama Kartam, petani."]);
    assert_eq!(found, ["Kartam"]);
    let text =
        "\"Saya pesan dua,\" tutur mahasiswa itu, yang belakangan memperkenalkan diri sebagai Reza Ardi dari Brebes.";
    assert_eq!(after(&[text]), ["Reza Ardi"]);
    let found = names(&[
        "Maria Goreti mendirikan usaha itu. \"Saya tidak punya modal,\" kata Maria.",
        "Oti—begitu ia disapa sejak kecil—menjual es batu. \"Es itu mahal,\" kata Oti.",
    ]);
    assert_eq!(found, ["Maria Goreti"; 2]);
}

#[test]
fn a_name_follows_a_description_with_a_clause() {
    let found = after(&[
        "Petugas yang dimaksud, Yoga Firman dari Kantor SAR Semarang, membenarkan cerita itu. \"Akhirnya naik semua,\" kata \
         dia.",
    ]);
    assert_eq!(found, ["Yoga Firman"]);
}

#[test]
fn whoever_answers_has_the_floor() {
    let found = after(&[
        "Suminah Sastro (60) datang dari Blora. \"Kami lelah,\" kata Suminah.",
        "Menteri Agraria menyatakan pemerintah telah \"mendengar dan mencatat semuanya\". Suminah punya jawaban untuk itu. \
         \"Mendengar kami percaya,\" katanya.",
    ]);
    assert_eq!(found, ["Suminah Sastro", "Menteri Agraria", "Suminah Sastro"]);
}

#[test]
fn what_is_said_to_somebody_is_about_them() {
    let found = after(&[
        "Rumini Astuti (33) bermain penuh. \"Kami menang,\" kata Rumini.",
        "Rumini, yang sempat pensiun, bermain dengan lutut dibebat. Dokter tim sudah menyarankannya berhenti.",
        "\"Lutut saya sudah bukan lutut,\" katanya.",
    ]);
    assert_eq!(found, ["Rumini Astuti"; 2]);
    let found =
        after(&["Gendis Maharani baru sadar timnya menang ketika ditubruk rekannya: \"Semua bola jadi punya saya.\""]);
    assert_eq!(found, ["Gendis Maharani"]);
}

#[test]
fn a_title_may_be_a_first_name() {
    let found = names(&[
        "Imam Subakir kalah satu suara. \"Saya keberatan,\" kata Imam.",
        "\"Dihitung ulang saja,\" celetuk seorang warga.",
        "Imam memberi panitia tenggat. \"Bukan soal jabatan,\" katanya.",
    ]);
    assert_eq!(found, ["Imam Subakir", "warga", "Imam Subakir"]);
}

#[test]
fn a_short_name_in_brackets_is_the_body_s() {
    for (name, short) in [("Kementerian Kelautan dan Perikanan", "KKP"), ("Kementerian Kesehatan", "Kemenkes")] {
        let first = format!("{name} ({short}) mencatat 300 kasus.");
        let second = format!("\"Mereka dicari,\" tulis {short}.");
        assert_eq!(names(&[&first, &second]), [name]);
    }
}

#[test]
fn the_other_parent_of_a_child_is_the_spouse() {
    let found = after(&[
        "Theresia Bhoki (13) menang lagi. Ayahnya, Kletus Bhoki, pengemudi ojek. Ibunya, Maria Wea, penenun.",
        "\"Saya lompat,\" kata Kletus sambil tertawa.",
        "Istrinya punya cerita lain. \"Saya tidak berani lihat,\" katanya.",
    ]);
    assert_eq!(found, ["Kletus Bhoki", "Maria Wea"]);
    let found = after(&[
        "Theresia Bhoki (13) menang lagi. Gadis yang biasa disapa Ovi itu pulang kemarin.",
        "\"Saya senang,\" tutur Ovi.",
    ]);
    assert_eq!(found, ["Theresia Bhoki"]);
}

#[test]
fn a_clause_about_what_another_said_gives_nobody_the_floor() {
    let found = after(&[
        "Ketua badan mahasiswa, Fajrul Ikhsan, mengatakan aksi itu bukan penolakan. Pihaknya hanya ingin menagih janji yang \
         disampaikan Anton dalam pemaparan calon.",
        "\"Kami catat, kami rekam,\" tuturnya.",
    ]);
    assert_eq!(found, ["Fajrul Ikhsan"]);
}

#[test]
fn the_guest_of_an_interview_is_the_person_of_its_title() {
    let text = [
        "Dua Belas Tahun Menjaga Ile Padung, Yohanes Boli: 'Jarum Itu Tidak Punya Atasan'",
        "Yohanes Boli Wuran (46) bekerja di pos itu. Gubernur Anton Wijaya menyebut hal itu \"mukjizat yang dibantu kabel\".",
        "Kami menemuinya sehari setelah status gunung diturunkan dari Awas menjadi Siaga.",
        "Apa yang Anda lihat malam itu?",
        "\"Saya tidak lihat apa-apa, gelap. Jarum itu tidak punya atasan.\"",
    ];
    let article = ringkas::ingest::from_text(&text.join("\n\n"), Source::default());
    let quotes = ringkas::pipeline::inspect(article).quotes;
    let last = quotes.last().and_then(|q| q.quote.speaker.as_ref()).map(|s| s.name.as_str());
    assert_eq!(last, Some("Yohanes Boli Wuran"));
}

#[test]
fn a_stranger_may_have_a_nickname() {
    let found = after(&["Seorang tukang ojek yang akrab disapa Ical belum memilih. \"Semua pintar bicara,\" katanya."]);
    assert_eq!(found, ["Ical"]);
}

#[test]
fn a_language_speaks_for_nobody() {
    let found = names(&[
        "Ruang kerja Rosmini Hutapea di Kupang penuh kaset. Di sana tersimpan rekaman bahasa Lemolang, yang kini dituturkan \
         41 orang.",
        "\"Silakan duduk,\" katanya ketika kami datang.",
    ]);
    assert_eq!(found, ["Rosmini Hutapea"]);
}

#[test]
fn who_is_angry_says_what_follows() {
    let found = after(&[
        "Rosmini Hutapea datang ke pasar itu. Ada seorang bapak yang marah, \"Ini pasar kami.\"",
        "Ia tersenyum, \"Saya tahu.\"",
    ]);
    assert_eq!(found[..1], ["bapak"]);
    assert_eq!(found.len(), 2);
}

#[test]
fn the_guest_of_an_interview_is_nobody_whose_death_is_told() {
    let found = names(&[
        "\"Silakan duduk,\" kata Rosmini Hutapea. Mama Dolfina, narasumber utamanya, meninggal tahun lalu. Perempuan \
         kelahiran Ende itu baru saja menerbitkan \"Kamus Lemolang\" setebal 612 halaman.",
        "Tanya: Anda sering mengatakan \"bahasa mati di dapur\". Mengapa?",
        "Jawab: Saya pernah ditanya begitu. Saya jawab, \"Karena di sana ia dipakai.\"",
        "Tanya: Kata apa yang Anda sukai?",
        "Jawab: \"Romeri\". Artinya bunyi hujan.",
    ]);
    assert_eq!(found, ["Rosmini Hutapea"; 3]);
}

#[test]
fn the_last_one_named_answers_for_a_crowd() {
    let found = after(&[
        "Sementara itu, petani di Desa Sidera, Kabupaten Sigi, mengaku tidak ikut menikmati harga tinggi. Ahmad Tumba \
         kehilangan tanaman akibat banjir.",
        "\"Harga bagus, barangnya tidak ada,\" katanya.",
    ]);
    assert_eq!(found, ["Ahmad Tumba"]);
}

#[test]
fn somebody_with_a_degree_is_no_body() {
    let found = after(&[
        "Pengelola pusat penyelamatan buaya drh. Yulfa Rahmadani, M.Sc. sudah enam tahun tinggal di sana.",
        "\"Saya betah,\" katanya.",
    ]);
    assert_eq!(found, ["Yulfa Rahmadani"]);
}
