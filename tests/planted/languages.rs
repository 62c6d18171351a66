//! What the mutations know about the languages of the clean articles.

/// Words of one language, and wrong ones to put in their place.
pub struct Language {
    pub locale: &'static str,
    /// Words that no label and no link consists of.
    pub function_words: &'static [&'static str],
    /// The verbs of instructions in the clean articles, as they are written there.
    pub verbs: &'static [&'static str],
    /// June in a date, and another month.
    pub months: (&'static str, &'static str),
    /// `NOTE` in the language.
    pub note: &'static str,
    /// The usual quotation marks.
    pub quotes: (&'static str, &'static str),
    /// Quotation marks that the language does not use.
    pub other_quotes: (&'static str, &'static str),
    /// Names that must stay, and what a translation makes of them.
    pub names: &'static [(&'static str, &'static str)],
    /// Identifiers, and what a translation makes of them.
    pub identifiers: &'static [(&'static str, &'static str)],
    /// Parts of an endpoint, and their translations.
    pub endpoints: &'static [(&'static str, &'static str)],
    /// Sentences that stand twice in the clean article, in other words.
    pub others: &'static [(&'static str, &'static str)],
}

impl Language {
    /// What is known about the language of an article.
    pub fn of(locale: &str) -> &'static Self {
        LANGUAGES.iter().find(|it| it.locale == locale).unwrap()
    }

    pub fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(&word.to_lowercase().as_str())
    }
}

static LANGUAGES: [Language; 10] = [
    Language {
        locale: "ar-SA",
        function_words: &["في", "من", "إلى", "على", "عند", "أو", "ثم", "إذا", "أن", "كل", "مع"],
        verbs: &["حدد", "افتح"],
        months: ("يونيو", "يوليو"),
        note: "ملاحظة",
        quotes: ("\"", "\""),
        other_quotes: ("„", "“"),
        names: &[("Quayside", "كيسايد"), ("Harbor Desk", "مكتب الميناء")],
        identifiers: &[("CargoManifest", "كارغومانيفست"), ("berth\\_status", "حالة\\_الرصيف")],
        endpoints: &[("{customer-id}", "{معرف-العميل}"), ("/invoices", "/الفواتير")],
        others: &[
            ("اليوم الأول من الشهر", "أول يوم في كل شهر"),
            ("حتى يدفعها الوكيل", "إلى أن يسددها الوكيل"),
        ],
    },
    Language {
        locale: "de-DE",
        function_words: &[
            "im", "den", "der", "die", "das", "und", "zu", "mit", "aus", "am", "dem", "zur", "vom",
            "für", "oder", "unter", "ein", "einen", "von", "sich",
        ],
        verbs: &["Wählen Sie", "wählen Sie", "Öffnen Sie"],
        months: ("Juni", "Juli"),
        note: "HINWEIS",
        quotes: ("„", "“"),
        other_quotes: ("\"", "\""),
        names: &[("Quayside", "Kaiseite"), ("Harbor Desk", "Hafenschalter")],
        identifiers: &[
            ("CargoManifest", "Frachtmanifest"),
            ("berth\\_status", "liegeplatz\\_status"),
        ],
        endpoints: &[("{customer-id}", "{Kunden-ID}"), ("/invoices", "/Rechnungen")],
        others: &[
            ("am ersten Tag des Monats", "jeweils zum Monatsersten"),
            ("bis der Agent sie bezahlt hat", "solange sie nicht beglichen ist"),
        ],
    },
    Language {
        locale: "es-ES",
        function_words: &[
            "el", "la", "los", "las", "de", "del", "en", "y", "que", "con", "por", "para", "un",
            "una", "al", "se", "es", "su", "le", "o",
        ],
        verbs: &["Seleccione", "seleccione", "Abra"],
        months: ("junio", "julio"),
        note: "NOTA",
        quotes: ("«", "»"),
        other_quotes: ("„", "“"),
        names: &[("Quayside", "Muelle"), ("Harbor Desk", "Mostrador del puerto")],
        identifiers: &[
            ("CargoManifest", "ManifiestoCarga"),
            ("berth\\_status", "estado\\_atraque"),
        ],
        endpoints: &[("{customer-id}", "{id-cliente}"), ("/invoices", "/facturas")],
        others: &[
            ("el primer día del mes", "a principios de cada mes"),
            ("hasta que el agente la haya pagado", "mientras no se haya abonado"),
        ],
    },
    Language {
        locale: "fr-FR",
        function_words: &[
            "le", "la", "les", "de", "des", "du", "en", "et", "que", "avec", "par", "pour", "un",
            "une", "au", "aux", "se", "est", "son", "à", "ou", "dans", "sur",
        ],
        verbs: &["Sélectionnez", "sélectionnez", "Ouvrez"],
        months: ("juin", "juillet"),
        note: "REMARQUE",
        quotes: ("«\u{A0}", "\u{A0}»"),
        other_quotes: ("„", "“"),
        names: &[("Quayside", "Quai"), ("Harbor Desk", "Bureau du port")],
        identifiers: &[("CargoManifest", "ManifesteCargaison"), ("berth\\_status", "état\\_poste")],
        endpoints: &[("{customer-id}", "{id-client}"), ("/invoices", "/factures")],
        others: &[
            ("le premier jour du mois", "au début de chaque mois"),
            ("jusqu'à ce que l'agent l'ait payée", "tant qu'elle n'est pas réglée"),
        ],
    },
    Language {
        locale: "it-IT",
        function_words: &[
            "il", "la", "lo", "i", "le", "di", "del", "della", "in", "e", "che", "con", "per",
            "un", "una", "al", "alla", "si", "è", "o", "su", "nel", "nella", "da",
        ],
        verbs: &["Selezionare", "selezionare", "Aprire"],
        months: ("giugno", "luglio"),
        note: "NOTA",
        quotes: ("«", "»"),
        other_quotes: ("„", "“"),
        names: &[("Quayside", "Banchina"), ("Harbor Desk", "Sportello del porto")],
        identifiers: &[
            ("CargoManifest", "ManifestoCarico"),
            ("berth\\_status", "stato\\_ormeggio"),
        ],
        endpoints: &[("{customer-id}", "{id-cliente}"), ("/invoices", "/fatture")],
        others: &[
            ("il primo giorno del mese", "all'inizio di ogni mese"),
            ("finché l'agente non l'ha pagata", "fino al saldo da parte dell'agente"),
        ],
    },
    Language {
        locale: "ja-JP",
        function_words: &["の", "を", "に", "が", "は", "で"],
        verbs: &["を選択", "を開き"],
        months: ("6 月", "7 月"),
        note: "注意",
        quotes: ("「", "」"),
        other_quotes: ("«", "»"),
        names: &[("Quayside", "キーサイド"), ("Harbor Desk", "ハーバー デスク")],
        identifiers: &[
            ("CargoManifest", "カーゴマニフェスト"),
            ("berth\\_status", "バース\\_状態"),
        ],
        endpoints: &[("{customer-id}", "{顧客-id}"), ("/invoices", "/請求書")],
        others: &[
            ("毎月 1 日に請求書を代理店に送信します", "月の初めに代理店へ請求書を送ります"),
            ("請求書を変更できます", "請求の内容は修正が可能です"),
        ],
    },
    Language {
        locale: "pl-PL",
        function_words: &[
            "i", "w", "na", "do", "z", "za", "lub", "jest", "się", "aby", "po", "przy", "pod",
            "oraz", "jeśli", "ze",
        ],
        verbs: &["Wybierz", "wybierz", "Otwórz"],
        months: ("czerwca", "lipca"),
        note: "UWAGA",
        quotes: ("„", "”"),
        other_quotes: ("„", "“"),
        names: &[("Quayside", "Nabrzeże"), ("Harbor Desk", "Biuro portowe")],
        identifiers: &[("CargoManifest", "ManifestŁadunku"), ("berth\\_status", "stan\\_miejsca")],
        endpoints: &[("{customer-id}", "{id-klienta}"), ("/invoices", "/faktury")],
        others: &[
            ("pierwszego dnia miesiąca", "na początku każdego miesiąca"),
            ("dopóki agent jej nie zapłaci", "aż do jej uregulowania przez agenta"),
        ],
    },
    Language {
        locale: "pt-BR",
        function_words: &[
            "o", "a", "os", "as", "de", "do", "da", "em", "e", "que", "com", "por", "para", "um",
            "uma", "ao", "no", "na", "se", "ou",
        ],
        verbs: &["Selecione", "selecione", "Abra"],
        months: ("junho", "julho"),
        note: "OBSERVAÇÃO",
        quotes: ("“", "”"),
        other_quotes: ("„", "“"),
        names: &[("Quayside", "Cais"), ("Harbor Desk", "Balcão do porto")],
        identifiers: &[("CargoManifest", "ManifestoCarga"), ("berth\\_status", "estado\\_berço")],
        endpoints: &[("{customer-id}", "{id-do-cliente}"), ("/invoices", "/faturas")],
        others: &[
            ("no primeiro dia do mês", "no início de cada mês"),
            ("até que o agente a tenha pago", "enquanto ela não for quitada"),
        ],
    },
    Language {
        locale: "ru-RU",
        function_words: &[
            "в", "на", "и", "с", "к", "по", "из", "для", "или", "за", "от", "до", "при", "если",
            "см",
        ],
        verbs: &["Выберите", "выберите", "Откройте"],
        months: ("июня", "июля"),
        note: "ПРИМЕЧАНИЕ",
        quotes: ("«", "»"),
        other_quotes: ("„", "”"),
        names: &[("Quayside", "Квейсайд"), ("Harbor Desk", "Справочная порта")],
        identifiers: &[
            ("CargoManifest", "Каргоманифест"),
            ("berth\\_status", "состояние\\_причала"),
        ],
        endpoints: &[("{customer-id}", "{идентификатор-клиента}"), ("/invoices", "/счета")],
        others: &[
            ("в первый день месяца", "в начале каждого месяца"),
            ("пока агент не оплатил его", "вплоть до его полной оплаты"),
        ],
    },
    Language {
        locale: "zh-TW",
        function_words: &["的", "和", "在", "中", "是", "與"],
        verbs: &["選取", "開啟"],
        months: ("6 月", "7 月"),
        note: "附註",
        quotes: ("「", "」"),
        other_quotes: ("«", "»"),
        names: &[("Quayside", "碼頭邊"), ("Harbor Desk", "港口服務台")],
        identifiers: &[("CargoManifest", "貨物清單"), ("berth\\_status", "船席\\_狀態")],
        endpoints: &[("{customer-id}", "{客戶-id}"), ("/invoices", "/發票")],
        others: &[
            ("在每個月的第一天將發票傳送給代理商", "於月初寄送帳單予代理商"),
            ("在代理商付款之前，您都可以變更發票", "只要尚未付清，帳單內容皆可修改"),
        ],
    },
];
