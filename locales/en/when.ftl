when-unreadable =
    I could not read that time. Write the day and the hour, for example <code>tomorrow 9:00</code> or <code>25.06.2018 10:00</code>
when-no-time = Write the hour, too, for example <code>tomorrow 9:00</code>
when-past = { $when } has already passed. Write a time that is still to come.
when-far = { $when } is too far away. Check the year and write it again.
when-ambiguous = Which time do you mean: { $when } or { $other }? Write the full date: <code>{ $when }</code>
when-slashes = “{ $text }”: which is the day, and which the month? Write it with full stops: <code>25.06.2018 10:00</code>
when-weekday = { $date } is another day of the week. Check the date and write it again.
