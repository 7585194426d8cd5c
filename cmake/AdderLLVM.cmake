# adder_link_llvm(<target> <component>...): links LLVM 19 statically and by component into a library of Adder, so that a
# tool holds only what it uses and needs no shared LLVM on the machine where it runs.
include_guard()

# Debian's LLVMSupport names the shared zlib and zstd, and the Z3 solver that nothing here reaches; a static program
# needs the archives instead.
macro(adder_find_llvm)
  # Its variables belong to the directory that asks, its targets to all.
  set(adder_saved_suffixes ${CMAKE_FIND_LIBRARY_SUFFIXES})
  find_package(LLVM 19.1 REQUIRED CONFIG HINTS /usr/lib/llvm-19/lib/cmake/llvm)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
  find_library(ADDER_ZLIB_ARCHIVE z REQUIRED)
  find_library(ADDER_ZSTD_ARCHIVE zstd REQUIRED)
  set(CMAKE_FIND_LIBRARY_SUFFIXES ${adder_saved_suffixes})
  set_target_properties(LLVMSupport PROPERTIES
    INTERFACE_LINK_LIBRARIES "rt;dl;m;${ADDER_ZLIB_ARCHIVE};${ADDER_ZSTD_ARCHIVE};LLVMDemangle")
endmacro()

macro(adder_link_llvm target)
  if(TARGET ${target})
    adder_find_llvm()
    llvm_map_components_to_libnames(adder_llvm_libraries ${ARGN})
    target_include_directories(${target} SYSTEM PRIVATE ${LLVM_INCLUDE_DIRS})
    target_link_libraries(${target} PRIVATE ${adder_llvm_libraries})
  endif()
endmacro()
