#include "support/random_sheet.h"

#include <algorithm>
#include <array>
#include <set>

namespace themata {

namespace {

using Row = std::vector<std::string>;

const std::array<std::string, 6> openings = {
    "I thought that it was",       "We were told that it is",      "Nobody said to me how it was",
    "It felt to us as if all was", "Most of the time things were", "My own view is that it was"};
const std::array<std::string, 6> endings = {"good enough, mostly",  "too long; far too long",
                                            "hard \"at first\"",    "fine (see above)",
                                            "zu kurz für uns alle", "not for me – no"};
const std::array<std::string, 5> agreement = {
    "Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"};
const std::array<std::string, 4> absent = {"N/A", "Prefer not to say", "n/a", ""};

struct YesNo {
    std::string yes;
    std::string no;
};

const std::array<YesNo, 6> yes_and_no = {YesNo{"Ja", "Nein"}, YesNo{"oui", "non"},
                                         YesNo{"Yes", "No"},  YesNo{"Checked", "Unchecked"},
                                         YesNo{"1", "0"},     YesNo{"Sí", "No"}};

enum class ItemsAs { numbers, decimals, words };

// One questionnaire in the making.
class Making {
public:
    explicit Making(Dice& dice) : dice_(dice) {}

    RandomSheet make() {
        choose();
        head();
        for (std::size_t person = 0; person < people_; ++person)
            for (std::size_t stage = 0; stage < stages_; ++stage)
                row_of(person, stage);
        repeat_a_row();
        sheet_.truth.people = has_ids_ ? people_ : rows_with_something();
        sheet_.truth.stages = names_stages_ ? stages_ : 1;
        std::ranges::sort(sheet_.truth.answers);
        std::ranges::sort(sheet_.truth.scores);
        sheet_.bytes = written();
        return std::move(sheet_);
    }

private:
    // A row without an id and without a word is nobody.
    std::size_t rows_with_something() const {
        return static_cast<std::size_t>(std::ranges::count_if(rows_, [](const Row& row) {
            return std::ranges::any_of(row, [](const std::string& cell) { return !cell.empty(); });
        }));
    }

    bool chance(std::uint32_t n, const char* what) {
        const bool happens = dice_.one_in(n);
        if (happens)
            sheet_.dirt.emplace_back(what);
        return happens;
    }

    void choose() {
        people_ = 6 + dice_.below(20);
        has_ids_ = !chance(6, "no ids");
        names_stages_ = has_ids_ && dice_.one_in(2);
        stages_ = names_stages_ ? 2 : 1;
        texts_ = 1 + dice_.below(2);
        items_ = dice_.below(4);
        items_as_ = static_cast<ItemsAs>(dice_.below(3));
        if (items_as_ == ItemsAs::words && items_ > 0)
            sheet_.dirt.emplace_back("ratings in words");
        themes_ = texts_ == 1 && chance(4, "theme columns") ? 2 : 0;
        words_ = yes_and_no[dice_.below(yes_and_no.size())];
        bookkeeping_ = chance(3, "bookkeeping columns");
        personal_ = chance(4, "an e-mail column");
        dirty_ids_ = has_ids_ && chance(5, "ids with spaces and other cases");
        dirty_stages_ = names_stages_ && chance(5, "stages spelt otherwise");
        missing_ = items_ > 0 && chance(3, "missing words among scores");
        code_ = items_ > 0 && items_as_ == ItemsAs::numbers && chance(5, "99 among scores");
        delimiter_ = std::array{',', ';', '\t'}[dice_.below(3)];
        crlf_ = dice_.one_in(2);
    }

    void head() {
        if (bookkeeping_)
            append({"StartDate", "Duration (in seconds)"}, {"Start Date", "Duration (in seconds)"});
        if (personal_)
            append({"Email Address"}, {"Email Address"});
        if (has_ids_)
            append({"Participant ID"}, {"Participant ID"});
        if (names_stages_)
            append({"Stage"}, {"Stage"});
        for (std::size_t text = 0; text < texts_; ++text) {
            const std::string asked =
                "What did you think of part " + std::to_string(text + 1) + " of it?";
            append({asked}, {asked});
        }
        for (std::size_t item = 0; item < items_; ++item) {
            const std::string asked = "Trust: item " + std::to_string(item + 1);
            append({asked}, {asked});
        }
        for (std::size_t theme = 0; theme < themes_; ++theme)
            append({theme == 0 ? "Staff" : "Food"}, {theme == 0 ? "Staff" : "Food"});
        if (themes_ > 0)
            sheet_.theme_columns = "Staff..Food";
    }

    void append(const Row& names, const Row& wordings) {
        names_.insert(names_.end(), names.begin(), names.end());
        wordings_.insert(wordings_.end(), wordings.begin(), wordings.end());
    }

    std::string id_of(std::size_t person) {
        std::string id = "Dg" + std::to_string(100 + person);
        if (!dirty_ids_ || !dice_.one_in(4))
            return id;
        switch (dice_.below(4)) {
        case 0:
            return id + " ";
        case 1:
            id[0] = 'd';
            return id;
        case 2:
            return id + "\xC2\xA0";
        default:
            return id + "\xE2\x80\x8B";
        }
    }

    std::string stage_of(std::size_t stage) {
        const std::string name = stage == 0 ? "Before" : "After";
        if (!dirty_stages_ || !dice_.one_in(4))
            return name;
        return dice_.one_in(2) ? name + " " : stage == 0 ? "BEFORE" : "after";
    }

    std::string answer() {
        if (dice_.one_in(8))
            return "";
        std::string text = openings[dice_.below(openings.size())] + " " +
                           endings[dice_.below(endings.size())] + ", number " +
                           std::to_string(dice_.below(100000));
        sheet_.truth.answers.push_back(text);
        return text;
    }

    std::string score() {
        if (missing_ && dice_.one_in(8))
            return absent[dice_.below(absent.size())];
        if (code_ && dice_.one_in(8))
            return "99";
        const std::uint32_t level = dice_.below(5);
        double value = level + 1;
        std::string cell = std::to_string(level + 1);
        if (items_as_ == ItemsAs::words)
            cell = agreement[level];
        if (items_as_ == ItemsAs::decimals) {
            const std::uint32_t tenths = 1 + dice_.below(9);
            cell += (delimiter_ == ',' ? "." : ",") + std::to_string(tenths);
            value += tenths / 10.0;
        }
        sheet_.truth.scores.push_back(value);
        return cell;
    }

    void row_of(std::size_t person, std::size_t stage) {
        Row row;
        if (bookkeeping_) {
            row.push_back("2024-0" + std::to_string(1 + dice_.below(9)) + "-1" +
                          std::to_string(dice_.below(9)) + " 10:00:00");
            row.push_back(std::to_string(100 + dice_.below(900)));
        }
        if (personal_)
            row.push_back("p" + std::to_string(person) + "@example.org");
        if (has_ids_)
            row.push_back(id_of(person));
        if (names_stages_)
            row.push_back(stage_of(stage));
        for (std::size_t text = 0; text < texts_; ++text)
            row.push_back(answer());
        for (std::size_t item = 0; item < items_; ++item)
            row.push_back(score());
        for (std::size_t theme = 0; theme < themes_; ++theme) {
            const bool yes = dice_.one_in(3);
            sheet_.truth.codings += yes;
            row.push_back(yes ? words_.yes : words_.no);
        }
        rows_.push_back(std::move(row));
    }

    // The same row once more is taken once; with another answer, only a person can tell.
    void repeat_a_row() {
        if (!has_ids_ || !chance(6, "a row that stands twice"))
            return;
        rows_.push_back(rows_[dice_.below(rows_.size())]);
    }

    std::string quoted(const std::string& cell) {
        const bool must = cell.find_first_of("\"\r\n") != cell.npos ||
                          cell.find(delimiter_) != cell.npos || cell.starts_with(' ');
        if (!must && !quote_all_)
            return cell;
        std::string text = spaced_ ? " \"" : "\"";
        for (const char byte : cell)
            text += byte == '"' ? std::string("\"\"") : std::string(1, byte);
        return text + "\"";
    }

    std::string line(const Row& row) {
        std::string text;
        for (std::size_t at = 0; at < row.size(); ++at)
            text += (at == 0 ? "" : std::string(1, delimiter_)) + quoted(row[at]);
        return text + (crlf_ ? "\r\n" : "\n");
    }

    std::string headings() {
        std::string text;
        if (chance(8, "a title above")) {
            Row title(names_.size());
            title[0] = "Survey of the year";
            text += line(title);
        }
        const bool three = chance(6, "three heading rows");
        Row codes = names_;
        if (three)
            for (std::size_t at = 0; at < codes.size(); ++at)
                if (codes[at] == wordings_[at] && codes[at].ends_with('?'))
                    codes[at] = "Q" + std::to_string(at + 1);
        text += line(three ? codes : names_);
        if (!three)
            return text;
        Row ids;
        for (std::size_t at = 0; at < names_.size(); ++at)
            ids.push_back("{\"ImportId\":\"QID" + std::to_string(at) + "\"}");
        return text + line(wordings_) + line(ids);
    }

    std::string written() {
        quote_all_ = dice_.one_in(3);
        spaced_ = quote_all_ && chance(4, "a space before each quote");
        std::string text = dice_.one_in(2) ? "\xEF\xBB\xBF" : "";
        text += headings();
        for (const Row& row : rows_) {
            text += line(row);
            if (dice_.one_in(30))
                text += crlf_ ? "\r\n" : "\n";
        }
        if (chance(8, "Ctrl-Z at the end"))
            text += '\x1A';
        return text;
    }

    Dice& dice_;
    RandomSheet sheet_;
    std::size_t people_ = 0;
    std::size_t stages_ = 1;
    std::size_t texts_ = 1;
    std::size_t items_ = 0;
    std::size_t themes_ = 0;
    ItemsAs items_as_ = ItemsAs::numbers;
    YesNo words_;
    bool has_ids_ = true;
    bool names_stages_ = false;
    bool bookkeeping_ = false;
    bool personal_ = false;
    bool dirty_ids_ = false;
    bool dirty_stages_ = false;
    bool missing_ = false;
    bool code_ = false;
    bool crlf_ = false;
    bool quote_all_ = false;
    bool spaced_ = false;
    char delimiter_ = ',';
    Row names_;
    Row wordings_;
    std::vector<Row> rows_;
};

} // namespace

RandomSheet random_sheet(Dice& dice) { return Making(dice).make(); }

} // namespace themata
