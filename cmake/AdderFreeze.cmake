# adder_freeze(<target> OUTPUT <frozen_content.c>
#              [MANIFEST <manifest.json>...] [SOURCES <file or directory>...] [TEXTS <file or directory>...]
#              [QSTR_HEADER <qstrdefs.preprocessed.h>] [MARCH <architecture>] [OPTIMIZE <0..3>]
#              [DEFINES <NAME=VALUE>...] [CACHE <directory>] [OPTIONS <option>...])
#
# Adds <target>, which writes OUTPUT (below the current binary directory) with `mpy-tool freeze`, and again when a manifest,
# a module, a searched directory or the tool changes. A relative input is one of the current source directory, but
# QSTR_HEADER, which the build makes, is one of the current binary directory. A library or program that lists OUTPUT
# among its sources in the same directory is built after it; the target property ADDER_FROZEN_FILE has its full path.
# CACHE (default: <target>.cache in the binary directory) keeps compiled modules, so that only what changed is compiled.
include_guard()

function(adder_freeze target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT;QSTR_HEADER;MARCH;OPTIMIZE;CACHE"
                        "MANIFEST;SOURCES;TEXTS;DEFINES;OPTIONS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_OUTPUT OR NOT (arg_MANIFEST OR arg_SOURCES OR arg_TEXTS))
    message(FATAL_ERROR "adder_freeze(${target}): needs OUTPUT and MANIFEST, SOURCES or TEXTS, "
                        "and knows no '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  cmake_path(ABSOLUTE_PATH arg_OUTPUT BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} NORMALIZE OUTPUT_VARIABLE output)
  set(cache ${CMAKE_CURRENT_BINARY_DIR}/${target}.cache)
  if(arg_CACHE)
    cmake_path(ABSOLUTE_PATH arg_CACHE BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} NORMALIZE OUTPUT_VARIABLE cache)
  endif()

  set(words)
  set(depends)
  foreach(manifest IN LISTS arg_MANIFEST)
    cmake_path(ABSOLUTE_PATH manifest NORMALIZE)
    list(APPEND words --manifest ${manifest})
    list(APPEND depends ${manifest})
  endforeach()
  foreach(text IN LISTS arg_TEXTS)
    cmake_path(ABSOLUTE_PATH text NORMALIZE)
    list(APPEND words --as-str ${text})
  endforeach()
  foreach(source IN LISTS arg_SOURCES)
    cmake_path(ABSOLUTE_PATH source NORMALIZE)
    list(APPEND words ${source})
  endforeach()
  foreach(definition IN LISTS arg_DEFINES)
    list(APPEND words --define ${definition})
  endforeach()
  if(arg_QSTR_HEADER)
    cmake_path(ABSOLUTE_PATH arg_QSTR_HEADER BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} NORMALIZE
               OUTPUT_VARIABLE header)
    list(APPEND words --qstr-header ${header})
    list(APPEND depends ${header})
  endif()
  if(DEFINED arg_MARCH)
    list(APPEND words -march=${arg_MARCH})
  endif()
  if(DEFINED arg_OPTIMIZE)
    list(APPEND words -O${arg_OPTIMIZE})
  endif()
  # ninja sees that an output did not change; make would call the tool again in every build.
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    list(APPEND words --rewrite)
  endif()

  set(tool Adder::mpy-tool)
  if(NOT TARGET ${tool})
    set(tool mpy-tool) # in the build of Adder itself
  endif()
  cmake_path(GET output FILENAME name)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${tool} freeze ${words} ${arg_OPTIONS} --cache ${cache} -MF ${output}.d -MT ${output} -o ${output}
    DEPENDS ${depends} ${tool}
    DEPFILE ${output}.d
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    COMMENT "Freezing ${name}"
    VERBATIM)
  add_custom_target(${target} ALL DEPENDS ${output})
  set_target_properties(${target} PROPERTIES ADDER_FROZEN_FILE ${output})
endfunction()
