#include "store/store.h"
#include "study/labels.h"
#include "text/segments.h"
#include "text/utf8.h"
#include "workbench/workbench.h"

namespace themata {

namespace {

constexpr std::size_t most_faults = 20;

std::string place(const Study& study, const Response& response) {
    return label_of(study, response.participant) + ", " + stage_name(study, response.stage);
}

void look_at_texts(const Study& study, std::vector<std::string>& faults) {
    study.responses.for_each([&](const Response& response) {
        if (faults.size() >= most_faults)
            return;
        if (auto invalid = find_invalid_utf8(response.text))
            faults.push_back("The answer of " + place(study, response) +
                             " is not valid UTF-8 (bytes " + invalid->bytes + ").");
    });
}

void look_at_spans(const Study& study, std::vector<std::string>& faults) {
    study.codings.for_each([&](const Coding& coding) {
        const Response* response = find(study, coding.response);
        if (faults.size() >= most_faults || !response)
            return;
        if (!is_on_graphemes(response->text, coding.span))
            faults.push_back("A coding cuts a letter in the answer of " + place(study, *response) +
                             ".");
    });
}

} // namespace

Result<Verification> verify(const std::filesystem::path& file, std::stop_token stop) {
    auto store = Store::open(file, Access::read);
    if (!store)
        return failure(store.error());
    auto verification = store->verify(stop);
    if (verification)
        verification->log_set_aside = store->log_set_aside();
    if (!verification || !verification->clean())
        return verification;
    auto study = store->load(stop);
    if (!study)
        return failure(study.error());
    look_at_texts(*study, verification->faults);
    if (verification->clean())
        look_at_spans(*study, verification->faults);
    return verification;
}

} // namespace themata
