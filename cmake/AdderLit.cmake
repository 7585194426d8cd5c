# Configures the lit suite for this build directory and offers it as the target check-lit. lit, FileCheck, not and
# split-file come with LLVM (Debian: llvm-19-tools).
find_program(ADDER_LIT NAMES lit.py lit HINTS /usr/lib/llvm-19/build/utils/lit)
find_program(ADDER_FILECHECK NAMES FileCheck HINTS /usr/lib/llvm-19/bin)
find_package(Python3 COMPONENTS Interpreter)

configure_file(${PROJECT_SOURCE_DIR}/test/lit/lit.site.cfg.py.in ${PROJECT_BINARY_DIR}/test/lit/lit.site.cfg.py @ONLY)

get_property(adder_tools GLOBAL PROPERTY ADDER_TOOLS)
if(ADDER_LIT AND ADDER_FILECHECK AND Python3_Interpreter_FOUND)
  set(adder_lit_command ${Python3_EXECUTABLE} ${ADDER_LIT} -sv ${PROJECT_BINARY_DIR}/test/lit)
  add_custom_target(check-lit COMMAND ${adder_lit_command} DEPENDS ${adder_tools} USES_TERMINAL)
  add_test(NAME lit COMMAND ${adder_lit_command})
else()
  message(STATUS "lit or FileCheck was not found: the lit suite cannot run")
endif()
