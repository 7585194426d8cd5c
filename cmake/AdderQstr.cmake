# adder_qstr(<target> [WITH <target>...] [DEFINITIONS <qstrdefs.h>...] [COMPRESS] [VERSION_HEADER]
#            [REPOSITORY <directory>] [OUTPUT_DIRECTORY <directory>] [DEPENDS <file or target>...] [OPTIONS <option>...])
#
# Makes the string, module and root pointer headers that the C and C++ sources of <target>, and of the targets WITH,
# need: with `qstr-gen build`, before any of them is compiled, and again when a source or a header that it includes
# changes. The sources include them as "genhdr/qstrdefs.generated.h" and so on. A header whose content stays the same
# keeps its time, so nothing is compiled because of it.
#
# Compilers and flags are those of the build: they are taken from compile_commands.json, which is written for these
# targets. Headers of the firmware must not include the generated headers where NO_QSTR is defined. DEPENDS is for what
# the build makes itself and sources include; generated sources are known.
#
# OUTPUT_DIRECTORY, <target>.qstr in the current binary directory, gets the directory genhdr and is added to the targets'
# include directories. The target <target>-qstr makes the headers; the property ADDER_QSTR_DIRECTORY of <target> is the
# directory of the headers, where qstr-gen list and explain find qstr.json.
include_guard()

# Of the sources of these targets, those that the build makes itself.
function(adder_qstr_generated_sources stamp)
  set(generated)
  foreach(target IN LISTS ARGN)
    get_target_property(sources ${target} SOURCES)
    get_target_property(directory ${target} SOURCE_DIR)
    foreach(source IN LISTS sources)
      if(source MATCHES "\\$<")
        continue()
      endif()
      get_source_file_property(isGenerated ${source} TARGET_DIRECTORY ${target} GENERATED)
      if(isGenerated)
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} NORMALIZE)
        list(APPEND generated ${source})
      endif()
    endforeach()
  endforeach()
  if(generated)
    add_custom_command(OUTPUT ${stamp} APPEND DEPENDS ${generated})
  endif()
endfunction()

function(adder_qstr target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "COMPRESS;VERSION_HEADER" "OUTPUT_DIRECTORY;REPOSITORY"
                        "WITH;DEFINITIONS;DEPENDS;OPTIONS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "adder_qstr(${target}): knows no '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  if(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    message(FATAL_ERROR "adder_qstr(${target}): needs a Ninja or Makefiles generator, which tell how sources are compiled")
  endif()
  set(targets ${target} ${arg_WITH})
  foreach(one IN LISTS targets)
    if(NOT TARGET ${one})
      message(FATAL_ERROR "adder_qstr(${target}): there is no target '${one}'")
    endif()
  endforeach()
  set(directory ${CMAKE_CURRENT_BINARY_DIR}/${target}.qstr)
  if(arg_OUTPUT_DIRECTORY)
    cmake_path(ABSOLUTE_PATH arg_OUTPUT_DIRECTORY BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} NORMALIZE
               OUTPUT_VARIABLE directory)
  endif()

  set(words -o ${directory}/genhdr --compile-commands ${CMAKE_BINARY_DIR}/compile_commands.json)
  set(headers qstrdefs.generated.h qstrdefs.preprocessed.h moduledefs.h root_pointers.h)
  set(depends ${arg_DEPENDS})
  get_property(isMulti GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  foreach(one IN LISTS targets)
    set_target_properties(${one} PROPERTIES EXPORT_COMPILE_COMMANDS ON)
    target_include_directories(${one} PRIVATE ${directory})
    list(APPEND words --objects-under CMakeFiles/${one}.dir$<${isMulti}:/$<CONFIG>>)
  endforeach()
  foreach(file IN LISTS arg_DEFINITIONS)
    cmake_path(ABSOLUTE_PATH file NORMALIZE)
    list(APPEND words --definitions ${file})
    list(APPEND depends ${file})
  endforeach()
  if(arg_COMPRESS)
    list(APPEND words --compress)
    list(APPEND headers compressed.data.h)
  endif()
  if(arg_VERSION_HEADER)
    set(repository ${CMAKE_CURRENT_SOURCE_DIR})
    if(arg_REPOSITORY)
      cmake_path(ABSOLUTE_PATH arg_REPOSITORY NORMALIZE OUTPUT_VARIABLE repository)
    endif()
    list(APPEND words --version-header --repository ${repository})
    list(APPEND headers mpversion.h)
  endif()
  list(TRANSFORM headers PREPEND ${directory}/genhdr/)

  set(tool Adder::qstr-gen)
  if(NOT TARGET ${tool})
    set(tool qstr-gen) # in the build of Adder itself
  endif()
  # The stamp tells make and ninja that all is done, while headers keep their times if they can. make has no other way
  # to know; ninja sees that a header did not change and leaves alone what depends on it.
  set(stamp ${directory}/qstr.stamp)
  add_custom_command(
    OUTPUT ${stamp}
    BYPRODUCTS ${headers} ${directory}/genhdr/qstr.json
    COMMAND ${tool} build ${words} ${arg_OPTIONS} --stamp ${stamp} -MF ${stamp}.d -MT ${stamp}
    DEPENDS ${depends} ${tool}
    DEPFILE ${stamp}.d
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR}
    COMMENT "Generating qstrs of ${target}"
    VERBATIM)
  # Sources may be added after this call.
  cmake_language(EVAL CODE "cmake_language(DEFER CALL adder_qstr_generated_sources [[${stamp}]] ${targets})")
  add_custom_target(${target}-qstr DEPENDS ${stamp})
  foreach(one IN LISTS targets)
    add_dependencies(${one} ${target}-qstr)
  endforeach()
  set_target_properties(${target} PROPERTIES ADDER_QSTR_DIRECTORY ${directory}/genhdr)
endfunction()
