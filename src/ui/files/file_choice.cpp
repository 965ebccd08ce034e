#include "ui/files/file_chooser.h"

#include "text/fold.h"

namespace themata {

bool makes_a_file(Choosing what) {
    return what == Choosing::new_study || what == Choosing::export_to ||
           what == Choosing::tables_to || what == Choosing::picture || what == Choosing::hits_to;
}

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> of_tables{".xlsx", ".docx", ".html", ".tex",
                                         ".md",   ".csv",  ".tsv",  ".json"};

std::vector<std::string> endings_of(Choosing what) {
    if (what == Choosing::study || what == Choosing::new_study)
        return {".themata"};
    if (what == Choosing::searches)
        return {".txt"};
    if (what == Choosing::questionnaires)
        return {".xlsx", ".xlsm", ".xls", ".ods",  ".fods", ".csv", ".tsv",
                ".txt",  ".tab",  ".sav", ".zsav", ".por",  ".dta", ".sas7bdat",
                ".xpt",  ".json", ".zip", ".qsf",  ".jsonl"};
    if (what == Choosing::picture)
        return {".svg", ".png"};
    if (what == Choosing::tables_to)
        return of_tables;
    return {".csv"};
}

// Searches go out as they come in: as a text that people write.
std::vector<std::string> endings_of(Exported what) {
    if (what == Exported::searches)
        return {".txt"};
    return what == Exported::codings ? std::vector<std::string>{".csv"} : of_tables;
}

std::vector<std::string> endings_of(const FileChooser& chooser) {
    return chooser.what == Choosing::export_to ? endings_of(chooser.exported)
                                               : endings_of(chooser.what);
}

fs::path with_ending(fs::path file, const std::vector<std::string>& endings) {
    const std::string folded = fold(file.string());
    if (std::ranges::none_of(endings, [&](const auto& each) { return folded.ends_with(each); }))
        file += endings.front();
    return file;
}

bool ends_as_wanted(const fs::path& file, const FileChooser& chooser) {
    const std::string folded = fold(file.filename().string());
    for (const std::string& ending : chooser.narrowed.endings)
        if (folded.size() > ending.size() && folded.ends_with(ending))
            return true;
    return false;
}

Request request_for(const FileChooser& chooser, const fs::path& file) {
    switch (chooser.what) {
    case Choosing::new_study:
        return NewStudy{file, chooser.title.empty() ? file.stem().string() : chooser.title};
    case Choosing::questionnaires:
        return TakeFiles{{file}};
    case Choosing::export_to:
        return ExportTo{chooser.exported, file, Overwriting::refused};
    case Choosing::picture:
        return SavePicture{chooser.picture, file, Overwriting::refused};
    case Choosing::tables_to:
        return WriteTables{file, Overwriting::refused};
    case Choosing::hits_to:
        return ExportHits{file, Overwriting::refused};
    case Choosing::searches:
        return TakeSearchFile{file};
    case Choosing::study:
        break;
    }
    return OpenStudy{file};
}

bool is_there(const std::vector<FolderEntry>& rows, const std::string& name) {
    return std::ranges::find(rows, name, &FolderEntry::name) != rows.end();
}

std::optional<Request> make_named(FileChooser& chooser, const std::vector<FolderEntry>& rows) {
    const fs::path typed = path_from(chooser.folder, chooser.name);
    if (chooser.name.find_first_not_of(" \t.") == std::string::npos)
        return std::nullopt;
    const fs::path file = with_ending(typed, endings_of(chooser));
    const std::string name = file.filename().string();
    if (file.parent_path() == chooser.folder && is_there(rows, name)) {
        chooser.there_already = name;
        return std::nullopt;
    }
    return request_for(chooser, file);
}

} // namespace

std::string format_of(const FileChooser& chooser) {
    const std::string name = chooser.name.empty() ? "x" : chooser.name; // an ending alone is none
    std::string format = with_ending(name, endings_of(chooser)).extension().string();
    format.erase(0, 1); // the full stop
    std::ranges::transform(format, format.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    if (format == "TEX")
        return "LaTeX";
    if (format == "MD")
        return "Markdown";
    return format == "TXT" ? "text" : format;
}

Request replace_file(const FileChooser& chooser, const fs::path& file) {
    if (chooser.what == Choosing::picture)
        return SavePicture{chooser.picture, file, Overwriting::allowed};
    if (chooser.what == Choosing::tables_to)
        return WriteTables{file, Overwriting::allowed};
    return ExportTo{chooser.exported, file, Overwriting::allowed};
}

FileChooser file_chooser(Choosing what, const fs::path& folder, Exported exported) {
    FileChooser chooser;
    chooser.what = what;
    chooser.exported = exported;
    chooser.narrowed.endings = endings_of(chooser);
    go_to(chooser, folder);
    return chooser;
}

void go_to(FileChooser& chooser, const fs::path& folder) {
    fs::path clean = folder.lexically_normal();
    if (!clean.has_filename() && clean.has_relative_path())
        clean = clean.parent_path(); // without the slash at the end
    chooser.folder = clean;
    chooser.path = spoken(clean);
    chooser.at = 0;
    chooser.at_name.reset();
    chooser.ticked.clear();
    chooser.there_already.reset();
    chooser.letters.clear();
}

void go_up(FileChooser& chooser) {
    const fs::path left = chooser.folder;
    if (!left.has_relative_path())
        return;
    go_to(chooser, left.parent_path());
    chooser.at_name = left.filename().string();
}

std::optional<Request> take_row(FileChooser& chooser, const std::vector<FolderEntry>& rows) {
    if (chooser.at >= rows.size())
        return std::nullopt;
    const FolderEntry& row = rows[chooser.at];
    if (row.kind == FolderEntry::Kind::folder && chooser.ticked.empty()) {
        go_to(chooser, chooser.folder / row.name);
        return std::nullopt;
    }
    if (makes_a_file(chooser.what)) {
        chooser.name = row.name;
        return choose(chooser, rows);
    }
    if (chooser.what == Choosing::questionnaires && row.kind == FolderEntry::Kind::file)
        chooser.ticked.insert(row.name);
    return choose(chooser, rows);
}

std::optional<Request> choose(FileChooser& chooser, const std::vector<FolderEntry>& rows) {
    if (makes_a_file(chooser.what))
        return make_named(chooser, rows);
    if (chooser.what == Choosing::questionnaires && !chooser.ticked.empty()) {
        TakeFiles taken;
        for (const FolderEntry& row : rows)
            if (chooser.ticked.contains(row.name))
                taken.files.push_back(chooser.folder / row.name);
        return taken;
    }
    if (chooser.at >= rows.size())
        return std::nullopt;
    const FolderEntry& row = rows[chooser.at];
    if (row.kind == FolderEntry::Kind::folder) {
        go_to(chooser, chooser.folder / row.name);
        return std::nullopt;
    }
    return request_for(chooser, chooser.folder / row.name);
}

std::optional<Request> take_path(FileChooser& chooser) {
    const fs::path typed = path_from(chooser.folder, chooser.path);
    if (makes_a_file(chooser.what) && ends_as_wanted(typed, chooser)) {
        go_to(chooser, typed.parent_path());
        chooser.name = typed.filename().string();
        return std::nullopt;
    }
    if (ends_as_wanted(typed, chooser))
        return request_for(chooser, typed);
    go_to(chooser, typed);
    return std::nullopt;
}

} // namespace themata
