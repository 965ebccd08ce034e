#pragma once
// Reads folders for the file chooser, off the window's thread: a disk far away may take its time.
// A folder that is no longer wanted is left to finish by itself. The window's thread.

#include "ui/files/file_chooser.h"
#include "workbench/job.h"
#include <memory>

namespace themata {

class FolderReader {
public:
    // `wake` is called on another thread when a folder was read.
    explicit FolderReader(std::function<void()> wake) : wake_(std::move(wake)) {}

    void want(const std::filesystem::path& folder, const FolderView& view) {
        take();
        if (wanted_ && wanted_->folder == folder && wanted_->view == view)
            return;
        if (reading_) {
            reading_->cancel();
            left_.push_back(std::move(reading_));
        }
        wanted_ = Wanted{folder, view};
        rows_.reset();
        const auto work = [folder, view](std::stop_token stop, Progress& progress) -> FolderRows {
            return read_folder(folder, std::move(stop), progress)
                .map([&](const FolderListing& listing) { return entries_in(listing, view); });
        };
        reading_ = std::make_unique<Reading>(work, wake_);
    }

    // What is wanted next is read, even if it is the same.
    void forget() {
        take();
        wanted_.reset();
    }

    // Of the folder that is wanted; nullptr while it is read.
    [[nodiscard]] const FolderRows* rows() const { return rows_ ? &*rows_ : nullptr; }

    [[nodiscard]] bool busy() const { return reading_ != nullptr; }

private:
    using Reading = Job<std::vector<FolderEntry>>;

    struct Wanted {
        std::filesystem::path folder;
        FolderView view;
    };

    void take() {
        std::erase_if(left_, [](const auto& reading) { return reading->take().has_value(); });
        if (!reading_)
            return;
        if (auto read = reading_->take()) {
            rows_ = std::move(*read);
            reading_.reset();
        }
    }

    std::function<void()> wake_;
    std::optional<Wanted> wanted_;
    std::optional<FolderRows> rows_;
    std::unique_ptr<Reading> reading_;
    std::vector<std::unique_ptr<Reading>> left_;
};

} // namespace themata
