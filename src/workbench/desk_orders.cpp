#include "workbench/desk_orders.h"

namespace themata::orders {

bool is_quiet(const Order& order) { return is<Keep>(order) || is<KeepMemory>(order); }

bool is_silent(const Order& order) { return is_quiet(order) || is<LookUpCoding>(order); }

std::string in_words(const Order& order) {
    if (const OpenFile* open = std::get_if<OpenFile>(&order))
        return "Opening " + open->file.filename().string();
    if (const Intent* intent = std::get_if<Intent>(&order))
        return std::holds_alternative<ImportFiles>(*intent) ? "Importing" : "Working";
    if (is<Preview>(order))
        return "Looking at the files";
    if (is<Import>(order))
        return "Importing";
    if (is<Export>(order) || is<ExportHits>(order))
        return "Exporting";
    if (is<SaveOfPicture>(order))
        return "Drawing";
    if (is<RunTheRules>(order))
        return "Running the rules";
    return is<Search>(order) ? "Searching" : "Working";
}

void drop_older(std::deque<Order>& orders, const Order& newest) {
    if (is<Search>(newest))
        std::erase_if(orders, is<Search>);
    if (is<Preview>(newest) || is<ForgetImport>(newest))
        std::erase_if(orders, is<Preview>);
    if (const Ask* newer = std::get_if<Ask>(&newest))
        std::erase_if(orders, [&](const Order& each) {
            const Ask* older = std::get_if<Ask>(&each);
            return older && older->inquiry.index() == newer->inquiry.index();
        });
    if (is<LookInto>(newest))
        std::erase_if(orders, is<LookInto>);
    if (is<LookUpCoding>(newest))
        std::erase_if(orders, is<LookUpCoding>);
    if (const KeepMemory* newer = std::get_if<KeepMemory>(&newest))
        std::erase_if(orders, [&](const Order& each) {
            const KeepMemory* older = std::get_if<KeepMemory>(&each);
            return older && older->uuid == newer->uuid;
        });
}

std::string news_of(const std::vector<Entry>& history, std::size_t known) {
    if (history.size() <= known)
        return "Another program changed this study.";
    const std::size_t more = history.size() - known - 1;
    std::string what = "Another program changed this study: " + history[known].note;
    if (more > 0)
        what += ", and " + std::to_string(more) + " more";
    return what + ".";
}

} // namespace themata::orders
