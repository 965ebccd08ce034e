#include "exchange/reading/rating_tables.h"

namespace themata {

namespace {

constexpr TwoEndedRating english_two_ended[] = {
    "Strongly disagree/Totally disagree/Completely disagree/Disagree strongly/Definitely "
    "disagree/Entirely disagree/Fully disagree/Disagree completely|"
    "Disagree/Mostly disagree/Moderately disagree/Generally disagree|"
    "Somewhat disagree/Slightly disagree/Tend to disagree/Mildly disagree/Rather disagree/Disagree "
    "somewhat/Disagree slightly/Disagree a little/Partly disagree|"
    "Neither agree nor disagree/Neutral/Neither/Neither disagree nor agree/Undecided/Neither agree "
    "or disagree/Neither agree/disagree|"
    "Somewhat agree/Slightly agree/Tend to agree/Mildly agree/Rather agree/Agree somewhat/Agree "
    "slightly/Agree a little/Partly agree|"
    "Agree/Mostly agree/Moderately agree/Generally agree|"
    "Strongly agree/Totally agree/Completely agree/Agree strongly/Definitely agree/Entirely "
    "agree/Fully agree/Agree completely",
    "Very dissatisfied/Extremely dissatisfied/Completely dissatisfied/Highly "
    "dissatisfied/Totally dissatisfied/Very unsatisfied|"
    "Dissatisfied/Moderately dissatisfied/Mostly dissatisfied/Unsatisfied|"
    "Somewhat dissatisfied/Slightly dissatisfied/Fairly dissatisfied/Rather dissatisfied/A little "
    "dissatisfied/Somewhat unsatisfied|"
    "Neither satisfied nor dissatisfied/Neutral/Neither/Neither dissatisfied nor satisfied|"
    "Somewhat satisfied/Slightly satisfied/Fairly satisfied/Rather satisfied/A little satisfied|"
    "Satisfied/Moderately satisfied/Mostly satisfied|"
    "Very satisfied/Extremely satisfied/Completely satisfied/Highly satisfied/Totally satisfied",
    "Very unlikely/Extremely unlikely/Highly unlikely/Definitely not|"
    "Unlikely/Moderately unlikely/Probably not|"
    "Somewhat unlikely/Slightly unlikely/Fairly unlikely/Rather unlikely|"
    "Neither likely nor unlikely/Neutral/Neither/Possibly/Maybe/Might or might not|"
    "Somewhat likely/Slightly likely/Fairly likely/Rather likely|"
    "Likely/Moderately likely/Probably/Quite likely|"
    "Very likely/Extremely likely/Highly likely/Definitely",
    "Very poor/Very bad/Terrible/Extremely bad/Awful|Poor/Bad/Moderately bad|"
    "Somewhat poor/Rather poor/Below average/Slightly bad/Somewhat bad|"
    "Fair/Average/Acceptable/OK/Okay/Neither good nor bad/Neutral/Adequate|"
    "Somewhat good/Rather good/Above average/Slightly good|Good/Moderately good|"
    "Very good/Excellent/Extremely good",
    "Very difficult/Extremely difficult/Very hard|Difficult/Moderately difficult/Hard|"
    "Somewhat difficult/Slightly difficult/Fairly difficult/Rather difficult/Quite difficult|"
    "Neither easy nor difficult/Neutral/Neither difficult nor easy/Neither|"
    "Somewhat easy/Slightly easy/Fairly easy/Rather easy/Quite easy|Easy/Moderately easy|"
    "Very easy/Extremely easy",
    "Very unimportant/Extremely unimportant|Unimportant|Somewhat unimportant/Slightly unimportant|"
    "Neither important nor unimportant/Neutral|Somewhat important/Slightly important|Important|"
    "Very important/Extremely important",
    "Very unhappy/Extremely unhappy|Unhappy|Somewhat unhappy/Slightly unhappy|"
    "Neither happy nor unhappy/Neutral|Somewhat happy/Slightly happy|Happy|"
    "Very happy/Extremely happy",
    "Very uncomfortable/Extremely uncomfortable|Uncomfortable|Somewhat uncomfortable/Slightly "
    "uncomfortable|Neither comfortable nor uncomfortable/Neutral|"
    "Somewhat comfortable/Slightly comfortable|Comfortable|Very comfortable/Extremely comfortable",
    "Much worse/A lot worse|Worse/Moderately worse|Somewhat worse/Slightly worse/A little worse|"
    "About the same/The same/No change/Same|Somewhat better/Slightly better/A little "
    "better|Better/Moderately better|Much better/A lot better",
    "Very negative/Extremely negative|Negative|Somewhat negative/Slightly negative|"
    "Neither positive nor negative/Neutral|Somewhat positive/Slightly positive|Positive|"
    "Very positive/Extremely positive",
};

constexpr std::string_view english_qualities =
    "confident/important/likely/helpful/useful/interested/comfortable/effective/"
    "clear/familiar/concerned/prepared/supported/valuable/relevant/knowledgeable/"
    "happy/satisfied/worried/stressful/involved/motivated/able/ready/safe/"
    "connected/true/true of me/like me";

constexpr RatingScale english_scales[] = {
    {"Never|Rarely/Seldom/Hardly ever/Almost never|Sometimes/Occasionally|Often/"
     "Frequently/Usually/Most of the time/Almost always/Very often|Always/All of the time"},
    {"Never|Rarely/Seldom/Hardly ever|Sometimes/Occasionally|Often/Frequently/Very often"},
    {"Never|Sometimes/Occasionally|Often/Frequently/Usually|Always"},
    {"Never|Rarely/Seldom|Often/Frequently|Always"},
    {"Never|Very rarely|Rarely|Occasionally/Sometimes|Often/Frequently|Very often/"
     "Very frequently/Always"},
    {"Never|Very rarely|Rarely|Occasionally/Sometimes|Often/Frequently|Very often/"
     "Very frequently|Always"},
    {"Never|Almost never|Sometimes/Occasionally|Fairly often|Very often"},
    {"Never|Rarely|Sometimes|Often|Very often|Always"},
    {"Never|Almost never/Rarely|Rarely/Occasionally|Sometimes|Often/Frequently|Very often/"
     "Usually|Always/Every time"},
    {"None of the time|Rarely/A little of the time|Some of the time|Often/Most of the time|"
     "All of the time"},
    {"None of the time|A little of the time|Some of the time|A good bit of the time|Most of the "
     "time|All of the time"},
    {"Poor|Fair|Good|Very good|Excellent"},
    {"Poor|Fair/Average|Good|Excellent/Very good"},
    {"Very poor|Poor|Fair/Average|Good|Very good|Excellent"},
    {"Terrible|Poor|Average|Good|Excellent"},
    {"Not at all *|Slightly */A little */A little bit *|Moderately */Somewhat */Fairly *|Very */"
     "Quite *|Extremely */Completely */Totally *",
     english_qualities},
    {"Not at all */Not */Not very *|Slightly */A little */Not so *|Somewhat */Moderately "
     "*/Fairly */Quite *|Very */Extremely *",
     english_qualities},
    {"Not at all */Not * at all|Not so */Not very *|Somewhat */Fairly */Quite */Moderately *|Very "
     "*|"
     "Extremely *",
     english_qualities},
    {"Not at all *|Not very *|Fairly */Somewhat */Quite *|Very *", english_qualities},
    {"Not at all *|Slightly *|Somewhat *|Moderately *|Very *|Extremely *", english_qualities},
    {"Not */Un*|Somewhat */Slightly *|*|Very *|Extremely */Essential", "important/helpful/useful"},
    {"Not at all|A little/Slightly/A little bit/To a small extent|Somewhat/Moderately/To some "
     "extent/To a moderate extent|Quite a bit/Very/Quite a lot/Very much/To a large extent/A "
     "lot/Considerably/To a great extent|Extremely/Very much/Completely/A great deal/To a very "
     "large extent/To a very great extent"},
    {"Not at all|A little/Slightly/A little bit/Not much/To a small extent/Not very "
     "much|Somewhat/Moderately/Quite a bit/Quite/To some extent|Very much/A lot/Extremely/"
     "Very/A great deal/To a great extent/To a large extent/Completely"},
    {"None/None at all/Nothing|A little|A moderate amount/Some|A lot|A great deal"},
    {"No confidence|Little confidence|Some confidence|A lot of confidence/Much "
     "confidence|Complete confidence/Full confidence"},
};

} // namespace

RatingTable ratings_in_english() { return {english_two_ended, english_scales}; }

} // namespace themata
