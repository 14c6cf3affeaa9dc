# machine draft, not yet read by a native speaker
# Words of thanks for staff to copy. $name is what it was about.

letter-thanks = شكرًا لإخبارنا عن { $name }. لقد صححناه.
letter-thanks-new = شكرًا لإخبارنا عن { $name }. نحن ننظر في الأمر.
letter-thanks-tell = شكرًا لإخبارنا بما تحتاج إليه. نحن ننظر في الأمر.
letter-thanks-rejected = شكرًا لإخبارنا عن { $name }. سألنا، وهو صحيح كما هو.
