# Building the runtime for a port. Its sources are compiled once for every port, because the port's mpconfigport.h
# decides what there is in it, and because each port has tables of strings, modules and root pointers of its own.
include_guard()
include(AdderFreeze)
include(AdderQstr)

# adder_runtime_sources(<file>...): sources of this directory that belong to every runtime.
function(adder_runtime_sources)
  foreach(file IN LISTS ARGN)
    set_property(GLOBAL APPEND PROPERTY ADDER_RUNTIME_SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
endfunction()

# adder_runtime_freeze(<runtime> <manifest.json>...)
# Makes the Python modules of the manifests part of the runtime, as bytecode in read-only memory: `.frozen` of sys.path.
function(adder_runtime_freeze name)
  get_target_property(headers ${name} ADDER_QSTR_DIRECTORY)
  cmake_path(GET headers PARENT_PATH directory)
  # What integers look like depends on the word.
  math(EXPR smallIntBits "${CMAKE_SIZEOF_VOID_P} * 8 - 1")
  math(EXPR digitBits "${CMAKE_SIZEOF_VOID_P} * 4")
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.frozen/frozen_content.c)
  adder_freeze(${name}-frozen
    OUTPUT ${output}
    MANIFEST ${ARGN}
    QSTR_HEADER ${headers}/qstrdefs.preprocessed.h
    OPTIONS -msmall-int-bits=${smallIntBits} -mmpz-dig-size=${digitBits})
  # A library of its own, because its strings are not to be collected with those of the runtime.
  add_library(${name}Frozen OBJECT ${output})
  add_dependencies(${name}Frozen ${name}-frozen)
  target_include_directories(${name}Frozen PRIVATE ${directory} $<TARGET_PROPERTY:${name},INCLUDE_DIRECTORIES>)
  target_compile_definitions(${name}Frozen PRIVATE $<TARGET_PROPERTY:${name},COMPILE_DEFINITIONS>)
  target_link_libraries(${name} PRIVATE ${name}Frozen)
  target_compile_definitions(${name} PUBLIC
    MICROPY_MODULE_FROZEN_MPY=1
    MICROPY_QSTR_EXTRA_POOL=mp_qstr_frozen_const_pool)
  set_target_properties(${name} PROPERTIES ADDER_FROZEN "${ARGN}")
endfunction()

# adder_add_runtime(<name> PORT <directory> SOURCES <file>... [DEFINITIONS <NAME=value>...] [FROZEN <manifest.json>...])
# The static library <name>: the runtime as the mpconfigport.h and mphalport.h in <directory> configure it, the port's own
# sources, and the Python modules that the manifests name; its property ADDER_FROZEN tells the manifests. Whoever links it gets
# the include directories, the generated headers among them.
function(adder_add_runtime name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PORT" "SOURCES;DEFINITIONS;FROZEN")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "adder_add_runtime(${name}): knows no '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  get_property(sources GLOBAL PROPERTY ADDER_RUNTIME_SOURCES)
  add_library(${name} STATIC ${sources} ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${arg_PORT} ${PROJECT_SOURCE_DIR}/lib/runtime/include ${PROJECT_SOURCE_DIR}/lib)
  target_compile_definitions(${name} PUBLIC ${arg_DEFINITIONS})
  target_compile_options(${name} PRIVATE -fno-exceptions "$<$<COMPILE_LANGUAGE:CXX>:-fno-rtti;-fno-threadsafe-statics>")
  # The few slots of a new frame are cleared sooner than memset is called.
  set_property(SOURCE ${PROJECT_SOURCE_DIR}/lib/runtime/core/Arguments.cpp TARGET_DIRECTORY ${name} APPEND PROPERTY
               COMPILE_OPTIONS $<$<CXX_COMPILER_ID:GNU>:-fno-tree-loop-distribute-patterns>)
  # Two words that were just pushed one by one are not read as one wider word without a stall.
  set_property(SOURCE ${PROJECT_SOURCE_DIR}/lib/runtime/core/Vm.cpp TARGET_DIRECTORY ${name} APPEND PROPERTY
               COMPILE_OPTIONS $<$<CXX_COMPILER_ID:GNU>:-fno-tree-slp-vectorize>)
  adder_link(${name} PUBLIC Heap Frontend BytecodeEmitter Mpy Bytecode Qstr Support)
  foreach(engine IN ITEMS Regex Fat LineEditor)
    if(TARGET Adder${engine})
      adder_link(${name} PUBLIC ${engine})
    endif()
  endforeach()
  adder_qstr(${name} DEFINITIONS ${PROJECT_SOURCE_DIR}/lib/runtime/core/qstrdefs.h)
  get_target_property(directory ${name} ADDER_QSTR_DIRECTORY)
  cmake_path(GET directory PARENT_PATH directory)
  target_include_directories(${name} PUBLIC ${directory})
  if(arg_FROZEN)
    adder_runtime_freeze(${name} ${arg_FROZEN})
  endif()
endfunction()

# adder_add_c_module(<runtime> <directory or file>...)
# Compiles modules written in C or C++ into the runtime target <runtime>: of a directory, all *.c and *.cpp in it. Its
# strings, MP_REGISTER_MODULE and MP_REGISTER_ROOT_POINTER are found with those of the runtime, so nothing else is needed
# to import it. Sources may include headers of their own directory. Warnings are no errors in them.
function(adder_add_c_module runtime)
  if(NOT TARGET ${runtime})
    message(FATAL_ERROR "adder_add_c_module: there is no runtime '${runtime}'")
  endif()
  set(sources)
  foreach(path IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH path BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    if(IS_DIRECTORY ${path})
      file(GLOB found CONFIGURE_DEPENDS ${path}/*.c ${path}/*.cpp)
      if(NOT found)
        message(FATAL_ERROR "adder_add_c_module(${runtime}): no *.c or *.cpp in ${path}")
      endif()
      list(APPEND sources ${found})
    elseif(EXISTS ${path})
      list(APPEND sources ${path})
    else()
      message(FATAL_ERROR "adder_add_c_module(${runtime}): there is no ${path}")
    endif()
  endforeach()
  target_sources(${runtime} PRIVATE ${sources})
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH directory)
    # Also for <name.h>, but a header that is called like one of the C library does not hide it.
    set_property(SOURCE ${source} TARGET_DIRECTORY ${runtime} APPEND PROPERTY COMPILE_OPTIONS
                 -Wno-error -idirafter${directory})
  endforeach()
endfunction()
