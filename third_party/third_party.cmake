# How each dependency is found. Everything is from Debian 12 (packages.txt) but for Dear ImGui,
# Catch2 and immer, which `fetch` takes from its other suites (fetched.txt), unless an own copy is
# named. Each becomes one target `third_party::<name>`, linked by the one folder that uses it.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tl-expected REQUIRED)
find_package(glfw3 3.3 REQUIRED)
find_package(OpenGL REQUIRED)
pkg_check_modules(icu       REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(sqlite    REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(xapian    REQUIRED IMPORTED_TARGET xapian-core>=1.4)
pkg_check_modules(freetype  REQUIRED IMPORTED_TARGET freetype2)
pkg_check_modules(harfbuzz  REQUIRED IMPORTED_TARGET harfbuzz)
pkg_check_modules(cairo     REQUIRED IMPORTED_TARGET cairo)
pkg_check_modules(pango     REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(xlsx      REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(zip       REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(pugixml   REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(expat     REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(freexl    REQUIRED IMPORTED_TARGET freexl)

add_library(third_party::icu        ALIAS PkgConfig::icu)
add_library(third_party::sqlite     ALIAS PkgConfig::sqlite)
add_library(third_party::xapian     ALIAS PkgConfig::xapian)
add_library(third_party::freetype   ALIAS PkgConfig::freetype)
add_library(third_party::harfbuzz   ALIAS PkgConfig::harfbuzz)
add_library(third_party::cairo      ALIAS PkgConfig::cairo)
add_library(third_party::pango      ALIAS PkgConfig::pango)
add_library(third_party::xlsxwriter ALIAS PkgConfig::xlsx)
add_library(third_party::zip        ALIAS PkgConfig::zip)
add_library(third_party::pugixml    ALIAS PkgConfig::pugixml)
add_library(third_party::expat      ALIAS PkgConfig::expat)
add_library(third_party::freexl     ALIAS PkgConfig::freexl)
add_library(third_party::glfw       ALIAS glfw)
add_library(third_party::opengl     ALIAS OpenGL::GL)
add_library(third_party::json       ALIAS nlohmann_json::nlohmann_json)
add_library(third_party::expected   ALIAS tl::expected)

find_path(ROARING_INCLUDE_DIR roaring/roaring.hh REQUIRED)
find_library(ROARING_LIBRARY roaring REQUIRED)
mark_as_advanced(ROARING_INCLUDE_DIR ROARING_LIBRARY)
add_library(roaring INTERFACE)
target_include_directories(roaring SYSTEM INTERFACE "${ROARING_INCLUDE_DIR}")
target_link_libraries(roaring INTERFACE "${ROARING_LIBRARY}")
add_library(third_party::roaring ALIAS roaring)

find_path(BOOST_MATH_INCLUDE_DIR boost/math/distributions.hpp REQUIRED)
mark_as_advanced(BOOST_MATH_INCLUDE_DIR)
add_library(boost_math INTERFACE)
target_include_directories(boost_math SYSTEM INTERFACE "${BOOST_MATH_INCLUDE_DIR}")
add_library(third_party::boost_math ALIAS boost_math)

find_path(LINEAR_INCLUDE_DIR linear.h REQUIRED)
find_library(LINEAR_LIBRARY linear REQUIRED)
mark_as_advanced(LINEAR_INCLUDE_DIR LINEAR_LIBRARY)
add_library(liblinear INTERFACE)
target_include_directories(liblinear SYSTEM INTERFACE "${LINEAR_INCLUDE_DIR}")
target_link_libraries(liblinear INTERFACE "${LINEAR_LIBRARY}")
add_library(third_party::liblinear ALIAS liblinear)

find_path(READSTAT_INCLUDE_DIR readstat.h REQUIRED)
find_library(READSTAT_LIBRARY readstat REQUIRED)
mark_as_advanced(READSTAT_INCLUDE_DIR READSTAT_LIBRARY)
add_library(readstat INTERFACE)
target_include_directories(readstat SYSTEM INTERFACE "${READSTAT_INCLUDE_DIR}")
target_link_libraries(readstat INTERFACE "${READSTAT_LIBRARY}")
add_library(third_party::readstat ALIAS readstat)

# Downloads are shared by all presets; an environment variable keeps them across clones.
if(NOT THEMATA_CACHE)
    set(THEMATA_CACHE "${PROJECT_SOURCE_DIR}/build/third_party")
    if(DEFINED ENV{THEMATA_CACHE})
        set(THEMATA_CACHE "$ENV{THEMATA_CACHE}")
    endif()
endif()
set(THEMATA_CACHE "${THEMATA_CACHE}" CACHE PATH "Where fetched packages are kept")

# Sets THEMATA_<NAME>_FOLDER to the own copy named by THEMATA_<NAME>_DIR, or to the fetched one.
function(themata_fetch name)
    string(TOUPPER ${name} upper)
    set(THEMATA_${upper}_DIR "" CACHE PATH "Own copy of ${name}; fetched when empty")
    set(folder "${THEMATA_${upper}_DIR}")
    if(NOT folder)
        execute_process(COMMAND "${PROJECT_SOURCE_DIR}/third_party/fetch" ${name} "${THEMATA_CACHE}"
                        OUTPUT_VARIABLE folder OUTPUT_STRIP_TRAILING_WHITESPACE
                        RESULT_VARIABLE failed)
        if(failed)
            message(FATAL_ERROR "${name} could not be fetched; the reason stands above.")
        endif()
    endif()
    set(THEMATA_${upper}_FOLDER "${folder}" PARENT_SCOPE)
endfunction()

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
             "${CMAKE_CURRENT_LIST_DIR}/fetched.txt")
themata_fetch(immer)
themata_fetch(imgui)
if(THEMATA_TESTS)
    themata_fetch(catch2)
endif()

add_library(immer INTERFACE)
find_path(IMMER_INCLUDE_DIR immer/vector.hpp NO_CACHE REQUIRED NO_DEFAULT_PATH
          PATHS "${THEMATA_IMMER_FOLDER}" "${THEMATA_IMMER_FOLDER}/usr/include"
                "${THEMATA_IMMER_FOLDER}/include")
target_include_directories(immer SYSTEM INTERFACE "${IMMER_INCLUDE_DIR}")
add_library(third_party::immer ALIAS immer)

# The definitions change the layout of ImGui's structs, so every user must have the same ones.
set(imgui "${THEMATA_IMGUI_FOLDER}")
add_library(imgui STATIC
    ${imgui}/imgui.cpp ${imgui}/imgui_draw.cpp ${imgui}/imgui_tables.cpp
    ${imgui}/imgui_widgets.cpp ${imgui}/misc/cpp/imgui_stdlib.cpp
    ${imgui}/misc/freetype/imgui_freetype.cpp
    "${CMAKE_CURRENT_LIST_DIR}/imgui_hooks.cpp"
    ${imgui}/backends/imgui_impl_glfw.cpp ${imgui}/backends/imgui_impl_opengl3.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui} ${imgui}/backends ${imgui}/misc/cpp
                           ${imgui}/misc/freetype)
target_compile_definitions(imgui PUBLIC IMGUI_USE_WCHAR32 IMGUI_ENABLE_FREETYPE
                           IMGUI_ENABLE_TEST_ENGINE IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
target_link_libraries(imgui PRIVATE third_party::freetype third_party::glfw ${CMAKE_DL_LIBS})
add_library(third_party::imgui ALIAS imgui)
