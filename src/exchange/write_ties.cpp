#include "exchange/tie_cell.h"
#include "exchange/write_study.h"
#include <map>

namespace themata {

namespace {

using Said = std::map<std::pair<ParticipantId, ParticipantId>, TieCell>;

Said said_in(const Study& study) {
    Said said;
    for (const Tie& tie : study.ties) {
        TieCell& cell = said[{tie.from, tie.to}];
        if (tie.kind == TieKind::paired)
            cell.paired = true;
        else
            cell.willing = tie.kind;
    }
    return said;
}

} // namespace

std::string write_willing(const Snapshot& now, ByteOrderMark mark) {
    const Said said = said_in(now.study);
    std::map<ParticipantId, bool> from;
    std::map<ParticipantId, bool> to;
    for (const auto& [pair, cell] : said)
        from[pair.first] = to[pair.second] = true;
    std::vector<std::string> heading{"Participant"};
    for (const auto& [id, there] : to)
        heading.push_back(now.study.participants.find(id)->label);
    const EachRow each_row = [&](const TakeRow& take) {
        for (const auto& [who, there] : from) {
            CsvRow row;
            row.text(now.study.participants.find(who)->label);
            for (const auto& [whom, asked] : to) {
                const auto cell = said.find({who, whom});
                row.text(cell == said.end() ? "" : in_words(cell->second));
            }
            take(row);
        }
    };
    return csv_text(heading, each_row, mark);
}

std::string write_notes(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        for (const Note& note : now.study.notes) {
            CsvRow row;
            row.text(now.study.participants.find(note.about)->label);
            row.text(note.domain);
            row.text(note.text);
            take(row);
        }
    };
    return csv_text({"Participant", "Domain", "Note"}, each_row, mark);
}

} // namespace themata
