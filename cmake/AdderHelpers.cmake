# The helper functions that every CMakeLists.txt below lib/, tools/, test/ and bench/ uses: one call a target.
# LINK takes the short names of Adder's libraries (Support, Frontend), CMake targets (nlohmann_json::nlohmann_json) and
# linker flags alike.
include_guard()

# adder_add_directories(<dir>...): adds those that exist.
macro(adder_add_directories)
  foreach(directory IN ITEMS ${ARGN})
    if(EXISTS ${PROJECT_SOURCE_DIR}/${directory}/CMakeLists.txt)
      add_subdirectory(${directory})
    endif()
  endforeach()
endmacro()

function(adder_link target visibility)
  foreach(library IN LISTS ARGN)
    if(TARGET Adder${library})
      target_link_libraries(${target} ${visibility} Adder::${library})
    elseif(TARGET ${library} OR library MATCHES "^-|::")
      target_link_libraries(${target} ${visibility} ${library})
    else()
      message(FATAL_ERROR "${target} links ${library}, which is not a library of Adder that stands before it")
    endif()
  endforeach()
endfunction()

# adder_add_library(<Name> [PORTABLE] SOURCES <file>... [LINK <library>...])
# Target Adder<Name>, alias Adder::<Name>. PORTABLE marks a part of the portable core: compiled without exceptions and
# RTTI everywhere, and for the Cortex-M3 too. The others may use libraries that throw, and report errors as values.
function(adder_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "PORTABLE" "" "SOURCES;LINK")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "adder_add_library(${name}): unexpected ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(ADDER_PORTABLE_ONLY AND NOT arg_PORTABLE)
    return()
  endif()
  set(target Adder${name})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(Adder::${name} ALIAS ${target})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/lib)
  if(arg_PORTABLE)
    target_compile_options(${target} PRIVATE -fno-exceptions -fno-rtti -fno-threadsafe-statics)
    set_property(GLOBAL APPEND PROPERTY ADDER_PORTABLE_LIBRARIES ${target})
  endif()
  adder_link(${target} PUBLIC ${arg_LINK})
endfunction()

# adder_add_tool(<name> SOURCES <file>... [LINK <library>...]): a program that is installed.
function(adder_add_tool name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  add_executable(${name} ${arg_SOURCES})
  adder_link(${name} PRIVATE ${arg_LINK})
  target_compile_definitions(${name} PRIVATE ADDER_VERSION="${PROJECT_VERSION}")
  target_link_options(${name} PRIVATE -Wl,--gc-sections)
  if(ADDER_CAN_LINK_STATIC)
    target_link_options(${name} PRIVATE -static -no-pie)
  endif()
  set_property(GLOBAL APPEND PROPERTY ADDER_TOOLS ${name})
endfunction()

# Unit tests are most of what scripts/test compiles: their headers are compiled once, and they are optimised little.
function(adder_speed_up_unit_test name)
  if(NOT TARGET AdderUnitTestHeaders)
    file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/test/unit/Headers.cpp CONTENT "// Nothing but the precompiled headers.\n")
    add_library(AdderUnitTestHeaders OBJECT ${PROJECT_BINARY_DIR}/test/unit/Headers.cpp)
    target_link_libraries(AdderUnitTestHeaders PRIVATE GTest::gtest)
    target_compile_definitions(AdderUnitTestHeaders PRIVATE ADDER_TEST_DATA_DIR="${PROJECT_SOURCE_DIR}/test")
    target_compile_options(AdderUnitTestHeaders PRIVATE $<$<CONFIG:Release>:-O1>)
    target_precompile_headers(AdderUnitTestHeaders PRIVATE
      <gtest/gtest.h> <algorithm> <filesystem> <fstream> <sstream> <string> <vector>)
  endif()
  # GCC 12 finds bounds of strings violated at -O1 that are not, and variables unset that a reader fills.
  target_compile_options(${name} PRIVATE "$<$<CONFIG:Release>:-O1;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-maybe-uninitialized>")
  target_precompile_headers(${name} REUSE_FROM AdderUnitTestHeaders)
endfunction()

# adder_add_unit_test(<name> SOURCES <file>... [LINK <library>...]): a GoogleTest program. ADDER_TEST_DATA_DIR is the
# project's test/ directory. CTest runs it too; scripts/test reads its XML report.
function(adder_add_unit_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  find_package(GTest REQUIRED)
  add_executable(${name} ${arg_SOURCES})
  adder_link(${name} PRIVATE ${arg_LINK})
  target_link_libraries(${name} PRIVATE GTest::gtest GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE ADDER_TEST_DATA_DIR="${PROJECT_SOURCE_DIR}/test")
  adder_speed_up_unit_test(${name})
  if(ADDER_CAN_LINK_STATIC)
    target_link_options(${name} PRIVATE -no-pie)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/test/unit)
  set_property(GLOBAL APPEND PROPERTY ADDER_UNIT_TESTS ${name})
  add_test(NAME unit/${name} COMMAND ${name})
endfunction()

# adder_add_fuzzer(<name> SOURCES <file>... [LINK <library>...]): a libFuzzer target. Seeds of its own are in
# test/fuzz/corpus/<name>/; scripts/test adds the golden programs.
function(adder_add_fuzzer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  add_executable(${name} ${arg_SOURCES})
  adder_link(${name} PRIVATE ${arg_LINK})
  target_compile_definitions(${name} PRIVATE ADDER_TEST_DATA_DIR="${PROJECT_SOURCE_DIR}/test")
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/test/fuzz)
  set_property(GLOBAL APPEND PROPERTY ADDER_FUZZERS ${name})
endfunction()

# adder_add_benchmark(<name> SOURCES <file>... [LINK <library>...]): a Google Benchmark program.
function(adder_add_benchmark name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  find_package(benchmark REQUIRED)
  add_executable(${name} ${arg_SOURCES})
  adder_link(${name} PRIVATE ${arg_LINK})
  target_link_libraries(${name} PRIVATE benchmark::benchmark)
  target_compile_definitions(${name} PRIVATE ADDER_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(ADDER_CAN_LINK_STATIC)
    target_link_options(${name} PRIVATE -no-pie)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bench)
endfunction()

# adder_host_tools(<tool>...): Adder::<tool> is a program of another build, if ADDER_HOST_TOOLS says where one is: a build
# of the runtime only then needs no tools of its own.
function(adder_host_tools)
  foreach(tool IN LISTS ARGN)
    if(ADDER_HOST_TOOLS AND EXISTS ${ADDER_HOST_TOOLS}/${tool} AND NOT TARGET Adder::${tool})
      add_executable(Adder::${tool} IMPORTED GLOBAL)
      set_target_properties(Adder::${tool} PROPERTIES IMPORTED_LOCATION ${ADDER_HOST_TOOLS}/${tool})
    endif()
  endforeach()
endfunction()
