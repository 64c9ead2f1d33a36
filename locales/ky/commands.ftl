command-start = Меню
command-projects = Аймактар боюнча долбоорлор
command-events = Алдыдагы иш-чаралар
command-subscribe = Жаңылыктарга жазылуу
command-unsubscribe = Жазылууну токтотуу
command-contacts = Кеңсенин байланыш маалыматы
command-language = Тилди алмаштыруу
command-help = Бот кантип иштейт
command-cancel = Башталган ишти токтотуу
command-admin = Кызматкерлер үчүн
command-announce = Кулактандыруу жөнөтүү
command-announcements = Бардык кулактандыруулар
command-event = Иш-чараларды уюштуруу
bot-short-description = { $programme }: долбоорлор, байланыш, жаңылыктар.
bot-description =
    { $programme }

    • Программа тууралуу сурооңузга жооп
    • Аймактар боюнча каржыланган долбоорлор
    • Кеңсенин байланыш маалыматы
    • Аймагыңыздын жаңылыктары

    Төмөндөгү баскычты басыңыз.
