# What the closed lists say to families: short, plain words.

## A stage of family life

stage-pregnancy = Having a baby
stage-baby = Baby
stage-toddler = Toddler
stage-starting-school = Starting school
stage-school-age = School age
stage-teens-and-work = Teenagers and first jobs

## What a service is about

category-play-groups = Play groups
category-pregnancy = Pregnancy and birth
category-baby-feeding = Feeding your baby
category-health = Health
category-mental-health = Feelings and mental health
category-speech-language = Learning to talk
category-send = Special needs and disabilities
category-childcare = Nurseries and childcare
category-schools = Schools
category-learning = Help with homework and learning
category-reading = Books and stories
category-clubs = After-school and holiday clubs
category-sport = Sport and moving about
category-arts = Music and art
category-youth = Young people
category-parenting = Help for parents
category-fathers = For dads
category-english = English classes
category-adult-learning = Courses for adults
category-work = Jobs and training
category-money = Money and benefits
category-food = Food
category-things = Clothes, toys and furniture
category-housing = Housing
category-legal = Immigration and legal advice
category-safety = Keeping safe
category-bereavement = When someone has died
category-carers = Looking after someone
category-community = Meeting people and joining in
category-transport = Getting about
category-digital = Getting online

## How a family comes to use a service

attend-drop-in = Just turn up
attend-book = Book a place
attend-self-refer = Ask for it yourself
attend-referral = Someone refers you
attend-membership = Become a member

## Where help reaches a family

channel-place = At a place
channel-home = At your home
channel-online = Online
channel-phone = By phone

## A fact about getting into and using a venue

access-step-free = Step-free way in
access-wheelchair = Room for a wheelchair
access-accessible-toilet = Accessible toilet
access-changing-place = Changing Places toilet (with hoist and bench)
access-hearing-loop = Hearing loop
access-blue-badge-parking = Blue Badge parking
access-pram = Room for a pram
access-baby-change = Baby changing
access-quiet-space = Quiet space

## A need a service answers

need-speech = Talking and understanding
need-neurodiversity = Autism and ADHD
need-disability = Disability or long illness
need-sensory = Seeing or hearing
need-mental-health = Feelings and mental health
need-money = Money worries
need-housing = Home and housing
need-isolation = Feeling alone
need-domestic-abuse = Being hurt or scared at home
need-new-to-country = New to this country
need-caring = Looking after someone
need-bereavement = When someone has died

## What kind of thing a service is

kind-group = Group
kind-drop-in = Drop-in
kind-course = Course
kind-advice = Advice
kind-support = Help for one family
kind-childcare = Childcare
kind-school = School or college
kind-health = Health service
kind-statutory = Council or public service

## How much is asked before somebody may use a service

level-universal = Open to everyone
level-targeted = For families who need extra help
level-specialist = For families who have seen a specialist

## Which part of an entry a person confirmed

checked-part-times = Days and times
checked-part-place = Place
checked-part-cost = Cost
checked-part-who-for = Who it is for
checked-part-contact = Phone, email and web
checked-part-access = Getting in and about

## Who edited or checked an entry

# Stands after "Checked 10 November by".
checker-role-childrens-centre = the Children’s Centre
checker-role-provider = the people who run it
checker-role-coordinator = the family zone
checker-role-advisor = a family worker
checker-role-import = another list

## One of the six aims of a family zone

aim-asset-rich = Strong families with what they need
aim-good-progress = Doing well at every stage of school
aim-safe-and-healthy = Safe and healthy
aim-work = The job you choose
aim-contribute = Giving to the community
aim-neighbourhood = A good place to live

## One of the three programmes of a family zone

programme-home-and-friends = Home, family and friends
programme-education = From nursery to college
programme-community = Work, culture and health for all

## A day of the week

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
