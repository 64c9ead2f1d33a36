command-start = Меню
command-projects = Долбоорлор региондор боюнча
command-events = Алдыдагы иш-чаралар
command-subscribe = Жаңылыктарга жазылуу
command-unsubscribe = Жаңылыктарды токтотуу
command-contacts = Кеңсенин байланыштары
command-language = Тилди алмаштыруу
command-help = Бот кантип иштейт
command-cancel = Башталган ишти токтотуу
bot-short-description = { $programme }: долбоорлор, байланыштар, жаңылыктар.
bot-description =
    { $programme }

    • Каржыланган долбоорлор региондор боюнча
    • Кеңсенин байланыштары
    • Регионуңуздун жаңылыктары

    «Баштоо» баскычын басыңыз.
