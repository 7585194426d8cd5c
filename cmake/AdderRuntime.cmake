# Building the runtime for a port. Its sources are compiled once for every port, because the port's mpconfigport.h
# decides what there is in it, and because each port has tables of strings, modules and root pointers of its own.
include_guard()
include(AdderQstr)

# adder_runtime_sources(<file>...): sources of this directory that belong to every runtime.
function(adder_runtime_sources)
  foreach(file IN LISTS ARGN)
    set_property(GLOBAL APPEND PROPERTY ADDER_RUNTIME_SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
endfunction()

# adder_add_runtime(<name> PORT <directory> SOURCES <file>... [DEFINITIONS <NAME=value>...])
# The static library <name>: the runtime as the mpconfigport.h and mphalport.h in <directory> configure it, and the port's
# own sources. Whoever links it gets the include directories, the generated headers among them.
function(adder_add_runtime name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PORT" "SOURCES;DEFINITIONS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "adder_add_runtime(${name}): knows no '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  get_property(sources GLOBAL PROPERTY ADDER_RUNTIME_SOURCES)
  add_library(${name} STATIC ${sources} ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${arg_PORT} ${PROJECT_SOURCE_DIR}/lib/runtime/include ${PROJECT_SOURCE_DIR}/lib)
  target_compile_definitions(${name} PUBLIC ${arg_DEFINITIONS})
  target_compile_options(${name} PRIVATE -fno-exceptions -fno-threadsafe-statics $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  adder_link(${name} PUBLIC Heap Frontend BytecodeEmitter Mpy Bytecode Qstr Support)
  foreach(engine IN ITEMS Regex LineEditor)
    if(TARGET Adder${engine})
      adder_link(${name} PUBLIC ${engine})
    endif()
  endforeach()
  adder_qstr(${name} DEFINITIONS ${PROJECT_SOURCE_DIR}/lib/runtime/core/qstrdefs.h)
  get_target_property(directory ${name} ADDER_QSTR_DIRECTORY)
  cmake_path(GET directory PARENT_PATH directory)
  target_include_directories(${name} PUBLIC ${directory})
endfunction()
