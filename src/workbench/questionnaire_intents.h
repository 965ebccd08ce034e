#pragma once
// What an analyst can do to the questionnaires of a study: files that come in, recipes of these,
// stages, participants, pairs, scales. The other acts are in intents.h. Values; any thread.

#include "exchange/reading/import_options.h"
#include "study/records.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace themata {

struct ConsideredImport;

struct ImportFiles {
    std::vector<SourceFile> files;
    MappingOptions mapping;
    // The same files and mapping as somebody has looked at them, instead of the two: nothing is
    // read again.
    std::shared_ptr<const ConsideredImport> considered = {};
};

// How files are imported. One of the same name gives way to it.
struct KeepRecipe {
    std::string name;
    std::string text; // as exchange/reading/recipe.h writes it
};

struct RenameRecipe {
    RecipeId recipe;
    std::string name;
};

struct RemoveRecipe {
    RecipeId recipe;
};

// Before another stage or, with `before` 0, behind all.
struct MoveStage {
    StageId stage;
    StageId before;
};

struct RenameStage {
    StageId stage;
    std::string name;
};

// Answers, scores and all that hangs on them go to `into`; `from` leaves the study.
struct MergeStages {
    StageId from, into;
};

struct MergeParticipants {
    ParticipantId from, into;
};

struct RenameParticipant {
    ParticipantId participant;
    std::string label;
};

struct PairOf {
    ParticipantId from; // of a mentor and a mentee the mentor
    ParticipantId to;
    bool operator==(const PairOf&) const = default;
};

// Ties of kind paired; those that they take the place of go. Nobody who is not willing is paired.
struct PairParticipants {
    std::vector<PairOf> pairs;
    std::vector<TieId> instead_of = {};
    std::string how = {}; // "drawn at random with seed 7", for History
};

// The smallest and the largest value that items of the scale can have.
struct StateRange {
    ScaleId scale;
    double least = 0;
    double most = 0;
};

// Whether a high value of an item of a scale is a low one of what the scale measures.
struct DirectItem {
    QuestionId item;
    Direction direction = Direction::straight;
};

} // namespace themata
