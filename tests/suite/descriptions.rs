//! Whom a description, a pronoun or a text means: what the article told of somebody decides, not only who spoke last.

use super::speakers::names;

#[test]
fn another_age_excludes_somebody() {
    let found = names(&[
        "Binsar Manurung (52) duduk di kursi. \"Saya menyesal,\" kata Binsar.",
        "Saksi yang paling ditunggu adalah Rusmina Tampubolon, ibu terdakwa. Ia datang dengan kursi roda.",
        "\"Aku tak pernah suruh lapor,\" kata perempuan 81 tahun itu.",
        "Binsar kemudian digiring ke mobil tahanan. \"Sehat-sehat, Mamak!\" teriak lelaki itu.",
    ]);
    assert_eq!(found, ["Binsar Manurung", "Rusmina Tampubolon", "Binsar Manurung"]);
}

#[test]
fn a_description_of_age_and_origin_points_back() {
    let found = names(&[
        "Tendangan itu ditepis kiper muda Barito, Hafiz Maulidin. \"Saya lihat kakinya,\" kata Hafiz.",
        "Remaja 19 tahun asal Martapura itu baru tampil tiga kali. \"Saya gemetaran,\" lanjutnya.",
    ]);
    assert_eq!(found, ["Hafiz Maulidin"; 2]);
}

#[test]
fn a_long_description_points_back() {
    let found = names(&[
        "Sri Hartuti (59) duduk di dingklik, mengikir bilah saron.",
        "Perempuan pertama yang menjadi penala di Desa Wirun, Sukoharjo, Jawa Tengah, itu menerima kami. \
        \"Tanya saja,\" katanya.",
    ]);
    assert_eq!(found, ["Sri Hartuti"]);
}

#[test]
fn a_clause_gives_the_stranger_a_name() {
    let found = names(&[
        "Seorang perempuan terus menangis. \"Itu paman saya,\" ucap perempuan itu, yang mengaku bernama Ubung Lirung.",
    ]);
    assert_eq!(found, ["Ubung Lirung"]);
}

#[test]
fn a_pronoun_that_starts_a_sentence_goes_on_with_its_subject() {
    let found = names(&[
        "\"Dia dikurung,\" terang Kapolsek Turi AKP Wahono Sudiro.",
        "AW sempat menelepon kakaknya. Dia pun mengetik pesan di grup keluarga: \"Jangan bilang ibu.\"",
    ]);
    assert_eq!(found, ["Wahono Sudiro", "AW"]);
}

#[test]
fn a_stranger_just_brought_in_answers() {
    let found = names(&[
        "Kepala sekolah Rusli Tahir hadir. Seorang ibu menulis, \"Ke mana saya menelepon?\" \"Ke kami,\" tulis Rusli. \
        \"Kalau sibuk?\" balas ibu itu.",
    ]);
    assert_eq!(found, ["ibu", "Rusli Tahir", "ibu"]);
}

#[test]
fn a_bare_noun_takes_no_floor() {
    let found = names(&[
        "Ketua KPU Sari Wulan menjelaskan aturan itu. \"Semua siap,\" kata Sari.",
        "Pemilih juga diminta hadir sesuai waktu. \"Kami sediakan masker,\" ujarnya.",
    ]);
    assert_eq!(found, ["Sari Wulan"; 2]);
}

#[test]
fn the_word_after_a_mosque_is_its_own() {
    let found = names(&["Imam Besar Masjid Istiqlal Nasaruddin Umar menunggu kabar. \"Kami siap,\" ujarnya."]);
    assert_eq!(found, ["Nasaruddin Umar"]);
}

#[test]
fn where_somebody_comes_from_is_no_name() {
    let found = names(&[
        "Pelatih Slamet Budiyono senang. \"Kami menang,\" kata Slamet.",
        "Dari kubu Priangan, pelatih asal Serbia Dragan Milosevic menolak mencari alasan. \"Kami kalah,\" katanya.",
        "Pemain asing asal Thailand, Pimchanok Srisuk, tidak kecewa. \"Besok lagi,\" katanya.",
    ]);
    assert_eq!(found, ["Slamet Budiyono", "Dragan Milosevic", "Pimchanok Srisuk"]);
}

#[test]
fn another_name_of_somebody() {
    let found = names(&[
        "Rohaye binti Nimin, penyanyi yang lebih dikenal sebagai \"Mak Roye\", meninggal di rumahnya.",
        "\"Itu suara saya di tipi,\" ujar Mak Roye waktu itu.",
        "Ketua paguyuban, Rochmad Wiyono alias Cak Mat, mengatakan papan itu perlu. \"Omzet naik,\" ucap pria itu.",
    ]);
    assert_eq!(found, ["Rohaye binti Nimin", "Rochmad Wiyono"]);
}

#[test]
fn whose_words_a_text_holds() {
    let found = names(&[
        "Di peti masih menempel kertas tulisan tangan mendiang ayah terdakwa, Jonner Manurung: \"Unang gadis on\".",
        "Kepala Dinas Putu Arsana mengatakan stok aman. Studi itu sudah terbit. \"Debu menebal,\" catat studi tersebut.",
        "Pasal terakhir kesepakatan itu berbunyi, \"Siapa memotong pipa wajib menyambungnya kembali.\"",
    ]);
    assert_eq!(found, ["Jonner Manurung", "Studi", "kesepakatan"]);
}

#[test]
fn interviews_without_names() {
    let found = names(&[
        "Sri Hartuti (59) menerima kami di bengkelnya.",
        "T: Bagaimana Anda belajar menala?",
        "J: Dari disuruh diam. Saya bilang sama bapak, \"Saya bisa.\" Pak Tohir menelepon, \"Bu, kok gongnya batuk?\"",
        "T: Anda pernah menulis \"gamelan kalau lurus, mati\". Mengapa?",
    ]);
    assert_eq!(found, ["Sri Hartuti", "Tohir", "Sri Hartuti"]);
}

#[test]
fn answers_in_marks_alone_are_the_guests() {
    let found = names(&[
        "Ratna Dewi Sasongko (60) menerima kami di Solo. Suaminya, Bambang Sasongko, menyeduh teh.",
        "\"Silakan duduk,\" kata Ratna.",
        "Mengapa Anda menerjemahkan?",
        "\"Karena saya suka. Dan karena murah.\"",
        "Siapa yang mengajari Anda?",
        "\"Nenek saya. Beliau tidak bisa membaca.\"",
        "Ada ungkapan Italia bahwa penerjemah adalah pengkhianat.",
        "\"Saya lebih suka versi nenek saya.\"",
    ]);
    assert_eq!(found, ["Ratna Dewi Sasongko"; 4]);
}
