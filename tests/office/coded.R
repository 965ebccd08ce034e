# coded.R CODED.csv CODED.sav [PSPP.csv]: says whether R's haven reads the same from an SPSS file as
# stands in the CSV of the same coded data, and whether PSPP does; ends at the first column that
# differs. What is user-missing in SPSS is blank in the CSV.
suppressMessages(library(haven))
files <- commandArgs(TRUE)

as_words <- function(column) {
    words <- if (is.labelled(column) && is.numeric(column) && !is.null(attr(column, "labels")) &&
                 all(is.na(column) | unclass(column) %in% attr(column, "labels")) &&
                 !"not coded" %in% names(attr(column, "labels")) &&
                 !"lowest possible" %in% names(attr(column, "labels")))
        as.character(as_factor(column)) else if (is.numeric(column))
        ifelse(is.na(column), "", format(as.numeric(column), digits = 15, trim = TRUE))
    else as.character(column)
    words <- ifelse(is.na(words), "", words)
    numbers <- suppressWarnings(as.numeric(words))
    trimws(ifelse(is.na(numbers), words, format(numbers, digits = 15, trim = TRUE)), "right")
}

# Of several programs the words of each cell, numbers written alike.
plain <- function(cells) {
    numbers <- suppressWarnings(as.numeric(cells))
    trimws(ifelse(is.na(numbers), ifelse(is.na(cells), "", cells),
                  format(numbers, digits = 15, trim = TRUE)), "right")
}

csv <- read.csv(files[1], check.names = FALSE, colClasses = "character", encoding = "UTF-8",
                na.strings = NULL)
guard <- "Guarded by Themata"
if (guard %in% names(csv)) {
    guarded <- csv[[guard]] == "yes"
    csv[[guard]] <- NULL
    for (at in seq_along(csv)) # of text alone; so are those of headings
        csv[[at]] <- ifelse(guarded, sub("^'([' ]*[-=+@])", "\\1", csv[[at]]), csv[[at]])
}
compare <- function(by, columns) {
    if (length(columns) != ncol(csv))
        stop(by, ": ", length(columns), " columns and not ", ncol(csv))
    for (at in seq_along(csv)) {
        found <- columns[[at]]
        wanted <- plain(csv[[at]])
        if (length(found) != length(wanted) || any(found != wanted)) {
            row <- which(found != wanted)[1]
            stop(by, ": column ", names(csv)[at], ", row ", row, ": ", found[row], ", not ",
                 wanted[row])
        }
    }
    cat(by, ": ", nrow(csv), " rows of ", ncol(csv), " columns read back equal\n", sep = "")
}
compare("haven", lapply(read_sav(files[2]), as_words))
# PSPP writes numbers of groups, not their labels: it is held to what haven reads.
if (length(files) > 2) {
    csv[] <- lapply(read_sav(files[2]), function(column) as.character(zap_labels(column)))
    compare("PSPP", lapply(read.csv(files[3], header = FALSE, colClasses = "character",
                                    encoding = "UTF-8", na.strings = NULL), plain))
}
