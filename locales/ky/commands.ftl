command-start = Меню
command-projects = Долбоорлор региондор боюнча
command-events = Алдыдагы иш-чаралар
command-subscribe = Жаңылыктарга жазылуу
command-unsubscribe = Жаңылыктарды токтотуу
command-contacts = Кеңсенин байланыштары
command-language = Тилди алмаштыруу
command-help = Бот кантип иштейт
command-cancel = Башталган ишти токтотуу
command-admin = Кызматкерлер үчүн
command-announce = Кулактандыруу жөнөтүү
command-announcements = Бардык кулактандыруулар
command-event = Иш-чараларды уюштуруу
bot-short-description = { $programme }: долбоорлор, байланыштар, жаңылыктар.
bot-description =
    { $programme }

    • Каржыланган долбоорлор региондор боюнча
    • Кеңсенин байланыштары
    • Регионуңуздун жаңылыктары

    «Баштоо» баскычын басыңыз.
