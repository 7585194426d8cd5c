# Flags that hold for everything Adder compiles: warnings, sanitizers, sections, position dependence. What differs between
# libraries and tools is in AdderHelpers.cmake.
include(CheckCXXSourceCompiles)

add_compile_options(-Wall -Wextra -ffunction-sections -fdata-sections)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict) # sees overlaps in std::string's own code that cannot be (GCC bug 105329)
endif()
if(ADDER_WERROR)
  add_compile_options(-Werror)
endif()

if(ADDER_SANITIZE)
  # Without type information the vptr check cannot work.
  add_compile_options(-fsanitize=${ADDER_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ADDER_SANITIZE} -fno-sanitize=vptr)
endif()
if(ADDER_GC_STRESS)
  add_compile_definitions(MICROPY_GC_STRESS=1)
endif()
if(ADDER_TERSE_FAULTS)
  add_compile_definitions(ADDER_TERSE_FAULTS=1)
endif()
if(NOT ADDER_NATIVE_MPY)
  add_compile_definitions(ADDER_NATIVE_MPY=0)
endif()
if(ADDER_BUILD_FUZZERS)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# A static position-dependent program starts in a fraction of the time that the dynamic loader needs to relocate one.
if(ADDER_STATIC_TOOLS AND NOT ADDER_PORTABLE_ONLY)
  set(CMAKE_REQUIRED_FLAGS -fno-pie)
  set(CMAKE_REQUIRED_LINK_OPTIONS -static -no-pie)
  check_cxx_source_compiles("#include <string>\nint main(int n, char **v) { return std::string(v[n - 1]).size() > 9; }"
                            ADDER_CAN_LINK_STATIC)
  unset(CMAKE_REQUIRED_FLAGS)
  unset(CMAKE_REQUIRED_LINK_OPTIONS)
  if(ADDER_CAN_LINK_STATIC)
    add_compile_options(-fno-pie)
  else()
    message(STATUS "This toolchain cannot link statically: the tools will be dynamic")
  endif()
endif()
