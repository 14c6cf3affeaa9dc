# Words of thanks for staff to copy. $name is what it was about.

letter-thanks = Thank you for telling us about { $name }. We have put it right.
letter-thanks-new = Thank you for telling us about { $name }. We are looking into it.
letter-thanks-tell = Thank you for telling us what you need. We are looking into it.
letter-thanks-rejected = Thank you for telling us about { $name }. We asked, and it is right as it stands.
