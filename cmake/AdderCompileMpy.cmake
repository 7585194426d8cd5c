# adder_compile_mpy(<target> SOURCES <file.py>...
#                   [BASE <directory>] [OUTPUT_DIRECTORY <directory>] [MARCH <architecture>] [OPTIMIZE <0..3>]
#                   [OPTIONS <option>...])
#
# Adds <target>, part of ALL, that compiles each source to a .mpy file and again when the source or the compiler
# changes. The tree below BASE (the current source directory) is mirrored below OUTPUT_DIRECTORY (<target>/ in the current
# binary directory); the path below BASE is also the source name in the .mpy file, so the bytes do not depend on where the
# project lies. The target property ADDER_MPY_FILES lists the outputs.
include_guard()

function(adder_compile_mpy target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "BASE;OUTPUT_DIRECTORY;MARCH;OPTIMIZE" "SOURCES;OPTIONS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES)
    message(FATAL_ERROR "adder_compile_mpy(${target}): needs SOURCES, and knows no '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  set(base ${CMAKE_CURRENT_SOURCE_DIR})
  if(arg_BASE)
    cmake_path(ABSOLUTE_PATH arg_BASE NORMALIZE OUTPUT_VARIABLE base)
  endif()
  set(output_directory ${CMAKE_CURRENT_BINARY_DIR}/${target})
  if(arg_OUTPUT_DIRECTORY)
    cmake_path(ABSOLUTE_PATH arg_OUTPUT_DIRECTORY BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
               NORMALIZE OUTPUT_VARIABLE output_directory)
  endif()
  set(options ${arg_OPTIONS})
  if(DEFINED arg_MARCH)
    list(APPEND options -march=${arg_MARCH})
  endif()
  if(DEFINED arg_OPTIMIZE)
    list(APPEND options -O${arg_OPTIMIZE})
  endif()

  set(outputs)
  foreach(source IN LISTS arg_SOURCES)
    cmake_path(ABSOLUTE_PATH source NORMALIZE OUTPUT_VARIABLE path)
    cmake_path(RELATIVE_PATH path BASE_DIRECTORY ${base} OUTPUT_VARIABLE name)
    set(output ${output_directory}/${name})
    cmake_path(REPLACE_EXTENSION output LAST_ONLY .mpy)
    cmake_path(GET output PARENT_PATH parent)
    file(MAKE_DIRECTORY ${parent})
    add_custom_command(
      OUTPUT ${output}
      COMMAND Adder::mpy-cross ${options} -s ${name} -MD -MF ${output}.d -o ${output} ${path}
      DEPENDS ${path} Adder::mpy-cross
      DEPFILE ${output}.d
      COMMENT "Compiling ${name}"
      VERBATIM)
    list(APPEND outputs ${output})
  endforeach()
  add_custom_target(${target} ALL DEPENDS ${outputs})
  set_target_properties(${target} PROPERTIES ADDER_MPY_FILES "${outputs}")
endfunction()
