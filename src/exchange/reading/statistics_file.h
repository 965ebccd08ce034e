#pragma once
// This header reads the files of statistics programs by ReadStat: SPSS (.sav, .zsav, .por), Stata
// (.dta) and SAS (.sas7bdat, .xpt). A cell keeps the value; labels, missing codes and sets of
// multiple responses are facts of its column. Pure; any thread.

#include "exchange/reading/delimited.h"

namespace themata {

enum class StatisticsFormat : std::uint8_t { none, sav, por, dta, sas, xport };

[[nodiscard]] StatisticsFormat statistics_format_of(std::string_view bytes);

[[nodiscard]] Result<Sheet> read_statistics_file(std::string_view bytes, StatisticsFormat format,
                                                 const ReadOptions& options);

} // namespace themata
