button-admin = 🛠 Кызматкерлер үчүн
button-editors = 👥 Редакторлор
button-audit = 📜 Ким эмне кылды
button-invite = ➕ Редактор чакыруу
button-editor-remove = 🗑 Чыгаруу
editors =
    <b>Редакторлор</b>

    Алар кулактандыруу жазып, иш-чара уюштурат. Кимдир бирөөнү чыгаруу үчүн атын басыңыз.
editors-none =
    <b>Редакторлор</b>

    Азырынча редактор жок. Редактор кулактандыруу жазып, иш-чара уюштурат.
editor-invitation =
    <b>Бул шилтемени жаңы редакторго жөнөтүңүз:</b>

    { $link }

    Ал эки күндүн ичинде бир жолу гана иштейт. Ким колдонгонун өзүм айтам.
editor-invitation-bad = Бул чакыруу колдонулуп калган же мөөнөтү өткөн. Жаңысын сурап алыңыз.
editor-welcome = <b>Кош келиңиз!</b> Эми сиз редакторсуз: кулактандыруу жазып, иш-чара уюштура аласыз.
editor-joined = 👥 Жаңы редактор: <b>{ $name }</b> (id { $id }). Башка адам болсо, дароо чыгарыңыз.
editor-remove-ask = Редакторлордон чыгарылсынбы: <b>{ $name }</b>?
editor-removed = Чыгарылды.
audit = <b>Ким эмне кылды</b>
audit-none = Азырынча эч нерсе жок.
audit-line = { $at } · <b>{ $who }</b>: { $what }
audit-editor-invited = редакторго чакыруу түздү
audit-editor-joined = редактор болду ({ $object })
audit-editor-removed = редакторду чыгарды: { $object }
audit-announcement-sent = кулактандыруу { $object }: жөнөтүүгө берди
audit-announcement-approved = кулактандыруу { $object }: макулдук берди
audit-announcement-declined = кулактандыруу { $object }: авторго кайтарды
audit-announcement-taken-back = кулактандыруу { $object }: өзгөртүүгө алды
audit-announcement-started = кулактандыруу { $object }: баштады
audit-announcement-paused = кулактандыруу { $object }: тыныгууга койду
audit-announcement-resumed = кулактандыруу { $object }: улантты
audit-announcement-stopped = кулактандыруу { $object }: токтотту
audit-announcement-corrected = кулактандыруу { $object }: оңдоду
audit-announcement-withdrawn = кулактандыруу { $object }: кайтарып алды
audit-event-published = иш-чара { $object }: жарыялады
audit-event-changed = иш-чара { $object }: өзгөрттү
audit-event-called-off = иш-чара { $object }: жокко чыгарды
audit-event-put-back = иш-чара { $object }: калыбына келтирди
audit-event-message = иш-чара { $object }: катышуучуларга жазды
audit-event-list = иш-чара { $object }: катышуучулардын тизмесин алды
audit-event-door = иш-чара { $object }: конокторду кире бериште белгиледи
audit-questions-done = жоопсуз суроолорду өчүрдү ({ $object })
audit-questions-taken = жоопсуз суроолордун тизмесин алды
