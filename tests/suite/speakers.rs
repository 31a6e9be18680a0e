//! Who is quoted: from the words beside the quotation to the fullest name in the article.

use ringkas::model::{ParagraphKind, Quote, Speaker};

use super::quotes::{article, read};

fn quotes(paragraphs: &[&str]) -> Vec<Quote> {
    read(paragraphs).0
}

/// The speakers of the top-level quotations, empty where unknown.
pub(super) fn names(paragraphs: &[&str]) -> Vec<String> {
    let name = |q: Quote| q.speaker.map(|s| s.name).unwrap_or_default();
    quotes(paragraphs).into_iter().filter(|q| q.within.is_none()).map(name).collect()
}

fn speaker(paragraphs: &[&str]) -> Speaker {
    quotes(paragraphs).remove(0).speaker.expect("a speaker")
}

#[test]
fn a_later_mention_leads_to_the_fullest_name() {
    let found = names(&[
        "Kasat Reskrim Polres Kota Baru AKBP Dhimas Wiratmoko datang pukul tujuh.",
        "\"Pelaku sudah kami amankan,\" kata Dhimas kepada wartawan.",
        "\"Motifnya sepele,\" ujarnya.",
        "\"Itu saja,\" kata dia.",
        "\"Sudah ya,\" ujar pria itu.",
    ]);
    assert_eq!(found, ["Dhimas Wiratmoko"; 4]);
}

#[test]
fn mention_role_and_cue_are_kept() {
    let quotes = quotes(&[
        "\"Air naik,\" ujar Kepala Desa Karangdukuh, Purwadi Kuncoro, Sabtu (7/6/2025).",
        "\"Sudah,\" imbuhnya.",
    ]);
    let first = quotes[0].speaker.as_ref().expect("a speaker");
    assert_eq!((first.name.as_str(), first.role.as_deref()), ("Purwadi Kuncoro", Some("Kepala Desa Karangdukuh")));
    assert_eq!(quotes[0].cue.as_deref(), Some("ujar"));
    assert_eq!(quotes[1].cue.as_deref(), Some("imbuh"));
    assert_eq!(quotes[1].speaker.as_ref().map(|s| s.mention.as_str()), Some("-nya"));
}

#[test]
fn degrees_ranks_and_forms_of_address_are_no_part_of_a_name() {
    assert_eq!(
        names(&["\"Ditunda,\" kata ketua majelis hakim Dr. Agnes Retno Palupi, S.H., M.Hum. di Surabaya."]),
        ["Agnes Retno Palupi"]
    );
    assert_eq!(names(&["\"Ditunda,\" kata Komisaris Besar Hendra Rochmawan."]), ["Hendra Rochmawan"]);
    assert_eq!(names(&["Joko Prasetyo pulang. \"Ditunda,\" kata Pak Joko."]), ["Joko Prasetyo"]);
    assert_eq!(names(&["\"Ditunda,\" kata Moh. Faizal Ridwan."]), ["Moh. Faizal Ridwan"]);
}

#[test]
fn long_appositive_titles() {
    let found = speaker(&[
        "\"Kami siap,\" kata Direktur Utama PT Cahaya Nusa Tbk., Ir. Bernadus Tri Handoko, M.B.A., dalam sambutannya.",
    ]);
    assert_eq!(found.name, "Bernadus Tri Handoko");
    assert_eq!(
        names(&["\"Siap,\" kata Menteri Koordinator Bidang Politik, Hukum, dan Keamanan Sari Wulan."]),
        ["Sari Wulan"]
    );
    assert_eq!(
        names(&["\"Siap,\" kata Kepala Dusun Nglarang, Kelurahan Sumberejo, Kecamatan Moyudan, Wahyu Jati di Sleman."]),
        ["Wahyu Jati"]
    );
    let after = speaker(&["Lastri, istri ketua RT setempat, mengaku kaget. \"Saya lemas,\" katanya."]);
    assert_eq!((after.name.as_str(), after.role.as_deref()), ("Lastri", Some("istri ketua RT setempat")));
}

#[test]
fn addressee_and_medium_are_never_the_speaker() {
    assert_eq!(names(&["\"Nihil,\" kata Sari kepada detikcom, Kamis."]), ["Sari"]);
    assert_eq!(names(&["Sari Wulan datang. Kepada Budi ia berkata: \"Saya cuma disuruh datang.\""]), ["Sari Wulan"]);
    assert_eq!(names(&["\"Nihil,\" kata Sari dikutip dari Reuters."]), ["Sari"]);
    assert_eq!(names(&["\"Nihil,\" kata Sari seperti dilansir Antara, Kamis."]), ["Sari"]);
}

#[test]
fn two_speakers_in_one_paragraph() {
    let found = names(&[
        "“Mau naik ke siapa?” kata Tatang. “Ke pabrik itu, Pak,” balas Jaenudin. “Nah,” timpal seorang warga.",
    ]);
    assert_eq!(found, ["Tatang", "Jaenudin", "warga"]);
}

#[test]
fn role_only_speakers_take_the_fullest_role_or_the_name() {
    let found = names(&[
        "Gubernur Jawa Barat menemui massa. “Saya tidak lari,” kata Gubernur.",
        "“HUUU!” sahut massa.",
        "“Lima hari,” katanya.",
    ]);
    assert_eq!(found, ["Gubernur Jawa Barat", "massa", "Gubernur Jawa Barat"]);
    assert_eq!(names(&["Menteri Agama (Menag) Sari Wulan hadir.", "\"Rukun,\" kata Menag."]), ["Sari Wulan"]);
    assert_eq!(
        names(&["Kepala observatorium, yang sejak tadi diam, tersenyum. “Selalu begitu,” katanya."]),
        ["Kepala observatorium"]
    );
}

#[test]
fn institutions_speak() {
    let found = names(&["Dinas Koperasi, UKM, dan Perdagangan Klaten angkat bicara. \"Hoaks ya,\" tulis dinas itu."]);
    assert_eq!(found, ["Dinas Koperasi, UKM, dan Perdagangan Klaten"]);
    assert_eq!(names(&["PBSI lewat akun X-nya hanya menulis: \"Jantung aman?\""]), ["PBSI"]);
    assert_eq!(
        names(&["Asosiasi Pengusaha Benang menyatakan anggotanya akan “memilih antara upah dan listrik”."]),
        ["Asosiasi Pengusaha Benang"]
    );
}

#[test]
fn accounts_speak_in_social_media() {
    let found = names(&[
        "Video itu diunggah akun TikTok @kuliner.asik, Kamis.",
        "\"Mana ada segini 3rb???\" tulis akun tersebut.",
        "“Netizen maunya apa sih,” cuit akun X @mbak_reni88. “Enak woy,” timpal akun Instagram @bang.jago.id.",
    ]);
    assert_eq!(found, ["akun TikTok @kuliner.asik", "akun X @mbak_reni88", "akun Instagram @bang.jago.id"]);
}

#[test]
fn in_an_interview_the_first_person_is_the_guest() {
    let found = names(&[
        "Dokter anak dr. Kartika Wulandari menerima kami.",
        "Tanya: Masih banyak yang menolak?",
        "Jawab: Seorang ibu di Selong bilang kepada saya, \"Dok, kok biru?\" Saya bilang, \"Saya tanggung, Bu.\"",
        "Tanya: Terakhir?",
        "“Saya capek,” katanya.",
    ]);
    assert_eq!(found, ["ibu di Selong", "Kartika Wulandari", "Kartika Wulandari"]);
}

#[test]
fn initials_are_names() {
    let found = names(&[
        "Kepada penyidik, S mengaku \"khilaf dan capek\".",
        "Seorang kurir berinisial RM (24) menangis. \"Saya takut,\" kata RM.",
    ]);
    assert_eq!(found, ["S", "RM"]);
}

#[test]
fn a_headline_quotation_belongs_to_the_one_who_says_it_in_the_text() {
    let mut article = article(&[
        "Mi Ayam Murah Dituding Pakai Pesugihan, Penjual: 'Saya Pakai Micin'",
        "Suratmi (61) malah tertawa. “Pesugihan apa? Saya pakai micin,” katanya.",
    ]);
    article.paragraphs[0].kind = ParagraphKind::Title;
    let words = ringkas::figures::names::words(&article);
    let names = ringkas::figures::names::read(&article, &words);
    let (quotes, ..) = ringkas::quotes::read(&article, &names, words);
    assert_eq!(quotes[0].text, "Saya Pakai Micin");
    assert!(quotes.iter().all(|q| q.speaker.as_ref().is_some_and(|s| s.name == "Suratmi")));
}

#[test]
fn a_headline_role_leads_to_its_holder() {
    let mut article = article(&[
        "Timnas Kalah, Pelatih: 'Rumputnya Basah'",
        "Pelatih timnas Eduardo Martins kecewa. \"Kami lelah,\" katanya.",
    ]);
    article.paragraphs[0].kind = ParagraphKind::Title;
    let words = ringkas::figures::names::words(&article);
    let names = ringkas::figures::names::read(&article, &words);
    let (quotes, ..) = ringkas::quotes::read(&article, &names, words);
    assert_eq!(quotes[0].speaker.as_ref().map(|s| s.name.as_str()), Some("Eduardo Martins"));
}

#[test]
fn a_reporter_stays_in_focus_when_others_are_spoken_of() {
    let found = names(&[
        "Tito Karnavian mengatakan rapat rutin. Melalui rapat itu, pemerintah dapat mengetahui harga.",
        "\"Kami rapat,\" paparnya.",
    ]);
    assert_eq!(found, ["Tito Karnavian"]);
    let found = names(&[
        "Ema Nurnisya menjelaskan mediasi. Selain itu, lanjutnya, guru berinisial SR sudah menyampaikan maaf.",
        "\"Kami sesalkan,\" katanya.",
    ]);
    assert_eq!(found, ["Ema Nurnisya"]);
}

#[test]
fn an_attribution_after_a_dash() {
    assert_eq!(
        names(&["“Kami minta cukup, dan cukup itu ada angkanya.” — Dede Kurniasih, Majalaya"]),
        ["Dede Kurniasih"]
    );
}

#[test]
fn relatives_are_not_the_one_they_belong_to() {
    assert_eq!(names(&["Rinaldi Sembiring bungkam. \"Anaknya tiga,\" kata istri Rinaldi."]), ["istri Rinaldi"]);
    assert_eq!(names(&["\"Anaknya tiga,\" kata istri Rinaldi, Dewi."]), ["Dewi"]);
}

#[test]
fn a_short_form_in_brackets_is_the_same_person() {
    let found = names(&["Menteri Koordinator Agus Harimurti (AHY) hadir.", "\"Kami bangun,\" kata AHY."]);
    assert_eq!(found, ["Agus Harimurti"]);
}

#[test]
fn a_minister_by_the_short_form_of_the_office() {
    let found = names(&["Menteri Luar Negeri Sari Wulan hadir.", "\"Dunia tidak boleh diam,\" tegas Menlu."]);
    assert_eq!(found, ["Sari Wulan"]);
}

#[test]
fn a_predicate_ends_the_subject() {
    let found = names(&["Militer Israel menyatakan serangan itu akibat \"kesalahan teknis pada pemandu\"."]);
    assert_eq!(found, ["Militer Israel"]);
}

#[test]
fn strangers_and_where_they_come_from() {
    let found = names(&["Seorang tamu yang enggan disebut namanya mengaku iri. \"Saya naik angkot,\" ujarnya."]);
    assert_eq!(found, ["tamu"]);
    let found = names(&["Petani asal Buru, Umar Wael, berharap banyak. \"Kami makan nasi,\" tuturnya."]);
    assert_eq!(found, ["Umar Wael"]);
}

#[test]
fn a_name_after_a_description_that_points_back() {
    let found = names(&["Hakim Sari Wulan bertanya. \"Saya petani,\" jawab saksi itu, Umar Wael."]);
    assert_eq!(found, ["Umar Wael"]);
}

#[test]
fn a_person_named_in_passing_is_the_man_meant_next() {
    let found = names(&[
        "Kepala Desa Sari Wulan menemui pedagang Umar Wael. \"Silakan,\" kata Sari Wulan.",
        "Keributan bermula dari gerobak Umar di depan balai. Pria itu mengatakan, \"Saya tidak akan pindah.\"",
    ]);
    assert_eq!(found, ["Sari Wulan", "Umar Wael"]);
}

#[test]
fn a_reaction_takes_the_floor() {
    let found = names(&[
        "Guru Umar Wael hadir. \"Selamat,\" kata Umar.",
        "Kepala Sekolah Sari Wulan mengaku bangga. Umar tersenyum. \"Masih jauh, Bu,\" ujarnya.",
    ]);
    assert_eq!(found, ["Umar Wael", "Umar Wael"]);
}

#[test]
fn the_subject_of_a_relative_clause() {
    let found = names(&[
        "Guru Umar Wael hadir.",
        "Angka itu dibantah Asosiasi Petani Garam yang menyebut panen \
        \"tinggal separuh dari tahun lalu\".",
    ]);
    assert_eq!(found, ["Asosiasi Petani Garam"]);
}

#[test]
fn whose_view_a_sentence_gives() {
    let found = names(&[
        "Pelatih Umar Wael hadir. \"Kami siap,\" kata Umar.",
        "Bagi kapten Sari Wulan, laga itu istimewa. \"Ini rumah saya,\" ujarnya.",
    ]);
    assert_eq!(found, ["Umar Wael", "Sari Wulan"]);
}
